"""Words inside a paper: found however they are written, marked where they stand, one after the other."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyoju_desktop.documents.render import Rendered, render_pack
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.page_search import PageSearch, _fold
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.preview import Preview, show_preview
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.widgets.buttons import Button
from tests.documents import samples
from tests.ui.conftest import find, settle

NAME = "髙﨑 德濵"


@pytest.fixture(scope="module")
def paper() -> Rendered:
    """Three つなぎ票; on the second the name has signs beyond the first plane and a variation sequence."""
    sheet = samples.referral()
    rare = tuple(replace(each, text=each.text.replace(NAME, "𠮷野 邊\U000e0100太郎")) for each in sheet.values)
    return render_pack([sheet, replace(sheet, values=rare), sheet], Translator.for_language("ja"))


@pytest.fixture
def opened(frame: DeskFrame, desk: Desk, paper: Rendered, qtbot: QtBot) -> Iterator[Preview]:
    made = show_preview(desk, frame, "つなぎ票", paper, "つなぎ票")
    with qtbot.waitExposed(made):
        pass
    yield made
    made.close()


def words_at(pages: PdfPages, found: object) -> str:
    document, page = pages._index[found.page]  # type: ignore[attr-defined]
    return str(document.getSelectionAtIndex(page, found.start, found.length).text())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("髙﨑德濵", NAME),
        ("高崎徳浜", NAME),
        ("高崎　徳濱", NAME),
        ("タカサキ", "たかさき"),
        ("ﾀｶｻｷ", "たかさき"),
        ("ＦＡＸ", "FAX"),
        ("fax", "FAX"),
    ],
)
def test_a_word_is_found_however_it_is_written(paper: Rendered, typed: str, stands: str) -> None:
    pages = PdfPages(paper.pdf)
    found = PageSearch(pages).hits_on(0, typed)
    assert found
    assert words_at(pages, found[0]) == stands


def test_signs_beyond_the_first_plane_do_not_shift_what_follows(paper: Rendered) -> None:
    pages = PdfPages(paper.pdf)
    search = PageSearch(pages)
    (name,) = search.hits_on(1, "吉野辺太郎")[:1]
    assert words_at(pages, name) == "𠮷野 邊\U000e0100太郎"
    after = search.hits_on(1, "性別")[0]
    assert words_at(pages, after) == "性別"
    place, other = search.places(name)[0], search.places(after)[0]
    assert place.right() < other.left()
    assert abs(place.center().y() - other.center().y()) < 12


def test_what_is_not_there_is_not_found_and_nothing_finds_nothing(paper: Rendered) -> None:
    search = PageSearch(PdfPages(paper.pdf))
    assert search.hits_on(0, "ありもしない言葉") == ()
    assert search.hits_on(0, "  ") == ()


def test_a_word_broken_by_a_line_is_one_hit_and_a_mark_again_is_read() -> None:
    text, starts, ends = _fold("佐々木か\u3099\r\nけ")
    assert text == "佐佐木がけ"
    assert (starts[3], ends[3]) == (3, 5)
    assert (starts[4], ends[4]) == (7, 8)


def test_the_bar_counts_goes_on_and_back_and_closes(opened: Preview, qtbot: QtBot) -> None:
    find(opened, Button, "preview_find").click()
    assert opened.search.box.hasFocus()
    opened.search.box.setText("つなぎ票")
    qtbot.waitUntil(lambda: opened.search._ahead == opened.pages.count, timeout=5_000)
    of = len(opened.search.hits)
    assert of >= 3
    assert opened.search.count.text() == f"1/{of}"
    QTest.keyClick(opened.search.box, Qt.Key.Key_Return)
    assert opened.search.count.text() == f"2/{of}"
    QTest.keyClick(opened.search.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    opened.search.back()
    assert opened.search.count.text() == f"{of}/{of}"
    assert opened.view.current_page() == 2 or opened.view.page_rect(2).intersects(opened.view.viewport().rect())
    opened.search.next()
    assert opened.search.count.text() == f"1/{of}"
    opened.search.box.setText("ありもしない言葉")
    qtbot.waitUntil(lambda: opened.search.count.text() == "見つかりません", timeout=5_000)
    QTest.keyClick(opened.search.box, Qt.Key.Key_Escape)
    assert not opened.search.isVisible()
    assert opened.isVisible()


def test_hits_are_marked_where_the_words_stand(opened: Preview, qtbot: QtBot) -> None:
    opened.search.ask()
    opened.search.box.setText("氏名")
    qtbot.waitUntil(lambda: opened.search._ahead == opened.pages.count, timeout=5_000)
    hit = opened.search.hits[0]
    place = opened.view._on_page(0, opened.view.page_rect(0), opened.search._search.places(hit)[0])
    shot = opened.view.viewport().grab().toImage()
    colour = shot.pixelColor((place.center() * shot.devicePixelRatio()).toPoint())
    assert colour.blue() < colour.red()  # the mark is orange, the paper grey
    opened.search.leave()
    QApplication.processEvents()
    plain = opened.view.viewport().grab().toImage().pixelColor((place.topLeft() * 1.0).toPoint())
    assert abs(plain.red() - plain.blue()) < 12


def test_a_page_is_chosen_by_its_number_and_read_aloud_alone(opened: Preview, paper: Rendered) -> None:
    assert opened.view.accessibleDescription() == paper.page_texts[0]
    opened._ask_page()
    assert opened.page_box.hasFocus()
    QTest.keyClicks(opened.page_box, "2")
    QTest.keyClick(opened.page_box, Qt.Key.Key_Return)
    assert opened.view.current_page() == 1
    assert opened.view.accessibleDescription() == paper.page_texts[1]
    opened._ask_page()
    QTest.keyClicks(opened.page_box, "9")
    QTest.keyClick(opened.page_box, Qt.Key.Key_Return)
    assert opened.view.current_page() == 1
    settle()


def test_many_pages_are_drawn_only_when_they_are_seen(
    frame: DeskFrame, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    render = PdfPages.render

    def counted(pages: PdfPages, page: int, dots: QSize) -> QImage:
        drawn.append(page)
        return render(pages, page, dots)

    monkeypatch.setattr(PdfPages, "render", counted)
    sheet = samples.referral()
    pack = render_pack([sheet] * 60, Translator.for_language("ja"))
    made = show_preview(desk, frame, "会議の資料", pack, "会議の資料")
    with qtbot.waitExposed(made):
        pass
    QApplication.processEvents()
    assert made.pages.count == pack.pages >= 60
    assert len(set(drawn)) <= 10
    made.close()
