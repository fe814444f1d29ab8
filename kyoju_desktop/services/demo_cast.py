"""The invented people of the fictional office: names that exist nowhere, numbers that ring nowhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Address, ContactPoint, OppositeParty, Person, Protection
from kyoju_desktop.i18n.places import shipped

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_EPOCH = datetime(1970, 1, 1)
_AGES = (("old", 60, 130), ("", 24, 60), ("young", 0, 24))


def demo_data(name: str) -> dict[str, Any]:
    """One of the shipped files of invented material."""
    found: dict[str, Any] = json.loads((shipped("resources") / "reference" / f"demo_{name}.json").read_text("utf-8"))
    return found


class Pen:
    """Writes the records of one case; ids, days and choices follow from its seed alone."""

    def __init__(self, seed: str, today: date) -> None:
        self.random = Random(seed)  # noqa: S311 - invented people, not keys
        self.today = today
        self.rows: list[Record] = []

    def id(self, at: datetime) -> str:
        """An id like the program's own: the moment in milliseconds, then random bits."""
        moment = int((at - _EPOCH).total_seconds() * 1000) + self.random.randrange(1000)
        return f"{moment:012x}{self.random.getrandbits(80):020x}"

    def write(self, kind: type[R], moment: datetime, /, **values: Any) -> R:  # noqa: ANN401 - fields of any kind
        """Add a record that came into being at that moment."""
        row = kind(id=self.id(moment), **values)
        self.rows.append(row)
        return row

    def one(self, of: Sequence[T]) -> T:
        """One of several."""
        return of[self.random.randrange(len(of))]

    def some(self, of: Sequence[T], least: int = 1) -> tuple[T, ...]:
        """At least `least` of several, in their order."""
        count = self.random.randint(min(least, len(of)), len(of))
        chosen = sorted(self.random.sample(range(len(of)), count))
        return tuple(of[index] for index in chosen)

    def chance(self, per_cent: int) -> bool:
        """True so many times in a hundred."""
        return self.random.randrange(100) < per_cent

    def amount(self, low: int, high: int) -> int:
        """Yen in whole thousands."""
        return self.random.randint(low // 1000, max(low, high) // 1000) * 1000

    def moment(self, day: date) -> datetime:
        """An hour of that day at which the office is open."""
        return datetime.combine(day, time(self.random.randint(9, 16), self.random.choice((0, 10, 15, 30, 40, 50))))

    def working(self, day: date) -> date:
        """The day itself, or the Monday after it; never later than today."""
        moved = day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])
        return min(moved, self.today)

    def soon(self) -> date:
        """A day by which something is due: some overdue, some today, most in the coming weeks."""
        return self.today + timedelta(
            days=self.random.choice((-12, -4, -1, 0, 1, 2, 3, 4, 6, 8, 9, 11, 13, 15, 17, 20, 22, 27, 34, 48))
        )


@dataclass(frozen=True)
class Name:
    """A name as written and as read, with the Latin form of foreign names."""

    text: str
    kana: str
    latin: str = ""
    nationality: str = ""
    language: str = "ja"


class Cast:
    """Finds names, places and numbers for the fictional office."""

    def __init__(self, municipality: str) -> None:
        self.words = demo_data("names")
        self.town = f"架空県{municipality}"

    def name(self, pen: Pen, sex: str, age: int, surname: tuple[str, str] | None = None) -> Name:
        """An invented name that suits sex and age."""
        family = surname or self.surname(pen)
        band = next(name for name, low, high in _AGES if low <= age < high)
        given = pen.one(self.words["given"][f"{sex}_{band}" if band else sex])
        return Name(f"{family[0]} {given[0]}", f"{family[1]} {given[1]}")

    def surname(self, pen: Pen) -> tuple[str, str]:
        """A surname that nobody bears."""
        head, tail = pen.one(self.words["surname_heads"]), pen.one(self.words["surname_tails"])
        return (head[0] + tail[0], head[1] + tail[1])

    def foreign_name(self, pen: Pen) -> Name:
        """An invented name from abroad, in Latin letters with its reading."""
        country = pen.one(self.words["foreign"])
        given = pen.one(country["given"])
        latin = f"{country['family'][0]} {given[0]}"
        kana = f"{country['family'][1]}・{given[1]}"
        return Name(latin, kana, latin, country["nationality"], country["language"])

    def phone(self, pen: Pen) -> str:
        """A number that is not given to anybody: 090-0000-xxxx or 000-xxx-xxxx."""
        if pen.chance(70):
            return f"0900000{pen.random.randrange(10_000):04d}"
        return f"000{pen.random.randrange(10_000_000):07d}"

    def place(self, pen: Pen) -> tuple[str, str]:
        """A postal code and an address that do not exist."""
        town = pen.one(self.words["towns"])
        chome, number = pen.random.randint(1, 5), pen.random.randint(1, 30)
        return f"000-{pen.random.randrange(10_000):04d}", f"{self.town}{town}{chome}丁目{number}番"

    def home(self, pen: Pen) -> str:
        """A home on offer."""
        return f"{pen.one(self.words['buildings'])} {pen.random.randint(1, 3)}0{pen.random.randint(1, 6)}号室"


