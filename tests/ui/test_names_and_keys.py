"""Every page and tab for a screen reader: names on all that can be used; tabs that show their arrows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Death, SchemeUse, Tenancy
from kyoju_desktop.services.demo import fill_demo
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.widgets.tabs import Tabs
from tests.ui.conftest import find, when_idle

PAGES = ("today", "cases", "homes", "watch", "organisations", "measures", "settings")
TABS = ("course", "assessment", "plan", "home", "watch", "schemes", "leaving", "consent", "papers")
USED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)


@pytest.fixture
def filled(store: Store, frame: DeskFrame, desk: Desk, qtbot: QtBot) -> DeskFrame:
    """A training office in which most kinds of records stand."""
    with store.write("研修") as w:
        w.put(office_of(w).replace(training=True))
    fill_demo(store, 40, 7)
    when_idle(qtbot, desk)
    return frame


def nameless(within: QWidget) -> list[str]:
    """What takes the focus and has no name, or cannot be found by one."""
    found = []
    for each in within.findChildren(QWidget):
        inner = each.objectName().startswith("qt_") or isinstance(each, QToolButton)
        if each.isVisible() and isinstance(each, USED) and each.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner:
            said = each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "")
            if not (said and each.objectName()):
                found.append(f"{type(each).__name__} {each.objectName()} {said}")
    return found


def test_whatever_takes_the_focus_on_a_page_has_a_name(filled: DeskFrame, desk: Desk, qtbot: QtBot) -> None:
    for name in PAGES:
        filled.go(name)
        when_idle(qtbot, desk)
        assert not nameless(filled.page(name)), name


@pytest.mark.parametrize("kind", [Death, SchemeUse, Tenancy])
def test_whatever_takes_the_focus_in_a_case_has_a_name(
    kind: type[Death | SchemeUse | Tenancy], filled: DeskFrame, desk: Desk, qtbot: QtBot
) -> None:
    with desk.store.read() as r:
        case = r.find(kind)[0].case
    for tab in TABS:
        filled.open_case(case, tab)
        when_idle(qtbot, desk)
        assert not nameless(filled.page("case")), tab


def test_tabs_that_do_not_fit_show_arrows_as_large_as_the_text(
    dressed: Callable[[float, bool], None], qtbot: QtBot
) -> None:
    dressed(2.0, False)
    tabs = Tabs([(str(at), "住まいと見守り") for at in range(12)], label="ケースの記録")
    qtbot.addWidget(tabs)
    tabs.resize(700, 80)
    tabs.show()
    tabs.choose("6")
    for name in ("ScrollLeftButton", "ScrollRightButton"):
        arrow = find(tabs, QToolButton, name)
        assert arrow.isVisible()
        assert arrow.arrowType() is Qt.ArrowType.NoArrow  # not the style's own dot
        assert arrow.iconSize().width() == 32
        assert "ケースの記録" in arrow.accessibleName()
