"""保管した書類: filter, more, the same bytes, what is closed, what is told when a paper was altered."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Attachment, Disclosure, Intake, PaperPrinted, Person, SecretShown
from kyoju_desktop.exchange.scan import Scan
from kyoju_desktop.exchange.scans import take_in
from kyoju_desktop.services.attachments import attach
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.kept import PRINTED, Sort, keep_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.kept_papers import KeptPanel
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.scans import pdf
from tests.services.gate import Paper
from tests.ui.conftest import find, when_idle
from tests.ui.miura import write_miura

SCAN: Scan = take_in("a.pdf", pdf())
PAPER = Paper(pdf(), ("同意書",))
Open = Callable[[str], KeptPanel]


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    return lambda: when_idle(qtbot, desk)


@pytest.fixture
def papers(frame: DeskFrame, idle: Callable[[], None]) -> Open:
    """The panel of a case, open in the window."""

    def show(case_id: str) -> KeptPanel:
        frame.open_case(case_id, "papers")
        idle()
        page = frame.findChild(CasePage)
        assert page is not None
        find(page, Segmented, "papers_part").press("kept")
        return find(page, KeptPanel, "kept_papers")

    return show


@pytest.fixture
def case(desk: Desk) -> str:
    with desk.store.write("受付") as w:
        return open_case(w, Person(name="北原 ハル"), Intake()).id


def scanned(desk: Desk, case: str, **more: str) -> Attachment:
    with desk.store.write("添付", final=True) as w:
        return attach(w, Attachment(case=case, kind="plan").replace(**more), SCAN)


def printed(desk: Desk, case: str) -> PaperPrinted:
    with desk.store.write("印刷", final=True) as w:
        return keep_paper(w, case, "consent", PAPER, PRINTED)


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def rows(panel: KeptPanel) -> list[str]:
    shown = [each for each in panel.findChildren(Button) if each.objectName().startswith("show.")]
    return [each.objectName().removeprefix("show.") for each in shown if each.isVisibleTo(panel)]


def modal(kind: type[QWidget]) -> QWidget:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


def test_the_filter_shows_one_sort_and_the_rest_comes_on_demand(
    papers: Open, desk: Desk, case: str, qtbot: QtBot
) -> None:
    scan = scanned(desk, case)
    for _ in range(32):
        printed(desk, case)
    panel = papers(case)
    qtbot.waitUntil(lambda: len(rows(panel)) == 30)
    find(panel, Button, "kept_more").click()
    qtbot.waitUntil(lambda: len(rows(panel)) == 33)
    chosen = find(panel, Segmented, "kept_filter")
    chosen.press(Sort.SIGNED.name)
    qtbot.waitUntil(lambda: rows(panel) == [scan.id])
    chosen.press(Sort.PACK.name)
    qtbot.waitUntil(lambda: rows(panel) == [])
    qtbot.waitUntil(lambda: "この種類の書類はありません。" in words(panel))


def test_an_office_paper_that_is_printed_again_is_logged(
    papers: Open, desk: Desk, case: str, idle: Callable[[], None]
) -> None:
    row = printed(desk, case)
    find(papers(case), Button, f"show.{row.id}").click()
    idle()
    preview = modal(Preview)
    assert isinstance(preview, Preview)
    assert preview._pdf == PAPER.pdf
    again = preview._went_out["print"]
    assert again is not None
    again()
    idle()
    with desk.store.read() as r:
        assert [each.sha256 for each in r.find(PaperPrinted, case=case)] == [row.sha256] * 2
    preview.reject()
    idle()


def test_a_released_paper_goes_nowhere_from_the_archive(
    papers: Open, desk: Desk, case: str, idle: Callable[[], None]
) -> None:
    with desk.store.write("出した", final=True) as w:
        out = Disclosure(case=case, at=w.now, form="referral", blob=w.blob_add(PAPER.pdf, "released"))
        w.add(out)
    find(papers(case), Button, f"show.{out.id}").click()
    idle()
    preview = modal(Preview)
    assert isinstance(preview, Preview)
    preview.save_now()
    notice = QApplication.activeModalWidget()
    assert notice is not preview
    assert notice is not None
    assert "新しい番号で作ります" in words(notice)
    notice.close()
    preview.reject()
    idle()


def test_a_scan_of_a_protected_person_asks_for_the_reason_and_stays_closed(
    papers: Open, desk: Desk, idle: Callable[[], None]
) -> None:
    miura = write_miura(desk.store)
    scan = scanned(desk, miura, kind="other", called="海見台2丁目4番の賃貸借契約")
    panel = papers(miura)
    said = words(panel) + "".join(each.accessibleName() for each in panel.findChildren(Button))
    assert "海見台2丁目" not in said
    assert "の賃貸借契約" in said
    find(panel, Button, f"show.{scan.id}").click()
    idle()
    asked = modal(Question)
    assert isinstance(asked, Question)
    find(asked, QPlainTextEdit, "reason").setPlainText("原本と照らすため")
    asked.agreed.emit()
    idle()
    preview = modal(Preview)
    assert isinstance(preview, Preview)
    assert "海見台2丁目" not in preview.windowTitle()
    preview.print_now()
    assert QApplication.activeModalWidget() is preview  # no printer is asked for
    with desk.store.read() as r:
        assert [each.reason for each in r.find(SecretShown)] == ["原本と照らすため"]
        assert r.find(PaperPrinted) == ()
    preview.reject()
    idle()


def test_an_altered_paper_is_told_plainly_and_not_shown(
    papers: Open, desk: Desk, case: str, idle: Callable[[], None]
) -> None:
    row = printed(desk, case)
    panel = papers(case)
    connection = desk.store.snapshot()
    connection.set_authorizer(None)
    connection.execute('DROP TRIGGER "blob_no_update"')
    connection.execute("UPDATE blob SET data = ?", (pdf(2),))
    connection.commit()
    connection.close()
    find(panel, Button, f"show.{row.id}").click()
    idle()
    notice = QApplication.activeModalWidget()
    assert notice is not None
    assert not isinstance(notice, Preview)
    assert "保管したときのものと1字でも違っています" in words(notice)
    notice.close()
    idle()
