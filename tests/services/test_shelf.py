"""The shelf as a whole: no paper of it tells where a protected person is, from a case full of answers."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    ArrearsStep,
    Assessment,
    Belonging,
    Closing,
    ContactPoint,
    Crisis,
    Death,
    EmergencyContact,
    Estimate,
    Evaluation,
    HospitalStay,
    Instalments,
    Intake,
    Mandate,
    MoveOut,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    ProviderReport,
    SchemeStep,
    SchemeUse,
    Screening,
    Tenancy,
    Visit,
)
from kyoju_desktop.services.shelf import GROUPS, SHELF, ShelfPaper, paper_of
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, JA, person_of

AT = Locale(JA, date(2026, 9, 25), CODES)
PLACE = "架空県陽ノ原町見本町七丁目77番地"
WORDS = f"いまは{PLACE}に住んでいる。"
MADE = [each for each in SHELF if each.draw is not None]


@pytest.fixture
def case(store: Store) -> str:
    """A protected person whose place stands in its field and in every free text that a paper may print."""
    made = opened(store)
    person = person_of(store, made)
    use = SchemeUse(case=made, scheme="housing_benefit", recommended_how=WORDS, next_step=WORDS, note=WORDS)
    plan, tenancy = Plan(case=made, vision=WORDS, short_goal=WORDS), Tenancy(case=made, home=PLACE, landlord=PLACE)
    with store.write("記録", final=True) as w:
        for each in (
            Address(person=person, use="current", place=PLACE, room="707号"),
            Protection(person=person, source="measure", started_on=date(2026, 9, 1)),
            ContactPoint(person=person, means="mobile", phone="09077777777", note=WORDS),
            EmergencyContact(case=made, rank="first", name="見本 おじ", phone="09066666666", address=PLACE),
            Intake(case=made, complaint=WORDS, hope=WORDS, topics=frozenset({"T02"}), main_topic="T02"),
            Assessment(case=made, view=WORDS, wish_area=PLACE),
            Screening(case=made, decision="plan", reason=WORDS, referred_to=WORDS),
            plan,
            PlanItem(case=made, plan=plan.id, problem=WORDS, aim=WORDS, support=WORDS, who=WORDS),
            Evaluation(case=made, plan=plan.id, words=WORDS, left_over=WORDS),
            tenancy,
            Visit(case=made, tenancy=tenancy.id, at=datetime(2026, 9, 2, 10), fact=WORDS, opinion=WORDS),
            Crisis(case=made, noticed_by=WORDS, fact=WORDS, tried=WORDS, done=WORDS, witness=WORDS, found=WORDS),
            Instalments(case=made, owed_for="家賃", owed=12000, monthly=1000, times=12, note=WORDS),
            use,
            SchemeStep(case=made, use=use.id, step="x", what=WORDS, words=WORDS),
            Estimate(case=made, sum="low_income", given=WORDS, verdict=WORDS, steps=WORDS, source=WORDS, note=WORDS),
            HospitalStay(
                case=made, tenancy=tenancy.id, hospital=PLACE, rent_paid_by=WORDS, key_keeper=WORDS, note=WORDS
            ),
            ProviderReport(case=made, fact=WORDS, they_did=WORDS, we_did=WORDS, next_step=WORDS),
            ArrearsStep(case=made, words=WORDS, decided=WORDS, next_step=WORDS),
            Mandate(case=made, mandatary=WORDS, list_place=WORDS, key_keeper=WORDS, note=WORDS),
            Belonging(case=made, what=WORDS, place=WORDS, send_to=PLACE, received_by=WORDS, note=WORDS),
            MoveOut(case=made, reason="death", next_place=PLACE, note=WORDS),
            Death(case=made, known_on=date(2026, 9, 14), found_by=WORDS, heirs_note=WORDS, note=WORDS),
            ProgressNote(case=made, at=datetime(2026, 9, 2, 10), fact=WORDS, opinion=WORDS),
            Closing(case=made, reason="other", words=WORDS, left_over=WORDS),
        ):
            w.add(each)
    return made


@pytest.mark.parametrize("paper", MADE, ids=lambda each: each.form)
def test_no_paper_of_the_shelf_tells_the_place_of_a_protected_person(
    store: Store, case: str, paper: ShelfPaper
) -> None:
    assert paper.draw is not None
    with store.read() as r:
        drawn = paper.draw(r, case, AT)
    said = "".join(drawn.page_texts).replace("\n", "")
    for secret in ("見本町七丁目", "77番地", "707号", "090-7777-7777", "09077777777", "見本 おじ", "090-6666-6666"):
        assert secret not in said, secret


def test_every_paper_stands_under_a_heading_once_and_says_what_it_lacks() -> None:
    assert len({each.form for each in SHELF}) == len(SHELF)
    for each in SHELF:
        assert each.group in GROUPS
        assert each.draw is not None or each.blank
        assert bool(each.needs) == bool(each.lacking), each.form
        assert paper_of(each.form) is each
