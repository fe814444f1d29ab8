"""The story of a case: every record that has a date becomes one entry of the timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import singledispatch

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Application,
    Attachment,
    Closing,
    Consent,
    ConsentWithdrawal,
    Crisis,
    Disclosure,
    DisclosureOutcome,
    HousingInquiry,
    IncomingDocument,
    MoveOut,
    PaperPrinted,
    PersonInquiry,
    Plan,
    ProgressNote,
    Protection,
    Referral,
    ReferralReply,
    Screening,
    SecretShown,
    StageChange,
    Suspension,
    Tenancy,
    TransferIn,
    Visit,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.kept import title_of
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.entry import Entry

# The filters of the timeline, in their order on the page.
GROUPS: tuple[tuple[str, str], ...] = (
    ("", N_("すべて")),
    ("note", N_("記録")),
    ("handed", N_("つなぎ・提供")),
    ("consent", N_("同意")),
    ("paper", N_("書類")),
    ("stage", N_("段階")),
)


def story(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> tuple[Entry, ...]:
    """Every dated record of the case, newest first; `bodies` are the names of the organisations by id."""
    teller = Teller(file, at, bodies)
    records = (record for kind in file.records.values() for record in kind)
    told = (_concealed(each, teller) for record in records for each in tell(record, teller))
    return tuple(sorted(told, key=lambda each: (each.at, each.record.id), reverse=True))


def _concealed(told: Entry, teller: Teller) -> Entry:
    """The entry without what the clerk's words repeat of a protected place."""
    if not teller.file.protected:
        return told
    conceal = teller.conceal
    lines = tuple((label, conceal(text)) for label, text in told.lines)
    return replace(told, title=conceal(told.title), aside=conceal(told.aside), who=conceal(told.who), lines=lines)


def chosen(entries: Iterable[Entry], group: str, words: str = "") -> tuple[Entry, ...]:
    """The entries of one filter ("" for all) that show the words."""
    return tuple(each for each in entries if (not group or group in each.groups) and (not words or each.holds(words)))


@singledispatch
def tell(record: Record, teller: Teller) -> tuple[Entry, ...]:  # noqa: ARG001 - the default tells nothing
    """The entries that one record gives; none for records without a story of their own."""
    return ()


_MEANS_ICONS = {
    "phone": "phone",
    "home_visit": "pin",
    "visit_office": "person",
    "letter": "mail",
    "fax_mail": "mail",
    "online": "monitor",
    "office_meeting": "people",
    "plan_meeting": "people",
    "conference": "people",
    "other_body": "organisations",
}


@tell.register
def _(record: ProgressNote, teller: Teller) -> tuple[Entry, ...]:
    means = teller.text(record, "means") or teller.at.tr(N_("記録"))
    title = teller.at.tr(N_("{means}・{who}"), means=means, who=record.with_whom) if record.with_whom else means
    lines = teller.lines(record, "fact", "opinion") + teller.next_line(record)
    icon = _MEANS_ICONS.get(record.means, "note")
    return entry(record, record.at, "note", icon, title, lines=lines, who=record.clerk)


@tell.register
def _(record: PersonInquiry, teller: Teller) -> tuple[Entry, ...]:
    told = record.answer in {"minimum", "answered_lawfully"}
    answer = teller.text(record, "answer")
    chip = tag(answer, "warn" if told else "", "" if told else "forbid")
    title = teller.at.tr(N_("{who}から問合せ"), who=record.relation or record.who or teller.at.tr(N_("だれか")))
    return entry(
        record,
        record.at,
        "note handed",
        "alert",
        title,
        lines=teller.lines(record, "asked", "answered"),
        tags=(chip,) if answer else (),
        who=record.clerk,
        tab="handed",
    )


@tell.register
def _(record: StageChange, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("段階を「{stage}」にした"), stage=teller.text(record, "to_stage"))
    reason = teller.at.tr(N_("理由: {reason}"), reason=record.reason) if record.reason else ""
    return entry(record, record.at, "stage", "stairs", title, aside=reason, who=record.clerk)


@tell.register
def _(record: Screening, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("方針を決めた: {decision}"), decision=teller.text(record, "decision"))
    lines = teller.lines(record, "reason", "referred_to")
    return entry(record, record.decided_on, "stage", "stairs", title, lines=lines, tab="assessment")


@tell.register
def _(record: Plan, teller: Teller) -> tuple[Entry, ...]:
    lines = teller.lines(record, "vision", "short_goal")
    return entry(
        record, record.decided_on, "note", "flag", teller.at.tr(N_("支援計画を決めた")), lines=lines, tab="plan"
    )


_ANSWERS = {
    "refused": (N_("{who}に断られた"), "cross"),
    "own_no": (N_("本人が断った({who})"), "cross"),
    "accepted": (N_("{who}が受け入れると答えた"), "check"),
    "viewing": (N_("内見する({who})"), "homes"),
}


