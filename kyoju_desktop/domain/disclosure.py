"""The gate: request, consents and legal basis in; a `Sheet` or a `Refusal` out. Closed by default.

A value goes out only if the basis covers recipient, purpose, information class and day; minus what the person
excluded; minus the protected bundle; never what is for the office only. 要配慮 goes only when it was picked by
itself. Everything that stays is named with its reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kyoju_desktop.domain.bases import CONSENT, PURPOSE, BasisRule, Condition, conditions_for, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.exclusions import excluded, exclusions_of
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.frames import EXISTENCE_ONLY, TOLD_ORALLY, basis_text, office_frame, outward_frame
from kyoju_desktop.domain.grounds import (
    Basis,
    Offer,
    offered_bases,
    same_human,
    terms_of,
)
from kyoju_desktop.domain.info import Info, stricter
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.outward import (
    BEYOND_BASIS,
    BEYOND_LEVEL,
    EXCLUDED,
    NO_BASIS,
    NO_CONSENT,
    NOT_PICKED,
    OFFICE_ONLY,
    OTHER_ADULT,
    OTHERS_OFF,
    SECRET,
    SECRET_OFF,
    SPECIAL_OFF,
    TAKEN_BACK,
    Item,
    Pick,
    Refusal,
    Request,
)
from kyoju_desktop.domain.parts import Part, parts_of
from kyoju_desktop.domain.records import (
    Address,
    ConsentExclusion,
    EmergencyContact,
    HouseholdMember,
)
from kyoju_desktop.domain.refusals import refusal_of
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.consent import Terms, covered, covers, taken_back
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import Translator

__all__ = [
    "Basis",
    "Item",
    "Offer",
    "Pick",
    "Refusal",
    "Request",
    "disclose",
    "items_of",
    "offered_bases",
    "weigh_all",
]

# Who may be told a protected whereabouts in an emergency, by word of mouth (row 33).
_RESCUERS = frozenset({"police", "fire", "medical"})


def disclose(
    request: Request,
    file: CaseFile,
    consents: Sequence[Terms],
    basis: Basis | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    conditions: Iterable[Condition] = (),
) -> Sheet | Refusal:
    """Let through what may go to the recipient today, or say why nothing may."""
    return weigh_all(request, file, consents, basis, today, codes=codes, tr=tr, conditions=conditions)[0]


def _sheet(request: Request, gate: "_Gate", conditions: Iterable[Condition]) -> Sheet:
    return Sheet(
        door=Door.OUTWARD,
        form=request.paper.form,
        frame=_frame(request, gate, conditions_for(conditions, gate.standing, gate.at.today)),
        values=tuple(gate.values()),
        withheld=tuple(gate.withheld()),
    )


def weigh_all(
    request: Request,
    file: CaseFile,
    consents: Sequence[Terms],
    basis: Basis | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    conditions: Iterable[Condition] = (),
) -> tuple[Sheet | Refusal, tuple[Item, ...]]:
    """The sheet or the refusal, and every item with its fate: `disclose` and `items_of` in one look.

    While facts of a basis that fits are still unwritten, the items are those of the basis as far as it is written:
    there is no sheet yet, and a class that takes a fact of its own stays locked until that fact is there.
    """
    refusal = refusal_of(request, file, consents, basis, today)
    closed = refusal is not None and not refusal.unfinished
    gate = _Gate(request, file, tuple(consents), None if closed else basis, Locale(tr, today, codes))
    return refusal or _sheet(request, gate, conditions), tuple(gate.items())


def items_of(
    request: Request,
    file: CaseFile,
    consents: Sequence[Terms],
    basis: Basis | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> tuple[Item, ...]:
    """Every item of the paper with its fate; all are locked while no basis could let anything go."""
    return weigh_all(request, file, consents, basis, today, codes=codes, tr=tr)[1]


@dataclass(frozen=True)
class _Gate:
    request: Request
    file: CaseFile
    consents: tuple[Terms, ...]
    basis: Basis | None
    at: Locale

    @cached_property
    def standing(self) -> str:
        return standing_of(self.request.organisation, self.file.office)

    @cached_property
    def level(self) -> int:
        return int(self.request.level[1:])

    @cached_property
    def client(self) -> frozenset[str]:
        return same_human(self.file)

    @cached_property
    def exclusions(self) -> tuple[ConsentExclusion, ...]:
        return exclusions_of(self.file)

    @cached_property
    def rule(self) -> BasisRule | None:
        """The rule of the basis as it stands for this body on this day."""
        if self.basis is None:
            return None
        return self.basis.rule.fitted(self.request.organisation, self.standing, self.at.today)

    @cached_property
    def terms(self) -> Terms | None:
        """The consent on which the basis stands, if it stands on one."""
        return terms_of(self.basis, self.consents) if self.basis and self.basis.code == CONSENT else None

    @cached_property
    def covered(self) -> frozenset[Info]:
        basis = self.basis
        return frozenset(info for info in Info if basis is not None and self._covers(basis, info))

    @cached_property
    def agreed(self) -> frozenset[Info]:
        """What the consent lets this body know, if the basis stands on one."""
        request = self.request
        if self.terms is None:
            return frozenset()
        return covered(self.terms, request.organisation, request.purpose, self.at.today)

    @cached_property
    def decided(self) -> tuple[tuple[Part, Item], ...]:
        return tuple(
            (part, self._item(part))
            for part in parts_of(
                self.request.paper.lines,
                self.file,
                self.request.referral,
                self.at,
                existence_only=self.level == 0,
            )
        )

    def items(self) -> Iterator[Item]:
        return (item for _, item in self.decided)

    def values(self) -> Iterator[Value]:
        """The values let through; what remains of a field with several answers is one value."""
        together: dict[tuple[str, str], list[Part]] = {}
        for part, item in self.decided:
            if item.given:
                together.setdefault((part.record.id, part.line.key), []).append(part)
        for parts in together.values():
            yield self._value(parts)

    def withheld(self) -> Iterator[Withheld]:
        for item in self.items():
            if not item.given:
                yield Withheld(item.key, item.label, item.info, item.record, item.subject, item.why)

    def _value(self, parts: Sequence[Part]) -> Value:
        first = parts[0]
        info, value = first.info, first.value
        for more in parts[1:]:
            info, value = stricter(info, more.info), value | more.value
        return Value(
            key=first.line.key,
            label=first.line.spec.label,
            text=first.line.spec.kind.format(value, self.at),
            info=info,
            record=first.record.id,
            subject=self.file.subject_of(first.record),
        )

    def _item(self, part: Part) -> Item:
        barred = self._barred(part)
        why = barred or self._unpicked(part)
        spec = part.line.spec
        return Item(
            record=part.record.id,
            pick=part.pick,
            key=part.line.key,
            label=spec.label,
            text="" if barred or why == SECRET_OFF else spec.kind.format(part.value, self.at),
            info=part.info,
            subject=self.file.subject_of(part.record),
            given=not why,
            locked=bool(barred),
            why=why,
        )

    def _barred(self, part: Part) -> str:
        """Why the part cannot go whatever the clerk picks; "" if it can."""
        level = part.info.level
        if level is None:
            return OFFICE_ONLY
        if self._secret(part) and not self._may_be_told(part.info):
            return SECRET
        if excluded(self.exclusions, part.record, part.line.name):
            return EXCLUDED
        if level > self.level:
            return BEYOND_LEVEL
        if part.info not in self.covered:
            return self._uncovered()
        return self._unworded(part)

    def _unworded(self, part: Part) -> str:
        """Why a class that is covered still stays: whose word is lacking, or was taken back."""
        if self.rule is not None and self.rule.own_only and self._of_others(part.record):
            return OTHERS_OFF
        if self.terms is not None and self._taken_back(self.terms, part):
            return TAKEN_BACK
        return "" if self._own_consent(part) else OTHER_ADULT

    def _secret(self, part: Part) -> bool:
        return self.file.protected and (part.line.spec.protected or part.info in {Info.CONTACT, Info.EXISTENCE})

    def _may_be_told(self, info: Info) -> bool:
        """Whether the protected bundle may be told by word of mouth (DOMAIN 5.12 row 33): never on a paper.

        Only to a rescuer in an emergency, or to a body that the person named together with the class; both with a
        written reason and the one who approved it.
        """
        basis = self.basis
        if basis is None or self.request.means != "oral":
            return False
        if not (basis.fact("secret_reason") and basis.fact("approver")):
            return False
        if basis.rule.emergency:
            return self.request.organisation.kind in _RESCUERS
        return self.terms is not None and any(
            each.organisation == self.request.organisation.id and {info.name, Info.CONTACT.name} <= each.classes
            for each in self.terms.recipients
        )

    def _of_others(self, record: Record) -> bool:
        """Whether the record speaks about somebody else, of whatever age."""
        if isinstance(record, HouseholdMember | EmergencyContact):
            return True
        return self.file.subject_of(record) not in self.client

    def _uncovered(self) -> str:
        if self.basis is None:
            return NO_BASIS
        return NO_CONSENT if self.basis.code == CONSENT else BEYOND_BASIS

    def _covers(self, basis: Basis, info: Info) -> bool:
        if self.rule is None or not self.rule.reaches(info, self.standing, basis.facts):
            return False
        if basis.code == CONSENT:
            return info in self.agreed
        if basis.code == PURPOSE:
            return basis.entry is not None and info.name in basis.entry.classes
        return True

    def _told(self, terms: Terms, info: Info) -> bool:
        return covers(terms, self.request.organisation, info, self.request.purpose, self.at.today)

    def _taken_back(self, terms: Terms, part: Part) -> bool:
        """Whether the person took back just this item, for this body or for all."""
        owner, today = type(part.record).__name__, self.at.today
        return taken_back(terms, self.request.organisation, owner, part.line.name, today)

    def _own_consent(self, part: Part) -> bool:
        """Whether nobody's consent is lacking: another adult's 要配慮 takes that adult's own."""
        if not part.info.special or not self._other_adult(part.record):
            return True
        subject = self.file.subject_of(part.record)
        return subject not in self.client and any(
            each.consent.person == subject and self._told(each, part.info) and not self._taken_back(each, part)
            for each in self.consents
        )

    def _other_adult(self, record: Record) -> bool:
        """Whether the record speaks about another adult; somebody of unknown age counts as one."""
        if isinstance(record, HouseholdMember):
            return record.birth_date is None or age_on(record.birth_date, self.at.today) >= 18
        return self.file.subject_of(record) not in self.client

    def _unpicked(self, part: Part) -> str:
        wanted = self.request.wanted
        if wanted is not None and (part.record.id, part.pick) in wanted:
            return ""
        if self._secret(part):
            return SECRET_OFF
        if wanted is not None:
            return NOT_PICKED
        if part.info.special:
            return SPECIAL_OFF
        if self.rule is not None and self.rule.unpicked:
            return NOT_PICKED
        return "" if _usual(part) else NOT_PICKED


def _usual(part: Part) -> bool:
    """What the paper ticks by itself: of addresses only where the person lives now."""
    if isinstance(part.record, Address) and part.record.use not in {"", "current"}:
        return False
    return part.line.picked


def _frame(request: Request, gate: _Gate, conditions: tuple[str, ...]) -> Frame:
    tr = gate.at.tr
    frame = office_frame(tr(request.paper.title), gate.file.office, gate.at.today, case_number=gate.file.case.number)
    return outward_frame(
        replace(frame, document_number=request.document_number),
        request.organisation,
        request.referral,
        basis_text(gate.basis, gate.rule, gate.consents, gate.at.codes, tr) if gate.basis and gate.rule else "",
        (tr(each) for each in conditions),
        codes=gate.at.codes,
        tr=tr,
        special=any(each.info.special for each in gate.values()),
        notes=tuple(tr(each) for each in _notes(gate)),
    )


def _notes(gate: _Gate) -> Iterator[str]:
    """What the paper says about what is not on it, without saying why."""
    if gate.level == 0:
        yield EXISTENCE_ONLY
    if any(each.why == SECRET and each.key == "Address.place" for each in gate.items()):
        yield TOLD_ORALLY
