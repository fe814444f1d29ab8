"""C01 and C05: schemes followed through in the window, from the recommendation to what they set elsewhere."""

from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox, QComboBox, QListView

from kyoju_desktop.domain.records import (
    DisclosedItem,
    Organisation,
    PaperPrinted,
    Referral,
    SchemeStep,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.ui.tour.filling import fill, keep_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, give_consent, pdf_text, release, saved_by_preview, squeezed, take_in

PERSON = {"name": "小早川 倫", "kana": "こばやかわ りん"}


def follow(at: Counter, scheme: str, **answers: object) -> SchemeUse:
    """「制度を加える」 on the tab 制度."""
    hand = at.hand
    tab(hand, "schemes")
    hand.press("add.SchemeUse")
    inside = hand.within("scheme_dialog")
    inside.choose("scheme", scheme)
    fill(inside, SchemeUse, dict(answers))
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("scheme_dialog"), "scheme_dialog")
    hand.settle()
    return at.find(SchemeUse)[-1]


def open_form(at: Counter, use: SchemeUse) -> None:
    """Every field of the scheme, below its row."""
    at.hand.press(f"row.{use.id}")
    at.hand.see("editor.SchemeUse")


def test_ac_05_3_the_housing_benefit_goes_from_a_town_to_the_prefecture_as_an_external_disclosure(
    town: Counter,
) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 5, 11, 9, 30))
    take_in(town, PERSON, phone="090-0000-4121")
    give_consent(town, whom="架空県自立相談支援機関(管轄の窓口名を入れてください)")
    town.go_to(datetime(2026, 5, 12, 10, 0))
    use = follow(town, "housing_benefit", wish="wants", recommended_on="R8.5.12")
    told = all_words(hand.see("scheme.housing_benefit"))
    assert "決めるのは県です" in told
    assert "書類があと9つ足りません" in told

    hand.press("scheme_refer.housing_benefit")
    hand.settle()
    whom = hand.see_as("recipient", QComboBox)
    assert "架空県自立相談支援機関" in whom.currentText()
    hand.choose("level", "L2")
    hand.settle()
    disclosure = release(town)
    assert disclosure.external
    referral = town.one(Referral)
    assert (referral.purpose, referral.organisation) == ("benefit", use.organisation)
    assert town.find(DisclosedItem)

    tab(hand, "schemes")
    hand.press("take_sent.housing_benefit")
    hand.settle()
    assert town.one(SchemeUse).referred_on == date(2026, 5, 12)
    done = {each.step for each in town.find(SchemeStep) if each.done_on == date(2026, 5, 12)}
    assert done == {"explain", "refer"}


def test_ac_05_3_in_a_city_with_its_own_welfare_office_the_same_is_no_disclosure_to_the_prefecture(
    city: Counter,
) -> None:
    hand = city.hand
    take_in(city, PERSON, phone="090-0000-4121")
    use = follow(city, "housing_benefit", wish="wants")
    assert "決めるのは市町村です" in all_words(hand.see("scheme.housing_benefit"))
    assert city.one(Organisation, id=use.organisation).standing == "contractor"


def test_c05_what_is_missing_is_handed_over_as_a_list_and_the_benefit_is_granted_and_extended(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 5, 20, 9, 30))
    take_in(town, PERSON, phone="090-0000-4121")
    use = follow(town, "housing_benefit", wish="wants", recommended_on="R8.5.12")
    for paper in ("identity", "income", "application", "pledge"):
        hand.see_as(f"paper.housing_benefit.{paper}", QCheckBox).click()
        hand.settle()
    told = all_words(hand.see("scheme.housing_benefit"))
    assert "書類があと5つ足りません" in told
    for missing in ("離職・減収の書類", "通帳(金融資産)", "賃貸借契約書の写し", "入居(予定)住宅の状況通知書"):
        assert missing in told

    hand.press("papers_person.housing_benefit")
    hand.see("preview")
    text = squeezed(pdf_text(saved_by_preview(town)))
    if hand.sees("preview"):
        hand.press("preview_close")
    assert "そろえる書類の一覧" in text
    assert "小早川" in text
    assert "離職票" in text
    assert town.one(PaperPrinted).form == "scheme_papers"
    hand.settle()

    hand.see_as("step.housing_benefit.apply", QCheckBox).click()
    hand.settle()
    assert town.one(SchemeUse).applied_on == date(2026, 5, 20)
    assert "結果の予定日が入っていません" in all_words(hand.see("scheme.housing_benefit"))

    town.go_to(datetime(2026, 5, 26, 14, 0))
    tab(hand, "schemes")
    open_form(town, use)
    keep_record(
        hand,
        SchemeUse,
        {
            "result": "approved",
            "result_on": "R8.5.26",
            "amount": "38,000",
            "from_day": "R8.6.1",
            "until_day": "R8.8.31",
        },
    )
    told = all_words(hand.see("scheme.housing_benefit"))
    assert "いま足りないものはありません" in told
    assert "延長か終了かの確認 令和8年7月31日" in told

    town.go_to(datetime(2026, 8, 25, 9, 30))
    hand.press("scheme_extend.housing_benefit")
    hand.within("extension_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("extension_dialog"), "extension")
    hand.settle()
    extended = town.one(SchemeUse)
    assert (extended.until_day, extended.extended) == (date(2026, 11, 30), 1)

    town.go_to(datetime(2026, 11, 24, 9, 30))
    hand.press("scheme_end.housing_benefit")
    inside = hand.within("end_dialog")
    inside.write("ended_why", "再就職")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("end_dialog"), "end")
    hand.settle()
    ended = town.one(SchemeUse)
    assert (ended.ended_on, ended.result, ended.ended_why) == (date(2026, 11, 24), "stopped", "再就職")
    assert "もう一度使えるのは令和9年11月25日から" in all_words(hand.see("scheme.housing_benefit"))


