"""The words of a layout: a form of sections of rows of fields."""

from dataclasses import dataclass

from kyoju_desktop.domain.fields import Record, spec


@dataclass(frozen=True)
class Section:
    """A headed group; each row holds one field over the full width or two side by side."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Form:
    """The fields of one record class as a screen shows them. Unknown field names fail on import."""

    title: str
    record: type[Record]
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        for name in self.names():
            spec(self.record, name)

    def names(self) -> tuple[str, ...]:
        """Every field of the form in reading order."""
        return tuple(name for section in self.sections for row in section.rows for name in row)

    def only(self, *titles: str) -> "Form":
        """The same form with these sections alone: one layout serves a page that shows it in parts."""
        return Form(self.title, self.record, tuple(each for each in self.sections if each.title in titles))
