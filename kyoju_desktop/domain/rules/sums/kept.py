"""A kept sum as text: written once in the office's language, read line by line by the screen and the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kyoju_desktop.domain.kinds import Flag, Locale
from kyoju_desktop.domain.rules.sums.asked import Asked
from kyoju_desktop.domain.rules.sums.steps import ESTIMATE, Sum, amount_text
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message, Translator

UNKNOWN = N_("空欄")  # nobody knows, or it was not asked
CONFIRM = N_("県に確かめる")
_IS, _COMES_TO, _FROM, _END, _NOTE = ": ", " = ", "〔", "〕", "※ "


@dataclass(frozen=True)
class GivenLine:
    """One figure of a kept sum as it reads: its label, its value in words, where it came from."""

    label: str
    value: str
    origin: str


@dataclass(frozen=True)
class StepLine:
    """One step of a kept sum as it reads."""

    label: str
    how: str
    amount: str


def given_line(label: str, value: str, origin: str) -> str:
    """One figure as it is kept."""
    return f"{label}{_IS}{value}{_FROM}{origin}{_END}"


def given_lines(text: str) -> tuple[GivenLine, ...]:
    """What was entered, line by line."""
    found = []
    for line in text.splitlines():
        label, _is, rest = line.partition(_IS)
        value, mark, origin = rest.rpartition(_FROM)
        found.append(GivenLine(label, value if mark else rest, origin.removesuffix(_END) if mark else ""))
    return tuple(found)


def steps_text(found: Sum, tr: Translator) -> str:
    """Every step and note as it is kept."""
    return "\n".join((*_steps(found, tr), *_notes(found, tr)))


def step_lines(text: str) -> tuple[StepLine, ...]:
    """How it was worked out, line by line."""
    found = []
    for line in text.splitlines():
        if not line.startswith(_NOTE):
            label, _is, rest = line.partition(_IS)
            way, _comes, amount = rest.rpartition(_COMES_TO)
            found.append(StepLine(label, way, amount))
    return tuple(found)


def note_lines(text: str) -> tuple[str, ...]:
    """What else was said."""
    return tuple(each.removeprefix(_NOTE) for each in text.splitlines() if each.startswith(_NOTE))


def source_text(found: Sum, tr: Translator) -> str:
    """The tables that were used, one a line."""
    return "\n".join(table_line(each, tr) for each in found.tables)


def table_line(table: RateTable, tr: Translator) -> str:
    """A table in one line: its name, its dates, its source, and what of it is to be confirmed."""
    said = f"{tr(table.title)}({table.period.text(tr)})"
    if table.source:
        said += " " + tr(N_("出どころ: {source}"), source=table.source)
    if table.unconfirmed:
        said += f" 【{tr(CONFIRM)}: {table.doubt}】" if table.doubt else f" 【{tr(CONFIRM)}】"
    return said


def full_label(asked: Asked) -> str:
    """The label with its group: that of a second person reads like that of the first."""
    return f"{asked.group}・{asked.label}" if asked.group else asked.label


def shown_value(asked: Asked, value: Any, at: Locale) -> str:  # noqa: ANN401 - a field may hold any kind
    """The value in words; an empty one is an answer too."""
    if isinstance(asked.kind, Flag):
        return at.tr(N_("はい")) if value else at.tr(N_("いいえ"))
    return asked.kind.format(value, at) or at.tr(UNKNOWN)


def told(message: Message, tr: Translator) -> str:
    """A message whose values are marked texts themselves (names of records, answers)."""
    return Message(message.template, tuple((name, tr(value)) for name, value in message.values)).text(tr)


def _steps(found: Sum, tr: Translator) -> Iterator[str]:
    for each in found.steps:
        yield f"{tr(each.label)}{_IS}{each.how.text(tr)}{_COMES_TO}{amount_text(each.amount, each.unit, tr)}"


def _notes(found: Sum, tr: Translator) -> Iterator[str]:
    for note in (*found.notes, Message(ESTIMATE)):
        yield _NOTE + note.text(tr)
