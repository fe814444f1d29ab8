"""Taking the protected bundle out of free text: what a note repeats of an address or a number is not shown either."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from kyoju_desktop.domain.fields import Record, Spec, specs, value_of
from kyoju_desktop.domain.kinds import Kana, Phone, Text
from kyoju_desktop.domain.variants import BETWEEN, COUNTERS, HIRAGANA, VARIANTS
from kyoju_desktop.i18n.messages import N_

R = TypeVar("R", bound=Record)

SECRET = N_("(秘匿)")
SHORTEST = 3  # characters of a word that is worth taking out: a room number alone says nothing
CUT = "…"  # where a line was shortened
_FEWEST_DIGITS = 6
_UNSEEN = rf"[{BETWEEN}]*"
_POINTS = "・./,~〜_"  # 1234・5, 090.1234.5678
_GAP = rf"[{BETWEEN}{_POINTS}()（）‐‑‒–—―−ー─-]*"
_BLOCK = rf"(?:[{BETWEEN}{_POINTS}‐‑‒–—―−ー─-]|丁目|番地の?|番|号室|号|の)+"
_NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")
_LETTERS: dict[int, str | int] = {**VARIANTS, **HIRAGANA, **COUNTERS, **_NUMERALS}
# Half-width kana and some other programs write the mark of a voice apart: two letters for one.
_APART = {
    voiced: f"(?:{voiced}|{plain}[\u3099\u309b\uff9e]|{plain}[\u309a\u309c\uff9f])"
    for voiced in map(chr, range(0x3041, 0x3097))
    for plain in unicodedata.normalize("NFD", voiced)[:1]
    if plain != voiced
}
_SAME = {"け": "[けが]", "が": "(?:[けが]|か[\u3099\u309b\uff9e])"}  # 霞ヶ谷, 霞ケ谷, 霞が谷
_BETWEEN = re.compile(r"(?<=\d)(?:丁目|番地の?|番|号室|号|の|[‐‑‒–—―−ー─-])+(?=\d)")
_END = re.compile(r"(?<=\d)(?:丁目|番地|番|号室|号)$")
_OPEN_END = re.compile(r"(?<=\d)(?:丁目?|番地?の?|号室?|の|[‐‑‒–—―−ー─-])+$")
# コーポ桜 101(瀬戸見市本町1-2): the house, its room, its place, as the register of homes writes them.
_PLACED = re.compile(
    r"^(.{2,}?)\s*[(\uff08](?=[^()\uff08\uff09]*[\d一二三四五六七八九])([^()\uff08\uff09]+)[)\uff09]$"
)
_ROOM = re.compile(r"\s+\S*\d\S*$")
_ANY_HOUSE = frozenset({"公営住宅", "県営住宅", "市営住宅", "町営住宅", "村営住宅", "アパート", "マンション"})
_AREA = re.compile(r"^(?:[^\d都道府県]{2,4}?[都道府県])?(?:[^\d市区町村]{1,6}?郡)?(?:[^\d市区町村]{1,6}?[市区町村])?")


class Concealer:
    """Takes certain words out of texts, however they are written: width, kana, variants, hyphens, 丁目・番・号."""

    def __init__(self, words: Iterable[str], known: Iterable[str] = ()) -> None:
        """`words` are the bundle's values; `known` are names that tell nothing (the office's own town)."""
        self._words = frozenset(words)
        self._known = {_plain(each) for each in known}

    def __call__(self, text: str, mask: str = SECRET) -> str:
        """The text with every such word replaced."""
        if not text or self._pattern is None:
            return text
        if (begun := self._begun(text)) is not None:
            return self(text[:begun], mask) + mask + CUT
        plain = _plain(text)
        parts, at = [], 0
        for found in self._pattern.finditer(plain):
            parts += [text[at : found.start()], mask]
            at = found.end()
        return "".join([*parts, text[at:]])

    def holds(self, text: str) -> bool:
        """Whether one of the words stands in the text."""
        if not text or self._pattern is None:
            return False
        return self._pattern.search(_plain(text)) is not None or self._begun(text) is not None

    def _begun(self, text: str) -> int | None:
        """Where a word begins whose end was cut off with the rest of the text (「…」); None if there is none."""
        if not text.endswith(CUT):
            return None
        plain = _plain(text)[: -len(CUT)]
        for at in range(len(plain)):
            tail = _even(plain[at:])
            if len(tail) >= SHORTEST and any(each.startswith(tail) for each in self._beginnings):
                return at
        return None

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        whole = {_even(_plain(word)) for word in self._words} - self._known
        return frozenset(each for word in whole for each in (word, _AREA.sub("", word)) if len(each) >= SHORTEST)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        made = {pattern for word in self._words for pattern in _patterns(word, self._known)}
        return re.compile("|".join(sorted(made, key=len, reverse=True))) if made else None


NOTHING = Concealer(())


def concealed(record: R, conceal: Concealer, mask: str = SECRET) -> R:
    """The record for a list: its texts without what they repeat of the bundle. Never written back."""
    if conceal is NOTHING:
        return record
    texts = {each.name: value_of(record, each.name) for each in specs(type(record)) if isinstance(each.kind, Text)}
    hidden = {name: conceal(text, mask) for name, text in texts.items() if conceal.holds(text)}
    return record.replace(**hidden) if hidden else record


def told_places(record: Record) -> Iterable[str]:
    """The values of a record that belong to the bundle and could stand in a text: places and numbers."""
    for each in specs(type(record)):
        if each.protected and names_place(each):
            value = value_of(record, each.name)
            if value:
                yield value
                yield from home_parts(value) if each.name == "home" else ()


def home_parts(home: str) -> tuple[str, ...]:
    """What a clerk writes of a home instead of the whole: house and room, its place, the bare name of the house."""
    found = _PLACED.match(home)
    named, place = (found[1], found[2]) if found else (home, "")
    house = _ROOM.sub("", named)
    parts = (named if found else "", place, "" if house in {home, *_ANY_HOUSE} else house)
    return tuple(each for each in parts if len(each) >= SHORTEST)


def names_place(each: Spec) -> bool:
    """Whether the field is one line of text or a number (not prose, not a date, not a choice)."""
    return isinstance(each.kind, Phone) or (
        isinstance(each.kind, Text | Kana) and getattr(each.kind, "lines", 1) == 1
    )


def _plain(text: str) -> str:
    """The text in its plain form, character for character: the places of the letters stay the same."""
    return "".join(map(_letter, text)).translate(_LETTERS)


def _even(plain: str) -> str:
    """Without spaces and the many ways to write the number of a place or a telephone."""
    close = re.sub(_UNSEEN, "", plain)
    if re.fullmatch(r"[\d()+‐‑‒–—―−ー─-]+", close):
        return re.sub(r"[^0-9]", "", close)
    return _OPEN_END.sub("", _BETWEEN.sub("-", close))


def _letter(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).casefold()
    return folded if len(folded) == 1 else char


def _patterns(word: str, known: set[str]) -> Iterable[str]:
    plain = _plain(unicodedata.normalize("NFKC", re.sub(_UNSEEN, "", word)))
    digits = re.sub(r"[^0-9]", "", plain)
    if re.fullmatch(r"[\d()+-]+", plain):
        if len(digits) >= _FEWEST_DIGITS:
            yield rf"(?<!\d){_GAP.join(digits)}(?!\d)"
        return
    whole = _END.sub("", _BETWEEN.sub("-", plain))
    for part in {whole, _AREA.sub("", whole)}:
        if len(part) >= SHORTEST and plain not in known and not part.isdecimal():
            yield _spelt(part)


def _spelt(word: str) -> str:
    body = rf"[{BETWEEN}・]*".join(_BLOCK if char == "-" else _letters(char) for char in word)
    return body + (r"(?!\d)" if word[-1].isdecimal() else "")


def _letters(char: str) -> str:
    """The pattern for one letter, as it may be written."""
    return _SAME.get(char) or _APART.get(char) or re.escape(char)
