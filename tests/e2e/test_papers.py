"""書類 in the real window: the checklist after a death, a petition that is kept, a fax with its cover in front."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog

from kyoju_desktop.domain.records import Disclosure, EmergencyContact, PaperPrinted, Screening
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.tour.filling import keep_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.consent_steps import finish_consent, tick
from tests.e2e.steps import (
    all_words,
    begin_referral,
    pdf_text,
    saved_by_preview,
    squeezed,
    take_in,
)
from tests.e2e.test_death import register
from tests.print_queue import PrintQueue

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.11"}


def test_ac_03_1_a_death_brings_checklist_clocks_and_the_order_of_calls(town: Counter) -> None:
    take_in(town, HARU)
    hand = town.hand
    tab(hand, "household")
    for rank, name, phone, may_tell in (
        ("later", "北原 某", "090-0000-3333", "no"),
        ("first", "北原 一平", "090-0000-2222", "yes"),
    ):
        hand.press("add.EmergencyContact")
        keep_record(hand, EmergencyContact, {"rank": rank, "name": name, "phone": phone, "may_tell": may_tell})
    tab(hand, "leaving")
    register(hand, known_on="R8.6.15")
    hand.press("print_death")
    text = pdf_text(saved_by_preview(town))
    assert "死亡時チェックリスト" in text
    assert squeezed("令和8年6月22日(月)") in text  # the 15th counts as the first of seven days
    assert text.index(squeezed("北原 一平")) < text.index(squeezed("北原 某"))
    assert "090-0000-2222" in text
    assert "090-0000-3333" not in text
    assert squeezed("知らせてはいけない") in text


def test_a_petition_needs_its_decision_and_is_kept_as_it_went_out(town: Counter) -> None:
    case, hand = take_in(town, HARU).id, town.hand
    tab(hand, "papers")
    assert "対応方針がまだ書かれていません" in all_words(hand.see("make_papers"))
    assert not hand.sees("make_decision")
    tab(hand, "assessment")
    hand.press("add.Screening")
    keep_record(hand, Screening, {"decision": "plan", "reason": "家主の建替えで、年内に移る必要がある。"})
    tab(hand, "papers")
    hand.press("make_decision")
    made = saved_by_preview(town)
    assert squeezed("家主の建替えで、年内に移る必要がある。") in pdf_text(made)
    (kept,) = town.find(PaperPrinted, case=case, form="decision")
    with town.store.read() as r:
        assert r.blob(kept.blob) == made
    assert kept.way == "saved"


@pytest.mark.parametrize(("answer", "more"), [("with", 1), ("without", 0)])
def test_a_referral_by_fax_is_printed_with_its_cover_and_kept_without(
    city: Counter, print_queue: PrintQueue, answer: str, more: int
) -> None:
    take_in(city, HARU, phone="090-0000-3344")
    hand = city.hand
    tab(hand, "consent")
    hand.press("open_consent")
    tick(city, {"社会福祉協議会": (1, 2, 3, 4)})
    finish_consent(city)
    begin_referral(city, "社会福祉協議会", means="fax")
    hand.settle()
    hand.press("print_and_record")
    asked = all_words(hand.see("fax_notice"))
    assert "2人で読み合わせて" in asked or "FAX番号が" in asked
    hand.press(f"notice_{answer}")
    hand.see_as("print_dialog", QPrintDialog).done(1)
    hand.settle()
    hand.press("notice_went_out")
    hand.settle()
    disclosure = city.one(Disclosure)
    (printed,) = print_queue.papers(1)
    with city.store.read() as r:
        kept = r.blob(disclosure.blob)
    assert PdfPages(printed).count == PdfPages(kept).count + more
    assert "FAX送信票" not in pdf_text(kept).replace(" ", "")
    assert len(city.find(Disclosure)) == 1  # the cover says nothing, so it is entered nowhere
