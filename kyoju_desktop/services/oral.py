"""口頭で伝えた, 緊急の提供: what was told without a paper enters the ledger after it happened, as it happened."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kyoju_desktop.domain.bases import is_external, load_bases, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.disclosure import Basis, Item, Pick
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.frames import basis_text
from kyoju_desktop.domain.grounds import not_yet, rule_for
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.parts import Part
from kyoju_desktop.domain.records import (
    Consent,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    Organisation,
    Referral,
)
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.domain.rules.telling import NEVER, named_among, verdict
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.disclosures import WENT_OUT, Release, enter, id_after, newest_row, once_only_in_use
from kyoju_desktop.services.referrals import Weighed, weigh
from kyoju_desktop.services.tellable import tellable
from kyoju_desktop.storage.store import Reader, Writer

EMERGENCY = "special_69_2_4"
ORAL, HAND = "oral", "hand"
NO_BASIS = N_("根拠なし(起きたことをそのまま記録)")
WITHOUT_BASIS = N_("提供できる根拠がないまま伝えた: {why}")
_LATER = N_("後日の記録")
_SLACK = timedelta(minutes=1)
_UNLISTED = Organisation(kind="other")  # whoever was told does not stand in the register


@dataclass(frozen=True)
class Emergency:
    """What the clerk enters when a life was in danger; `told` are codes of `Tellable`, `more` free words.

    `recipient` is the name as it was; `organisation` the id of the register if it stands there.
    """

    case: str
    recipient: str
    at: datetime | None
    danger: str
    told: frozenset[str]
    tell_on: date | None
    organisation: str = ""
    contact: str = ""
    means: str = ORAL
    more: str = ""
    approver: str = ""


@dataclass(frozen=True)
class Telling:
    """What was told aloud in the ordinary course: to a body of the register, on a basis, these items."""

    case: str
    organisation: str
    at: datetime | None
    purpose: str
    basis: str
    picked: frozenset[Pick]
    contact: str = ""
    consent: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What the gate says of it: `objection` is None when all of it could be told; `held` are the items it bars."""

    weighed: Weighed
    objection: Message | None
    held: tuple[Item, ...]

    @property
    def unfinished(self) -> bool:
        """Whether all of it could be told once the facts of the chosen basis are written."""
        return self.weighed.refusal is not None and self.weighed.refusal.unfinished and not self.held


def record_emergency(w: Writer, told: Emergency, *, codes: CodeBook, tr: Translator) -> Disclosure:
    """Enter an emergency (69条2項4号). It is never refused for lack of consent, only for what is not written.

    The person is to be told afterwards; until then it stays due. To be written as final.
    """
    file = case_file(w, told.case)
    dead = is_dead(file)
    chosen = [each for each in tellable(file, Locale(tr, w.now.date(), codes)) if each.code in told.told]
    secret = any(each.secret for each in chosen) or file.conceal.holds(told.more)
    _check_emergency(told, w.now, secret=secret, dead=dead)
    _check_contact(file, told)
    body = w.look(Organisation, told.organisation) if told.organisation else None
    items = [_item_of_part(file, part) for group in chosen for part in group.parts]
    if told.more.strip():
        items.append(_words(file, told.more.strip()))
    today = w.now.date()
    rule = next(each for each in load_bases() if each.code == EMERGENCY)
    fitted = (
        rule.fitted(body, standing_of(body, file.office), today) if body else rule.fitted(_UNLISTED, "private", today)
    )
    facts = {
        N_("危険の事実"): told.danger.strip(),
        N_("承認した人"): told.approver.strip(),
        N_("本人に説明する予定の日"): wareki(told.tell_on) if told.tell_on and not dead else "",
    }
    disclosure = _disclosure(w, file, told.recipient.strip(), body, told.at or w.now, items).replace(
        contact=told.contact.strip(),
        means=told.means,
        basis=EMERGENCY,
        basis_text=basis_text(Basis(rule), fitted, (), codes, tr),
        basis_facts="\n".join(f"{tr(label)}: {words}" for label, words in facts.items() if words),
        purpose=codes.label("referral_purpose", "safety"),
        why_no_consent=tr(N_("緊急のため、本人の同意を待てなかった。")),
        approver=told.approver.strip(),
    )
    _enter(w, disclosure, items)
    if not dead:
        explanation = LaterExplanation(
            case=file.case.id, person=file.person.id, disclosure=disclosure.id, due_on=told.tell_on
        )
        w.add(explanation)
    return disclosure


