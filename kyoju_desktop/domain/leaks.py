"""The last look before release: does the text of the finished pages hold what was withheld?

Pages and values are folded alike (width, case, kana, kanji variants, spaces, hyphens, kanji numerals, 丁目・番・号),
so that another way of writing is still found. A hit is excused only where it lies inside something that was let
through as a value of its own, or inside the paper's own header (office, recipient, conditions): so the town's name in
the office's address line is no alarm, the same name in a free text about the person is. Tokens of fewer than three
characters are not searched by themselves: they occur everywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.conceal import home_parts
from kyoju_desktop.domain.exclusions import excluded, exclusions_of
from kyoju_desktop.domain.fields import Record, Spec, catalogue, is_empty, record_class, spec, specs, value_of
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Day, Phone, Text
from kyoju_desktop.domain.records import Address, ContactPoint, OppositeParty, Person
from kyoju_desktop.domain.sheet import Frame, Sheet
from kyoju_desktop.domain.variants import COUNTERS, HIRAGANA, SELECTORS, UNSEEN, VARIANTS
from kyoju_desktop.i18n.eras import wareki, wareki_short

SHORTEST = 3  # characters of a folded token that is worth a search
_AROUND = 8  # characters shown on either side of a hit

_PERSONAL = frozenset({Info.IDENTITY, Info.CONTACT, Info.HOUSEHOLD})
_HYPHENS = re.compile(r"[‐‑‒–—―−ー─-]+")
_NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")
_LETTERS: dict[int, str | int] = {**VARIANTS, **HIRAGANA, **COUNTERS, **_NUMERALS}
_UNSEEN = {**SELECTORS, **UNSEEN}  # before all else: a mark between two letters keeps them from becoming one
_AGAIN = re.compile("(.)々")  # 佐々木 is also written 佐佐木
_COUNTER = re.compile("(?<=[一-鿿])が(?=[一-鿿])")  # 霞ヶ谷 is also written 霞が谷
_POINTS = re.compile(r"(?<=\d)[・./,~〜_](?=\d)")  # 1234・5, 090.1234.5678
_BLOCK = re.compile(r"(?<=\d)(?:丁目|番地の?|番|号室|号|の)(?=\d)")
_BLOCK_END = re.compile(r"(?<=\d)(?:丁目|番地|番|号室|号)")
_BREAKS = re.compile(r"[、。,，.．・/／:：;；()（）「」『』\n]|(?<=[^\d])\s+(?=[^\d])")
# 都道府県 and 市区町村 (with 郡) at the head of an address, so that the rest is searched by itself.
_AREA = re.compile(r"^(?:[^\d都道府県]{2,4}?[都道府県])?(?:[^\d市区町村]{1,6}?郡)?((?:[^\d]{1,6}?[市区町村])?)")
# What a place is called, without 大字 before it and its numbers behind it.
_PLACE_NAME = re.compile(r"(?:大字|字)?(\D{2,}?)(?=[\d\s]|字|[〇一二三四五六七八九十]+(?:丁目|番|条)|$)")


@dataclass(frozen=True)
class Leak:
    """A withheld value on a page: which page (from 1), what it is, and the folded words around it.

    `around` quotes the page for the clerk's eyes; it never goes into a message or a log.
    """

    page: int
    key: str
    label: str
    record: str
    around: str


def fold(text: str) -> str:
    """The text without width, case, kana, kanji variants, spaces and the many ways to write a number of a place."""
    plain = unicodedata.normalize("NFKC", text.translate(_UNSEEN)).casefold().translate(_LETTERS)
    plain = _COUNTER.sub("け", _AGAIN.sub(r"\1\1", re.sub(r"\s+", "", plain)))
    plain = _BLOCK.sub("-", _POINTS.sub("-", plain).replace("・", ""))
    plain = _BLOCK_END.sub("", plain)
    return _HYPHENS.sub("-", plain)


def leaks(pages: Sequence[str], file: CaseFile, sheet: Sheet) -> tuple[Leak, ...]:
    """Every place on the finished pages where a value of the case stands that the sheet withheld."""
    return search(pages, (*_withheld(file, sheet), *_of_kin(file)), file, _allowed(sheet))


def search(
    pages: Sequence[str], values: Iterable[tuple[Record, Spec]], file: CaseFile, allowed: Iterable[str]
) -> tuple[Leak, ...]:
    """Every place on the pages where one of the values stands, unless it lies inside one of the allowed texts."""
    folded = [fold(page) for page in pages]
    excused = [each for each in map(fold, dict.fromkeys(allowed)) if len(each) >= SHORTEST]
    return tuple(
        Leak(number, f"{type(record).__name__}.{each.name}", each.label, record.id, around)
        for record, each in values
        for number, page in enumerate(folded, start=1)
        for around in _hits(page, record, each, file, excused)
    )


def _hits(page: str, record: Record, each: Spec, file: CaseFile, excused: Sequence[str]) -> Iterator[str]:
    """At most one hit per value and page: the clerk mends the text and tries again."""
    for pattern in _patterns(record, each, file):
        for found in pattern.finditer(page):
            if not _inside(found.span(), page, excused):
                yield page[max(0, found.start() - _AROUND) : found.end() + _AROUND]
                return


def _inside(span: tuple[int, int], page: str, excused: Iterable[str]) -> bool:
    start, end = span
    for each in excused:
        at = page.find(each, max(0, end - len(each)))
        if 0 <= at <= start:
            return True
    return False


def _allowed(sheet: Sheet) -> Iterator[str]:
    """Texts that are on the paper by right: short values let through, labels, and the header.

    A free text let through excuses nothing: it is just there that a withheld value slips in.
    """
    for value in sheet.values:
        owner, name = value.key.split(".", 1)
        kind = spec(record_class(owner), name).kind
        if not (isinstance(kind, Text) and kind.lines > 1):
            yield value.text
        yield value.label
    yield from (each.label for each in sheet.withheld)
    yield from _header(sheet.frame)


def _header(frame: Frame) -> Iterator[str]:
    yield from (frame.title, frame.case_number, frame.document_number, frame.basis, frame.clerk)
    yield from (frame.municipality, frame.department, frame.section, frame.office_phone, frame.office_fax)
    yield from (frame.recipient, frame.recipient_person, *frame.conditions, *frame.notes)


def _withheld(file: CaseFile, sheet: Sheet) -> Iterator[tuple[Record, Spec]]:
    """Every value of the case that must not be read on the paper."""
    given = {(each.record, each.key) for each in sheet.values}
    exclusions = exclusions_of(file)
    kinds = {type(each): each for rows in file.records.values() for each in rows}
    everything = (file.person, *(record for kind in kinds for record in file.of(kind)))
    named = {each.record_class for each in exclusions}
    protected = file.protected
    classes: set[type[Record]] = {Person, *kinds}
    looked_at = {
        kind: _looked_at(kind.__name__, named=kind.__name__ in named, protected=protected) for kind in classes
    }
    for record in everything:
        for each, telling in looked_at.get(type(record), ()):
            key = f"{type(record).__name__}.{each.name}"
            if (record.id, key) in given or is_empty(record, each.name):
                continue
            if telling or excluded(exclusions, record, each.name):
                yield record, each


def _of_kin(file: CaseFile) -> Iterator[tuple[Record, Spec]]:
    """The protected words that stand in the records of those who share this person's secrecy: never on a paper."""
    place, phone = spec(Address, "place"), spec(ContactPoint, "phone")
    for word in sorted(file.kin_words):
        if re.fullmatch(r"\+?\d+", word):
            yield ContactPoint(phone=word), phone
        else:
            yield Address(place=word), place