def enter_person(pen: Pen, cast: Cast, profile: Mapping[str, Any], at: datetime) -> Person:
    """A person of that profile with ways to reach them, a home and, where needed, protection."""
    sex = pen.one(profile["sexes"])
    age = pen.random.randint(*profile["ages"])
    foreign = profile["key"] == "foreign"
    name = cast.foreign_name(pen) if foreign else cast.name(pen, sex, age)
    birth = date(at.year - age, pen.random.randint(1, 12), pen.random.randint(1, 28))
    person = pen.write(
        Person,
        at,
        name=name.text,
        kana=name.kana,
        latin_name=name.latin,
        alias=cast.name(pen, sex, age).text if foreign and pen.chance(40) else "",
        former_name=cast.surname(pen)[0] if sex == "female" and pen.chance(8) else "",
        sex=sex,
        birth_date=birth if not pen.chance(4) else None,
        birth_certainty=pen.one(("confirmed", "stated")),
        language=name.language,
        interpreter="phone_interpreter" if foreign else "none",
        contact_caution="平日10時から15時に本人の携帯だけ。留守番電話に残さない。"
        if profile.get("protected")
        else "",
        two_person_visit=pen.chance(3),
        capacity_concern=bool(profile.get("capacity")),
        nationality=name.nationality,
        residence_status="技術・人文知識・国際業務" if foreign else "",
        residence_expires=pen.soon() + timedelta(days=pen.random.randint(0, 500)) if foreign else None,
        workplace=pen.one(cast.words["workplaces"]) if profile["work"] == "employed" else "",
    )
    _reachable(pen, cast, profile, person, at)
    _housed(pen, cast, profile, person, at)
    if profile.get("protected"):
        _protect(pen, cast, person, at)
    return person


def _reachable(pen: Pen, cast: Cast, profile: Mapping[str, Any], person: Person, at: datetime) -> None:
    careful = bool(profile.get("protected"))
    pen.write(
        ContactPoint,
        at,
        person=person.id,
        means="mobile",
        phone=cast.phone(pen),
        safety="hours_only" if careful else "ok",
        voicemail="never" if careful else "ok",
        hours="平日10時から15時" if careful else "",
    )
    if not careful and pen.chance(25):
        pen.write(ContactPoint, at, person=person.id, means="home_phone", phone=cast.phone(pen), safety="ok")


def _housed(pen: Pen, cast: Cast, profile: Mapping[str, Any], person: Person, at: datetime) -> None:
    code, place = cast.place(pen)
    secret = bool(profile.get("protected"))
    pen.write(
        Address,
        at,
        person=person.id,
        use="refuge" if secret else "current",
        postal_code=code,
        place=place,
        building=pen.one(cast.words["public_homes" if profile["home_kind"] == "public_housing" else "buildings"]),
        room=f"{pen.random.randint(1, 4)}0{pen.random.randint(1, 8)}",
        secret=secret,
        mail_allowed="never" if secret else "ok",
    )


def _protect(pen: Pen, cast: Cast, person: Person, at: datetime) -> None:
    started = at.date()
    expires = started.replace(year=started.year + 1, day=min(started.day, 28))
    while expires < pen.today - timedelta(days=10):  # it was extended each year
        expires = expires.replace(year=expires.year + 1)
    measure = pen.chance(75)
    pen.write(
        Protection,
        at,
        person=person.id,
        source="measure" if measure else "own_wish",
        started_on=started,
        applied_to="市民課" if measure else "",
        expires_on=expires if measure else None,
        confirm_on=None if measure else pen.soon(),
    )
    partner = cast.name(pen, "male" if person.sex == "female" else "female", 40)
    pen.write(OppositeParty, at, person=person.id, name=partner.text, kana=partner.kana, relation="配偶者")
