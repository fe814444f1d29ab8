"""The register: finding a body, changing, adding, retiring it, and the people one speaks with there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Organisation, OrganisationContact
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.organisations import OrganisationsPage
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.ui.conftest import find, settle

NAME = "架空不動産 海見台店"


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _round in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def shop(desk: Desk) -> Organisation:
    body = Organisation(
        name=NAME,
        kana="かくうふどうさん",
        kind="real_estate",
        standing="private",
        phone="0000000311",
        handles="高齢者の部屋探し",
    )
    with desk.store.write("不動産店") as w:
        w.add(body)
    return body


@pytest.fixture
def page(frame: DeskFrame, shop: Organisation, qtbot: QtBot, idle: Callable[[], None]) -> OrganisationsPage:
    del shop
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=10_000)
    frame.go("organisations")
    idle()
    found = frame.page("organisations")
    assert isinstance(found, OrganisationsPage)
    return found


def names(page: OrganisationsPage) -> list[str]:
    return [row.name for row in page.list.rows.rows]


def choose(page: OrganisationsPage, body: str, idle: Callable[[], None]) -> None:
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.row_of(body)))
    idle()


def press(page: QWidget, name: str, idle: Callable[[], None]) -> None:
    find(page, QAbstractButton, name).click()
    idle()


def write(line: QLineEdit, words: str) -> None:
    """Type with the input method, as Japanese is typed."""
    done = QInputMethodEvent()
    done.setCommitString(words)
    QApplication.sendEvent(line, done)


def test_the_register_begins_with_the_bodies_of_the_office_and_shows_one_of_them(page: OrganisationsPage) -> None:
    assert "瀬戸見市福祉事務所" in names(page)
    assert page.form is not None
    record = page.form.record()
    assert isinstance(record, Organisation)
    assert record.name == names(page)[0]


@pytest.mark.parametrize("typed", ["カクウフ", "架空不動", "000-000-0311", "部屋探し", "海見台"])
def test_a_body_is_found_by_name_reading_number_and_what_it_does(page: OrganisationsPage, typed: str) -> None:
    page.search.setText(typed)
    assert names(page) == [NAME]


def test_a_search_without_a_hit_says_what_to_do(page: OrganisationsPage) -> None:
    page.search.setText("ないことば")
    assert names(page) == []
    assert page.list.isHidden()
    shown = [each for each in page.findChildren(IconWords) if each.isVisible()]
    assert "当てはまる機関がありません。" in [each.words.text() for each in shown]


def test_the_kinds_that_are_there_narrow_the_list(page: OrganisationsPage) -> None:
    page.kind.setCurrentIndex(page.kind.findData("real_estate"))
    assert names(page) == [NAME]


def test_what_is_changed_is_saved_with_ctrl_enter(
    page: OrganisationsPage, shop: Organisation, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, shop.id, idle)
    assert page.form is not None
    line = find(page.form, QLineEdit, "name")
    line.setFocus()
    line.clear()
    write(line, "架空不動産 本店")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle()
    with desk.store.read() as r:
        assert r.get(Organisation, shop.id).name == "架空不動産 本店"
    assert "架空不動産 本店" in names(page)
    assert page.saved.words.text().startswith("保存済み")


def test_a_new_body_needs_name_kind_and_standing(page: OrganisationsPage, idle: Callable[[], None]) -> None:
    press(page, "add_organisation", idle)
    press(page, "save_organisation", idle)
    assert page.form is not None
    assert page.form.editor("name").error() == "機関の名称を入れてください。"


def test_a_new_body_stands_in_the_list_after_saving(
    page: OrganisationsPage, desk: Desk, idle: Callable[[], None]
) -> None:
    press(page, "add_organisation", idle)
    assert page.form is not None
    write(find(page.form, QLineEdit, "name"), "架空の家")
    for name, value in (("kind", "npo"), ("standing", "private")):
        editor = page.form.editor(name)
        editor.show_value(value)
        editor.touch()
    press(page, "save_organisation", idle)
    with desk.store.read() as r:
        found = r.find(Organisation, name="架空の家")
    assert len(found) == 1
    assert page.list.current() == found[0].id
    assert page.contacts.isVisible()


def test_a_begun_body_waits_as_a_draft_while_another_is_looked_at(
    page: OrganisationsPage, shop: Organisation, idle: Callable[[], None]
) -> None:
    press(page, "add_organisation", idle)
    assert page.form is not None
    write(find(page.form, QLineEdit, "name"), "書きかけの店")
    choose(page, shop.id, idle)
    press(page, "add_organisation", idle)
    assert page.form is not None
    assert find(page.form, QLineEdit, "name").text() == "書きかけの店"


def test_the_same_body_is_not_entered_twice(
    page: OrganisationsPage, shop: Organisation, idle: Callable[[], None]
) -> None:
    press(page, "add_organisation", idle)
    assert page.form is not None
    write(find(page.form, QLineEdit, "name"), shop.name.replace(" ", "　"))
    for name, value in (("kind", "real_estate"), ("standing", "private")):
        page.form.editor(name).show_value(value)
        page.form.editor(name).touch()
    press(page, "save_organisation", idle)
    assert "もうあります" in page.form.editor("name").error()


def test_a_retired_body_leaves_the_list_but_not_the_register(
    page: OrganisationsPage, shop: Organisation, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, shop.id, idle)
    press(page, "close_organisation", idle)
    with desk.store.read() as r:
        assert r.get(Organisation, shop.id).closed
    other = next(row.body for row in page.list.rows.rows if row.body != shop.id)
    choose(page, other, idle)
    page.refresh()
    idle()
    assert NAME not in names(page)
    find(page, QCheckBox, "show_closed").setChecked(True)
    assert NAME in names(page)
    choose(page, shop.id, idle)
    assert find(page, QAbstractButton, "close_organisation").text() == "また使う"


def test_people_are_added_changed_and_taken_off(
    page: OrganisationsPage, shop: Organisation, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, shop.id, idle)
    press(page, "add_contact", idle)
    editor = page.contacts.editor()
    assert editor is not None
    line = find(editor, QLineEdit, "name")
    line.setFocus()
    write(line, "見本 店長")
    QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(OrganisationContact, organisation=shop.id)
    assert kept.name == "見本 店長"
    assert page.contacts.editor() is None
    press(page.contacts, "contact_row", idle)
    press(page.contacts, "remove_contact", idle)
    with desk.store.read() as r:
        assert r.count(OrganisationContact, organisation=shop.id) == 0


def test_another_ctrl_z_brings_a_retired_body_back(
    page: OrganisationsPage, shop: Organisation, frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, shop.id, idle)
    press(page, "close_organisation", idle)
    frame.undo()
    idle()
    with desk.store.read() as r:
        assert not r.get(Organisation, shop.id).closed
    assert find(page, QAbstractButton, "close_organisation").text() == "もう使わない"


def test_the_kind_of_a_conference_is_asked_only_of_a_conference(
    page: OrganisationsPage, shop: Organisation, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, shop.id, idle)
    assert page.form is not None
    assert not page.form.field("conference_body").isVisible()
    press(page, "add_organisation", idle)
    write(find(page.form, QLineEdit, "name"), "見本町支援会議")
    for name, value in (("kind", "conference"), ("standing", "conference")):
        page.form.editor(name).show_value(value)
        page.form.editor(name).touch()
    assert page.form.field("conference_body").isVisible()
    page.form.editor("conference_body").show_value("support_9")
    page.form.editor("conference_body").touch()
    press(page, "save_organisation", idle)
    with desk.store.read() as r:
        (kept,) = r.find(Organisation, name="見本町支援会議")
    assert kept.conference_body == "support_9"
    assert page.form.field("conference_body").isVisible()