def judge(r: Reader, told: Telling, today: date, *, codes: CodeBook, tr: Translator) -> Judged:
    """Ask the gate about something that was told aloud; the level is as high as what was told asks for."""
    draft = Referral(organisation=told.organisation, contact=told.contact, purpose=told.purpose, means=ORAL)
    weighed = _weigh(r, told, draft.replace(level="L3"), today, codes, tr)
    picked = [each for each in weighed.items if (each.record, each.pick) in told.picked]
    level = max((each.info.level or 0 for each in picked), default=1)
    if f"L{max(1, level)}" != "L3":
        weighed = _weigh(r, told, draft.replace(level=f"L{max(1, level)}"), today, codes, tr)
    held = tuple(each for each in weighed.items if (each.record, each.pick) in told.picked and not each.given)
    return Judged(weighed, _objection(r, weighed, held, told.at) or _to_barred(r, told), held)


def record_told(
    w: Writer, told: Telling, *, codes: CodeBook, tr: Translator, as_it_happened: bool = False
) -> Disclosure:
    """Enter what was told aloud. What the gate bars is refused, unless the clerk enters it as what happened:
    then it stands in the ledger without a basis, marked, and is to be followed up as an accident.

    To be written as final.
    """
    _check_telling(w, told)
    today = w.now.date()
    judged = judge(w, told, today, codes=codes, tr=tr)
    if judged.objection is None:
        made = _as_released(w, told, judged, codes, tr)
        _answer(w, made)
        return made
    if not as_it_happened:
        raise Refused(judged.objection.template, field="basis", **dict(judged.objection.values))
    file = case_file(w, told.case)
    body = w.get(Organisation, told.organisation)
    items = [
        _item(file, each.record, each.key, each.label, each.info, each.subject)
        for each in judged.weighed.items
        if (each.record, each.pick) in told.picked
    ]
    made = _disclosure(w, file, " ".join(filter(None, (body.name, body.section))), body, told.at or w.now, items)
    made = made.replace(
        contact=told.contact.strip(),
        means=ORAL,
        purpose=codes.label("referral_purpose", told.purpose),
        basis_text=tr(NO_BASIS),
        late_entry=tr(WITHOUT_BASIS, why=judged.objection.text(tr))[:400],
    )
    _enter(w, made, items)
    return made


def _as_released(w: Writer, told: Telling, judged: Judged, codes: CodeBook, tr: Translator) -> Disclosure:
    """The ledger row of what the gate lets through, as for a paper; no つなぎ票 and no number belongs to it."""
    weighed = judged.weighed
    file = weighed.file or case_file(w, told.case)
    body = w.get(Organisation, told.organisation)
    assert weighed.sheet is not None  # noqa: S101 - the gate has no objection
    assert weighed.basis is not None  # noqa: S101
    at = told.at or w.now
    release = Release(
        rule=rule_for(weighed.basis.rule, file, body, w.now.date(), weighed.course),
        basis=weighed.basis,
        course=weighed.course,
        referral=weighed.referral.replace(id="", contact=told.contact.strip()),
        person=file.person.id,
        organisation=body,
        office=file.office,
        drawn=None,
        told_at=at,
        late_entry=tr(_LATER) if at.date() < w.now.date() else "",
    )
    return enter(w, weighed.sheet, release, codes)


def _weigh(r: Reader, told: Telling, draft: Referral, today: date, codes: CodeBook, tr: Translator) -> Weighed:
    return weigh(
        r,
        told.case,
        draft,
        told.basis or None,
        told.facts,
        told.picked,
        today,
        codes=codes,
        tr=tr,
        consent_id=told.consent,
    )


def _objection(r: Reader, weighed: Weighed, held: Sequence[Item], at: datetime | None) -> Message | None:
    if weighed.refusal is not None and not (weighed.refusal.unfinished and held):
        return weighed.refusal.reason
    basis = weighed.basis
    if basis and basis.consent_id and once_only_in_use(r, r.get(Consent, basis.consent_id)):
        return Message(N_("「この1回だけ」の同意は、もう使われています。"))
    if basis and weighed.file and at and (early := not_yet(basis, weighed.file, at)):
        return early
    if held:
        first = held[0]
        text = N_("「{label}」は出せません({why})。")
        return Message(text, (("label", first.label), ("why", first.why)))
    return None


def _to_barred(r: Reader, told: Telling) -> Message | None:
    body = r.look(Organisation, told.organisation)
    named = named_among(case_file(r, told.case), f"{body.name if body else ''} {told.contact}")
    if any(verdict(each).code == NEVER for each in named):
        return Message(N_("伝えた相手は「答えてはいけない相手」か、緊急連絡先のうち「知らせてはいけない」人です。"))
    return None