@cache
def _looked_at(name: str, *, named: bool, protected: bool) -> tuple[tuple[Spec, bool], ...]:
    """The fields of a class that tell something by themselves, and all of them where an exclusion names the class."""
    kind = record_class(name)
    found = ((each, tells_by_itself(kind, each, protected=protected)) for each in specs(kind))
    return tuple((each, telling) for each, telling in found if telling or named)


def tells_by_itself(kind: type[Record], each: Spec, *, protected: bool = True) -> bool:
    """Whether the value alone would tell something: names, ways of contact, 要配慮, the protected bundle."""
    if kind is OppositeParty:
        return each.name in {"name", "kana", "connected"}
    if each.info.special:
        return isinstance(each.kind, Text) and each.info is not Info.COURSE
    return each.info in _PERSONAL or (protected and each.protected)


def _patterns(record: Record, each: Spec, file: CaseFile) -> Iterator[re.Pattern[str]]:
    value = value_of(record, each.name)
    if isinstance(each.kind, Phone):
        yield from _phone(value)
    elif isinstance(each.kind, Day):
        yield from _birthday(value, each)
    elif isinstance(each.kind, Text):
        yield from (_exactly(token) for token in _tokens(record, each, each.kind.lines, value, file))


def _tokens(record: Record, each: Spec, lines: int, value: str, file: CaseFile) -> Iterator[str]:
    whole = fold(value)
    found = {whole}
    if each.name in {"place", "address", "home", "next_place"}:
        found |= _address_parts(value, file)
        for part in home_parts(value) if each.name == "home" else ():
            found |= {fold(part), *_address_parts(part, file)}
    elif isinstance(record, Address):
        found = {whole if each.name != "room" else fold(record.building + value)}
    elif each.name in {"name", "former_name", "kana"}:
        found |= {fold(part) for part in value.split()[1:]}
    elif each.info.special or lines > 1:
        found = {fold(part) for part in _BREAKS.split(value)} | {whole}
    return (token for token in sorted(found - _labels()) if _worth(token))


