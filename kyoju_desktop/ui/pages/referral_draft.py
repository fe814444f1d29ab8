"""What the clerk is putting together on 「つなぎ票を作る」: referral, basis, picked items; plain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import Pick
from kyoju_desktop.domain.leaks import Leak
from kyoju_desktop.domain.papers import OutwardPaper
from kyoju_desktop.domain.papers.referral import REFERRAL
from kyoju_desktop.domain.papers.transfer import PURPOSE, TRANSFER
from kyoju_desktop.domain.records import Organisation, Referral
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.referrals import Weighed, find_leaks, weigh
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.forms.cards import for_draft


@dataclass(frozen=True)
class ReferralDraft:
    """Recipient, errand, basis and picks; the texts stand in the referral itself.

    `picked` None asks for the paper's own choice. `basis` "" asks for the first basis that stands on the person's
    own word. `handing` holds copies and return as written. `shown` is what the clerk last saw going out; what is
    different when the paper is opened again, or while it is open, is said.
    """

    referral: Referral = field(default_factory=lambda: Referral(purpose="consult", urgency="normal", means="hand"))
    level: str = "L1"
    basis: str = ""
    consent: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    picked: frozenset[Pick] | None = None
    handing: Mapping[str, str] = field(default_factory=dict)
    shown: frozenset[Pick] | None = None
    taken: int = 0  # how often the consent had been withdrawn from when the clerk last looked

    @property
    def paper(self) -> OutwardPaper:
        """A case that goes to another town has a paper of its own."""
        return TRANSFER if self.referral.purpose == PURPOSE else REFERRAL

    def with_referral(self, **values: object) -> "ReferralDraft":
        """The draft with other values of the referral; what was picked counts for its own paper only."""
        changed = replace(self, referral=self.referral.replace(**values))
        return changed if changed.paper is self.paper else replace(changed, picked=None, shown=None)

    def for_recipient(self, organisation: str) -> "ReferralDraft":
        """Another recipient: what was chosen for the former one does not count for this one."""
        return replace(
            self,
            referral=self.referral.replace(organisation=organisation),
            basis="",
            consent="",
            facts={},
            picked=None,
            shown=None,
        )

    def wished(self, organisation: str, purpose: str) -> "ReferralDraft":
        """The draft for the recipient and the errand with which the paper was asked for; "" leaves them."""
        other = organisation not in {"", self.referral.organisation}
        draft = self.for_recipient(organisation) if other else self
        return draft.with_referral(purpose=purpose) if purpose else draft

    def dump(self) -> dict[str, Any]:
        """The draft as JSON data (the texts have a draft of their own)."""
        names = ("organisation", "purpose", "urgency", "means")
        return {
            "id": self.referral.id,
            "referral": {name: getattr(self.referral, name) for name in names},
            "level": self.level,
            "basis": self.basis,
            "consent": self.consent,
            "facts": {name: for_draft(text) for name, text in self.facts.items()},
            "picked": _listed(self.picked),
            "handing": {name: for_draft(text) for name, text in self.handing.items()},
            "shown": _listed(self.shown),
            "taken": self.taken,
        }

    @classmethod
    def load(cls, case_id: str, data: Mapping[str, Any]) -> "ReferralDraft":
        """The draft that `dump` made."""
        return cls(
            referral=Referral(id=str(data["id"]), case=case_id, **data["referral"]),
            level=str(data["level"]),
            basis=str(data["basis"]),
            consent=str(data["consent"]),
            facts=_texts(data["facts"]),
            picked=_picks(data["picked"]),
            handing=_texts(data.get("handing", {})),
            shown=_picks(data.get("shown")),
            taken=int(data.get("taken", 0)),
        )


def _listed(picks: frozenset[Pick] | None) -> list[list[str]] | None:
    return None if picks is None else sorted(list(each) for each in picks)


def _picks(data: Iterable[Sequence[Any]] | None) -> frozenset[Pick] | None:
    return None if data is None else frozenset((str(each[0]), str(each[1])) for each in data)


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in data.items()}


@dataclass(frozen=True)
class Outcome:
    """What came of weighing a draft: case, bodies, decision, the very page, words that must not stand there."""

    file: CaseFile
    bodies: tuple[Organisation, ...]
    draft: ReferralDraft
    weighed: Weighed | None = None
    paper: Rendered | None = None
    leaks: tuple[Leak, ...] = ()


def consider(draft: ReferralDraft, today: date, codes: CodeBook, tr: Translator) -> Callable[[Reader], Outcome]:
    """A reading that weighs the draft and draws the page.

    Where no basis was chosen, one that stands on the person's own word or knowledge is taken; every other ground is
    the clerk's to choose.
    """

    def use(r: Reader) -> Outcome:
        file = case_file(r, draft.referral.case)
        bodies = tuple(each for each in r.find(Organisation) if not each.closed)
        if not draft.referral.organisation:
            return Outcome(file, bodies, draft)
        chosen, weighed = _weigh(r, draft, today, codes, tr)
        spoken = draft.referral.means == "oral"  # nothing is laid out of what is only said, the secret least of all
        paper = render(weighed.sheet, tr) if weighed.sheet is not None and not spoken else None
        found = find_leaks(r, weighed, paper.page_texts) if paper is not None else ()
        return Outcome(file, bodies, chosen, weighed, paper, found)

    return use


def _weigh(
    r: Reader, draft: ReferralDraft, today: date, codes: CodeBook, tr: Translator
) -> tuple[ReferralDraft, Weighed]:
    weighed = _once(r, draft, today, codes, tr)
    if draft.basis:
        return draft, weighed
    first = next((each for each in weighed.offers if each.unasked), None)
    if first is None:
        return draft, weighed
    chosen = replace(draft, basis=first.rule.code, consent=first.consent.id if first.consent else "")
    return chosen, _once(r, chosen, today, codes, tr)


def _once(r: Reader, draft: ReferralDraft, today: date, codes: CodeBook, tr: Translator) -> Weighed:
    return weigh(
        r,
        draft.referral.case,
        draft.referral.replace(level=draft.level),
        draft.basis or None,
        draft.facts,
        draft.picked,
        today,
        codes=codes,
        tr=tr,
        consent_id=draft.consent,
        paper=draft.paper,
    )