def _check_emergency(told: Emergency, now: datetime, *, secret: bool, dead: bool) -> None:
    if not told.recipient.strip():
        raise Refused(N_("だれに伝えたかを選ぶか、書いてください。"), field="recipient")
    _check_moment(told.at, now)
    if not told.danger.strip():
        raise Refused(N_("どんな危険があったかを一行で書いてください。"), field="danger")
    if not told.told and not told.more.strip():
        raise Refused(N_("伝えたことに、ひとつも印がありません。"), field="told")
    if told.means not in {ORAL, HAND}:
        raise Refused(N_("緊急のときの伝え方は、口頭・電話か手渡しです。"), field="means")
    if secret and not told.approver.strip():
        raise Refused(
            N_("秘匿のことを伝えたときは、承認した人を入れてください。いないときは、そのわけを書きます。"),
            field="approver",
        )
    if not dead:
        _check_day(told)


def _check_contact(file: CaseFile, told: Emergency) -> None:
    """Whom the person did not want to be told may have had to be told: then somebody has answered for it."""
    barred = [each for each in named_among(file, told.recipient) if not verdict(each, "emergency").may]
    if barred and not told.approver.strip():
        raise Refused(
            N_(
                "この相手は「答えてはいけない相手」か、緊急連絡先のうち「知らせてよい」人ではない(いけない、または未定の)人です。"
                "伝えたのなら、承認した人を入れてください。いないときは、そのわけを書きます。"
            ),
            field="approver",
        )


def _check_day(told: Emergency) -> None:
    if told.tell_on is None:
        raise Refused(N_("本人に説明する予定の日を入れてください。"), field="tell_on")
    if told.at and told.tell_on < told.at.date():
        raise Refused(N_("説明する予定の日が、伝えた日より前です。"), field="tell_on")


def _check_telling(w: Writer, told: Telling) -> None:
    if not told.organisation:
        raise Refused(N_("だれに伝えたかを選んでください。"), field="organisation")
    _check_moment(told.at, w.now)
    if not told.purpose:
        raise Refused(N_("何のために伝えたかを選んでください。"), field="purpose")
    if not told.picked:
        raise Refused(N_("伝えたことに、ひとつも印がありません。"), field="told")


def _check_moment(at: datetime | None, now: datetime) -> None:
    if at is None:
        raise Refused(N_("いつ伝えたかを入れてください。"), field="at")
    if at > now + _SLACK:
        raise Refused(N_("伝えた日時が、いまより後です。"), field="at")


def _disclosure(
    w: Writer,
    file: CaseFile,
    recipient: str,
    body: Organisation | None,
    at: datetime,
    items: Collection[DisclosedItem],
) -> Disclosure:
    infos = [Info[each.info_class] for each in items]
    level = max((info.level or 0 for info in infos), default=1)
    return Disclosure(
        id=id_after(newest_row(w)),
        case=file.case.id,
        person=file.person.id,
        organisation=body.id if body else "",
        recipient=recipient,
        external=is_external(body, file.office) if body else True,
        at=w.now,
        told_at=at,
        clerk=w.actor or file.office.clerk,
        level=f"L{max(1, level)}",
        special=any(info.special for info in infos),
        classes=frozenset(info.name for info in infos),
        after_withdrawal=_after_withdrawal(file, body, at),
        after_death=is_dead(file),
        after_closing=not is_open(file.case.stage),
        late_entry=_LATER if at.date() < w.now.date() else "",
    )


def _enter(w: Writer, disclosure: Disclosure, items: Sequence[DisclosedItem]) -> None:
    w.add(disclosure)
    for each in items:
        w.add(each.replace(disclosure=disclosure.id))
    _answer(w, disclosure)


def _answer(w: Writer, disclosure: Disclosure) -> None:
    """What was told is out."""
    w.add(
        DisclosureOutcome(
            disclosure=disclosure.id,
            case=disclosure.case,
            outcome=WENT_OUT,
            at=disclosure.told_at,
            clerk=disclosure.clerk,
        )
    )


def _item_of_part(file: CaseFile, part: Part) -> DisclosedItem:
    subject = file.subject_of(part.record)
    return _item(file, part.record.id, part.line.key, part.line.spec.label, part.info, subject)


def _item(file: CaseFile, record: str, key: str, label: str, info: Info, subject: str) -> DisclosedItem:
    owner, name = key.split(".", 1)
    return DisclosedItem(
        case=file.case.id,
        record=record,
        record_class=owner,
        field_name=name,
        label=label,
        subject=subject,
        info_class=info.name,
        given=True,
    )


def _words(file: CaseFile, words: str) -> DisclosedItem:
    """What was told beyond what is on record, in the clerk's words; it counts as 支援の経過."""
    return DisclosedItem(
        case=file.case.id, label=words[:120], subject=file.person.id, info_class=Info.COURSE.name, given=True
    )


def _after_withdrawal(file: CaseFile, body: Organisation | None, at: datetime) -> bool:
    """Whether a consent that could have covered the recipient had been taken back by then."""
    return any(
        each.organisation in {"", body.id if body else ""}
        for each in file.of(ConsentWithdrawal)
        if each.at is None or each.at <= at
    )