@tell.register
def _(record: HousingInquiry, teller: Teller) -> tuple[Entry, ...]:
    who = (
        teller.body(record.organisation, record.asked)
        or teller.text(record, "asked_kind")
        or teller.at.tr(N_("相手"))
    )
    text, icon = _ANSWERS.get(record.result, (N_("{who}に照会した"), "homes"))
    reason = teller.text(record, "refusal_reason")
    aside = teller.at.tr(N_("理由: {reason}"), reason=reason) if reason else teller.text(record, "home")
    lines = teller.lines(record, "refusal_words", "own_no", "next_step")
    return entry(record, record.at, "note", icon, teller.at.tr(text, who=who), aside=aside, lines=lines, tab="home")


@tell.register
def _(record: Application, teller: Teller) -> tuple[Entry, ...]:
    home = teller.text(record, "home") or teller.text(record, "destination")
    made = entry(
        record, record.applied_on, "note", "note", teller.at.tr(N_("入居を申し込んだ")), aside=home, tab="home"
    )
    result = teller.at.tr(N_("審査の結果: {result}"), result=teller.text(record, "result"))
    lines = teller.lines(record, "result_reason")
    return made + entry(record, record.result_on, "note", "reply", result, lines=lines, tab="home")


@tell.register
def _(record: Tenancy, teller: Teller) -> tuple[Entry, ...]:
    kind = teller.text(record, "destination")
    text = N_("入居した({kind})") if kind else N_("入居した")
    title = teller.at.tr(text, kind=kind) if kind else teller.at.tr(text)
    made = entry(record, record.moved_in_on, "note", "homes", title, aside=teller.text(record, "home"), tab="home")
    permitted = record.contract_kind == "use_permit"
    signed = teller.at.tr(N_("使用の許可を受けた") if permitted else N_("賃貸借の契約をした"))
    return made + entry(record, record.contracted_on, "note paper", "document", signed, tab="home")


@tell.register
def _(record: Visit, teller: Teller) -> tuple[Entry, ...]:
    means = teller.text(record, "means")
    title = teller.at.tr(N_("見守り({means})"), means=means) if means else teller.at.tr(N_("見守り"))
    aside = "・".join(filter(None, (teller.text(record, "met"), teller.text(record, "condition"))))
    lines = teller.lines(record, "fact", "opinion") + teller.next_line(record)
    return entry(record, record.at, "note", "pin", title, aside=aside, lines=lines, who=record.visitors, tab="watch")


@tell.register
def _(record: Crisis, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("危機: {kind}"), kind=teller.text(record, "kind"))
    lines = teller.lines(record, "fact", "opinion", "done") + teller.next_line(record)
    settled = teller.text(record, "settled_on")
    aside = teller.at.tr(N_("{day}に落ち着いた"), day=settled) if settled else ""
    return entry(record, record.noticed_at, "note", "alert", title, aside=aside, lines=lines, tab="watch")


@tell.register
def _(record: MoveOut, teller: Teller) -> tuple[Entry, ...]:
    aside = teller.text(record, "reason")
    title = teller.at.tr(N_("退去した"))
    return entry(record, record.left_on, "note", "homes", title, aside=aside, tab="leaving")


@tell.register
def _(record: Suspension, teller: Teller) -> tuple[Entry, ...]:
    begun = entry(
        record, record.since, "stage", "pause", teller.at.tr(N_("中断した")), aside=teller.text(record, "reason")
    )
    return begun + entry(record, record.ended_on, "stage", "arrow-right", teller.at.tr(N_("中断を終えた")))


@tell.register
def _(record: Closing, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("終結した"))
    lines = teller.lines(record, "changes", "left_over")
    reason = teller.text(record, "reason")
    return entry(record, record.closed_on, "stage", "check", title, aside=reason, lines=lines, who=record.approver)


@tell.register
def _(record: Protection, teller: Teller) -> tuple[Entry, ...]:
    source = teller.text(record, "source")
    begun = entry(
        record,
        record.started_on,
        "note",
        "house-lock",
        teller.at.tr(N_("住所の秘匿を始めた")),
        aside=source,
        tab="household",
    )
    ended = teller.at.tr(N_("住所の秘匿を終えた"))
    reason = record.ended_reason
    return begun + entry(
        record, record.ended_on, "note", "house-lock", ended, aside=reason, who=record.ended_approver
    )


@tell.register
def _(record: PaperPrinted, teller: Teller) -> tuple[Entry, ...]:
    if record.form == "envelope":
        icon, title = "mail", teller.at.tr(N_("封筒の宛名を作った"))
    else:
        icon, title = "document", teller.at.tr(N_("{paper}を出した"), paper=teller.at.tr(title_of(record.form)))
    aside = "・".join(filter(None, (record.document_number, record.recipient)))
    return entry(record, record.at, "paper", icon, title, aside=aside, who=record.clerk, tab="papers")


