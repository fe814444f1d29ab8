"""One record for every deadline there is, due on or about 令和8年6月23日, each on a case of its own."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    AgendaItem,
    Application,
    ArrearsStep,
    Belonging,
    Breach,
    Case,
    Closing,
    Conference,
    ConferenceDecision,
    Consent,
    CopyOut,
    Crisis,
    Deadline,
    Death,
    Designation,
    Disclosure,
    EmergencyContact,
    HospitalStay,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    InformationRequest,
    InitialCost,
    Instalments,
    Intake,
    LaterExplanation,
    Mandate,
    MoveOut,
    Organisation,
    Person,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    ProviderReport,
    Referral,
    SchemeStep,
    SchemeUse,
    Suspension,
    Tenancy,
    TransferIn,
    Visit,
    WithdrawalNotice,
    YearlyReport,
)
from kyoju_desktop.storage.store import Store

DUE = date(2026, 6, 23)
FLOOD = date(2020, 7, 4)  # designated until the day
QUAKE = date(2023, 6, 23)  # designated without an end
_14 = DUE - timedelta(days=14)
Made = tuple[Record, ...]


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9)


def _tenancy(case: Case, **values: object) -> Made:
    return (Tenancy(case=case.id, home="架空ハイツ", destination="private_rental").replace(**values),)


def _use(case: Case, scheme: str, **values: object) -> Made:
    return (SchemeUse(case=case.id, scheme=scheme).replace(**values),)


def _step(case: Case) -> Made:
    use = SchemeUse(case=case.id, scheme="direct_payment", result="approved")
    return use, SchemeStep(case=case.id, use=use.id, step="papers", what="書類をそろえる", planned_on=DUE)


def _agenda(case: Case) -> Made:
    sitting = Conference(name="支援会議", at=_moment(date(2026, 5, 1)), held_on=date(2026, 5, 1))
    return sitting, AgendaItem(conference=sitting.id, case=case.id, place=1, mark="A", next_on=DUE)


def _decided(case: Case) -> Made:
    sitting = Conference(name="支援会議", at=_moment(date(2026, 5, 1)), held_on=date(2026, 5, 1))
    item = AgendaItem(conference=sitting.id, case=case.id, place=1, mark="A")
    done = ConferenceDecision(
        conference=sitting.id, item=item.id, case=case.id, who="包括", what="訪ねる", due_on=DUE
    )
    return sitting, item, done


def _referral(case: Case) -> Made:
    body = Organisation(name="架空社会福祉協議会", kind="social_council", standing="private")
    sent = _moment(_14)
    return body, Referral(case=case.id, organisation=body.id, purpose="consult", sent_at=sent, reply_by=DUE)


def _explanation(case: Case, person: Person) -> Made:
    told = Disclosure(case=case.id, person=person.id, at=_moment(_14), recipient="架空消防署")
    return told, LaterExplanation(case=case.id, person=person.id, disclosure=told.id, due_on=DUE)


def _notice(case: Case, person: Person) -> Made:
    body = Organisation(name="架空不動産", kind="real_estate", standing="private")
    consent = Consent(case=case.id, person=person.id, state="given", period="closing", given_at=_moment(_14))
    letter = WithdrawalNotice(
        case=case.id, consent=consent.id, organisation=body.id, recipient=body.name, sent_on=_14, reply_by=DUE
    )
    return body, consent, letter


def _request(case: Case, **values: object) -> Made:
    return (InformationRequest(case=case.id, kind="disclosure", number="開示第1号").replace(**values),)


def _months_back(months: int) -> date:
    years, month = divmod(DUE.year * 12 + DUE.month - 1 - months, 12)
    return date(years, month + 1, DUE.day)


# What makes each deadline, given a case and its person.
RECORDS: dict[str, Callable[[Case, Person], Made]] = {
    "absence_back": lambda c, _p: (
        HospitalStay(case=c.id, kind="hospital", since=date(2026, 5, 7), expected_until=DUE),
    ),
    "absence_check": lambda c, _p: (HospitalStay(case=c.id, kind="hospital", since=date(2026, 5, 7), check_on=DUE),),
    "address_report": lambda c, _p: _tenancy(c, moved_in_on=_14),
    "application_answer": lambda c, _p: (Application(case=c.id, result="waiting", answer_expected_on=DUE),),
    "arrears_next": lambda c, _p: (
        ArrearsStep(case=c.id, on=_14, step="interview", next_step="もう一度面談する", next_on=DUE),
    ),
    "assessment_by": lambda c, _p: (c.replace(stage="S10", stage_since=_moment(_14)),),
    "belonging_receipt": lambda c, _p: (
        Belonging(case=c.id, what="アルバム", designated="designated", fate="sent", done_on=_14),
    ),
    "belonging_wait": lambda c, _p: (Belonging(case=c.id, what="位牌", designated="designated", told_on=_14),),
    "breach_first": lambda c, _p: (
        Breach(case=c.id, number="事故第1号", known_on=date(2026, 6, 19), person_told_on=DUE),
    ),
    "breach_full": lambda c, _p: (
        Breach(case=c.id, number="事故第2号", known_on=date(2026, 5, 25), first_report_on=DUE, person_told_on=DUE),
    ),
    "breach_full_malicious": lambda c, _p: (
        Breach(
            case=c.id,
            number="事故第3号",
            known_on=date(2026, 4, 25),
            first_report_on=DUE,
            person_told_on=DUE,
            marks=frozenset({"malicious"}),
        ),
    ),
    "breach_tell": lambda c, _p: (
        Breach(case=c.id, number="事故第4号", known_on=date(2026, 6, 19), first_report_on=DUE, full_report_on=DUE),
    ),
    "card_report": lambda c, _p: _tenancy(c, moved_in_on=_14, address_reported_on=_14, card_report=True),
    "care_decision": lambda c, _p: _use(c, "care_certification", applied_on=DUE - timedelta(days=30)),
    "care_until": lambda _c, p: (p.replace(care_until=DUE),),
    "carry_out_notice": lambda c, _p: (
        Death(case=c.id, carry_out_on=DUE + timedelta(days=14), tasks=frozenset({"stop", "report"})),
    ),
    "case_contact": lambda c, _p: (c.replace(contact_again_on=DUE),),
    "child_until": lambda c, _p: (
        HouseholdMember(case=c.id, name="架空 一", birth_date=date(2007, 6, 1), marks=frozenset({"dependent_child"})),
    ),
    "conference_again": lambda c, _p: _agenda(c),
    "conference_copies": lambda _c, _p: (Conference(name="架空会議", copies_out=2, collect_by=DUE),),
    "conference_day": lambda _c, _p: (Conference(name="架空会議", at=_moment(DUE)),),
    "conference_decision": lambda c, _p: _decided(c),
    "conference_next": lambda _c, _p: (
        Conference(name="架空会議", at=_moment(_14), held_on=_14, next_at=_moment(DUE)),
    ),
    "conference_reply": lambda _c, _p: (Conference(name="架空会議", reply_by=DUE),),
    "consent_ask_again": lambda c, p: (Consent(case=c.id, person=p.id, state="declined", ask_again_on=DUE),),
    "consent_review": lambda c, p: (
        Consent(case=c.id, person=p.id, state="given", period="closing", given_at=_moment(_months_back(12))),
    ),
    "consent_until": lambda c, p: (
        Consent(case=c.id, person=p.id, state="given", period="date", given_at=_moment(_14), until_day=DUE),
    ),
    "contract_fixed_until": lambda c, _p: _tenancy(c, contract_kind="fixed", contract_until=DUE),
    "contract_until": lambda c, _p: _tenancy(c, contract_kind="ordinary", contract_until=DUE),
    "copy_back": lambda c, _p: (
        CopyOut(case=c.id, recipient="架空不動産", number="1-1", asked="return", due_on=DUE),
    ),
    "crisis_next": lambda c, _p: (
        Crisis(case=c.id, kind="no_answer", noticed_at=_moment(_14), next_step="もう一度訪ねる", next_on=DUE),
    ),
    "death_belongings": lambda c, _p: (
        Death(
            case=c.id,
            known_on=_months_back(3),
            died_on=_months_back(3),
            belongings_contract=True,
            tasks=frozenset({"stop", "report"}),
        ),
    ),
    "death_report": lambda c, _p: (Death(case=c.id, known_on=date(2026, 6, 17), tasks=frozenset({"stop"})),),
    "disability_until": lambda _c, p: (p.replace(disability_until=DUE),),
    "disaster_designated": lambda c, _p: (Intake(case=c.id, disaster_on=FLOOD, disaster_seen_on=date(2023, 7, 3)),),
    "disaster_to_designated": lambda c, _p: (Intake(case=c.id, disaster_on=QUAKE),),
    "disaster_until": lambda c, _p: (Intake(case=c.id, disaster_on=date(2023, 6, 24)),),
    "document_reply": lambda c, _p: (
        IncomingDocument(case=c.id, received_on=_14, subject="照会", sender="架空市", reply_by=DUE),
    ),
    "emergency_contact": lambda c, _p: (
        EmergencyContact(case=c.id, name="架空 おい", confirmed_on=_months_back(12)),
    ),
    "emergency_home_until": lambda c, _p: _tenancy(c, destination="emergency_rental", contract_until=DUE),
    "emergency_home_usual": lambda c, _p: _tenancy(
        c, destination="emergency_rental", moved_in_on=date(2024, 6, 24), address_reported_on=_14
    ),
    "guarantee_until": lambda c, _p: _tenancy(c, guarantee_until=DUE),
    "handbook_until": lambda _c, p: (p.replace(handbook_until=DUE),),
    "initial_cost": lambda c, _p: (InitialCost(case=c.id, what="deposit", detail="敷金", amount=48_000, due_on=DUE),),
    "inquiry_answer": lambda c, _p: (
        HousingInquiry(case=c.id, at=_moment(DUE - timedelta(days=7)), asked="架空不動産", result="waiting"),
    ),
    "instalment": lambda c, _p: (
        Instalments(case=c.id, owed=60_000, monthly=5_000, times=12, first_on=_months_back(1), answered_times=1),
    ),
    "instalment_first": lambda c, _p: (Instalments(case=c.id, first_on=DUE),),
    "insurance_until": lambda c, _p: _tenancy(c, insurance_until=DUE),
    "keep_until": lambda c, _p: (
        c.replace(stage="S99"),
        Closing(case=c.id, closed_on=date(2021, 1, 5), keep_years=5, keep_until=DUE),
    ),
    "later_explanation": _explanation,
    "leave_by": lambda c, _p: (Intake(case=c.id, leave_by=DUE),),
    "leave_report": lambda c, _p: (
        MoveOut(case=c.id, reason="moved", left_on=DUE, next_home="other_town", tasks=frozenset({"key_returned"})),
    ),
    "loss_report": lambda c, _p: (Death(case=c.id, known_on=_14, tasks=frozenset({"report"})),),
    "mandate_review": lambda c, _p: (Mandate(case=c.id, mandatary="架空法人", review_on=DUE),),
    "move_out": lambda c, _p: (MoveOut(case=c.id, reason="moved", left_on=DUE),),
    "move_report": lambda c, _p: (
        MoveOut(
            case=c.id, reason="moved", left_on=_14, next_home="private_rental", tasks=frozenset({"key_returned"})
        ),
    ),
    "note_next": lambda c, _p: (
        ProgressNote(case=c.id, at=_moment(_14), fact="電話した。", next_step="もう一度電話する", next_on=DUE),
    ),
    "notice_reply": _notice,
    "own": lambda c, _p: (Deadline(case=c.id, what="鍵の控えを返す", due_on=DUE),),
    "plan_item": lambda c, _p: (PlanItem(case=c.id, aim="貯金", support="通帳を見る", due_on=DUE),),
    "plan_review": lambda c, _p: (Plan(case=c.id, decided_on=_months_back(3), review_on=DUE),),
    "protection_confirm": lambda _c, p: (Protection(person=p.id, source="own_wish", confirm_on=DUE),),
    "protection_expires": lambda _c, p: (
        Protection(person=p.id, source="measure", expires_on=DUE, extended_on=date(2026, 5, 25)),
    ),
    "protection_extension": lambda _c, p: (Protection(person=p.id, source="measure", expires_on=DUE),),
    "provider_next": lambda c, _p: (
        ProviderReport(case=c.id, kind="anomaly", received_at=_moment(_14), next_step="訪ねる", next_on=DUE),
    ),
    "referral_reply": lambda c, _p: _referral(c),
    "public_vacate": lambda c, _p: (
        Death(
            case=c.id,
            known_on=_months_back(3),
            died_on=_months_back(3),
            public_alone=True,
            tasks=frozenset({"stop", "report"}),
        ),
    ),
    "renounce": lambda c, _p: (
        Death(case=c.id, renounced_from=_months_back(3), tasks=frozenset({"stop", "report"})),
    ),
    "request_decision": lambda c, _p: _request(c, received_on=DUE - timedelta(days=30)),
    "request_extended": lambda c, _p: _request(c, received_on=_14, extended_until=DUE),
    "request_mended": lambda c, _p: _request(c, received_on=DUE - timedelta(days=35), corrected_days="5"),
    "request_rules": lambda c, _p: _request(c, kind="deceased", received_on=_14, due_on=DUE),
    "residence_expires": lambda _c, p: (p.replace(residence_expires=DUE),),
    "scheme_answer": lambda c, _p: _use(c, "housing_benefit", applied_on=_14, expected_on=DUE),
    "scheme_last": lambda c, _p: _use(
        c, "housing_benefit", result="approved", from_day=date(2025, 10, 1), until_day=DUE, extended=2
    ),
    "scheme_next": lambda c, _p: _use(
        c, "housing_benefit", result="approved", next_step="収入の変わりを聞く", next_on=DUE
    ),
    "scheme_step": lambda c, _p: _step(c),
    "scheme_until": lambda c, _p: _use(
        c, "housing_benefit", result="approved", from_day=date(2026, 4, 1), until_day=DUE
    ),
    "support_housing_visit": lambda c, _p: _tenancy(
        c, destination="support_housing", visit_rhythm="monthly", last_visit_on=_months_back(1)
    ),
    "suspension_contact": lambda c, _p: (Suspension(case=c.id, since=_14, contact_on=DUE),),
    "suspension_review": lambda c, _p: (Suspension(case=c.id, since=DUE - timedelta(days=90)),),
    "transfer_receipt": lambda c, _p: (
        TransferIn(case=c.id, sender="架空市", their_number="移第1号", received_on=_14, reply_by=DUE),
    ),
    "use_permit_until": lambda c, _p: _tenancy(c, destination="public_special_use", use_permit_until=DUE),
    "viewing_day": lambda c, _p: (
        HousingInquiry(case=c.id, at=_moment(_14), asked="架空不動産", result="viewing", viewing_at=_moment(DUE)),
    ),
    "visit_back": lambda c, _p: _tenancy(
        c, visit_rhythm="weekly", last_visit_on=_months_back(2), away_from=_months_back(2), back_on=DUE
    ),
    "visit_next": lambda c, _p: (
        Visit(case=c.id, at=_moment(_14), fact="元気。", next_step="薬のことを聞く", next_on=DUE),
    ),
    "watch_visit": lambda c, _p: _tenancy(c, visit_rhythm="weekly", last_visit_on=DUE - timedelta(days=7)),
    "welfare_decision": lambda c, _p: _use(c, "public_assistance", applied_on=_14),
    "welfare_decision_long": lambda c, _p: _use(
        c, "public_assistance", applied_on=DUE - timedelta(days=28), expected_on=DUE
    ),
    "yearly_answer": lambda _c, _p: (YearlyReport(fiscal_year=2025, received_on=_14, answer_by=DUE),),
    "yearly_report": lambda _c, _p: (YearlyReport(fiscal_year=2025, due_on=DUE),),
    "yearly_report_usual": lambda _c, _p: (YearlyReport(fiscal_year=2025),),
}


def write_cast(store: Store, clerk: str, codes: frozenset[str] = frozenset(RECORDS)) -> None:
    """Write the records that make these deadlines, each on a case of its own."""
    with store.write("期限のある記録") as w:
        w.add(Designation(name="架空豪雨", happened_on=FLOOD, until_day=DUE))
        w.add(Designation(name="架空地震", happened_on=QUAKE))
    for number, code in enumerate(sorted(codes), 1):
        person = Person(name=f"架空 {number}", kana="かくう", birth_date=date(1950, 1, 1))
        case = Case(
            number=f"瀬住 R8-{number:04}",
            fiscal_year=2026,
            person=person.id,
            stage="S80",
            stage_since=_moment(_14),
            opened_at=_moment(_14),
            clerk=clerk,
        )
        with store.write("期限のある記録", case=case.id) as w:
            w.add(person)
            w.add(case)
            for record in RECORDS[code](case, person):
                if record.id in {case.id, person.id}:
                    w.put(record)
                else:
                    w.add(record)
