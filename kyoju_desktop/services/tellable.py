"""What can be told aloud about a person, in the few words in which one thinks of it: 氏名, 住所, 健康 ..."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.exclusions import excluded, exclusions_of
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.referral import PAPER
from kyoju_desktop.domain.parts import Part, parts_of
from kyoju_desktop.domain.records import Address
from kyoju_desktop.i18n.messages import N_

ADDRESS, PHONE = "address", "phone"
_PRESET = frozenset({"name", "age", ADDRESS, "health", "care"})
# code, words, fields of the つなぎ票 that are meant ("Class" alone: every field of the class)
_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("name", N_("氏名"), "Person.name Person.kana Person.alias Person.latin_name"),
    ("age", N_("生年月日・性別"), "Person.birth_date Person.sex"),
    (ADDRESS, N_("住所"), "Address.place Address.building Address.room"),
    (PHONE, N_("電話"), "ContactPoint.phone ContactPoint.other"),
    (
        "health",
        N_("健康・障害・介護"),
        (
            "Assessment.health Assessment.illness Assessment.hospital Assessment.handbooks Assessment.care_level "
            "Assessment.independence"
        ),
    ),
    (
        "care",
        N_("連絡・訪問の注意"),
        (
            "ContactPoint.safety ContactPoint.note Person.contact_caution Person.two_person_visit Person.language "
            "Person.interpreter"
        ),
    ),
    (
        "household",
        N_("世帯・家族"),
        (
            "Assessment.household_kind Assessment.residents HouseholdMember.relation HouseholdMember.living "
            "HouseholdMember.name HouseholdMember.kana HouseholdMember.birth_date"
        ),
    ),
    ("emergency", N_("緊急連絡先"), "EmergencyContact"),
    ("home", N_("住まい"), "Intake.home_kind Tenancy.home Tenancy.moved_in_on"),
    ("need", N_("相談の用件"), "Intake.topics Intake.main_topic Intake.complaint Intake.hope"),
    ("victim", N_("被害の事実"), "Assessment.victim_history"),
)


@dataclass(frozen=True)
class Tellable:
    """One thing to tick. `preset` says whether an emergency ticks it; a place of a protected person never is, and
    what the person wants kept back (`kept_back`) neither.

    `parts` are the values on record that are meant by it; the values themselves are not carried to the screen.
    """

    code: str
    label: str
    parts: tuple[Part, ...]
    preset: bool
    secret: bool
    kept_back: bool = False

    @property
    def special(self) -> bool:
        """Whether 要配慮 is among it."""
        return any(each.info.special for each in self.parts)


def tellable(file: CaseFile, at: Locale) -> tuple[Tellable, ...]:
    """What there is to tell about the person of the case: only what is on record, in a fixed order."""
    parts = _of_one_address(tuple(parts_of(PAPER, file, None, at, existence_only=False)))
    return tuple(each for each in _groups(file, parts) if each.parts)


def _groups(file: CaseFile, parts: Sequence[Part]) -> Iterator[Tellable]:
    without = exclusions_of(file)
    for code, label, keys in _GROUPS:
        of = tuple(each for each in parts if _belongs(each, code, keys.split()))
        secret = file.protected and any(_tells_where(each) for each in of)
        kept = any(excluded(without, each.record, each.line.name) for each in of)
        yield Tellable(code, label, of, code in _PRESET and not (secret or kept), secret, kept)


def _belongs(part: Part, code: str, keys: Sequence[str]) -> bool:
    if code == "need" and part.info is Info.VICTIM:
        return False
    if code == "victim" and part.line.key == "Intake.topics" and part.info is Info.VICTIM:
        return True
    return part.line.key in keys or part.line.key.split(".", 1)[0] in keys


def _tells_where(part: Part) -> bool:
    return part.line.spec.protected or part.info is Info.CONTACT


def _of_one_address(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Of several addresses the one where the person lives now; the newest one where none says so."""
    places = [each.record for each in parts if isinstance(each.record, Address)]
    living = [each for each in places if each.use in {"", "current"}] or places
    chosen = living[-1].id if living else ""
    return tuple(each for each in parts if not isinstance(each.record, Address) or each.record.id == chosen)
