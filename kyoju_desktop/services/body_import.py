"""県の名簿を取り込む: what a list of bodies would add and change, seen before it is done.

What the office has written itself is never overwritten unless the clerk chooses so for that very field; own notes,
standing, consent to be listed and the people in charge are no part of the prefecture's list and stay as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.bodies import FROM_THE_LIST
from kyoju_desktop.exchange.csv import read_csv
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.organisations import keep_organisation
from kyoju_desktop.storage.folding import fold
from kyoju_desktop.storage.store import Reader, Writer

LABEL = N_("県の名簿を取り込む")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("名称", "法人名", "法人の名称", "居住支援法人名", "事業者名", "店名", "店舗名", "商号", "商号又は名称"),
    "kana": ("ふりがな", "名称ふりがな", "法人名ふりがな", "よみ"),
    "postal_code": ("郵便番号",),
    "address": ("所在地", "住所", "事務所の所在地", "事務所所在地"),
    "phone": ("電話", "電話番号", "TEL", "連絡先電話番号"),
    "fax": ("FAX", "FAX番号", "ファックス"),
    "hours": ("受付時間", "開所時間", "営業時間", "開いている時間"),
    "duties": ("業務", "支援業務", "居住支援法人の業務", "業務(62条)", "62条の業務", "業務の種類"),
    "categories": ("対象", "対象者", "支援対象", "受けられる区分", "受け入れる区分", "対象となる要配慮者"),
    "area": ("業務区域", "活動区域", "活動する地域", "対応エリア", "支援業務を行う区域"),
    "strengths": ("得意なこと", "特徴", "支援の内容", "支援内容"),
    "results": ("実績", "支援実績", "これまでの実績"),
    "designation": ("指定番号", "登録番号", "指定・登録の番号", "免許番号"),
    "designated_on": ("指定日", "指定年月日", "登録日", "登録年月日", "指定・登録の日"),
}
_DUTY_COLUMNS = {f"{number}号": str(number) for number in range(1, 7)}
_TICKS = frozenset("○〇◯●◎✓レ1")
_SPLIT = re.compile(r"[、,，・/／;；\s]+")


@dataclass(frozen=True)
class Problem:
    """What of a line could not be read; the rest of the line is taken."""

    line: int
    words: Message


@dataclass(frozen=True)
class FieldChange:
    """One field of a body: `own` tells that the office has written the present value itself."""

    name: str
    before: object
    after: object
    own: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the list: a new body, or one of the register with what would change in it."""

    line: int
    body: Organisation
    before: Organisation | None
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Preview:
    """Everything that taking the list in would do; `gone` are bodies of an earlier list that this one lacks."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[Entry, ...]:
        """The bodies that are not in the register."""
        return tuple(each for each in self.entries if each.before is None)

    @property
    def changed(self) -> tuple[Entry, ...]:
        """The bodies of which something would change."""
        return tuple(each for each in self.entries if each.before is not None and each.changes)

    @property
    def same(self) -> int:
        """How many stand in the register just as on the list."""
        return len(self.entries) - len(self.new) - len(self.changed)

    def proposed(self) -> frozenset[tuple[int, str]]:
        """What is taken unless the clerk says otherwise: everything but what the office wrote itself."""
        fresh = {(each.line, "") for each in self.new}
        return frozenset(fresh | {(e.line, c.name) for e in self.changed for c in e.changes if not c.own})


@dataclass
class _Reading:
    """What has been read so far."""

    at: Locale
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, told: str, **values: str) -> None:
        self.problems.append(Problem(line, Message(told, tuple(values.items()))))


def preview(r: Reader, data: bytes, kind: str, at: Locale) -> Preview:
    """What a list of bodies of that kind would do to the register; `Refused` when it is no such list."""
    rows = read_csv(data)
    columns, unread = _columns(rows[0] if rows else ())
    if "name" not in columns.values():
        raise Refused(
            N_(
                "見出しの行に「名称」か「法人名」の列が見つかりません。1行目を見出しにしてください。何も取り込んでいません。"
            )
        )
    reading = _Reading(at)
    known = r.find(Organisation)
    seen: dict[str, int] = {}
    entries = []
    for line, row in enumerate(rows[1:], start=2):
        told = _read(reading, line, row, columns)
        if told is not None and not _twice(reading, line, told, seen):
            entry = _entry(r, reading, line, told, kind, known)
            entries += [entry] if entry else []
    met = {each.before.id for each in entries if each.before}
    gone = tuple(each.name for each in known if each.from_list and each.kind == kind and each.id not in met)
    return Preview(tuple(entries), tuple(reading.problems), unread, gone)


def take_in(w: Writer, found: Preview, taken: Iterable[tuple[int, str]], list_on: date) -> int:
    """Add and change what was chosen; how many bodies were touched. What was not chosen stays as it is."""
    wanted = frozenset(taken)
    done = 0
    for entry in found.entries:
        body = _made(w, entry, wanted, list_on)
        if body is not None:
            keep_organisation(w, body)
            done += 1
    return done


def _made(w: Writer, entry: Entry, wanted: frozenset[tuple[int, str]], list_on: date) -> Organisation | None:
    """The body as it will be kept; None when nothing of the line was chosen."""
    stamp = {"from_list": entry.body.name, "list_on": list_on}
    if entry.before is None:
        return entry.body.replace(**stamp) if (entry.line, "") in wanted else None
    now = w.get(Organisation, entry.before.id)
    chosen = {each.name: each.after for each in entry.changes if (entry.line, each.name) in wanted}
    if any(getattr(now, name) != getattr(entry.before, name) for name in chosen):
        raise Refused(N_("取り込むあいだに、台帳のほうが変わりました。もう一度ファイルを選んでください。"))
    if "fax" in chosen:
        chosen["fax_checked_on"] = None  # nobody has checked the new number yet
    return now.replace(**chosen, **stamp)


def _columns(headings: tuple[str, ...]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Which column tells what; the headings that are not understood."""
    names = {fold(word): name for name, words in _HEADINGS.items() for word in words}
    duties = {fold(word): f"duty {number}" for word, number in _DUTY_COLUMNS.items()}
    found: dict[int, str] = {}
    unread = []
    for at, heading in enumerate(headings):
        name = names.get(fold(heading)) or duties.get(fold(heading)[:2])
        if name and (name not in found.values()):
            found[at] = name
        elif heading:
            unread.append(heading)
    return found, tuple(unread)


