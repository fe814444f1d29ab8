"""C01, C02: what never stands on a paper, a page or a list of a conference."""

import openpyxl
from PySide6.QtWidgets import QFileDialog, QLineEdit

from kyoju_desktop.domain.records import (
    AgendaItem,
    Case,
    Conference,
    DisclosedItem,
)
from kyoju_desktop.services.conferences.minutes import summary_table
from tests.e2e.canaries import plant, said_by, traces
from tests.e2e.conference_steps import (
    ABROAD,
    HERE,
    HIDDEN,
    PLAIN,
    REFUSAL,
    SITTING,
    TEXT,
    WHY,
    Someone,
    add_member,
    begin_sitting,
    bodies_of,
    close_printing,
    item_of,
    make_packs,
    name,
    pages_of,
    pick,
    put_on_agenda,
    say_named,
    set_the_table,
    write_item,
)
from tests.e2e.conftest import Counter
from tests.e2e.steps import squeezed


def test_ac_01_5_what_others_refused_stands_on_no_paper_of_a_conference(city: Counter) -> None:
    set_the_table(city, (PLAIN, HIDDEN), SITTING, 2)
    copies = make_packs(city)
    close_printing(city)
    for copy in copies:
        whole = "".join(pages_of(city, copy))
        assert squeezed(REFUSAL) not in whole
        assert "見本不動産" not in whole
    names = {f"{each.record_class}.{each.field_name}" for each in city.find(DisclosedItem) if each.given}
    assert not {each for each in names if each.startswith("HousingInquiry.")}


def test_ac_02_4_nationality_is_on_no_paper_and_no_list_of_a_conference(city: Counter) -> None:
    cases = set_the_table(city, (PLAIN, ABROAD), SITTING, 2)
    say_named(city, cases[ABROAD.name])
    copies = make_packs(city)
    close_printing(city)
    assert any(name(ABROAD) in "".join(pages_of(city, copy)) for copy in copies)
    for copy in copies:
        assert "ベトナム" not in "".join(pages_of(city, copy))
    assert not [each for each in city.find(DisclosedItem) if each.field_name == "nationality" and each.given]
    with city.store.read() as r:
        table = summary_table(r, city.one(Conference).id, city.session.desk.locale)
    assert "ベトナム" not in str(table.rows)
    assert not any(each.name in str(table.rows) for each in (PLAIN, ABROAD))


def test_the_list_of_a_sitting_leaves_by_letters_only(city: Counter) -> None:
    set_the_table(city, (PLAIN, HIDDEN, ABROAD), SITTING, 1)
    hand = city.hand
    hand.press("conference_more")
    pick(city, "conference_menu", "summary")
    hand.settle()
    hand.see("save_file")
    hand.choose("save_lock", "plain")
    hand.press("question_do")
    dialog = hand.see_as("save_dialog", QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().startswith("支援会議一覧_2026")
    place = city.folder.parent / "list.xlsx"
    edit.setText(str(place))
    dialog.accept()
    hand.wait(place.exists, "save")
    hand.settle()
    book = openpyxl.load_workbook(place)
    words = squeezed(str([[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]))
    marks = [each.mark for each in city.find(AgendaItem)]
    assert all(each in words for each in marks)
    for each in (PLAIN, HIDDEN, ABROAD):
        assert name(each) not in words
        assert squeezed(each.place) not in words
        assert each.nationality == "" or each.nationality not in words


def test_no_planted_word_of_a_protected_case_is_on_the_page_or_in_a_pack(city: Counter) -> None:
    sown = plant(city.store)
    city.session.desk.news.changed.emit([])
    begin_sitting(city, SITTING)
    (body,) = bodies_of(city, 1)
    add_member(city, body, {**HERE, "name": "構成 一子"})
    case = city.one(Case, id=sown.case)
    put_on_agenda(city, [case])
    write_item(city, item_of(city, case), {**TEXT, "why_no_consent": WHY})
    assert not traces(said_by(city.hand.see("conference_page")), sown)
    say_named(city, case)
    (copy,) = make_packs(city)
    close_printing(city)
    assert name(Someone("三浦 架代", "", "")) in "".join(pages_of(city, copy))
    assert not traces("".join(pages_of(city, copy)), sown)
    assert not traces(copy.recipient + copy.holds, sown)


def test_a_pack_is_shown_again_only_to_be_looked_at(city: Counter) -> None:
    set_the_table(city, (PLAIN, HIDDEN), SITTING, 1)
    (copy,) = make_packs(city)
    close_printing(city)
    hand = city.hand
    hand.press(f"pack_more.{copy.number}")
    pick(city, f"pack_more.{copy.number}_menu", "show")
    hand.settle()
    hand.within("reveal_dialog").write("reason", "頁の数を確かめる")  # somebody of the sitting is protected
    hand.within("reveal_dialog").press("question_do")
    hand.settle()
    hand.see("preview")
    hand.press("preview_print")
    assert not hand.sees("print_dialog")
    hand.press("preview_save")
    assert not hand.sees("save_file")
    assert not hand.sees("save_dialog")
