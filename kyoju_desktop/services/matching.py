"""条件に合う住まい: what a case wishes, the homes that fit with their reasons, and those that nearly do."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    HouseholdMember,
    HousingInquiry,
    Intake,
    Organisation,
)
from kyoju_desktop.domain.rules.homes import DEFAULT_MUST, HomeRow, Wishes
from kyoju_desktop.domain.rules.matching import Check, Reasons, checks_of, reasons
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.sums import cap_on
from kyoju_desktop.storage.folding import fold
from kyoju_desktop.storage.store import Reader

SUPPORTED = frozenset({"receiving", "applying"})
NEARLY = 20
BAND = 250  # so many of the cheapest homes are put in order by how well they fit; then the next so many
_ENDED = frozenset({"refused", "own_no", "withdrawn"})
# The duty of 62条 under which a corporation gives each kind of help; interpreting is the work of a kind of body.
MOVING_HELP = {
    "viewing": "2",
    "contract": "2",
    "moving": "3",
    "procedures": "3",
    "belongings": "5",
    "furniture": "3",
    "interpreter": "",
}
_BETWEEN = re.compile(r"[、,，・/／;；\s]+|または|又は|もしくは|あるいは")
_ABOUT = re.compile(r"(?:の)?(?:周辺|付近|近く|近辺|方面|あたり|辺り|近郊|内)$")


@dataclass(frozen=True)
class Hit:
    """A home with its reasons. `asked` is what this case's own newest inquiry about it led to ("" if none);
    `missed` the one must that it fails, "state" while somebody else applies for it; `band` the home after which the
    band of rents begins in which it was found."""

    row: HomeRow
    reasons: Reasons
    asked: str = ""
    missed: str = ""
    band: HomeRow | None = None

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """What speaks against it counts first, then what must be asked, then what it costs."""
        return (len(self.reasons.con), len(self.reasons.ask), int(self.row.key or 0), self.row.home)


@dataclass(frozen=True)
class Helper:
    """One kind of help with moving (code of the list moving_help) and the bodies of the register that give it."""

    help: str
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """One page of hits; `more` says whether another one follows."""

    hits: tuple[Hit, ...]
    more: bool


def wishes_of(r: Reader, case_id: str) -> Wishes:
    """What the newest assessment of a case says about the home that is looked for."""
    case = r.get(Case, case_id)
    found = r.find(Assessment, case=case_id)
    told = found[-1] if found else Assessment(id="")
    people = told.residents or _people(r, case_id)
    cap = cap_on(r, people, r.today) if told.welfare in SUPPORTED else None
    areas, unread, must = _areas(r, told)
    least = min((each for each in (told.wish_rent, cap) if each is not None), default=None)
    return Wishes(
        areas=areas,
        unread=unread,
        rent_most=least,
        rent_from="" if least is None else "wish" if least == told.wish_rent else "cap",
        cap=cap,
        income=told.household_income if told.household_income is not None else told.income,
        income_asked=bool(found),
        kinds=told.wish_kinds,
        rooms=told.wish_rooms,
        floor="" if told.wish_floor == "any" else told.wish_floor,
        size=told.wish_size,
        people=people,
        by=told.wish_by or _leave_by(r, case_id),
        conditions=told.wish_conditions,
        categories=case.categories,
        welfare=told.welfare,
        guarantor=told.guarantor,
        must=DEFAULT_MUST | must,
    )


def match(r: Reader, case_id: str, wishes: Wishes, after: Hit | None = None, limit: int = 50) -> Matched:
    """One page of the free homes that are not known to fail a must, the best first, each with its reasons.

    The order holds within bands of `BAND` homes by rent, so that a page takes as long in a register of any size; in a
    small town all that fits is one band.
    """
    asked, checks = asked_by(r, case_id), _checks(r, case_id, wishes)
    hits: list[Hit] = []
    start = after.band if after else None
    while True:
        rows = r.match_homes(wishes, start, BAND + 1)
        band = (Hit(each, reasons(each, checks), asked.get(each.home, ""), band=start) for each in rows[:BAND])
        hits += sorted((each for each in band if after is None or each.rank > after.rank), key=lambda each: each.rank)
        further = len(rows) > BAND
        if len(hits) >= limit or not further:
            return Matched(tuple(hits[:limit]), further or len(hits) > limit)
        start, after = rows[BAND - 1], None


def count_matches(r: Reader, wishes: Wishes) -> int:
    """How many free homes are not known to fail a must."""
    return r.count_matches(wishes)


def near_misses(r: Reader, case_id: str, wishes: Wishes, limit: int = NEARLY) -> tuple[Hit, ...]:
    """The cheapest homes that fail exactly one must, or that are only held by an application."""
    asked, checks = asked_by(r, case_id), _checks(r, case_id, wishes)
    rows = r.near_homes(wishes, limit)
    return tuple(Hit(row, reasons(row, checks), asked.get(row.home, ""), missed) for row, missed in rows)


def helpers_of(r: Reader, case_id: str) -> tuple[Helper, ...]:
    """Who can give the help with moving that the newest assessment asks for, by the register of bodies."""
    case, told = r.get(Case, case_id), r.find(Assessment, case=case_id)
    town = fold(office_of(r).municipality)
    bodies = [each for each in r.find(Organisation, closed=False) if _works_for(each, town, case.categories)]
    wanted = told[-1].wish_help if told else frozenset()
    return tuple(
        Helper(each, tuple(body.name for body in bodies if _helps(body, each)))
        for each in MOVING_HELP
        if each in wanted
    )


def without(wishes: Wishes, wish: str) -> Wishes:
    """The same wishes with one of them no longer a must."""
    return replace(wishes, must=wishes.must - {wish})


def asked_by(r: Reader, case_id: str) -> dict[str, str]:
    """What the newest inquiry of a case about each home led to, "waiting" while there is no answer.

    Of a protected person only what came to nothing: any other could be where they are going to live.
    """
    led = {each.unit: each.result or "waiting" for each in r.find(HousingInquiry, case=case_id) if each.unit}
    if r.is_protected(r.get(Case, case_id).person):
        return {unit: result for unit, result in led.items() if result in _ENDED}
    return led


def _works_for(body: Organisation, town: str, categories: frozenset[str]) -> bool:
    """Whether a body works in the town, for somebody like this; one that names no limit has none."""
    here = not body.area or town in fold(body.area) or "県内" in body.area
    return here and (not body.categories or not categories or bool(body.categories & categories))


def _helps(body: Organisation, wanted: str) -> bool:
    duty = MOVING_HELP[wanted]
    return duty in body.duties if duty else body.kind == "interpreter_body"


def _people(r: Reader, case_id: str) -> int:
    """The person and everybody who lives with them."""
    return 1 + sum(each.living in {"", "together"} for each in r.find(HouseholdMember, case=case_id))


def _leave_by(r: Reader, case_id: str) -> date | None:
    days = [each.leave_by for each in r.find(Intake, case=case_id) if each.leave_by]
    return days[-1] if days else None


def _checks(r: Reader, case_id: str, wishes: Wishes) -> tuple[Check, ...]:
    """The checks of a case; of a protected person no reason tells which place is wished for."""
    hidden = r.is_protected(r.get(Case, case_id).person)
    return checks_of(replace(wishes, areas=()) if hidden else wishes, r.today)


def _areas(r: Reader, told: Assessment) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """The places that are wished for and known to the register, the words that are not, and whether they decide."""
    words = [word for each in _BETWEEN.split(told.wish_area) if (word := _ABOUT.sub("", each))]
    known = [word for word in words if r.has_place(fold(word))]
    unread = tuple(word for word in words if word not in known)
    stays = told.other_town == "no"
    if not known and stays:
        known = [office_of(r).municipality]
    return tuple(fold(each) for each in known), unread, frozenset({"area"}) if stays else frozenset()
