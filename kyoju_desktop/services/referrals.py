"""つなぎ: weigh what may go, prepare the paper and its ledger rows, answer what became of it, take the reply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kyoju_desktop.domain.bases import CONSENT, load_bases, load_conditions
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import (
    Basis,
    Item,
    Offer,
    Pick,
    Refusal,
    Request,
    disclose,
    items_of,
    offered_bases,
)
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.leaks import Leak, leaks
from kyoju_desktop.domain.records import (
    Consent,
    OppositeParty,
    Organisation,
    PurposeEntry,
    Referral,
    ReferralReply,
)
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.disclosures import (
    Draw,
    Drawn,
    answer_release,
    enter,
    next_document_number,
    once_only_in_use,
)
from kyoju_desktop.storage.store import Reader, Writer

__all__ = [
    "Prepared",
    "Weighed",
    "answer_release",
    "cancel_referral",
    "find_leaks",
    "next_document_number",
    "prepare",
    "record_reply",
    "weigh",
]

REPLY_DAYS = 14  # when the office has not set its own


@dataclass(frozen=True)
class Weighed:
    """What the clerk sees before release, and everything needed to weigh it again.

    Exactly one of `sheet` and `refusal` is set. `excluded_words` are the person's own words about what must not
    be told: the clerk confirms them at each release. `cautions` are for the eye, they stop nothing.
    """

    referral: Referral
    basis: Basis | None
    picked: frozenset[Pick] | None
    sheet: Sheet | None
    refusal: Refusal | None
    offers: tuple[Offer, ...]
    items: tuple[Item, ...]
    excluded_words: tuple[str, ...] = ()
    cautions: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A paper with its ledger row, ready for its one exit. `pdf` is empty for an oral disclosure."""

    disclosure_id: str
    document_number: str
    pdf: bytes = field(repr=False)
    sheet: Sheet = field(repr=False)


def weigh(
    r: Reader,
    case_id: str,
    referral: Referral,
    basis_code: str | None,
    facts: Mapping[str, str],
    picked: frozenset[Pick] | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    consent_id: str = "",
) -> Weighed:
    """Decide about a つなぎ票 that is still a draft: the sheet or the refusal, the bases, every item's fate.

    `consent_id` names the consent to stand on; "" takes the first that fits. `picked` None is the paper's own
    choice.
    """
    file = case_file(r, case_id)
    office = file.office
    days = office.reply_days if office.reply_days is not None else REPLY_DAYS
    draft = referral.replace(case=case_id, reply_by=today + timedelta(days=days))
    request = Request(
        organisation=r.get(Organisation, draft.organisation),
        purpose=draft.purpose,
        level=draft.level or "L1",
        means=draft.means,
        wanted=picked,
        referral=draft,
    )
    return _weighed(r, file, request, draft, (basis_code, consent_id), facts, today, codes, tr)


def _weighed(
    r: Reader,
    file: CaseFile,
    request: Request,
    draft: Referral,
    chosen: tuple[str | None, str],
    facts: Mapping[str, str],
    today: date,
    codes: CodeBook,
    tr: Translator,
) -> Weighed:
    consents = in_force(file, today)
    offers = offered_bases(
        file, request.organisation, request.purpose, today, load_bases(), consents, r.find(PurposeEntry)
    )
    basis = _chosen(offers, *chosen, facts)
    answer = disclose(request, file, consents, basis, today, codes=codes, tr=tr, conditions=load_conditions())
    return Weighed(
        referral=draft,
        basis=basis,
        picked=request.wanted,
        sheet=answer if isinstance(answer, Sheet) else None,
        refusal=answer if isinstance(answer, Refusal) else None,
        offers=offers,
        items=items_of(request, file, consents, basis, today, codes=codes, tr=tr),
        excluded_words=tuple(words for each in consents if (words := each.consent.excluded_words.strip())),
        cautions=tuple(_cautions(file, request.organisation)),
    )


def _chosen(offers: tuple[Offer, ...], code: str | None, consent_id: str, facts: Mapping[str, str]) -> Basis | None:
    """The basis the clerk picked; also one that does not hold, so that the refusal can say why."""
    fitting = [each for each in offers if each.rule.code == code]
    named = [each for each in fitting if consent_id and each.consent and each.consent.id == consent_id]
    if not fitting:
        return None
    offer = (named or [each for each in fitting if each.usable] or fitting)[0]
    consent = consent_id or (offer.consent.id if offer.consent else "")
    return Basis(offer.rule, dict(facts), consent if code == CONSENT else "", offer.entry)


def _cautions(file: CaseFile, organisation: Organisation) -> Iterator[Message]:
    if organisation.caution:
        yield Message(N_("この相手には注意書きがあります。関係機関の「注意」を読んでから渡してください。"))
    if any(organisation.name and organisation.name in each.connected for each in file.of(OppositeParty)):
        yield Message(N_("この相手は、答えてはいけない相手とつながりがあると記録されています。"))


def find_leaks(r: Reader, weighed: Weighed, page_texts: Sequence[str]) -> tuple[Leak, ...]:
    """Where the drawn pages hold what was withheld; for the preview, before the release refuses."""
    if weighed.sheet is None:
        return ()
    return leaks(page_texts, case_file(r, weighed.referral.case), weighed.sheet)


