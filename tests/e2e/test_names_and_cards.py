"""C02: names longer than a line, and the residence card whose number is never kept."""

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView

from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.records import Address, Disclosure, Intake, Person, ProgressNote, StageChange
from kyoju_desktop.ui.pages.due_table import DueTable
from kyoju_desktop.ui.tour.filling import fill, keep_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import (
    all_words,
    begin_referral,
    choose_in_menu,
    drafted,
    give_consent,
    given_items,
    paper_text,
    pdf_text,
    pick_item,
    release,
    saved_by_preview,
    squeezed,
    take_in,
    whole_on_screen,
)

LATIN = "NGUYEN VAN ANH TUAN THANH HOANG MINH DUC PHUC"
KANJI = "阮文英俊成黄明徳福"
KANA = "グエン・ヴァン・アイン・トゥアン・タイン・ホアン・ミン・ドゥック・フック"
ALIAS = "山里 タイン"
BODY = "陽ノ原町社会福祉協議会"
CARD = "AB12345678CD"


def test_ac_02_1_a_name_over_30_characters_is_whole_on_the_screen_and_on_paper(town: Counter) -> None:
    case = take_in(town, {"name": LATIN, "kana": KANA, "alias": ALIAS, "birth_date": "S63.3.3"})
    hand = town.hand
    assert hand.words("person_name") == LATIN
    assert whole_on_screen(hand.see_as("person_name", QLabel))
    assert whole_on_screen(hand.see_as("kana", QLabel))

    tab(hand, "household")
    keep_record(hand, Person, {"latin_name": LATIN, "kanji_name": KANJI})
    person = town.one(Person)
    assert (person.name, person.kana, person.alias) == (LATIN, KANA, ALIAS)
    assert (person.latin_name, person.kanji_name) == (LATIN, KANJI)

    hand.press("make_paper")
    choose_in_menu(hand, "paper_menu", "paper_intake")
    intake = pdf_text(saved_by_preview(town))
    for name in (LATIN, KANA, ALIAS, KANJI):
        assert squeezed(name) in intake

    give_consent(town, whom=BODY)
    begin_referral(town, BODY)
    assert whole_on_screen(hand.see_as("head_name", QLabel))
    for key in ("Person.alias", "Person.latin_name", "Person.kanji_name"):
        pick_item(hand, key)
    paper = release(town)
    assert {"Person.name", "Person.kana", "Person.alias", "Person.kanji_name"} <= given_items(town, paper)
    text = paper_text(town, paper)
    for name in (LATIN, KANA, ALIAS, KANJI):
        assert squeezed(name) in text
    assert squeezed(case.number) in text


def test_ac_02_3_no_field_asks_for_the_number_of_a_residence_card() -> None:
    names = [
        (each.name, each.label)
        for kind in catalogue()
        for each in specs(kind)
        if "card" in each.name or "カード" in each.label or "在留" in each.label
    ]
    assert sorted(names) == [
        ("card_report", "在留カードの住居地届がいる"),
        ("card_reported_on", "在留カードの住居地届を出した日"),  # a day and a tick: neither holds a number
        ("residence_expires", "在留期間の満了日"),
        ("residence_status", "在留資格"),
    ]


@pytest.mark.parametrize("typed", ["AB12345678CD", "ab12345678cd", "ＡＢ12345678ＣＤ", "カードはAB 12345678 CDです"])
def test_ac_02_3_a_card_number_in_free_text_is_refused_beside_the_field_before_a_draft(
    town: Counter, typed: str
) -> None:
    hand = town.hand
    take_in(town, {"name": "山里 タイン", "kana": "やまざと たいん"})
    note = hand.within("quick_note")
    note.write("opinion", "書類をそろえれば進められる。")
    note.write("fact", f"在留カードを見せてもらった。{typed}")
    note.see("next_step").setFocus()
    hand.settle()
    assert "在留カード番号は保存しません" in all_words(hand.see("quick_note"))
    town.session.desk.flush()
    hand.settle()
    assert "12345678" not in drafted(town)
    assert "書類をそろえれば" in drafted(town)  # what else was typed is safe
    hand.press("keep_note")
    assert "在留カード番号は保存しません" in all_words(hand.see("quick_note"))
    assert not town.find(ProgressNote)


def test_ac_02_3_a_card_number_is_refused_wherever_one_can_type(town: Counter) -> None:
    hand = town.hand
    hand.press("new_intake")
    fill(hand, Person, {"name": "山里 タイン", "kana": "やまざと たいん"})
    hand.settle()
    hand.press("begin_intake")
    inside = hand.within("intake_fields")
    fill(inside, Intake, {"route": "self_visit", "complaint": f"社宅が閉まる。{CARD}"})
    fill(inside, Address, {"building": CARD})
    town.session.desk.flush()
    hand.settle()
    hand.press("finish_intake")
    assert hand.sees("finish_intake")  # still here: the field says why
    assert "在留カード番号は保存しません" in all_words(hand.see("intake_fields"))
    assert CARD not in drafted(town)
    fill(inside, Intake, {"complaint": "社宅が閉まる。"})
    fill(inside, Address, {"building": "第2社宅"})
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()

    hand.press("stage.S15")
    dialog = hand.within("stage_dialog")
    dialog.write("reason", f"カード {CARD}")
    dialog.press("question_do")
    hand.settle()
    assert hand.sees("stage_dialog")
    assert "在留カード番号は保存しません" in all_words(hand.see("stage_dialog"))
    dialog.press("question_back")
    assert len(town.find(StageChange)) == 1


def test_ac_02_3_the_end_of_the_period_of_stay_is_a_deadline_that_no_holiday_moves(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "山里 タイン", "kana": "やまざと たいん"})
    tab(hand, "household")
    keep_record(hand, Person, {"residence_expires": "R9.2.11"})  # 建国記念の日
    assert town.one(Person).residence_expires == date(2027, 2, 11)
    with town.store.read() as r:
        (due,) = [each for each in r.dues(date(2027, 12, 31), limit=50) if each.code.startswith("residence")]
    assert due.due_on == date(2027, 2, 11)
    town.go_to(datetime(2027, 2, 9, 9, 0))
    hand.press("rail_today")
    table = hand.see_as("due_list", QTableView).model()
    assert isinstance(table, DueTable)
    items = [item for row in range(table.rowCount()) if (item := table.item(row))]
    assert [item.due for item in items if "在留" in item.what] == [date(2027, 2, 11)]


def test_ac_02_3_a_card_number_is_refused_in_the_lines_of_consent_and_referral(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "山里 タイン", "kana": "やまざと たいん"})
    tab(hand, "consent")
    hand.press("open_consent")
    hand.settle()
    hand.write("excluded_words", f"番号は{CARD}")
    assert "在留カード番号は保存しません" in all_words(hand.see("excluded_words_trouble"))
    town.session.desk.flush()
    hand.settle()
    assert "12345678" not in drafted(town)
    hand.write("excluded_words", "学校には言わないで")
    assert not hand.sees("excluded_words_trouble")
    town.session.desk.flush()
    hand.settle()
    assert "学校には言わないで" in drafted(town)
    hand.press("leave_consent")

    begin_referral(town, "陽ノ原町 福祉課", reason=f"カードは{CARD}")
    assert "在留カード番号は保存しません" in all_words(hand.see("fact_reason_error"))
    town.session.desk.flush()
    hand.settle()
    assert "12345678" not in drafted(town)
    assert not hand.see_as("save_and_record", QAbstractButton).isEnabled()
    assert "「相当の理由」がまだです" in all_words(hand.see("referral_page"))
    assert not town.find(Disclosure)
    hand.press("back")
