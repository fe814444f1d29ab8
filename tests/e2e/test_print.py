"""A つなぎ票 through a real print queue in the real window: out of the printer and in the ledger, or in neither."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog

from kyoju_desktop.domain.records import Disclosure, DisclosureOutcome
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, begin_referral, give_consent, take_in
from tests.print_queue import PrintQueue

PERSON = {"name": "髙﨑 德濵", "kana": "たかさき とくはま", "birth_date": "S33.4.5"}


@pytest.fixture
def ready(city: Counter, print_queue: PrintQueue) -> Counter:
    """A つなぎ票 with consent, ready for its exit."""
    take_in(city, PERSON, phone="090-0000-3344")
    give_consent(city, whom="社会福祉協議会")
    begin_referral(city, "社会福祉協議会")
    city.hand.settle()
    return city


def release_on_paper(at: Counter, between: Callable[[], object] = lambda: None) -> None:
    """印刷して記録, with the first printer of the dialog; something may happen while the dialog is open."""
    at.hand.press("print_and_record")
    dialog = at.hand.see_as("print_dialog", QPrintDialog)
    between()
    dialog.done(1)
    at.hand.settle()


def test_a_printed_referral_comes_out_whole_and_stands_in_the_ledger(ready: Counter, print_queue: PrintQueue) -> None:
    release_on_paper(ready)
    ready.hand.press("notice_went_out")
    ready.hand.settle()
    disclosure = ready.one(Disclosure)
    assert ready.one(DisclosureOutcome, disclosure=disclosure.id).outcome == "went_out"
    (made,) = print_queue.papers(1)
    with ready.store.read() as r:
        kept = r.blob(disclosure.blob)
    assert PdfPages(made).count == PdfPages(kept).count
    assert PdfPages(made).millimetres(0) == (210, 297)
    name = print_queue.names()[-1]
    assert disclosure.document_number in name
    assert "崎" not in name
    assert "﨑" not in name + str(PdfReader(io.BytesIO(made)).metadata)


def test_a_printer_that_vanishes_between_writes_did_not_go_out(ready: Counter, print_queue: PrintQueue) -> None:
    release_on_paper(ready, print_queue.remove)
    disclosure = ready.one(Disclosure)
    (outcome,) = ready.find(DisclosureOutcome, disclosure=disclosure.id)
    assert outcome.outcome == "not_out"
    assert "紙は出ていません" in outcome.reason
    notice = ready.hand.see("notice")
    assert "別のプリンターを選んでください" in all_words(notice)
    ready.hand.press("notice_close")
    with ready.store.read() as r:
        assert r.blob(disclosure.blob)[:5] == b"%PDF-"  # nothing is lost: the copy that was numbered stays


def test_locking_while_it_prints_asks_what_became_of_it_later(ready: Counter, print_queue: PrintQueue) -> None:
    ready.session.desk.work.stepped.connect(lambda _done, _of: ready.session.lock())
    release_on_paper(ready)
    ready.hand.see("passphrase")
    ready.unlock()
    disclosure = ready.one(Disclosure)
    assert ready.find(DisclosureOutcome, disclosure=disclosure.id) == ()
    assert disclosure.document_number in all_words(ready.session.window)  # 今日 asks