@cache
def _labels() -> frozenset[str]:
    """What the office calls its own fields (事実, 見立て): such a word in brackets of a free text tells nothing."""
    return frozenset(fold(each.label) for kind in catalogue() for each in specs(kind))


def _worth(token: str) -> bool:
    """Two characters are searched only when both are kanji (a given name); bare digits never."""
    if re.fullmatch(r"[\d-]*", token):
        return len(token) >= 6
    return len(token) >= SHORTEST or bool(re.fullmatch(r"[一-鿿]{2}", token))


def _address_parts(value: str, file: CaseFile) -> set[str]:
    """The address without prefecture and town, down to the block; if secret, also the bare name of the place and
    another town's name by itself."""
    plain = unicodedata.normalize("NFKC", value)
    town, rest = _AREA.findall(plain)[0], _AREA.sub("", plain, count=1)
    parts = {fold(town + rest), fold(rest), fold(re.split(r"[\s　]", rest.strip())[0])}
    if not file.protected:
        return parts
    if town and town != file.office.municipality:
        parts.add(fold(town))
    return parts | ({bare_place(value)} - {""})


def bare_place(place: str) -> str:
    """What an address calls the place, folded: without prefecture, town, 大字 and numbers; "" when it has no name."""
    found = _PLACE_NAME.match(_AREA.sub("", unicodedata.normalize("NFKC", place), count=1).strip())
    return fold(found[1]) if found else ""


def _phone(digits: str) -> Iterator[re.Pattern[str]]:
    """The number however it is written, and its local part without the area code."""
    plain = digits.removeprefix("+81") if digits.startswith("+81") else digits
    local = plain[-8:] if re.match(r"0[5789]0", plain) else plain[-6:]
    for part in dict.fromkeys((plain, local)):
        if len(part) >= 6:
            yield re.compile(r"(?<!\d)" + r"[-().]*".join(part) + r"(?!\d)")


def _birthday(day: date, each: Spec) -> Iterator[re.Pattern[str]]:
    if each.name == "birth_date":
        western = (f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}", f"{day:%Y-%m-%d}")
        for written in (wareki(day), wareki_short(day), *western, f"{day:%Y/%m/%d}"):
            yield _exactly(fold(written))


def _exactly(token: str) -> re.Pattern[str]:
    """The token, not as a piece of a longer number."""
    before = r"(?<!\d)" if token[0].isdigit() else ""
    after = r"(?!\d)" if token[-1].isdigit() else ""
    return re.compile(before + re.escape(token) + after)
