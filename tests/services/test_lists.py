"""Lists over cases and within one: the rows, their order, what they keep to themselves."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Crisis,
    Deadline,
    Evaluation,
    HousingInquiry,
    Instalments,
    Plan,
    ProgressNote,
    Protection,
    Referral,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.case_lists import case_list, due_list, handover_list, week_end
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.course_lists import Span, course_list, visit_list
from kyoju_desktop.services.general_papers import evaluation_sheet, instalments_sheet
from kyoju_desktop.services.refusals import refusal_list
from kyoju_desktop.services.shelf import SHELF
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

TODAY = date(2026, 6, 1)
AT = Locale(Translator.for_language("ja"), TODAY, load_codebook())
EVERY = CaseFilter(name="open", order="number", day=TODAY)


def put(store: Store, *records: Record) -> None:
    with store.write("記録", final=True) as w:
        for each in records:
            keep(w, each)


def rows(sheet: Sheet) -> list[dict[str, object]]:
    assert sheet.table
    heads = [each.label for each in sheet.table.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.table.rows]


def test_the_list_of_cases_has_the_columns_of_the_standard_form(store: Store) -> None:
    case = opened(store)
    put(
        store,
        ProgressNote(case=case, at=datetime(2026, 5, 20, 10, 0), fact="面談"),
        Visit(case=case, at=datetime(2026, 5, 28, 10, 0)),
        ProgressNote(case=case, at=datetime(2026, 7, 1, 10, 0), fact="予定"),
        Deadline(case=case, due_on=date(2026, 6, 5), what="電話する", source="practice"),
    )
    with store.read() as r:
        sheet = case_list(r, EVERY, "進行中のすべて", AT)
    assert sheet.door is Door.INTERNAL
    (row,) = rows(sheet)
    assert list(row) == ["受付番号", "氏名", "受付日", "状態", "担当", "次回予定", "最終支援日", "期限"]
    assert (row["氏名"], row["状態"], row["担当"]) == ("北原 ハル", "相談受付", "空木 佐和")
    assert row["最終支援日"] == date(2026, 5, 28)  # what lies ahead is no support yet
    assert (row["次回予定"], row["期限"]) == ("電話する", date(2026, 6, 5))
    assert sheet.table
    assert sheet.table.lead == "進行中のすべて 1件"


def test_the_list_keeps_the_order_of_the_page_over_all_its_pages(store: Store) -> None:
    for at in range(3):
        opened(store, f"人 {at}", f"ひと {at}")
    with store.read() as r:
        numbers = [each["受付番号"] for each in rows(case_list(r, EVERY, "", AT))]
        shown = [each.number for each in r.case_rows(EVERY)]
    assert numbers == shown
    assert len(numbers) == 3


def test_a_protected_person_is_marked_and_no_place_stands_on_any_list(store: Store) -> None:
    case = opened(store)
    with store.read() as r:
        person = r.get(Case, case).person
    put(
        store,
        Address(person=person, use="current", place="架空県陽ノ原町海見台2丁目4番", room="305"),
        Protection(person=person, source="own_wish", started_on=TODAY),
        Deadline(case=case, due_on=date(2026, 6, 3), what="海見台2丁目4番を訪ねる", source="practice"),
        ProgressNote(case=case, at=datetime(2026, 5, 20, 10, 0), fact="海見台2-4に移った"),
        Tenancy(case=case, home="海見台2丁目4番 305", moved_in_on=date(2026, 5, 1)),
        Visit(case=case, at=datetime(2026, 5, 28, 10, 0), fact="海見台2丁目4番で会えた"),
    )
    with store.read() as r:
        sheets = [
            case_list(r, EVERY, "", AT),
            due_list(r, week_end(TODAY), AT),
            handover_list(r, AT),
            course_list(r, case, AT),
            visit_list(r, case, AT),
            visit_list(r, case, AT, book=True),
        ]
    for sheet in sheets:
        assert "海見台" not in repr((sheet.table, sheet.values))
    for sheet in sheets[:3]:
        assert {row["氏名"] for row in rows(sheet)} == {"【秘匿】北原 ハル"}


def test_the_hand_over_holds_every_open_case_what_is_late_first(store: Store) -> None:
    opened(store, "静 一", "しずか")
    late = opened(store, "遅 二", "おそい")
    put(store, Deadline(case=late, due_on=date(2026, 5, 29), what="返事を聞く", source="practice"))
    with store.read() as r:
        found = rows(handover_list(r, AT))
    assert [each["氏名"] for each in found] == ["遅 二", "静 一"]
    assert str(found[0]["未処理・期限"]).split("\n")[0] == "【超過】R8.5.29 返事を聞く"
    assert "【超過】" not in str(found[1]["未処理・期限"])
    assert [each["引継ぎのメモ"] for each in found] == ["", ""]


def test_the_course_of_a_period_leaves_out_what_concerns_others(store: Store) -> None:
    case = opened(store)
    put(
        store,
        ProgressNote(case=case, at=datetime(2026, 4, 1, 9, 0), fact="四月"),
        ProgressNote(
            case=case, at=datetime(2026, 5, 31, 23, 0), fact="五月", others_words="家主は入院中", opinion="不安"
        ),
        ProgressNote(case=case, at=datetime(2026, 6, 1, 9, 0), fact="六月"),
    )
    with store.read() as r:
        (row,) = rows(course_list(r, case, AT, Span(date(2026, 5, 1), date(2026, 5, 31))))
        all_of = course_list(r, case, AT)
        (told,) = rows(course_list(r, case, AT, Span(date(2026, 5, 1), date(2026, 5, 31)), others=True))
        with pytest.raises(Refused):
            course_list(r, case, AT, Span(date(2026, 5, 2), date(2026, 5, 1)))
    assert (row["事実"], row["見立て"]) == ("五月", "不安")
    assert "家主は入院中" not in repr(all_of)
    assert told["ほかの人の情報(庁内だけ)"] == "家主は入院中"
    assert [each["事実"] for each in rows(all_of)] == ["四月", "五月", "六月"]


def test_the_book_of_a_tenancy_puts_each_thing_into_its_own_column(store: Store) -> None:
    case = opened(store)
    put(
        store,
        Tenancy(id="t", case=case, moved_in_on=date(2026, 5, 1)),
        Visit(case=case, tenancy="t", at=datetime(2026, 5, 10, 9, 0), means="home_visit", fact="元気"),
        Crisis(case=case, kind="no_sign", noticed_at=datetime(2026, 5, 12, 9, 0), fact="新聞", done="鍵を開けた"),
        Crisis(case=case, kind="no_sign", noticed_at=datetime(2026, 4, 12, 9, 0), fact="入居より前"),
        Referral(case=case, purpose="visit", sent_at=datetime(2026, 5, 13, 9, 0)),
    )
    with store.read() as r:
        found = rows(visit_list(r, case, AT, book=True))
    assert [each["年月日"] for each in found] == [date(2026, 5, day) for day in (10, 12, 13)]
    assert "元気" in str(found[0]["見守りで把握した状況"])
    assert "鍵を開けた" in str(found[1]["安否確認の異常と対応"])
    assert found[2]["福祉サービスへのつなぎ"] == "訪問・見守り"


def test_a_promise_is_completed_when_it_is_kept_and_its_paper_has_every_payment(store: Store) -> None:
    case = opened(store)
    promise = Instalments(case=case, owed=60_000, monthly=5_000, pay_day=25, first_on=date(2026, 9, 25))
    put(store, promise)
    with store.read() as r:
        kept = r.get(Instalments, promise.id)
        sheet = instalments_sheet(r, case, AT)
    assert (kept.times, kept.last_amount) == (12, 5_000)
    assert sheet.door is Door.TO_PERSON
    assert sheet.table
    assert len(sheet.table.rows) == 12
    assert sheet.table.rows[-1] == (12, date(2027, 8, 25), 5_000, 0)
    with pytest.raises(Refused), store.write("誓約", final=True) as w:
        keep(w, promise.replace(times=11, last_amount=None))


def test_an_evaluation_belongs_to_a_plan_of_its_case_and_comes_after_it(store: Store) -> None:
    case, other = opened(store), opened(store, "別 人", "べつ")
    put(store, Plan(id="p", case=case, decided_on=date(2026, 5, 1), short_goal="家を決める"))
    good = Evaluation(case=case, plan="p", on=date(2026, 6, 1), achieved="partly")
    put(store, good)
    for wrong, field in (
        (good.replace(case=other), "plan"),
        (good.replace(on=date(2026, 4, 30)), "on"),
        (good.replace(approved_on=date(2026, 5, 31)), "approved_on"),
    ):
        with pytest.raises(Refused) as refused, store.write("評価") as w:
            keep(w, wrong)
        assert refused.value.field == field
    with store.read() as r:
        sheet = evaluation_sheet(r, case, AT)
    assert sheet.text("Plan.short_goal") == "家を決める"
    assert sheet.text("Evaluation.achieved") == "一部達成"


def test_refusals_are_counted_from_the_inquiries_and_nothing_else_is_read_from_them(store: Store) -> None:
    case = opened(store)
    put(
        store,
        *(
            HousingInquiry(
                case=case,
                at=datetime(2026, 5, 1, 9, at),
                result="refused",
                refusal_reason="R02",
                refusal_words="秘密",
            )
            for at in range(6)
        ),
        HousingInquiry(case=case, at=datetime(2026, 5, 1, 9, 0), result="accepted"),
    )
    with store.read() as r:
        sheet = refusal_list(r, 2026, AT)
    assert sheet.door is Door.FIGURES
    row = next(each for each in rows(sheet) if each["断られた理由"] == "保証人がいない")
    assert (row["延べ件数"], row["実人数"]) == (6, "5未満")
    assert "秘密" not in repr(sheet)
    assert "北原" not in repr(sheet)


def test_every_paper_of_the_shelf_can_be_made_from_an_almost_empty_case(store: Store) -> None:
    case = opened(store)
    with store.read() as r:
        for paper in SHELF:
            if paper.draw and paper.needs is None:
                assert paper.draw(r, case, AT).pages >= 1
