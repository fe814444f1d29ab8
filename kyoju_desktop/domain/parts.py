"""What of an outward paper stands or falls together before the gate, and with which information class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.info import Info, stricter
from kyoju_desktop.domain.kinds import Choice, Codes, Locale, Ref
from kyoju_desktop.domain.papers import Line, records_of
from kyoju_desktop.domain.records import Referral


@dataclass(frozen=True)
class Part:
    """A field of a record with its class, or one 要配慮 code out of its answers (`pick` "topics.T14")."""

    line: Line
    record: Record
    pick: str
    info: Info
    value: Any


def parts_of(
    lines: Sequence[Line], file: CaseFile, referral: Referral | None, at: Locale, *, existence_only: bool
) -> Iterator[Part]:
    """Everything a paper of these lines could print, in its order; `existence_only` is the lowest level (L0)."""
    for line in lines:
        records, each = records_of(line, file, referral, at.today), line.spec
        if records and not isinstance(each.kind, Ref):
            base = Info.EXISTENCE if existence_only and line.existence else each.info
            for record in records:
                if value_of(record, line.name) != each.kind.empty:
                    yield from _split(line, record, base, at)


def _split(line: Line, record: Record, base: Info, at: Locale) -> Iterator[Part]:
    kind, value = line.spec.kind, value_of(record, line.name)
    if isinstance(kind, Choice):
        yield Part(line, record, line.name, stricter(base, at.codes.info(kind.list, value)), value)
    elif isinstance(kind, Codes):
        yield from _split_codes(line, record, base, {code: at.codes.info(kind.list, code) for code in value})
    else:
        yield Part(line, record, line.name, base, value)


def _split_codes(line: Line, record: Record, base: Info, codes: dict[str, Info | None]) -> Iterator[Part]:
    """One part per information class, and one for each code that is 要配慮 by itself."""
    ordinary: dict[Info, set[str]] = {}
    for code, own in sorted(codes.items()):
        info = stricter(base, own)
        if info.special and not base.special:
            yield Part(line, record, f"{line.name}.{code}", info, frozenset({code}))
        else:
            ordinary.setdefault(info, set()).add(code)
    for info, together in ordinary.items():
        yield Part(line, record, line.name, info, frozenset(together))
