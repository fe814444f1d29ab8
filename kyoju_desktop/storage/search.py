"""Find a case: prefixes of folded keys first, then bigrams; a hit never shows where a protected person is."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folding import LAST, fold, fold_kana, fold_unvoiced, gram_query
from kyoju_desktop.storage.indexing import is_reading, plain_number

__all__ = ["Hit", "find_cases", "fold", "similar_cases"]

_CAP = 500
_ENOUGH = 50
_NUMBERS = frozenset({"number", "joined_from", "phone"})  # whoever types a number that is found looks for no words
_WHY = {
    "name": N_("氏名"),
    "kana": N_("ふりがな"),
    "former_name": N_("旧姓・以前の氏名"),
    "alias": N_("通称"),
    "latin_name": N_("アルファベット氏名"),
    "kanji_name": N_("漢字の氏名"),
    "phone": N_("電話"),
    "birth_date": N_("生年月日"),
    "number": N_("受付番号"),
    "joined_from": N_("前の受付番号"),
    "called": N_("仮の呼び名"),
    "place": N_("住所"),
    "text": N_("氏名の一部"),
    "note": N_("経過のことば"),
}


@dataclass(frozen=True)
class Hit:
    """One case found. `opposite`: what was typed names somebody who must not be answered about this case."""

    person: str
    case: str
    number: str
    name: str
    kana: str
    birth_date: date | None
    stage: str
    why: str
    opposite: bool = False
    protected: bool = False
    snippet: str = ""


_DATED = re.compile(
    r"(?:(令和|平成|昭和|大正|[RHST])\s*)?(\d{1,4}|元)(?:[年./-](?:(\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?)?)?"
)
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "大正": 1911, "T": 1911}


def find_cases(connection: Any, text: str, limit: int = 50) -> tuple[Hit, ...]:  # noqa: ANN401
    """The cases that the text leads to: warnings first, then exact writings, prefixes, parts, notes."""
    plain = fold(text)
    if not plain:
        return ()
    opposite = _opposites(connection, text)
    rows = _prefixes(connection, _wanted(text, plain))
    if len(rows) < _ENOUGH and not any(field in _NUMBERS for _, field in rows):
        if not (rows and is_reading(plain)):  # the middle of a reading leads nowhere when its beginning does
            rows += _texts(connection, "name_text", plain)
        if len(rows) < _ENOUGH and len(plain) > 1:
            rows += _texts(connection, "note_text", plain)
    owners: dict[str, str] = {}
    for owner, field in rows:
        owners.setdefault(owner, field)
    warned = _hits(connection, dict.fromkeys(opposite, ""), "", opposite=True)
    found = _hits(connection, owners, text)
    told = {hit.case for hit in warned}
    return (*warned, *(hit for hit in found if hit.case not in told))[:limit]


def similar_cases(
    connection: Any,  # noqa: ANN401
    name: str,
    kana: str,
    phone: str,
    birth: date | None,
    limit: int,
) -> tuple[Hit, ...]:
    """Earlier persons who may be the same, those alike in more ways first; before them, whom not to answer."""
    ways = [(3, [("name", fold(name))]), (2, _reading_keys(kana)), (3, _phone_keys(phone))]
    if birth:
        ways.append((2, [("birth", birth.isoformat())]))
    score: dict[str, int] = {}
    why: dict[str, str] = {}
    for points, wanted in ways:
        for owner, field in dict(_prefixes(connection, [each for each in wanted if each[1]])).items():
            score[owner] = score.get(owner, 0) + points
            why.setdefault(owner, field)
    ordered = sorted(score, key=lambda owner: -score[owner])[:_ENOUGH]
    found = _hits(connection, {owner: why[owner] for owner in ordered}, "")
    warned = _hits(connection, dict.fromkeys(_opposite_clients(connection, name, kana), ""), "", opposite=True)
    return (*warned, *found)[: max(limit, len(warned))]


def _wanted(text: str, plain: str) -> list[tuple[str, str]]:
    keys = [("name", plain), *_reading_keys(text), ("number", plain), ("number", plain_number(text))]
    keys += _phone_keys(text) + _birth_keys(text)
    return list(dict.fromkeys(each for each in keys if each[1]))


def _reading_keys(text: str) -> list[tuple[str, str]]:
    return [("name", fold(text)), ("name", fold_kana(text)), ("name", fold_unvoiced(text))]


def _phone_keys(text: str) -> list[tuple[str, str]]:
    """A telephone number from its beginning or by its last digits, at least four."""
    digits = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
    return [("phone", digits), ("phone_end", digits[::-1])] if len(digits) >= 4 else []


def _birth_keys(text: str) -> list[tuple[str, str]]:
    """S33, 昭和33年5月, 1958-05, 5/12, 5月12日: as much of a birth date as was typed."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    short = re.fullmatch(r"(\d{1,2})[月/](\d{1,2})日?", plain)
    if short:
        return [("birthday", f"{int(short[1]):02}{int(short[2]):02}")]
    found = _DATED.fullmatch(plain)
    if not found or (found[1] is None and len(found[2]) != 4):
        return []
    year = (1 if found[2] == "元" else int(found[2])) + _ERAS.get(found[1] or "", 0)
    return [("birth", f"{year:04}" + "".join(f"-{int(part):02}" for part in found.groups()[2:] if part))]


