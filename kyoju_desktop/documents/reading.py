"""A sheet as a form reads it: values by key, rows by record, choices as ticks, and what no row of the form took up.

Blank forms read as empty. Whatever the gate let through and no row asked for is handed out by `rest`, so a form can
never swallow a value.
"""

import re
from collections.abc import Iterable
from datetime import date

from kyoju_desktop.documents.items import Item, Para, Ruled, Ticks
from kyoju_desktop.documents.wording import Words, choices
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.sheet import Frame, Sheet, Value
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import Translator

_WEEKDAY = re.compile(r"\([月火水木金土日]\)$")


class Reading:
    """One reading of a sheet; remembers which keys the form has taken up."""

    def __init__(self, sheet: Sheet, words: Words, tr: Translator, *, blank: bool) -> None:
        self.frame: Frame = sheet.frame
        self.beside = sheet.beside
        self.chapters = sheet.chapters
        self.form = sheet.form
        self.table = sheet.table
        self.words = words
        self.tr = tr
        self.blank = blank
        self._values: dict[str, list[Value]] = {}
        self._by_record: dict[str, list[Value]] = {}
        for value in () if blank else sheet.values:
            self._values.setdefault(value.key, []).append(value)
            self._by_record.setdefault(value.record, []).append(value)
        self._taken: set[str] = set()

    def text(self, key: str, between: str = "、") -> str:
        """The text of a field, all its records joined; "" when nothing was let through."""
        self._taken.add(key)
        return between.join(value.text for value in self._values.get(key, ()))

    def day(self, key: str) -> str:
        """A date without its weekday, as one writes a birthday."""
        return _WEEKDAY.sub("", self.text(key))

    def has(self, *keys: str) -> bool:
        """Whether any of the fields has a value."""
        return any(key in self._values for key in keys)

    def labelled(self, *keys: str) -> str:
        """The fields that have a value, each with its label: 「いまの住まい:借家 家賃(月):42,000円」."""
        self._taken.update(keys)
        parts = [(self._label(key), self.text(key)) for key in keys if key in self._values]
        return "\u3000".join(f"{label}:{text}" for label, text in parts)

    def labelled_day(self, key: str) -> str:
        """A date with its label and without its weekday, for a narrow cell."""
        return _WEEKDAY.sub("", self.labelled(key))

    def keep(self, *keys: str) -> None:
        """Count fields as taken whose row comes later on the form than `rest`."""
        self._taken.update(keys)

    def rows(self, record_class: str) -> list[dict[str, str]]:
        """The values of a repeated record class by field name, one mapping per record; all fields count as taken."""
        found: dict[str, dict[str, str]] = {}
        for key, values in self._values.items():
            owner, name = key.split(".", 1)
            if owner != record_class:
                continue
            self._taken.add(key)
            for value in values:
                row = found.setdefault(value.record, {})
                row[name] = f"{row[name]}、{value.text}" if name in row else value.text
        return list(found.values())

    def values_of(self, record: str) -> list[Value]:
        """Everything that stands on the sheet of one record, in the order of the sheet; it counts as taken."""
        own = self._by_record.get(record, [])
        self._taken.update(value.key for value in own)
        return own

    def label_of(self, record_class: str, name: str) -> str:
        """The label of a field that has a value."""
        return self._label(f"{record_class}.{name}")

    def chosen(self, key: str) -> list[str]:
        """The labels chosen in a field, in the order in which they came."""
        return [part for part in self.text(key).split("、") if part]

    def ticks(self, key: str, of: str, *, columns: int = 0, size: float = 0.0) -> Ticks:
        """A choice list with what was chosen ticked; a choice that is no longer on the list stands at its end."""
        return self.ticked(self.chosen(key), self.labels(of), columns=columns, size=size)

    def ticked(self, chosen: Iterable[str], labels: Iterable[str], *, columns: int = 0, size: float = 0.0) -> Ticks:
        """Labels with the chosen ones ticked."""
        wanted, known = list(chosen), list(labels)
        known += [label for label in wanted if label not in known]
        return Ticks(tuple(("☑" if label in wanted else "☐", label) for label in known), columns, size)

    def labels(self, of: str) -> list[str]:
        """The labels of a choice list that are open on the day of the paper."""
        return [self.tr(label) for label in choices(of, self.frame.dated_on)]

    def written(self, day: date | None) -> str:
        """A day in 和暦; on a blank form the places for year, month and day."""
        return wareki(day) if day and not self.blank else self.words("empty_day")

    def or_lines(self, items: Iterable[Item], count: int = 1, height: float = 22.0) -> tuple[Item, ...]:
        """The items, or on a blank form empty lines (`height` in points) to write on."""
        return (Ruled(count, height),) if self.blank else tuple(items)

    def rest(self) -> list[tuple[Info, str]]:
        """What no row has taken up: per class the labelled texts, in the order of the sheet."""
        left: dict[Info, dict[str, list[str]]] = {}
        for key, values in self._values.items():
            for value in () if key in self._taken else values:
                own = left.setdefault(value.info, {}).setdefault(value.record, [])
                own.append(f"{self.tr(value.label)}:{value.text}")
        self._taken.update(self._values)
        return [(info, "\n".join("\u3000".join(own) for own in records.values())) for info, records in left.items()]

    def _label(self, key: str) -> str:
        values = self._values.get(key)
        return self.tr(values[0].label) if values else ""


def some(*texts: str) -> tuple[Para, ...]:
    """A paragraph for each text that is not empty."""
    return tuple(Para(text) for text in texts if text)


def joined(*texts: str, between: str = " ") -> str:
    """The texts that are not empty, joined."""
    return between.join(text for text in texts if text)
