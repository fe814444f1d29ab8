"""From the bytes of preset.toml to its table: what cannot be read is told by its line, the other lines count."""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from kyoju_desktop.i18n.messages import N_, Message

MOST_BYTES = 1_000_000  # a list of every municipality of the country is a quarter of this
_MOST_BROKEN = 50  # lines; what is more broken than this is no list any more
_SHOWN = 60  # characters of a broken line
_HEADER = re.compile(r"\s*\[")
_TOWN_HEADER = re.compile(r"\s*\[+\s*municipality\b")
_LINE = re.compile(r"\(at line (\d+),")
_WIDE = frozenset("\uff1d\uff3b\uff3d\uff02\uff07\u201c\u201d\u2018\u2019")  # wide signs and curly quotes

TOO_LARGE = N_("ファイルが大きすぎます(1MBまで)。県の設定を使わずに続けます。")
NOT_READABLE = N_(
    "ファイルの文字を読めません(UTF-8ではありません)。県の設定を使わずに続けます。UTF-8で保存し直してください。"
)
UTF_16 = N_("ファイルが UTF-16(メモ帳の「Unicode」)です。中身は読めたので使います。UTF-8で保存し直してください。")
SHIFT_JIS = N_("ファイルが Shift_JIS(メモ帳の「ANSI」)です。中身は読めたので使います。UTF-8で保存し直してください。")
TWICE = N_("{line}行目: 「{text}」は二度目です。先に書いたほうを使います。")
BACKSLASH = N_(
    "{line}行目: 「\\」のある値は ' ' で囲んでください(\" \" では読めません)。この行を使いませんでした: {text}"
)
WIDE_SIGNS = N_("{line}行目: 全角の記号(＝ や “ ” など)は、半角で書いてください。この行を使いませんでした: {text}")
BROKEN_LINE = N_('{line}行目を読めません(書き方の例: 名前 = "値")。この行を使いませんでした: {text}')
BROKEN_BLOCK = N_("{line}行目から{last}行目までを読めません。この部分を使いませんでした: {text}")
TOO_BROKEN = N_("読めない行が多すぎます。{line}行目から後は使いませんでした。")
ONE_BRACKET = N_("municipality: [[municipality]] のように、かっこを二重に書いてください。二重として読みました。")
# In which Notepad saves, and what is told of it.
_ENCODINGS = (("utf-8-sig", ""), ("utf-16", UTF_16), ("cp932", SHIFT_JIS))
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Table:
    """What could be read, and what was wrong; `broken` parts of the list of municipalities stand in it as None."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)

    def tell(self, text: str, /, **values: str) -> None:
        """Note a problem."""
        self.problems.append(Message(text, tuple(sorted(values.items()))))


def read_table(data: bytes) -> Table:
    """The table of a file's bytes; never an error."""
    made = Table()
    text = _decoded(data, made)
    try:
        made.values = tomllib.loads(text)
    except (ValueError, RecursionError):
        _read_by_blocks(text.split("\n"), made)
    return made


def _decoded(data: bytes, made: Table) -> str:
    """The text in whichever way Notepad may have saved it, with one kind of line end."""
    if len(data) > MOST_BYTES:
        made.tell(TOO_LARGE)
        return ""
    for encoding, told in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (encoding == "utf-16" and data[:2] not in _UTF_16_MARKS) or (encoding == "cp932" and "\0" in text):
            continue
        if told:
            made.tell(told)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    made.tell(NOT_READABLE)
    return ""


def _read_by_blocks(lines: list[str], made: Table) -> None:
    """Read each part from one header to the next by itself: a broken one costs only what is broken in it."""
    begins = [0, *(at for at, line in enumerate(lines) if at and _HEADER.match(line))]
    broken = _MOST_BROKEN
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        block = lines[begin:end]
        before = len(made.problems)
        found = _read_block(block, begin, broken, made)
        broken -= len(made.problems) - before
        lost = {"municipality": [None]} if _TOWN_HEADER.match(block[0]) else {}
        _merge(lost if found is None else found, begin + 1, made)
        if broken <= 0:
            made.tell(TOO_BROKEN, line=str(end + 1))
            return


def _read_block(block: list[str], begin: int, most: int, made: Table) -> dict[str, Any] | None:
    """The table of one part; None when nothing of it can be used."""
    rest = list(block)
    for _ in range(most):
        try:
            return tomllib.loads("\n".join(rest))
        except (ValueError, RecursionError) as error:
            found = _LINE.search(str(error))
            at = int(found[1]) - 1 if found else len(rest)
            if at >= len(rest) or not rest[at].strip() or _HEADER.match(rest[at]):
                _tell_block(block, begin, made)
                return None
            _tell_line(rest[at], begin + at + 1, str(error), made)
            rest[at] = ""
    return None


def _tell_block(block: list[str], begin: int, made: Table) -> None:
    told = _shown(next(filter(str.strip, block), ""))
    if len(block) == 1:
        made.tell(BROKEN_LINE, line=str(begin + 1), text=told)
        return
    made.tell(BROKEN_BLOCK, line=str(begin + 1), last=str(begin + len(block)), text=told)


def _tell_line(line: str, number: int, reason: str, made: Table) -> None:
    if reason.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate")):
        made.tell(TWICE, line=str(number), text=_shown(line.partition("=")[0]))
    elif "\\" in line:
        made.tell(BACKSLASH, line=str(number), text=_shown(line))
    elif not _WIDE.isdisjoint(line):
        made.tell(WIDE_SIGNS, line=str(number), text=_shown(line))
    else:
        made.tell(BROKEN_LINE, line=str(number), text=_shown(line))


def _merge(found: dict[str, Any], line: int, made: Table) -> None:
    """Add a part to what was read before it."""
    for name, value in found.items():
        before = made.values.get(name)
        if name == "municipality" and isinstance(value, dict):
            made.tell(ONE_BRACKET)
            _merge({name: [value]}, line, made)
        elif isinstance(before, list) and isinstance(value, list):
            before.extend(value)
        elif name in made.values:
            made.tell(TWICE, line=str(line), text=_shown(name))
        else:
            made.values[name] = value


def _shown(text: str) -> str:
    """A piece of the file for a message, without what would disturb one."""
    plain = "".join(char if char.isprintable() else " " for char in text).strip()
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"
