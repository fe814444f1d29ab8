"""Files of words that an office or a prefecture puts over the built-in ones: read, checked text by text, told about.

A text that cannot be used is left out and named, with its form and key; all others of its file are used. A text is
plain words and {names} that the form fills in: nothing of it is ever run, looked up or opened.
"""

import json
import stat
import string
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message, Translator

FOLDER = "wording"
COMMON = "common"
BOXES_BETWEEN = "|"
# What a form may have without the built-in file saying anything: empty there, and free to stay so.
RESERVED = {
    "seal_place": 40,
    "retention_class": 60,
    "retention_years": 40,
    "approval_boxes": 120,
    "legal_note": 600,
}
_LARGEST = 512 * 1024  # bytes of a file of words
_TOO_LARGE = N_("ファイルが大きすぎます(512KBまで)")
_LONGEST = 2000  # characters of one text
_SHORT = 120  # characters that every text may have, however short the built-in one is
_HEAD = frozenset({"form", "title", "source", "unconfirmed", "note", "texts"})
_OWN = frozenset({"key", "text", "from", "to", "source", "unconfirmed", "note"})


@dataclass(frozen=True)
class Phrase:
    """One text of a form with its validity; `unconfirmed` until it was compared with the official form."""

    key: str
    text: str
    first: date = date.min
    last: date = date.max
    source: str = ""
    unconfirmed: bool = False

    def on(self, day: date) -> bool:
        """Whether the text is in force on that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Trouble:
    """What of a file cannot be used: the form, the key of the text ("" for the file as a whole), and why."""

    form: str
    key: str
    why: Message

    def message(self, tr: Translator) -> Message:
        """The trouble as a sentence of its own, for the window and the preview."""
        if self.key:
            text = N_("様式のことば {form}.json の「{key}」は使えません: {why}。この文だけ、前からある文を使います。")
        else:
            text = N_("様式のことば {form}.json は使えません: {why}。前からある文を使います。")
        return Message(text, (("form", self.form), ("key", self.key), ("why", self.why.text(tr))))


@dataclass(frozen=True)
class WordsFile:
    """A replaced file as it can be used: its good texts, and what is wrong with the others."""

    form: str
    title: str = ""
    source: str = ""
    unconfirmed: bool | None = None
    phrases: tuple[Phrase, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def read_words(path: Path, known: Mapping[str, str], form: str = "") -> WordsFile:
    """Read and check one file; `known` are the built-in texts by key. What is broken is told, never raised."""
    form = form or path.stem
    try:
        return check_words(read_bytes(path), form, known)
    except OSError:
        return _unusable(form, N_("ファイルを読めません"))
    except Refused as refused:
        return WordsFile(form, troubles=(Trouble(form, "", refused.message),))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of words; `Refused` when it is too large to be one, or no plain file, before it is read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(N_("ファイルを読めません"))
    if found.st_size > _LARGEST:
        raise Refused(_TOO_LARGE)
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)  # it may have grown since
    if len(data) > _LARGEST:
        raise Refused(_TOO_LARGE)
    return data


def check_words(data: bytes, form: str, known: Mapping[str, str]) -> WordsFile:
    """The same for bytes."""
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        return _unusable(form, N_("文字コードが UTF-8 ではありません"))
    except json.JSONDecodeError as error:
        where = (("line", str(error.lineno)), ("column", str(error.colno)))
        return _unusable(form, N_("JSON の形がこわれています({line}行 {column}文字目)"), where)
    except (_Twice, RecursionError, ValueError):
        return _unusable(form, N_("JSON の形がこわれています(同じ名前が2度ある、または深すぎます)"))
    why = _head_problem(found, form)
    if why is not None:
        return WordsFile(form, troubles=(Trouble(form, "", why),))
    phrases, troubles = _texts(found["texts"], form, known)
    return WordsFile(
        form,
        title=found.get("title", ""),
        source=found.get("source", ""),
        unconfirmed=found.get("unconfirmed"),
        phrases=phrases,
        troubles=troubles,
    )


class _Twice(Exception):  # noqa: N818 - never leaves this module
    """One name stands twice in an object: which of the two was meant nobody knows."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice
    return found


def _unusable(form: str, text: str, values: tuple[tuple[str, str], ...] = ()) -> WordsFile:
    return WordsFile(form, troubles=(Trouble(form, "", Message(text, values)),))


def _head_problem(found: Any, form: str) -> Message | None:  # noqa: ANN401 - JSON
    """What is wrong with the file as a whole."""
    if not isinstance(found, dict) or not isinstance(found.get("texts"), list):
        return Message(N_("「texts」の一覧がありません"))
    if unknown := sorted(set(found) - _HEAD):
        return Message(N_("知らない項目「{name}」があります"), (("name", _shown(unknown[0])),))
    if found.get("form") != form:
        return Message(N_("「form」が「{form}」になっていません"), (("form", form),))
    for name, kind in (("title", str), ("source", str), ("note", str), ("unconfirmed", bool)):
        if not isinstance(found.get(name, kind()), kind):
            return Message(N_("「{name}」の値が使えません"), (("name", name),))
    return None