@tell.register
def _(record: Attachment, teller: Teller) -> tuple[Entry, ...]:
    if not record.blob:
        return ()
    title = teller.at.tr(N_("紙を添付した"))
    aside = "・".join(filter(None, (teller.text(record, "kind"), record.called)))
    made = entry(record, record.attached_at, "paper", "upload", title, aside=aside, who=record.clerk, tab="papers")
    taken = teller.at.tr(N_("添付を取り消した"))
    return made + entry(
        record, record.removed_on, "paper", "forbid", taken, aside=record.removed_reason, tab="papers"
    )


@tell.register
def _(record: SecretShown, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("秘匿の値を画面で見た"))
    return entry(record, record.at, "handed", "eye", title, aside=record.reason, who=record.clerk, tab="handed")


_CONSENT_TITLES = {
    "declined": N_("同意しないと言われた"),
    "on_hold": N_("同意は保留になった"),
    "seeking": N_("同意を働きかけている"),
    "void": N_("同意を無効にした"),
}


@tell.register
def _(record: Consent, teller: Teller) -> tuple[Entry, ...]:
    default = N_("同意を受けた") if record.given_at else N_("同意の説明をした")
    title = teller.at.tr(_CONSENT_TITLES.get(record.state, default))
    aside = "・".join(filter(None, (record.number, teller.text(record, "form"))))
    lines = teller.lines(record, "excluded_words", "own_wish")
    when = record.given_at or record.explained_on
    return entry(
        record,
        when,
        "consent",
        "shield-check",
        title,
        aside=aside,
        lines=lines,
        who=record.explained_by,
        tab="consent",
    )


@tell.register
def _(record: ConsentWithdrawal, teller: Teller) -> tuple[Entry, ...]:
    whom = teller.body(record.organisation)
    title = teller.at.tr(N_("同意を撤回した({who})"), who=whom) if whom else teller.at.tr(N_("同意を撤回した"))
    return entry(
        record,
        record.at,
        "consent",
        "forbid",
        title,
        lines=teller.lines(record, "words"),
        who=record.received_by,
        tab="consent",
    )


@tell.register
def _(record: Disclosure, teller: Teller) -> tuple[Entry, ...]:
    words = N_("{who}に口頭で伝えた") if record.told_at else N_("{who}への書類を用意した")
    title = teller.at.tr(words, who=record.recipient)
    aside = "・".join(filter(None, (record.document_number, teller.text(record, "means"), record.basis_text)))
    return entry(
        record,
        record.told_at or record.at,
        "handed" if record.told_at else "handed paper",
        "out",
        title,
        aside=aside,
        tags=_outcome(record, teller),
        who=record.clerk,
        tab="handed",
    )


def _outcome(record: Disclosure, teller: Teller) -> tuple[ChipFace, ...]:
    answers = [each for each in teller.file.of(DisclosureOutcome) if each.disclosure == record.id]
    if not answers:
        return (tag(teller.at.tr(N_("出したか未回答")), "warn", "warning"),)
    if answers[-1].outcome == "went_out":
        return (tag(teller.at.tr(N_("出した")), "done", "check"),)
    return (tag(teller.at.tr(N_("出さなかった")), "", "forbid"),)


@tell.register
def _(record: ReferralReply, teller: Teller) -> tuple[Entry, ...]:
    referral = teller.file.find(Referral, record.referral)
    whom = teller.body(referral.organisation) if referral else ""
    title = teller.at.tr(
        N_("{who}から返事: {result}"), who=whom or teller.at.tr(N_("つなぎ先")), result=teller.text(record, "result")
    )
    lines = teller.lines(record, "note", "next_step")
    return entry(
        record, record.received_on, "handed", "reply", title, lines=lines, who=record.answered_by, tab="handed"
    )


@tell.register
def _(record: TransferIn, teller: Teller) -> tuple[Entry, ...]:
    sender = teller.body(record.organisation, record.sender) or teller.at.tr(N_("差出人不明"))
    title = teller.at.tr(N_("{who}から移管を受け入れた"), who=sender)
    return entry(record, record.received_on, "paper", "mail", title, aside=record.their_number, tab="handed")


@tell.register
def _(record: IncomingDocument, teller: Teller) -> tuple[Entry, ...]:
    sender = teller.body(record.organisation, record.sender) or teller.at.tr(N_("差出人不明"))
    title = teller.at.tr(N_("{who}から文書が届いた"), who=sender)
    return entry(
        record,
        record.received_on,
        "paper",
        "document",
        title,
        aside=record.subject,
        lines=teller.lines(record, "content"),
        tab="handed",
    )
