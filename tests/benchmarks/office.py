"""A large invented office, made quickly: rows in bulk, then everything derived at once. For measuring only.

The history stays empty, so such a file is no example of a real one in anything but its size.
"""

import itertools
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    ContactPoint,
    EmergencyContact,
    HouseholdMember,
    Instalments,
    Organisation,
    Person,
    ProgressNote,
    Protection,
    Referral,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.office import move_in, new_office
from kyoju_desktop.services.settings import change_settings
from kyoju_desktop.storage.derived import rebuild
from kyoju_desktop.storage.rows import statements, to_row
from kyoju_desktop.storage.store import Store

DAY = date(2026, 6, 1)
PASSPHRASE = "はかるための ながい合言葉"
CLERK = "空木 佐和"
OFFICE = "瀬戸見市 都市整備課 住宅係"
_STAGES = ("S10", "S20", "S30", "S40", "S50", "S60", "S70", "S80", "S80", "S80", "S99", "S99", "S99", "S99")
_FIRST = "架見空仮試例灯森川原野沢瀬戸崎浜島橋村里峰谷岡坂堀池松杉梅竹"
_SECOND = "山田川本村井上野口島崎原谷沢木橋田林森岡浦辺見内尾倉根城戸"
_GIVEN = "太一美恵健直明和幸真陽結翔愛誠静清光"
_ENDING = "子郎美介代也奈人江一"
_SYLLABLES = "あかさたなはまやらわきしちみりくすつ"


def _invented(first: str, second: str) -> list[tuple[str, str]]:
    """Every pair of two characters with a reading of its own."""
    writings = [one + two for one in first for two in second]
    readings = itertools.product(_SYLLABLES, repeat=3)
    return [(writing, "".join(reading)) for writing, reading in zip(writings, readings, strict=False)]


# As in a real town, the most usual name is borne by one in sixty, the next ones by fewer and fewer.
_FAMILIES, _NAMES = _invented(_FIRST, _SECOND), _invented(_GIVEN, _ENDING)
_HOW_OFTEN = list(itertools.accumulate(1 / (nr + 15) for nr in range(len(_FAMILIES))))
_FACTS = (
    "窓口に来所。家賃の滞納が続き、来月末までに出るよう言われている。",
    "電話。家主に確認したところ、保証会社の審査結果は来週になるとのこと。",
    "訪問。部屋は片づいている。食事はとれている。次の受診に付き添う予定。",
    "同行して物件を見る。段差が少なく、病院にも近い。本人は気に入っている。",
)


@dataclass(frozen=True)
class Made:
    """A file of an office and its key."""

    folder: Path
    key: bytes

    def open(self) -> Store:
        return Store.open(self.folder, self.key, actor=CLERK, clock=_clock, calendar=office_calendar())


def _clock() -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, 9, 40)


def build(folder: Path, cases: int, key: bytes | None = None) -> Made:
    """Make the file of an office with so many persons, each with one case."""
    made = Made(folder, key or secrets.token_bytes(32))
    store = Store.create(folder, made.key, actor=CLERK, clock=_clock, calendar=office_calendar())
    with store.write("使いはじめの設定", final=True) as w:
        move_in(w, new_office("瀬戸見市", "992011", True, "都市整備課", "住宅係", CLERK), DAY)
        bodies = [each.id for each in w.find(Organisation)]
    dice = random.Random(cases)
    connection = store.snapshot()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -600000")
    connection.execute("BEGIN IMMEDIATE")
    waiting: dict[type[Record], list[tuple[Any, ...]]] = {}
    for nr in range(cases):
        for record in _case(nr, dice, bodies):
            waiting.setdefault(type(record), []).append(to_row(record))
        if nr % 5000 == 4999 or nr == cases - 1:
            for kind, rows in waiting.items():
                connection.executemany(statements(kind).insert, rows)
            waiting.clear()
    rebuild(connection, office_calendar(), DAY)
    connection.execute("COMMIT")
    for table in ("name_text", "note_text"):
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.close()
    # as after any working day: with no settings the start reads the prefecture's file, as before a set-up only
    change_settings(folder, office_line=OFFICE, last_backup_at=datetime(2026, 5, 29, 17, 20))
    return made


def _case(nr: int, dice: random.Random, bodies: list[str]) -> Iterator[Record]:
    opened = DAY - timedelta(days=dice.randrange(5, 2500))
    stage = dice.choice(_STAGES)
    (family, family_kana), (given, given_kana) = (
        dice.choices(_FAMILIES, cum_weights=_HOW_OFTEN)[0],
        dice.choice(_NAMES),
    )
    person = Person(
        name=f"{family} {given}",
        kana=f"{family_kana} {given_kana}",
        birth_date=date(1930, 1, 1) + timedelta(days=dice.randrange(28_000)),
    )
    at = datetime(opened.year, opened.month, opened.day, 10)
    case = Case(
        number=f"瀬住 R{opened.year - 2018}-{nr + 1:04}",
        fiscal_year=opened.year,
        person=person.id,
        stage=stage,
        stage_since=at,
        opened_at=at,
        clerk=CLERK if nr % 3 else "榎並 登",
        parked=nr < 3,
    )
    yield person
    yield case
    yield ContactPoint(person=person.id, phone=f"0{dice.randrange(10**8, 10**9)}")
    yield Address(
        person=person.id, place=f"瀬戸見市{dice.choice(_FIRST)}{dice.choice(_SECOND)}町{dice.randrange(1, 9)}丁目"
    )
    day = opened + timedelta(days=dice.randrange(60))
    yield ProgressNote(case=case.id, at=datetime(day.year, day.month, day.day, 11), fact=dice.choice(_FACTS))
    yield from _more(nr, dice, case, person, bodies)


def _more(nr: int, dice: random.Random, case: Case, person: Person, bodies: list[str]) -> Iterator[Record]:
    soon = DAY + timedelta(days=round(dice.gauss(0, 20)))
    opened = case.opened_at.date() if case.opened_at else DAY
    if case.stage != "S99":
        yield ProgressNote(
            case=case.id, at=case.opened_at, fact=_FACTS[1], next_step="もう一度電話する。", next_on=soon
        )
    if nr % 2 and case.stage != "S10":
        yield Consent(case=case.id, person=person.id, state="given", given_at=case.opened_at, period="closing")
    if nr % 5 == 0:
        sent = datetime(soon.year, soon.month, soon.day, 9) - timedelta(days=14)
        yield Referral(case=case.id, organisation=dice.choice(bodies), purpose="consult", sent_at=sent, reply_by=soon)
    if nr % 3 == 0:
        yield HouseholdMember(case=case.id, name=f"{person.name[:2]} {dice.choice(_GIVEN)}")
    if nr % 40 == 0:
        yield Protection(person=person.id, source="own_wish", started_on=DAY, expires_on=soon)
    if case.stage == "S80":
        yield Tenancy(case=case.id, contract_until=soon, visit_rhythm="monthly", last_visit_on=soon)
        yield EmergencyContact(case=case.id, name=f"{person.name[:2]} {dice.choice(_GIVEN)}", confirmed_on=opened)
        if nr % 4 == 0:
            yield Instalments(case=case.id, owed=60_000, monthly=5_000, first_on=soon, answered_times=nr % 3)
    if case.stage in {"S60", "S70", "S80"}:
        yield SchemeUse(case=case.id, scheme="housing_benefit", result="approved", until_day=soon)
