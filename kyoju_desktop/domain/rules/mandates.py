"""残置物・死後事務の契約 (DOMAIN 3.6, W41): whom the person charged, what goes where, who is told in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import Belonging, EmergencyContact, Mandate
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, remark, remarks_on
from kyoju_desktop.domain.rules.telling import NEVER, contacts_of
from kyoju_desktop.i18n.messages import N_

REVIEW_MONTHS = 12  # CASES C03: 契約見直し 年1回
_OF_THINGS = frozenset({"belongings"})


@dataclass(frozen=True)
class Telling:
    """Whom to tell at a death, in which order; whom not; `unasked` are contacts of whom nobody asked the person."""

    order: tuple[EmergencyContact, ...]
    never: tuple[EmergencyContact, ...]
    unasked: tuple[EmergencyContact, ...]


def with_review(mandate: Mandate) -> Mandate:
    """A mandate is looked at once a year, counted from the day on which it was concluded; what was typed stays."""
    if mandate.review_on or mandate.concluded_on is None or mandate.ended_on:
        return mandate
    return mandate.replace(review_on=add_months(mandate.concluded_on, REVIEW_MONTHS))


def reviewed(mandate: Mandate, today: date) -> Mandate:
    """Looked at today; the next time is a year from now."""
    return mandate.replace(review_on=add_months(today, REVIEW_MONTHS))


def in_force(mandates: Iterable[Mandate], today: date) -> tuple[Mandate, ...]:
    """The mandates that have not ended."""
    return tuple(each for each in mandates if each.ended_on is None or each.ended_on > today)


def telling(file: CaseFile) -> Telling:
    """The contacts as the person laid it down: those marked for a death in their order, those never to be told."""
    contacts = contacts_of(file)
    never = tuple(each for each in contacts if each.may_tell == NEVER)
    order = tuple(each for each in contacts if each.on_death and each not in never)
    unasked = tuple(each for each in contacts if each not in order and each not in never)
    return Telling(order, never, unasked)


def belongings_of(file: CaseFile, mandate: Mandate) -> tuple[Belonging, ...]:
    """The things that a mandate names, the designated ones first; those without a mandate belong to every one."""
    found = [each for each in file.of(Belonging) if each.mandate in {"", mandate.id}]
    return tuple(sorted(found, key=lambda each: (each.designated != "designated", each.id)))


@remarks_on.register
def _(record: Mandate, beside: Beside) -> tuple[Remark, ...]:
    found = list(
        on_order(
            record.concluded_on,
            record.ended_on,
            "ended_on",
            N_("終わった日が、結んだ日より前です。日付を確かめてください。"),
        )
    )
    if record.mandatary_kind in {"manager", "third"}:
        words = N_(
            "推定相続人、居住支援法人・管理業者、そのほかの第三者の順に考えるのが目安です。貸主は受任者に向きません。"
        )
        found.append(remark("mandatary_kind", words))
    things = any(each.designated == "designated" for each in belongings_of(beside.file, record))
    if record.kinds & _OF_THINGS and record.list_kept in {"no", "unknown"} and not things:
        words = N_("指定残置物のリストがないと、送る物と片付けてよい物を分けられません。下で1つずつ加えられます。")
        found.append(remark("list_kept", words))
    return tuple(found)
