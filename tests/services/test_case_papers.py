"""Papers that are decided, signed, faxed or worked through, from a real encrypted office."""

import io
from datetime import date, datetime

import pypdf
import pytest

from kyoju_desktop.documents.joined import joined
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Closing,
    Consent,
    Death,
    Disclosure,
    EmergencyContact,
    Organisation,
    Plan,
    PlanItem,
    Referral,
    Screening,
)
from kyoju_desktop.services.case_papers import (
    closing_paper,
    death_paper,
    decision_paper,
    fax_cover_paper,
    leaving_paper,
    plan_paper,
    withdrawal_paper,
)
from kyoju_desktop.services.papers import blank_paper
from kyoju_desktop.services.shelf import SHELF
from kyoju_desktop.services.withdrawals import Taking, withdraw
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, CORPORATION, JA, person_of, with_bodies

TODAY = date(2026, 9, 25)
AT = Locale(JA, TODAY, CODES)


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def words(pages: tuple[str, ...]) -> str:
    return "\n".join(pages)


@pytest.mark.parametrize("form", [each.form for each in SHELF if each.blank])
def test_every_form_of_the_shelf_can_be_printed_empty(store: Store, form: str) -> None:
    with store.read() as r:
        paper = blank_paper(r, form, AT)
    assert paper.pages >= 1
    assert not paper.missing_glyphs


def test_a_decision_is_drawn_from_the_newest_screening(store: Store, case: str) -> None:
    with store.write("方針") as w:
        w.add(Screening(case=case, decision="info_only", reason="前の理由"))
        w.add(Screening(case=case, decision="plan", reason="いまの理由"))
    with store.read() as r:
        said = words(decision_paper(r, case, AT).page_texts)
    assert "いまの理由" in said
    assert "前の理由" not in said
    assert "まだ説明していない" in said or "いま使える同意はありません" in said


def test_a_closing_is_drawn_before_it_is_recorded_with_the_day_its_papers_may_go(store: Store, case: str) -> None:
    draft = Closing(case=case, reason="settled", closed_on=date(2026, 9, 25), keep_years=5)
    with store.read() as r:
        said = words(closing_paper(r, case, AT, draft).page_texts)
    assert "令和14年3月31日満了" in said
    with store.read() as r:
        assert not r.find(Closing, case=case)


def test_a_plan_is_printed_twice(store: Store, case: str) -> None:
    plan = Plan(case=case, vision="この町で暮らす")
    with store.write("計画") as w:
        w.add(plan)
        w.add(PlanItem(case=case, plan=plan.id, aim="次の家を決める"))
    with store.read() as r:
        paper = plan_paper(r, case, AT)
    assert paper.pages == 2
    assert all("次の家を決める" in each for each in paper.page_texts)
    assert "役場の控え" in paper.page_texts[0]
    assert "本人の控え" in paper.page_texts[1]
    assert "決裁" not in paper.page_texts[1]


def test_c03_the_checklist_of_a_death_moves_the_seventh_day_to_the_next_open_day(store: Store, case: str) -> None:
    with store.write("死亡") as w:
        w.add(EmergencyContact(case=case, rank="first", name="北原 一平", phone="09000002222", may_tell="yes"))
        w.add(EmergencyContact(case=case, rank="later", name="北原 某", phone="09000003333", may_tell="no"))
        w.add(Death(case=case, known_on=date(2026, 9, 14), belongings_contract=True))
    with store.read() as r:
        said = words(death_paper(r, case, AT).page_texts)
    assert "令和8年9月24日(木)" in said
    assert said.index("北原 一平") < said.index("北原 某")
    assert "090-0000-2222" in said
    assert "090-0000-3333" not in said
    with store.read() as r:
        assert "退去時チェックリスト" in words(leaving_paper(r, case, AT).page_texts)


def given(store: Store, case: str) -> Consent:
    made = Consent(
        case=case,
        person=person_of(store, case),
        number="第14号",
        state="given",
        form="written",
        given_at=datetime(2026, 4, 20, 10, 15),
        period="closing",
    )
    with store.write("同意", final=True) as w:
        w.add(made)
    return made


def test_a_withdrawal_is_printed_before_it_is_recorded_and_after(store: Store, case: str) -> None:
    consent = given(store, case)
    takings = (Taking(organisation=CORPORATION.id, classes=frozenset({"HEALTH"})),)
    with store.read() as r:
        said = words(withdrawal_paper(r, case, AT, consent.id, takings).page_texts)
    assert CORPORATION.name in said
    assert "健康・障害・介護" in said
    assert "☑一部" in said
    with store.write("撤回", final=True) as w:
        withdraw(w, consent.id, (), w.now, "visit", "榎並 佐和", "もういやだ", told_past_stays=True)
    with store.read() as r:
        said = words(withdrawal_paper(r, case, AT).page_texts)
    assert "☑全部" in said
    assert "第14号" in said
    assert "榎並 佐和" in said
    assert "もういやだ" not in said


@pytest.fixture
def sent(store: Store, case: str) -> Disclosure:
    body = Organisation(name="架空県南部福祉事務所", fax="0312345678", fax_checked_on=date(2025, 9, 1))
    referral = Referral(case=case, organisation=body.id, means="fax", urgency="today", attachment_pages=2)
    made = Disclosure(
        case=case, referral=referral.id, organisation=body.id, document_number="瀬都住第58号", means="fax", pages=1
    )
    with store.write("提供", final=True) as w:
        for each in (body, referral, made):
            w.add(each)
    return made


def test_the_cover_of_a_fax_counts_all_sheets_and_warns_of_a_number_not_checked(
    store: Store, sent: Disclosure
) -> None:
    with store.read() as r:
        cover = fax_cover_paper(r, sent.id, AT)
    said = words(cover.paper.page_texts)
    assert cover.number == "03-1234-5678"
    assert cover.unchecked
    assert cover.checked_on == "令和7年9月1日"
    for expected in ("4枚(この票を入れて)", "瀬都住第58号", "☑緊急(当日)"):
        assert expected in said
    assert "北原" not in said
    assert "R8-" not in said


def test_papers_put_one_behind_the_other_keep_their_pages(store: Store, sent: Disclosure) -> None:
    with store.read() as r:
        cover, empty = fax_cover_paper(r, sent.id, AT).paper, blank_paper(r, "death", AT)
    whole = pypdf.PdfReader(io.BytesIO(joined(cover.pdf, empty.pdf)))
    assert len(whole.pages) == 1 + 2
    assert "FAX送信票" in whole.pages[0].extract_text().replace(" ", "")
    assert joined(cover.pdf, empty.pdf) == joined(cover.pdf, empty.pdf)