def _texts(rows: list[Any], form: str, known: Mapping[str, str]) -> tuple[tuple[Phrase, ...], tuple[Trouble, ...]]:
    good: list[Phrase] = []
    troubles: list[Trouble] = []
    for number, row in enumerate(rows, start=1):
        key = row.get("key") if isinstance(row, dict) else None
        if not isinstance(key, str) or not key.strip():
            row_text = (("number", str(number)),)
            troubles.append(Trouble(form, "", Message(N_("{number}番目の文に「key」がありません"), row_text)))
            continue
        why = next(_problems(row, key, known), None)
        if why is not None:
            troubles.append(Trouble(form, _shown(key), why))
        else:
            good.append(phrase(row))
    twice = {each.key for each in good if _overlaps(each, good)}
    troubles += [Trouble(form, key, Message(N_("期間の重なる文が2つあります"))) for key in sorted(twice)]
    return tuple(each for each in good if each.key not in twice), tuple(troubles)


def _overlaps(one: Phrase, all_of: list[Phrase]) -> bool:
    others = (each for each in all_of if each is not one and each.key == one.key)
    return any(each.first <= one.last and one.first <= each.last for each in others)


def phrase(row: Mapping[str, Any]) -> Phrase:
    """One text of a file that was checked."""
    return Phrase(
        key=row["key"],
        text=row["text"],
        first=date.fromisoformat(row["from"]) if row.get("from") else date.min,
        last=date.fromisoformat(row["to"]) if row.get("to") else date.max,
        source=row.get("source", ""),
        unconfirmed=bool(row.get("unconfirmed")),
    )


def _problems(row: dict[str, Any], key: str, known: Mapping[str, str]) -> Iterator[Message]:
    """What is wrong with one text, the gravest first."""
    if unknown := sorted(set(row) - _OWN):
        yield Message(N_("知らない項目「{name}」があります"), (("name", _shown(unknown[0])),))
    if key not in known:
        yield Message(N_("この様式には、その文の場所がありません"))
        return
    if not isinstance(row.get("text"), str):
        yield Message(N_("「text」がありません"))
        return
    for check in (_bad_dates, _bad_marks):
        if (why := check(row)) is not None:
            yield why
    for compare in (_bad_length, _bad_places, _bad_boxes):
        if (why := compare(row["text"], key, known[key])) is not None:
            yield why


def _bad_marks(row: dict[str, Any]) -> Message | None:
    for name, kind in (("source", str), ("note", str), ("unconfirmed", bool)):
        if not isinstance(row.get(name, kind()), kind):
            return Message(N_("「{name}」の値が使えません"), (("name", name),))
    if any(unicodedata.category(char) in {"Cc", "Cs", "Cn"} and char != "\n" for char in row["text"]):
        return Message(N_("紙に書けない文字(制御文字)が入っています"))
    return None


def _bad_dates(row: dict[str, Any]) -> Message | None:
    days = []
    for name in ("from", "to"):
        value = row.get(name, "")
        try:
            days.append(date.fromisoformat(value) if value else None)
        except (TypeError, ValueError):
            return Message(N_("「{name}」の日付 {value} はありません"), (("name", name), ("value", _shown(value))))
    if days[0] and days[1] and days[1] < days[0]:
        return Message(N_("終わりの日が、始まりの日より前です"))
    return None


def _bad_length(text: str, key: str, built_in: str) -> Message | None:
    """Too long for its place, or empty where the form needs words."""
    most = RESERVED.get(key) or min(_LONGEST, max(_SHORT, 3 * len(built_in)))
    if len(text) > most:
        return Message(N_("文が長すぎます({most}文字まで)"), (("most", str(most)),))
    if built_in.strip() and not text.strip():
        return Message(N_("文が空です"))
    return None


def _bad_places(text: str, _key: str, built_in: str) -> Message | None:
    """{names} other than those that the form fills in, missing ones, and anything but a bare name in braces."""
    try:
        found = places(text)
    except ValueError:
        return Message(N_("波かっこの使い方が違います(中には決まった名前だけを書けます)"))
    wanted = places(built_in)
    for name in sorted(found - wanted):
        return Message(N_("知らない差し込み {name} があります"), (("name", f"{{{_shown(name)}}}"),))
    for name in sorted(wanted - found):
        return Message(N_("差し込み {name} がありません"), (("name", f"{{{name}}}"),))
    return None


def places(text: str) -> frozenset[str]:
    """The {names} of a text; ValueError for attributes, indexes, conversions, widths, doubled or open braces."""
    found = set()
    for literal, name, width, conversion in string.Formatter().parse(text):
        if "{" in literal or "}" in literal or width or conversion:
            raise ValueError(text)
        if name is not None:
            if not (name.isidentifier() and name.isascii()):
                raise ValueError(text)
            found.add(name)
    return frozenset(found)


def _bad_boxes(text: str, key: str, _built_in: str) -> Message | None:
    if key != "approval_boxes":
        return None
    boxes = [each.strip() for each in text.split(BOXES_BETWEEN)] if text.strip() else []
    if len(boxes) > 8 or any(not 1 <= len(each) <= 12 for each in boxes):
        return Message(N_("決裁欄は8つまで、名前は12文字までです。間を | で区切ります"))
    return None


def _shown(value: object) -> str:
    """A piece of a file as it may stand in a message: short, in one line."""
    plain = "".join(char if char.isprintable() else "・" for char in str(value))
    return plain if len(plain) <= 40 else plain[:39] + "…"
