"""A change of language, colours or text size builds the window anew: what is gone hears no more."""

from pytestqt.qtbot import QtBot

from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.today import TodayPage
from tests.ui.conftest import settle, when_idle


def test_a_page_of_today_that_is_gone_hears_no_news(desk: Desk, frame: DeskFrame, qtbot: QtBot) -> None:
    assert frame.isVisible()  # the page needs a window that it can speak to
    page = TodayPage(desk)
    when_idle(qtbot, desk)
    page.deleteLater()
    settle()
    desk.news.changed.emit([])  # a slot of a page that is gone would raise here
    when_idle(qtbot, desk)
