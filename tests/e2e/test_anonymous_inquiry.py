"""C01: an agent who is not in the consent gets the anonymous paper only, and no refusal is ever on it."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from kyoju_desktop.domain.records import (
    Assessment,
    Disclosure,
    HousingInquiry,
    OppositeParty,
    Organisation,
    PaperPrinted,
    Protection,
)
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.tour.filling import tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, begin_referral, give_consent, pdf_text, squeezed, take_in, without_lock
from tests.print_queue import PrintQueue

KAYO = {"name": "三浦 架代", "kana": "みうら かよ", "birth_date": "H4.2.3"}
AGENT = "架空不動産B店"
SECRETS = ("三浦", "架代", "みうら", "090-0000-4121", "090", "逃げて", "DV", "暴力", "支援措置", "夫", "断", "断り")


def _with_agent(at: Counter) -> str:
    with at.store.write("関係機関") as w:
        return w.add(Organisation(name=AGENT, kind="real_estate", standing="private")).id


def _from_the_tab(at: Counter) -> None:
    """匿名で照会する from the tab 住まい."""
    hand = at.hand
    tab(hand, "home")
    hand.press("ask_anonymous")
    hand.see("anonymous_dialog")
    hand.settle()
    hand.choose("anonymous_body", _id_of(hand.see_as("anonymous_body", QComboBox), AGENT))
    hand.settle()


def _saved_paper(at: Counter) -> tuple[HousingInquiry, str]:
    """What the open dialog makes, saved as a file; the inquiry and the words of the paper."""
    hand = at.hand
    hand.press("question_do")
    hand.settle()
    hand.see("preview")
    assert "(未採番)" in hand.see("preview_pages").accessibleDescription()
    hand.press("preview_save")
    dialog = without_lock(hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().startswith("物件照会票 照会第")
    place = at.folder.parent / "anonymous.pdf"
    edit.setText(str(place))
    dialog.accept()
    hand.wait(place.exists, "save")
    hand.settle()
    return at.find(HousingInquiry)[-1], pdf_text(place.read_bytes())


def _id_of(box: QComboBox, whom: str) -> str:
    return next(str(box.itemData(at)) for at in range(box.count()) if whom in box.itemText(at))


def test_ac_01_6_an_agent_outside_the_consent_gets_the_anonymous_paper_only(city: Counter) -> None:
    _with_agent(city)
    take_in(city, KAYO, phone="090-0000-4121")
    give_consent(city, whom="福祉事務所")
    begin_referral(city, AGENT)
    hand = city.hand
    assert not hand.see("save_and_record").isEnabled()
    assert not hand.see("print_and_record").isEnabled()
    hand.press("make_anonymous")
    hand.settle()
    chosen = hand.see_as("anonymous_body", QComboBox)
    assert chosen.currentText() == AGENT
    inquiry, words = _saved_paper(city)
    assert (inquiry.told, inquiry.document_number, inquiry.result) == ("anonymous", "照会第1号", "waiting")
    assert squeezed(AGENT) in words
    assert squeezed("照会第1号") in words
    assert not [each for each in SECRETS if squeezed(each) in words]
    assert not city.find(Disclosure)


def test_ac_01_5_a_refusal_is_never_on_the_paper_for_another_agent(city: Counter) -> None:
    _with_agent(city)
    case = take_in(city, KAYO, phone="090-0000-4121")
    with city.store.write("用意") as w:
        w.add(Protection(person=case.person, source="own_wish"))
        w.add(OppositeParty(person=case.person, name="三浦 某"))
        w.add(Assessment(case=case.id, wish_area="大字東町", wish_rent=45000, wish_floor="upper", residents=2))
        w.add(
            HousingInquiry(
                case=case.id,
                asked="架空不動産A店",
                result="refused",
                refusal_reason="R12",
                refusal_words="逃げてきた人なら困る",
            )
        )
    city.session.desk.news.changed.emit([])
    city.hand.settle()
    _from_the_tab(city)
    inquiry, words = _saved_paper(city)
    assert not [each for each in (*SECRETS[:-2], "架空不動産A店", "大字東町", "困る") if squeezed(each) in words]
    assert "45,000" in words
    assert squeezed("2階以上") in words
    assert inquiry.refusal_words == ""


def test_what_points_to_one_person_is_said_before_the_paper_is_shown(town: Counter) -> None:
    _with_agent(town)
    case = take_in(town, KAYO, phone="090-0000-4121")
    with town.store.write("用意") as w:
        w.add(Assessment(case=case.id, wish_area="大字東", wish_rent=35000, residents=2))
    town.session.desk.news.changed.emit([])
    hand = town.hand
    hand.settle()
    tab(hand, "home")
    hand.press("ask_anonymous")
    hand.see("anonymous_dialog")
    hand.settle()
    assert "この人だけ" in hand.see("anonymous_warning").findChildren(QLabel)[-1].text()
    hand.press("question_do")
    hand.settle()
    assert not hand.sees("preview")
    hand.choose("anonymous_household", "broad")
    hand.choose("anonymous_age", "none")
    hand.settle()
    assert not hand.sees("anonymous_warning")
    hand.press("question_do")
    hand.settle()
    hand.see("preview")
    hand.press("preview_close")
    hand.settle()
    hand.press("question_back")
    hand.settle()
    assert not town.find(HousingInquiry)


@pytest.mark.parametrize(("answer", "more"), [("with", 1), ("without", 0)])
def test_an_inquiry_that_is_faxed_can_have_the_cover_in_front_and_is_kept_without(
    town: Counter, print_queue: PrintQueue, answer: str, more: int
) -> None:
    with town.store.write("関係機関") as w:
        w.add(Organisation(name=AGENT, kind="real_estate", standing="private", fax="0580-33-2222"))
    take_in(town, KAYO, phone="090-0000-4121")
    hand = town.hand
    _from_the_tab(town)
    hand.press("question_do")
    hand.settle()
    hand.see("preview")
    hand.press("preview_print")
    hand.settle()
    assert "0580-33-2222" in all_words(hand.see("fax_notice")).replace("ー", "-")
    hand.press(f"notice_{answer}")
    hand.settle()
    hand.see_as("print_dialog", QPrintDialog).done(1)
    hand.settle()
    (kept,) = town.find(PaperPrinted)
    (printed,) = print_queue.papers(1)
    with town.store.read() as r:
        assert PdfPages(printed).count == PdfPages(r.blob(kept.blob)).count + more
    with town.store.read() as r:
        assert squeezed("FAX送信票") not in pdf_text(r.blob(kept.blob))