def _prefixes(connection: Any, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:  # noqa: ANN401
    found: list[tuple[str, str]] = []
    for kind, key in wanted:
        rows = connection.execute(
            "SELECT owner, field FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?",
            (kind, key, key + LAST, _ENOUGH),
        ).fetchall()
        found += rows
    return found


def _texts(connection: Any, table: str, plain: str) -> list[tuple[str, str]]:  # noqa: ANN401
    why = "note" if table == "note_text" else "text"
    rows = connection.execute(
        f"SELECT owner FROM search_row WHERE id IN (SELECT rowid FROM {table} WHERE grams MATCH ? "  # noqa: S608
        f"ORDER BY rowid DESC LIMIT {_CAP}) ORDER BY id DESC LIMIT {_ENOUGH}",
        (gram_query(plain),),
    ).fetchall()
    return [(row[0], why) for row in rows]


_OPPOSITE = (
    "SELECT DISTINCT owner FROM search_key WHERE kind = 'opposite' AND (instr(key, ?1) > 0 "
    "OR (length(key) >= ?2 AND instr(?1, key) > 0)) LIMIT ?3"
)
_WHOLE_NAME = 3  # characters of a name that stands inside what was typed
_FULL = 4  # characters of a typed name without a space that can be a whole name


def _opposites(connection: Any, text: str) -> list[str]:  # noqa: ANN401
    """Persons about whom somebody of that name must not be answered.

    At least two characters of any part of the name or its reading, in either order; also when the whole name
    stands inside more words.
    """
    owners: dict[str, None] = {}
    for way in _orders(text):
        for key in dict.fromkeys((fold(way), fold_kana(way), fold_unvoiced(way))):
            if len(key) >= 2:
                owners |= dict.fromkeys(row[0] for row in connection.execute(_OPPOSITE, (key, _WHOLE_NAME, _ENOUGH)))
    return list(owners)


def _orders(text: str) -> tuple[str, ...]:
    parts = text.split()
    return (text, parts[1] + parts[0]) if len(parts) == 2 else (text,)


def _opposite_clients(connection: Any, name: str, kana: str) -> list[str]:  # noqa: ANN401
    """The same for whoever comes as a client: only a whole name warns, a surname alone is too common."""
    wanted: list[tuple[str, str]] = []
    for text in (name, kana):
        if len(text.split()) > 1 or len(fold(text)) >= _FULL:
            wanted += [(fold(way), way) for way in _orders(text)]
    keys = {key for plain, way in wanted for key in (plain, fold_kana(way), fold_unvoiced(way)) if key}
    sql = f"SELECT DISTINCT owner FROM search_key WHERE kind = 'opposite' AND key = ? LIMIT {_ENOUGH}"  # noqa: S608
    return list(dict.fromkeys(row[0] for key in sorted(keys) for row in connection.execute(sql, (key,))))


def _hits(
    connection: Any,  # noqa: ANN401
    owners: dict[str, str],
    text: str,
    *,
    opposite: bool = False,
) -> tuple[Hit, ...]:
    """The cases of the owners in their order; a name written just as it was typed, then one alike, comes first."""
    names = list(owners)
    if not names:
        return ()
    rows = _cases(connection, "person", names)
    known = {row[1] for row in rows}
    rows += _cases(connection, "of_case", [name for name in names if name not in known])
    place = {name: at for at, name in enumerate(names)}
    typed, plain = text.strip(), fold(text)

    def rank(row: tuple[Any, ...]) -> tuple[int, int]:
        alike = 2 if not plain else 0 if row[3] == typed else 1 if fold(row[3]) == plain else 2
        return alike, min(place.get(row[0], len(names)), place.get(row[1], len(names)))

    return tuple(_hit(row, owners, opposite=opposite) for row in sorted(dict.fromkeys(rows), key=rank))


def _cases(connection: Any, column: str, owners: list[str]) -> list[tuple[Any, ...]]:  # noqa: ANN401
    if not owners:
        return []
    marks = ", ".join("?" * len(owners))
    columns = "of_case, person, number, name, kana, birth_date, stage, protected"
    sql = f"SELECT {columns} FROM case_index WHERE {column} IN ({marks})"  # noqa: S608 - our own names
    found: list[tuple[Any, ...]] = connection.execute(sql, owners).fetchall()
    return found


def _hit(row: tuple[Any, ...], owners: dict[str, str], *, opposite: bool) -> Hit:
    case, person, number, name, kana, birth, stage, protected = row
    field = owners.get(case) or owners.get(person) or ""
    return Hit(
        person=person or "",
        case=case,
        number=number,
        name=name,
        kana=kana,
        birth_date=date.fromisoformat(birth) if birth else None,
        stage=stage,
        why=_WHY.get(field, ""),
        opposite=opposite,
        protected=bool(protected),
    )
