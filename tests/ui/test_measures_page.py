"""The map of measures: narrowing, old names, checking, adding, the candidates by button; undo brings a line back."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Measure
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.measures import MeasuresPage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.ui.conftest import find, settle


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _round in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, idle: Callable[[], None]) -> MeasuresPage:
    frame.go("measures")
    idle()
    found = frame.page("measures")
    assert isinstance(found, MeasuresPage)
    return found


def names(page: MeasuresPage) -> list[str]:
    return [each.name for each in page.list.rows.rows]


def choose(box: Combo, code: str) -> None:
    box.setCurrentIndex(box.findData(code))


def type_into(within: QWidget, name: str, text: str) -> None:
    line = find(within, QLineEdit, name)
    line.selectAll()
    written = QInputMethodEvent()
    written.setCommitString(text)
    QApplication.sendEvent(line, written)


def pick(page: MeasuresPage, starter: str, desk: Desk) -> Measure:
    with desk.store.read() as r:
        (measure,) = r.find(Measure, starter=starter)
    row = page.list.rows.row_of(measure.id)
    page.list.setCurrentIndex(page.list.rows.index(row))
    return measure


def test_the_map_is_narrowed_by_category_stage_and_need_together(page: MeasuresPage) -> None:
    everything = len(names(page))
    choose(page.filters.category, "L5")
    with_children = set(names(page))
    assert "母子・父子自立支援員" in with_children
    assert "特別養護老人ホーム" not in with_children
    assert "公営住宅(通常の入居)" in with_children  # for everybody
    choose(page.filters.stage, "money")
    choose(page.filters.need, "T04")
    assert 0 < len(names(page)) < len(with_children) < everything
    assert "公営住宅(通常の入居)" not in names(page)


def test_an_old_name_finds_the_new_one_and_says_so_and_opens_it(page: MeasuresPage, qtbot: QtBot) -> None:
    type_into(page, "measure_search", "一時生活支援事業")
    assert "居住支援事業(シェルター)" in names(page)
    row = page.list.rows.rows[0]
    assert "前の名前: 一時生活支援事業" in row.below
    qtbot.waitUntil(lambda: page.form is not None and page.form.record().id == row.body, timeout=5_000)
    type_into(page, "measure_search", "いちじせいかつしえんx")
    assert page.list.isHidden()


def test_checking_a_line_shows_that_it_can_be_had_here(
    page: MeasuresPage, desk: Desk, idle: Callable[[], None]
) -> None:
    measure = pick(page, "food", desk)
    assert page.form is not None
    assert page.form.record() == measure
    assert "まだ確かめていません" in find(page, IconWords, "measure_validity").words.text()
    with desk.store.write("確かめた") as w:
        w.put(measure.replace(here="yes", checked_on=desk.today()))
    idle()
    row = page.list.rows.rows[page.list.rows.row_of(measure.id)]
    assert [chip.text for chip in row.chips] == ["使える"]
    find(page, QCheckBox, "here_only").setChecked(True)
    assert "フードバンク・緊急の食料" in names(page)
    assert "養護老人ホーム" in names(page)
    assert "有料老人ホーム" not in names(page)


def test_a_line_is_added_and_one_without_a_name_is_refused(
    page: MeasuresPage, desk: Desk, idle: Callable[[], None]
) -> None:
    find(page, Button, "add_measure").click()
    idle()
    find(page, Button, "save_measure").click()
    idle()
    assert page.form is not None
    with desk.store.read() as r:
        before = r.count(Measure)
    type_into(page.form, "name", "まちの家賃補助")
    QApplication.processEvents()
    find(page, Button, "save_measure").click()
    idle()
    with desk.store.read() as r:
        assert r.count(Measure) == before + 1
        assert r.find(Measure, name="まちの家賃補助")
    assert "まちの家賃補助" in names(page)


def test_a_line_is_taken_away_only_after_asking_and_the_candidates_bring_it_back(
    page: MeasuresPage, desk: Desk, idle: Callable[[], None]
) -> None:
    pick(page, "police", desk)
    find(page, Button, "remove_measure").click()
    idle()
    find(page, Button, "notice_yes").click()
    idle()
    with desk.store.read() as r:
        assert not r.find(Measure, starter="police")
    find(page, Button, "seed_measures").click()
    idle()
    with desk.store.read() as r:
        assert len(r.find(Measure, starter="police")) == 1
    find(page, Button, "seed_measures").click()
    idle()
    with desk.store.read() as r:
        assert len(r.find(Measure, starter="police")) == 1


def test_an_ended_line_is_hidden_until_it_is_asked_for(
    page: MeasuresPage, desk: Desk, idle: Callable[[], None]
) -> None:
    with desk.store.write("終わった") as w:
        (measure,) = w.find(Measure, starter="food")
        w.put(measure.replace(until_day=desk.today().replace(month=3)))
    idle()
    assert measure.name not in names(page)
    find(page, QCheckBox, "ended_too").setChecked(True)
    row = page.list.rows.rows[page.list.rows.row_of(measure.id)]
    assert [chip.text for chip in row.chips] == ["期間の外"]
    pick(page, "food", desk)
    assert "終わった制度" in find(page, IconWords, "measure_validity").words.text()


def test_both_registers_lead_to_each_other(frame: DeskFrame, page: MeasuresPage, idle: Callable[[], None]) -> None:
    find(page, Segmented, "register_switch").press("organisations")
    idle()
    assert frame.shown() == "organisations"
    find(frame.page("organisations"), Segmented, "register_switch").press("measures")
    idle()
    assert frame.shown() == "measures"
    assert find(page, Segmented, "register_switch").value() == "measures"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_fits_the_window(
    scale: float, dressed: Callable[[float, bool], None], frame: DeskFrame, idle: Callable[[], None]
) -> None:
    dressed(scale, False)
    frame.go("measures")
    idle()
    assert frame.page("measures").minimumSizeHint().width() <= 1366 - 128