def test_c01_the_special_use_of_public_housing_sets_the_end_of_its_permission_on_the_tenancy(city: Counter) -> None:
    hand = city.hand
    city.go_to(datetime(2026, 4, 23, 10, 0))
    take_in(city, {"name": "三浦 架代", "kana": "みうら かよ"}, phone="090-0000-4121")
    use = follow(city, "special_use", wish="wants")
    assert "目的外使用の根拠を選んでいません" in all_words(hand.see("scheme.special_use"))
    open_form(city, use)
    keep_record(
        hand,
        SchemeUse,
        {
            "basis": "permit",
            "result": "approved",
            "result_on": "R8.4.23",
            "document_number": "都整住第12号",
            "from_day": "R8.5.1",
            "until_day": "R9.4.30",
        },
    )
    hand.see_as("paper.special_use.certificate", QCheckBox).click()
    hand.settle()

    hand.press("set_permit.special_use")  # nobody lives there yet: it is said, nothing is written
    hand.settle()
    hand.press("notice_close")
    assert not city.find(Tenancy)
    city.go_to(datetime(2026, 5, 1, 10, 0))
    with city.store.write("入居", case=use.case) as w:
        w.add(Tenancy(case=use.case, moved_in_on=date(2026, 5, 1)))
    hand.settle()
    hand.press("set_permit.special_use")
    hand.settle()
    assert city.one(Tenancy).use_permit_until == date(2027, 4, 30)
    assert not hand.sees("set_permit.special_use")

    city.go_to(datetime(2027, 3, 30, 10, 0))  # a month before the end: one more year
    hand.press("scheme_extend.special_use")
    inside = hand.within("extension_dialog")
    inside.write("document_number", "都整住第3号")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("extension_dialog"), "extension")
    hand.settle()
    renewed = city.one(SchemeUse)
    assert (renewed.until_day, renewed.extended, renewed.document_number) == (date(2028, 4, 30), 1, "都整住第3号")
    hand.press("set_permit.special_use")
    hand.settle()
    assert city.one(Tenancy).use_permit_until == date(2028, 4, 30)


def test_what_helps_here_leads_from_the_case_to_a_scheme_and_to_a_paper(town: Counter) -> None:
    hand = town.hand
    take_in(town, PERSON, phone="090-0000-4121")
    tab(hand, "schemes")
    hand.settle()
    hand.press("add_measure.self_reliance")
    inside = hand.within("scheme_dialog")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("scheme_dialog"), "scheme_dialog")
    hand.settle()
    use = town.one(SchemeUse)
    assert use.scheme == "self_reliance"
    assert "このケースで追っています" in all_words(hand.see("measure.self_reliance"))
    hand.press("refer_measure.self_reliance")
    hand.settle()
    assert hand.see_as("recipient", QComboBox).currentData() == use.organisation


def test_the_map_is_found_by_an_old_name_and_checked_in_its_page(town: Counter) -> None:
    hand = town.hand
    hand.press("rail_organisations")
    hand.settle()
    hand.see("register_switch")
    town.session.desk.go("measures")
    hand.settle()
    hand.write("measure_search", "婦人相談所")
    hand.settle()
    rows = hand.see_as("measure_list", QListView).model()
    assert rows.rowCount() == 1
    assert "女性相談支援センター" in str(rows.index(0, 0).data())
    assert "前の名前" in str(rows.index(0, 0).data())
