"""つなぎ: weigh what may go, prepare the paper and its ledger rows, answer what became of it, take the reply."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.closeness import Caution
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import (
    Basis,
    Refusal,
)
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.grounds import not_yet, rule_for
from kyoju_desktop.domain.leaks import Leak, leaks
from kyoju_desktop.domain.records import (
    Consent,
    Organisation,
    Referral,
    ReferralReply,
)
from kyoju_desktop.domain.rules.telling import NEVER, named_among, verdict
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.services.deciding import deciding_file
from kyoju_desktop.services.disclosures import (
    Draw,
    Drawn,
    Handing,
    Release,
    answer_release,
    enter,
    next_document_number,
    once_only_in_use,
)
from kyoju_desktop.services.weighing import Weighed, weigh, weigh_again
from kyoju_desktop.storage.store import Reader, Writer

__all__ = [
    "Caution",
    "Handing",
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


@dataclass(frozen=True)
class Prepared:
    """A paper with its ledger row, ready for its one exit. `pdf` is empty for an oral disclosure."""

    disclosure_id: str
    document_number: str
    pdf: bytes = field(repr=False)
    sheet: Sheet = field(repr=False)
    cautions: tuple[Caution, ...] = ()


def find_leaks(r: Reader, weighed: Weighed, page_texts: Sequence[str]) -> tuple[Leak, ...]:
    """Where the drawn pages hold what was withheld; for the preview, before the release refuses."""
    if weighed.sheet is None:
        return ()
    file = weighed.file or deciding_file(r, weighed.referral.case, weighed.paper, r.today)
    return leaks(page_texts, file, weighed.sheet)


def _refuse_barred(file: CaseFile, recipient: str) -> None:
    """No paper goes to a contact of whom the person said that they must not be told, nor to an opposite party."""
    if any(verdict(each).code == NEVER for each in named_among(file, recipient)):
        raise Refused(
            N_(
                "あて先は緊急連絡先のうち「知らせてはいけない」人(または「答えてはいけない相手」)です。この人には出せません。"
                "本人の考えが変わったときは、先に「世帯」で直してください。"
            ),
            field="contact",
        )


def prepare(
    w: Writer,
    weighed: Weighed,
    draw: Draw | None,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    words_confirmed: bool = False,
    cautions_confirmed: bool = False,
    handing: Handing | None = None,
    told_at: datetime | None = None,
    late_entry: str = "",
) -> Prepared:
    """Release what the clerk was shown: number, draw, look once more, enter the ledger. To be written as final.

    Everything is weighed again, unless the chain proves that nothing was written since; anything that changed (a
    withdrawal above all) refuses, and the number is not used up. `draw` makes the numbered paper (not used for an
    oral disclosure, which has `told_at`); `words_confirmed` says that the clerk read the person's own words about
    what must not be told, `cautions_confirmed` that the strong cautions were read.
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
    if fresh.strong and not cautions_confirmed:
        raise Refused(N_("この相手についての注意を読んで、確かめた印を付けてください。"))
    _check_means(fresh.referral, draw)
    _check_told(w, fresh.referral, told_at, late_entry)
    file = fresh.file or deciding_file(w, fresh.referral.case, fresh.paper, today)
    early = not_yet(fresh.basis, file, told_at) if told_at else None
    if early:
        raise Refused(early.template, field="told_at")
    body = w.get(Organisation, fresh.referral.organisation)
    _refuse_barred(file, f"{body.name} {fresh.referral.contact}")
    number = next_document_number(w, file.office, today)
    sheet = replace(shown, frame=replace(shown.frame, document_number=number))
    drawn = draw(sheet) if draw and fresh.referral.means != "oral" else None
    if drawn:
        _refuse_leaks(drawn, file, sheet)
    referral = _released(w, fresh.referral, fresh.basis, number)
    w.put(referral)
    release = Release(
        rule=rule_for(fresh.basis.rule, file, body, today, fresh.course),
        basis=fresh.basis,
        course=fresh.course,
        referral=referral,
        person=file.person.id,
        organisation=body,
        office=file.office,
        drawn=drawn,
        handing=handing,
        told_at=told_at,
        late_entry=late_entry,
    )
    disclosure = enter(w, sheet, release, codes)
    return Prepared(disclosure.id, number, drawn.pdf if drawn else b"", sheet, fresh.cautions)


def _shown(weighed: Weighed) -> Sheet:
    if weighed.sheet is None:
        raise _refused(weighed)
    if all(each.record == weighed.referral.id for each in weighed.sheet.values):  # 緊急度 and 用件 tell nothing
        raise Refused(N_("出す項目がひとつもありません。項目を選んでください。"))
    return weighed.sheet


def _again(w: Writer, weighed: Weighed, today: date, codes: CodeBook, tr: Translator) -> Weighed:
    """The same draft against what is on record now; a consent for one time may be in use meanwhile."""
    basis = weighed.basis
    if basis and basis.consent_id and once_only_in_use(w, w.get(Consent, basis.consent_id)):
        raise Refused(N_("「この1回だけ」の同意は、もう使われています。新しい同意をたずねてください。"))
    return weigh_again(w, weighed, today, codes=codes, tr=tr)


def _refused(weighed: Weighed) -> Refused:
    reason = (weighed.refusal or Refusal(Message(N_("渡してよい根拠を選んでください。")))).reason
    return Refused(reason.template, field="basis", **dict(reason.values))


def _check_means(referral: Referral, draw: Draw | None) -> None:
    if not referral.means:
        raise Refused(N_("渡し方を選んでください。"), field="means")
    if draw is None and referral.means != "oral":
        raise Refused(N_("紙を作ってから渡してください。"), field="means")


def _check_told(w: Writer, referral: Referral, told_at: datetime | None, late_entry: str) -> None:
    """An oral disclosure is entered with its time; one from an earlier day says why it comes late."""
    if told_at is None:
        return
    if referral.means != "oral":
        raise Refused(N_("伝えた日時は、口頭のときだけ入れます。"), field="told_at")
    if told_at > w.now:
        raise Refused(N_("伝えた日時が、いまより後です。"), field="told_at")
    if told_at.date() < w.now.date() and not late_entry.strip():
        raise Refused(N_("前の日に伝えたことは、あとから記録したわけを書いてください。"), field="late_entry")


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
        basis_reason=basis.fact("reason"),
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