def _read(reading: _Reading, line: int, row: tuple[str, ...], columns: Mapping[int, str]) -> dict[str, object] | None:
    """The fields of one line; None when it names nobody."""
    told: dict[str, object] = {}
    duties: set[str] = set()
    for at, text in enumerate(row):
        name = columns.get(at, "")
        if name.startswith("duty ") and _ticked(text):
            duties.add(name.removeprefix("duty "))
        elif name and text and not name.startswith("duty "):
            value = _value(reading, line, name, text)
            if value is not None:
                told[name] = value
    listed = told.get("duties")
    duties |= listed if isinstance(listed, frozenset) else set()
    told |= {"duties": frozenset(duties)} if duties else {}
    if not told.get("name"):
        reading.problem(line, N_("名称がないので、この行は取り込みません。"))
        return None
    return told


def _ticked(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    return text.strip()[:1] in _TICKS or plain[:1] == "1" or fold(plain) in {"あり", "有", "はい"}


def _value(reading: _Reading, line: int, name: str, text: str) -> object:
    """One cell as its field holds it; None, with a problem noted, where it cannot be read."""
    if name == "duties":
        return _duties(reading, line, text)
    if name == "categories":
        return _categories(reading, line, text)
    kind = spec(Organisation, name)
    try:
        return kind.kind.parse(text, reading.at)
    except Refused as refused:
        why = refused.message.text(reading.at.tr)
        label = reading.at.tr(kind.label)
        reading.problem(line, N_("「{field}」を読めないので、そこは変えません。{why}"), field=label, why=why)
        return None


def _duties(reading: _Reading, line: int, text: str) -> frozenset[str] | None:
    numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    found = frozenset(each for each in numbers if each in _DUTY_COLUMNS.values())
    if len(found) < len(set(numbers)) or not numbers:
        reading.problem(line, N_("業務の番号で読めないものがあります。1号から6号までを読みました。"))
    return found or None


def _categories(reading: _Reading, line: int, text: str) -> frozenset[str] | None:
    codes = reading.at.codes.list("category").codes
    known = {fold(each.label): each.code for each in codes} | {fold(each.code): each.code for each in codes}
    known |= {fold(re.split(r"[((]", each.label)[0]): each.code for each in codes}
    words = [word for word in _SPLIT.split(text) if word]
    missing = [word for word in words if fold(word) not in known]
    if missing:
        reading.problem(line, N_("区分として読めないことばがあります: {words}"), words="、".join(missing))
    return frozenset(known[fold(word)] for word in words if fold(word) in known) or None


def _twice(reading: _Reading, line: int, told: Mapping[str, object], seen: dict[str, int]) -> bool:
    key = fold(str(told["name"]))
    if key in seen:
        words = N_(
            "{first}行目と同じ名称なので、取り込みません。店や支部が別なら、課・係を入れて手で足してください。"
        )
        reading.problem(line, words, first=str(seen[key]))
        return True
    seen[key] = line
    return False


def _entry(
    r: Reader,
    reading: _Reading,
    line: int,
    told: Mapping[str, object],
    kind: str,
    known: tuple[Organisation, ...],
) -> Entry | None:
    same = list(_same(told, kind, known))
    if len(same) > 1:
        reading.problem(line, N_("台帳に同じ名前の機関がいくつもあり、どれか決まらないので取り込みません。"))
        return None
    if not same:
        fresh = Organisation(kind=kind, standing="private", listing="not_asked").replace(**told)
        return Entry(line, fresh, None)
    before = same[0]
    lists = r.states_after(Organisation, before.id, LABEL)
    changes = tuple(
        FieldChange(name, value, told[name], own=_own(before, name, lists))
        for name in FROM_THE_LIST
        if name in told and (value := getattr(before, name)) != told[name]
    )
    return Entry(line, before.replace(name=told["name"]), before, changes)


def _same(told: Mapping[str, object], kind: str, known: tuple[Organisation, ...]) -> Iterator[Organisation]:
    """The bodies of the register that the line speaks of: by number, by the name on the last list, by name.

    A body that the office keeps under another kind is the same body; its kind stays what the office says.
    """
    number, name = fold(str(told.get("designation", ""))), fold(str(told["name"]))
    here = [each for each in known if each.kind == kind]
    for fits in (
        [each for each in here if number and fold(each.designation) == number],
        [each for each in here if fold(each.from_list) == name],
        [each for each in here if fold(each.name) == name],
        [each for each in known if fold(each.name) == name and not each.section and not each.closed],
    ):
        if fits:
            yield from fits
            return


def _own(before: Organisation, name: str, lists: Sequence[tuple[Organisation | None, Organisation]]) -> bool:
    """Whether the present value was written by the office: there is one, and no list brought it."""
    value, empty = getattr(before, name), spec(Organisation, name).kind.empty
    brought = next((getattr(new, name) for old, new in lists if _changed(old, new, name)), empty)
    checked = name == "fax" and before.fax_checked_on is not None
    return value != empty and (checked or value != brought)


def _changed(old: Organisation | None, new: Organisation, name: str) -> bool:
    return old is None or getattr(old, name) != getattr(new, name)
