"""The chapters of an invented case that are about consent and about what was handed to others."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentRecipient,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    Intake,
    Organisation,
    Referral,
    ReferralReply,
)
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.services.demo_story import Story

_BASE = frozenset({"IDENTITY", "CONTACT", "CARE", "NEED", "HOUSEHOLD", "HOUSING", "MONEY"})
_GIVEN = (
    ("Person", "name", "氏名", Info.IDENTITY),
    ("Person", "kana", "ふりがな", Info.IDENTITY),
    ("Person", "birth_date", "生年月日", Info.HOUSEHOLD),
    ("Intake", "topics", "困っていること", Info.NEED),
    ("Referral", "summary", "相談内容の要旨", Info.NEED),
)
_REASON = "家賃の滞納と暮らしの相談を、同じ日に続けて行うため"


def agree(story: Story, at: datetime, *, seeking: bool) -> None:
    """What the person said about sharing: a consent in one of its forms, or an attitude without one."""
    if seeking:
        state = "declined" if story.profile.get("no_consent") else story.pen.one(("on_hold", "seeking"))
        _attitude(story, at, state)
        return
    consent = _consent(story, at)
    _recipients(story, consent, at)
    if story.pen.chance(4):
        _withdraw(story, consent, at)


def renew(story: Story) -> None:
    """A consent that would be older than a year was asked for again each year; the newest one holds."""
    pen = story.pen
    while True:
        place, last = next(
            ((at, row) for at, row in reversed(tuple(enumerate(pen.rows))) if isinstance(row, Consent)), (0, None)
        )
        if last is None or last.state != "given" or last.given_at is None or story.closed:
            return
        again = last.given_at + timedelta(days=pen.random.randint(335, 372))
        if again.date() >= pen.today:
            return
        pen.rows[place] = last.replace(state="expired")
        number = int(last.number.rpartition("同")[2]) + 1
        at = pen.moment(pen.working(again.date()))
        fresh = last.replace(
            id=pen.id(at),
            number=f"{story.case.number}-同{number}",
            given_at=at,
            explained_on=at.date(),
            signed_paper_on=at.date(),
            replaces=last.id,
        )
        pen.rows.append(fresh)
        _recipients(story, fresh, at)


def refer(story: Story, at: datetime, *, internal: bool) -> None:
    """A つなぎ票 to the welfare section (inside, without consent) or to a body of the consent, and its answer."""
    pen = story.pen
    consent = None if internal else next((row for row in reversed(pen.rows) if isinstance(row, Consent)), None)
    if consent is not None and consent.state != "given":
        return
    body = story.body("welfare_section") if internal or pen.chance(60) else story.body("self_reliance")
    sent = at + timedelta(minutes=30)
    pending = story.last and pen.chance(60)
    reply_by = pen.soon() if pending else sent.date() + timedelta(days=14)
    replied = None if pending else min(sent.date() + timedelta(days=pen.random.randint(2, 12)), pen.today)
    intake = next(row for row in pen.rows if isinstance(row, Intake))
    referral = pen.write(
        Referral,
        at,
        case=story.case.id,
        organisation=body.id,
        purpose=pen.one(("consult", "benefit")),
        urgency=pen.one(("normal", "days")),
        means="hand" if internal else pen.one(("hand", "internal_mail", "accompany")),
        level="L1" if internal else "L2",
        basis="internal_69_2_2" if internal else "consent",
        consent=consent.id if consent else "",
        basis_reason=_REASON if internal else "",
        summary=intake.complaint[:180],
        requests=frozenset({"accept", "attend"}),
        document_number=story.document(fiscal_year(sent.date())),
        sent_at=sent,
        reply_by=reply_by,
        replied_on=replied,
    )
    _ledger(story, referral, body, sent)
    if replied:
        pen.write(
            ReferralReply,
            pen.moment(replied),
            case=story.case.id,
            referral=referral.id,
            received_on=replied,
            means="phone_then_paper" if pen.chance(40) else "internal_mail",
            answered_by=f"{pen.one(story.cast.words['officers'])}主任",
            result=pen.one(("accepted", "accepted", "accepted", "not_eligible")),
            note=pen.one(story.texts["reply_notes"]),
        )


def _attitude(story: Story, at: datetime, state: str) -> None:
    story.pen.write(
        Consent,
        at,
        case=story.case.id,
        person=story.person.id,
        state=state,
        explained_by=story.clerk,
        explained_on=at.date(),
        language="ja_plain",
        ask_again_on=None if story.closed else story.pen.soon(),
        excluded_words="だれにも言わないでほしい" if state == "declined" else "",
    )


def _consent(story: Story, at: datetime) -> Consent:
    pen = story.pen
    form = pen.random.choices(("written", "oral", "representative"), (75, 17, 8))[0]
    dated = pen.chance(40)
    until = pen.soon() + timedelta(days=pen.random.choice((0, 30, 150))) if dated else None
    oral: dict[str, Any] = {
        "witness": f"{story.office.section} {pen.one(story.cast.words['officers'])}",
        "repeated_words": "福祉課に家賃のことを話してよい、と復唱して確かめた",
        "written_later": True,
    }
    proxy: dict[str, Any] = {
        "representative": story.cast.name(pen, pen.one(("female", "male")), 55).text,
        "representative_kind": "guardian",
        "representative_paper": "登記事項証明書",
        "own_wish": "本人もうなずいて聞いていた",
    }
    return pen.write(
        Consent,
        at,
        case=story.case.id,
        person=story.person.id,
        number=f"{story.case.number}-同1",
        state="given",
        form=form,
        given_at=at,
        period="date" if dated else "closing",
        until_day=until if until is None or until > at.date() else at.date() + timedelta(days=180),
        purposes=frozenset({"housing", "contract", "watch"}),
        means=frozenset({"paper", "phone", "meeting"}),
        explained_by=story.clerk,
        explained_on=at.date(),
        explained_place="相談室",
        language=story.person.language or "ja",
        text_version="第1版",
        told_withdrawal=True,
        told_no_disadvantage=True,
        signed_paper_on=at.date() if form == "written" else None,
        **(oral if form == "oral" else proxy if form == "representative" else {}),
    )


def _recipients(story: Story, consent: Consent, at: datetime) -> None:
    special = frozenset({"HEALTH"}) if story.profile["illness"] else frozenset()
    for body, classes in (
        (story.body("welfare_section"), _BASE | special),
        (story.body("self_reliance"), _BASE),
        (story.body("support_corporation"), frozenset({"IDENTITY", "CONTACT", "CARE", "HOUSING"})),
    ):
        story.pen.write(
            ConsentRecipient, at, case=story.case.id, consent=consent.id, organisation=body.id, classes=classes
        )


def _withdraw(story: Story, consent: Consent, at: datetime) -> None:
    day = story.pen.working(min(at.date() + timedelta(days=20), story.pen.today))
    moment = story.pen.moment(day)
    story.pen.write(
        ConsentWithdrawal,
        moment,
        case=story.case.id,
        consent=consent.id,
        organisation=story.body("support_corporation").id,
        at=moment,
        means="visit",
        received_by=story.clerk,
        words="その法人にはもう話さないでほしい",
        told_past_stays=True,
    )


def _ledger(story: Story, referral: Referral, body: Organisation, sent: datetime) -> None:
    pen = story.pen
    disclosure = pen.write(
        Disclosure,
        sent,
        case=story.case.id,
        person=story.person.id,
        referral=referral.id,
        organisation=body.id,
        recipient=body.name,
        external=body.standing not in {"own_section", "same_body"},
        at=sent,
        clerk=story.clerk,
        means=referral.means,
        basis=referral.basis,
        basis_text="本人の同意(69条2項1号)" if referral.consent else "内部利用(69条2項2号)",
        basis_facts=referral.basis_reason,
        consent=referral.consent,
        purpose="住まいと暮らしの相談",
        level=referral.level,
        classes=frozenset(info.name for *_, info in _GIVEN),
        document_number=referral.document_number,
        form="referral",
        pages=1,
        copies=1,
        sha256=sha256(referral.id.encode()).hexdigest(),
    )
    sources = {"Person": story.person.id, "Referral": referral.id}
    sources["Intake"] = next(row.id for row in pen.rows if isinstance(row, Intake))
    for name, field_name, label, info in _GIVEN:
        pen.write(
            DisclosedItem,
            sent,
            disclosure=disclosure.id,
            case=story.case.id,
            record=sources[name],
            record_class=name,
            field_name=field_name,
            label=label,
            subject=story.person.id,
            info_class=info.name,
            given=True,
        )
    if story.last and pen.chance(12):
        return  # nobody has answered yet whether it went out: it stands on 今日
    pen.write(
        DisclosureOutcome,
        sent,
        disclosure=disclosure.id,
        case=story.case.id,
        outcome="went_out",
        at=sent,
        clerk=story.clerk,
    )
