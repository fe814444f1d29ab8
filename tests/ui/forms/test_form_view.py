"""Forms lay out records, keep drafts within a second and put refusals beside their fields."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Gap
from kyoju_desktop.domain.forms.every import FORMS
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.forms.note import PROGRESS_NOTE
from kyoju_desktop.domain.forms.person import PERSON
from kyoju_desktop.domain.records import Person, ProgressNote
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.drafting import DELAY
from kyoju_desktop.ui.forms.form_view import FormView
from tests.ui.conftest import find, settle, when_idle

PROMISE = 1000  # milliseconds from a keystroke to its draft


def form(qtbot: QtBot, desk: Desk, record: Person | None = None) -> FormView:
    made = FormView(desk, PERSON, record or Person(id="p1", name="小早川 倫"))
    qtbot.addWidget(made)
    return made


def type_into(view: FormView, name: str, text: str) -> None:
    box = find(view, QLineEdit, name)
    box.setText(text)
    box.textEdited.emit(text)


@pytest.mark.parametrize("layout", FORMS, ids=lambda each: each.record.__name__)
def test_every_layout_can_be_shown_and_gives_the_record_back(qtbot: QtBot, desk: Desk, layout: Form) -> None:
    record = layout.record()
    view = FormView(desk, layout, record)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.grab()
    assert view.commit() == record
    assert not view.dirty()


def test_what_was_typed_is_in_the_record_and_the_rest_is_kept(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk, Person(id="p1", name="小早川 倫", school="日向小学校"))
    type_into(view, "birth_date", "S60.2.14")
    got = view.commit()
    assert isinstance(got, Person)
    assert (got.birth_date, got.name, got.school) == (date(1985, 2, 14), "小早川 倫", "日向小学校")


def test_a_wrong_field_says_why_and_gets_the_focus(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    view.show()
    qtbot.waitExposed(view)
    type_into(view, "birth_date", "平成32年1月1日")
    assert view.commit() is None
    assert "令和2年" in view.editor("birth_date").error()
    view.hide()


def test_the_draft_is_safe_within_a_second_of_the_first_keystroke(qtbot: QtBot, desk: Desk) -> None:
    assert DELAY <= PROMISE - 200
    view = form(qtbot, desk)
    with qtbot.waitSignal(view.drafting.saved, timeout=5000):
        type_into(view, "alias", "りんちゃん")
    kept = desk.store.drafts.load("Person.p1")
    assert kept is not None
    assert "\\u308a" in kept


def test_a_draft_comes_back_after_the_form_was_closed(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    type_into(view, "alias", "りんちゃん")
    type_into(view, "birth_date", "S60.2.")
    desk.flush()
    when_idle(qtbot, desk)
    again = form(qtbot, desk)
    assert find(again, QLineEdit, "alias").text() == "りんちゃん"
    assert find(again, QLineEdit, "birth_date").text() == "S60.2."
    assert again.dirty()


def test_the_draft_goes_when_the_record_is_saved(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    type_into(view, "alias", "りんちゃん")
    desk.flush()
    record = view.commit()
    assert record is not None
    view.settle(record)
    desk.flush()
    when_idle(qtbot, desk)
    assert desk.store.drafts.load("Person.p1") is None
    assert not view.dirty()


def test_unknown_refused_and_not_asked_are_answers(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    view.field("alias").press_gap("REFUSED")
    got = view.commit()
    assert got is not None
    assert got.gap("alias") is Gap.REFUSED
    assert find(view, QLineEdit, "alias").placeholderText() == "答えない"
    assert view.field("alias").answered()


def test_typing_takes_the_reason_away(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk, Person(id="p1").with_gap("alias", Gap.UNKNOWN))
    type_into(view, "alias", "り")
    got = view.commit()
    assert got is not None
    assert got.gap("alias") is None


def test_a_reason_takes_the_value_away(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    view.field("name").press_gap("UNKNOWN")
    got = view.commit()
    assert isinstance(got, Person)
    assert (got.name, got.gap("name")) == ("", Gap.UNKNOWN)


def test_a_gap_survives_in_the_draft(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    view.field("alias").press_gap("NOT_ASKED")
    desk.flush()
    when_idle(qtbot, desk)
    assert form(qtbot, desk).field("alias").gap is Gap.NOT_ASKED


def test_a_refusal_of_the_file_stands_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    assert view.refused(Refused("だめです。", field="kana"))
    assert view.editor("kana").error() == "だめです。"
    assert not view.refused(Refused("だめです。", field="elsewhere"))


def test_two_columns_become_one_where_there_is_no_room(qtbot: QtBot, desk: Desk) -> None:
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    view = FormView(desk, PERSON, Person(id="p1"))
    scroll.setWidgetResizable(True)
    scroll.setWidget(view)
    scroll.resize(1000, 500)
    scroll.show()
    name, kana = find(view, QLineEdit, "name"), find(view, QLineEdit, "kana")
    qtbot.waitUntil(
        lambda: name.mapTo(view, name.rect().topLeft()).y() == kana.mapTo(view, kana.rect().topLeft()).y()
    )
    scroll.resize(600, 500)
    qtbot.waitUntil(lambda: name.mapTo(view, name.rect().topLeft()).y() < kana.mapTo(view, kana.rect().topLeft()).y())
    scroll.hide()


def test_progress_counts_answers_and_reasons(qtbot: QtBot, desk: Desk) -> None:
    view = form(qtbot, desk)
    before = view.progress()[0]
    view.field("alias").press_gap("UNKNOWN")
    after = view.progress()[0]
    assert after[1] == before[1] + 1


def test_long_texts_grow_and_tab_goes_on(qtbot: QtBot, desk: Desk) -> None:
    view = FormView(desk, PROGRESS_NOTE, ProgressNote(id="n1"))
    qtbot.addWidget(view)
    box = find(view, QPlainTextEdit, "fact")
    low = box.height()
    box.setPlainText("\n".join("行" for _ in range(9)))
    assert box.height() > low
    assert box.tabChangesFocus()
    desk.flush()
    when_idle(qtbot, desk)
    settle()