def prepare(
    w: Writer,
    weighed: Weighed,
    draw: Draw | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    words_confirmed: bool = False,
) -> Prepared:
    """Release what the clerk was shown: number, draw, look once more, enter the ledger. To be written as final.

    Everything is weighed again; anything that changed since (a withdrawal above all) refuses, and the number is
    not used up. `draw` makes the numbered paper (None only for an oral disclosure); `words_confirmed` says that
    the clerk read the person's own words about what must not be told.
    """
    shown = _shown(weighed)
    fresh = _again(w, weighed, today, codes, tr)
    if fresh.sheet is None or fresh.basis is None:
        raise _refused(fresh)
    if fresh.sheet != shown:
        raise Refused(
            N_("見ていた間に中身が変わりました。まだ渡していません。もう一度、出す項目を確かめてください。")
        )
    if fresh.excluded_words and not words_confirmed:
        raise Refused(N_("「出さないでほしいこと(本人のことば)」を読んで、確かめた印を付けてください。"))
    _check_means(fresh.referral, draw)
    file = case_file(w, fresh.referral.case)
    number = next_document_number(w, file.office, today)
    sheet = replace(shown, frame=replace(shown.frame, document_number=number))
    drawn = draw(sheet) if draw else None
    if drawn:
        _refuse_leaks(drawn, file, sheet)
    referral = _released(w, fresh.referral, fresh.basis, number)
    w.put(referral)
    body = w.get(Organisation, referral.organisation)
    disclosure = enter(w, sheet, fresh.basis, referral, file.person.id, body, file.office, drawn, codes)
    return Prepared(disclosure.id, number, drawn.pdf if drawn else b"", sheet)


def _shown(weighed: Weighed) -> Sheet:
    if weighed.sheet is None:
        raise _refused(weighed)
    if not weighed.sheet.values:
        raise Refused(N_("出す項目がひとつもありません。項目を選んでください。"))
    return weighed.sheet


def _again(w: Writer, weighed: Weighed, today: date, codes: CodeBook, tr: Translator) -> Weighed:
    """Weigh the same draft against what is on record now."""
    basis = weighed.basis
    if basis and basis.consent_id and once_only_in_use(w, w.get(Consent, basis.consent_id)):
        raise Refused(N_("「この1回だけ」の同意は、もう使われています。新しい同意をたずねてください。"))
    return weigh(
        w,
        weighed.referral.case,
        weighed.referral,
        basis.code if basis else None,
        basis.facts if basis else {},
        weighed.picked,
        today,
        codes=codes,
        tr=tr,
        consent_id=basis.consent_id if basis else "",
    )


def _refused(weighed: Weighed) -> Refused:
    reason = (weighed.refusal or Refusal(Message(N_("渡してよい根拠を選んでください。")))).reason
    return Refused(reason.template, field="basis", **dict(reason.values))


def _check_means(referral: Referral, draw: Draw | None) -> None:
    if not referral.means:
        raise Refused(N_("渡し方を選んでください。"), field="means")
    if draw is None and referral.means != "oral":
        raise Refused(N_("紙を作ってから渡してください。"), field="means")


def _refuse_leaks(drawn: Drawn, file: CaseFile, sheet: Sheet) -> None:
    found = leaks(drawn.page_texts, file, sheet)
    if found:
        raise Refused(
            N_(
                "紙の{page}枚目に、出さないはずの「{label}」が書いてあります。まだ渡していません。文を直してください。"
            ),
            field="summary",
            page=str(found[0].page),
            label=found[0].label,
        )


def _released(r: Reader, referral: Referral, basis: Basis, number: str) -> Referral:
    """The referral as it stands on the paper; a reprint does not forget that the first paper went out."""
    before = r.look(Referral, referral.id) or referral
    return referral.replace(
        basis=basis.code,
        consent=basis.consent_id,
        basis_reason=basis.facts.get("reason", ""),
        document_number=number,
        sent_at=before.sent_at,
        replied_on=before.replied_on,
    )


def cancel_referral(w: Writer, referral_id: str, day: date) -> Referral:
    """Give up a つなぎ; no reply is waited for any more. The ledger stays as it is."""
    cancelled = w.get(Referral, referral_id).replace(cancelled_on=day)
    w.put(cancelled)
    return cancelled


def record_reply(w: Writer, reply: ReferralReply) -> ReferralReply:
    """Enter what came back for a つなぎ票 that went out; the wait for the reply ends."""
    referral = w.get(Referral, reply.referral)
    if referral.sent_at is None:
        raise Refused(
            N_("このつなぎ票は、まだ渡した記録がありません。先に「渡した」と記録してください。"), field="referral"
        )
    if reply.received_on is None:
        raise Refused(N_("返事を受けた日を入れてください。"), field="received_on")
    if reply.received_on < referral.sent_at.date():
        raise Refused(N_("返事の日が、渡した日より前です。日付を確かめてください。"), field="received_on")
    if not reply.result:
        raise Refused(N_("返事の結果を選んでください。"), field="result")
    w.add(reply)
    w.put(referral.replace(replied_on=reply.received_on))
    return reply
