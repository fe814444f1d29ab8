"""The dialog of the sums on its own: what is shown when, what may be kept, that nothing is cut at 200 %."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Application, BenefitRate, Estimate, Intake, Person
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.benefit_rates import save_rate
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.benefit_rates import ask_rate, show_rates
from kyoju_desktop.ui.dialogs.sums import SumDialog, ask_sum
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from tests.ui.conftest import find, when_idle


@pytest.fixture
def case(desk: Desk) -> str:
    with desk.store.write("受付") as w:
        return open_case(w, Person(name="北原 ハル"), Intake(rent=42_000)).id


def asked(desk: Desk, frame: DeskFrame, case: str, kind: str, record: Application | None = None) -> SumDialog:
    made = ask_sum(desk, frame, case, kind, record)
    desk.jobs.drain()
    return made


def shut(qtbot: QtBot, desk: Desk, dialog: QWidget) -> None:
    dialog.close()
    when_idle(qtbot, desk)


def typed(dialog: SumDialog, name: str, text: str) -> None:
    box = find(dialog, QLineEdit, f"sum.{name}")
    box.setText(text)
    box.textEdited.emit(text)


def verdict(dialog: SumDialog) -> str:
    return find(dialog, IconWords, "sum_verdict").words.text()


def test_every_field_is_named_and_labelled(qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str) -> None:
    for code in ("low_income", "housing_benefit", "moving_benefit", "guarantee", "rent_reduction", "repair"):
        dialog = asked(desk, frame, case, code)
        assert dialog.fields is not None
        for box in dialog.fields.findChildren(QLineEdit):
            assert box.objectName().startswith("sum.")
            assert box.accessibleName()
        shut(qtbot, desk, dialog)


def test_further_persons_are_shown_when_asked_for(qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str) -> None:
    dialog = asked(desk, frame, case, "low_income")
    assert find(dialog, QLineEdit, "sum.wages_1").isVisible()
    assert not find(dialog, QLineEdit, "sum.wages_2").isVisible()
    more = find(dialog, Button, "sum_more")
    more.click()
    assert find(dialog, QLineEdit, "sum.wages_2").isVisible()
    assert not find(dialog, QLineEdit, "sum.wages_3").isVisible()
    more.click()
    assert find(dialog, QLineEdit, "sum.wages_3").isVisible()
    assert not more.isVisible()
    shut(qtbot, desk, dialog)


def test_a_shared_house_asks_for_other_figures(qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str) -> None:
    dialog = asked(desk, frame, case, "home_standard")
    assert find(dialog, QLineEdit, "sum.area").isVisible()
    find(dialog, QCheckBox, "sum.shared_house").click()
    assert not find(dialog, QLineEdit, "sum.area").isVisible()
    assert find(dialog, QLineEdit, "sum.residents").isVisible()
    shut(qtbot, desk, dialog)


def test_nothing_can_be_kept_while_something_is_missing(
    qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str
) -> None:
    dialog = asked(desk, frame, case, "fee_reduction")
    assert "あと「保証料など」" in verdict(dialog)
    assert not dialog.verb.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.agreed.emit()
    when_idle(qtbot, desk)
    assert dialog.isVisible()
    typed(dialog, "fee", "16800")
    assert dialog.verb.isEnabled()
    typed(dialog, "fee", "あ")
    assert "読めない数字" in verdict(dialog)
    assert not dialog.verb.isEnabled()
    typed(dialog, "fee", "1万6800")
    assert find(dialog, Words, "sum_amount").text() == "8,400円"
    assert find(dialog, IconWords, "sum_short").words.text() == "国の負担(1戸) 8,400円"
    assert dialog.verb.isEnabled()
    shut(qtbot, desk, dialog)


def test_a_fee_that_stands_in_the_record_is_not_written_over_unasked(
    qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str
) -> None:
    application = Application(case=case, rent=48_000, guarantee_fee=20_000)
    with desk.store.write("申込み") as w:
        keep(w, application)
    dialog = asked(desk, frame, case, "guarantee", application)
    into = find(dialog, QCheckBox, "sum_into")
    assert into.isVisible()
    assert not into.isChecked()
    assert "20,000円" in into.text()
    dialog.agreed.emit()
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        assert r.get(Application, application.id).guarantee_fee == 20_000
        assert [each.amount for each in r.find(Estimate)] == [16_800]


def test_nothing_is_wider_than_the_dialog_at_twice_the_size(
    qtbot: QtBot, desk: Desk, dressed: Callable[[float, bool], None], case: str
) -> None:
    dressed(2.0, True)
    frame = DeskFrame(desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    with desk.store.write("数字") as w:
        save_rate(w, BenefitRate(people=1, base=78_000, cap=32_000, source="県の公表" * 20))
    for code in ("low_income", "housing_benefit", "guarantee", "home_standard"):
        dialog = asked(desk, frame, case, code)
        qtbot.wait(30)
        assert dialog.area.horizontalScrollBar().maximum() == 0, code
        assert dialog.width() <= frame.width()
        shut(qtbot, desk, dialog)
    frame.hide()


def test_a_line_of_the_figures_is_entered_changed_and_taken_away(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    dialog = show_rates(desk, frame)
    with desk.store.write("数字") as w:
        line = save_rate(w, BenefitRate(people=1, base=78_000, cap=32_000, from_day=date(2026, 4, 1)))
    qtbot.waitUntil(lambda: dialog.findChild(QWidget, f"row.{line.id}") is not None)
    find(dialog, QWidget, f"row.{line.id}").setFocus()
    QTest.keyClick(find(dialog, QWidget, f"row.{line.id}"), Qt.Key.Key_Return)
    question = find(dialog, QWidget, "rate_dialog")
    find(question, Button, "remove_rate").click()
    qtbot.waitUntil(lambda: gone(desk))
    when_idle(qtbot, desk)
    shut(qtbot, desk, dialog)


def test_an_overlap_is_said_beside_the_day_and_kept_as_it_is(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    with desk.store.write("数字") as w:
        save_rate(w, BenefitRate(people=1, base=78_000, cap=32_000, from_day=date(2026, 4, 1)))
    dialog = show_rates(desk, frame)
    begun = BenefitRate(people=1, base=92_000, cap=32_000, from_day=date(2027, 4, 1))
    question = ask_rate(desk, dialog, begun, fresh=True)
    assert "令和9年4月1日から重なって" in question.form_view().editor("from_day").remark()
    question.agreed.emit()
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        assert len(r.find(BenefitRate)) == 2
    shut(qtbot, desk, dialog)


def test_a_broken_table_of_the_office_is_named_and_stops_the_sum(
    qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str
) -> None:
    folder = desk.data_dir / "sums"
    folder.mkdir()
    (folder / "guarantee.json").write_text("{", "utf-8")
    dialog = asked(desk, frame, case, "guarantee")
    assert "sums/guarantee.json" in verdict(dialog)
    assert not dialog.verb.isEnabled()
    shut(qtbot, desk, dialog)
    rates = show_rates(desk, frame)
    told = [each.words.text() for each in find(rates, QWidget, "table.guarantee").findChildren(IconWords)]
    assert any("読めません" in each for each in told)
    shut(qtbot, desk, rates)


def gone(desk: Desk) -> bool:
    """Whether no line is left."""
    with desk.store.read() as r:
        return not r.find(BenefitRate)


def test_the_labels_speak_the_language_of_the_window(qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str) -> None:
    desk.speak(Translator.for_language("en"))
    dialog = asked(desk, frame, case, "guarantee")
    assert find(dialog, Words, "sum_amount").text()
    dialog.agreed.emit()
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        (kept,) = r.find(Estimate)
    assert "家賃" in kept.steps  # what is kept is in the office's language


@pytest.mark.parametrize("code", ["housing_benefit", "low_income"])
def test_the_tab_key_goes_from_the_kind_through_the_figures_to_the_buttons(
    code: str, qtbot: QtBot, desk: Desk, frame: DeskFrame, case: str
) -> None:
    dialog = asked(desk, frame, case, code)
    dialog.kind.setFocus()
    names, each = ["sum_kind"], dialog.kind.nextInFocusChain()
    while each is not None and each is not dialog.kind:
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is dialog:
            names.append(each.objectName())
        each = each.nextInFocusChain()
    figures = [name for name in names if name.startswith("sum.")]
    more = ["sum_more"] if code == "low_income" else []
    others = [name for name in names if name not in {*figures, *more}]
    assert others == ["sum_kind", "question_back", "sum_print", "question_do"]
    assert names.index(figures[-1]) < names.index("question_back")
    assert names[1] == figures[0]
    assert not more or 1 < names.index("sum_more") < names.index("sum.on")
    shut(qtbot, desk, dialog)
