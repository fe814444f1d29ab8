"""C02: the person understands what is asked; the language and version handed over are known afterwards."""

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from kyoju_desktop.domain.consent_texts import FOLDER
from kyoju_desktop.domain.records import Consent, ConsentShown
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.ui.client.ruby_words import RubyWords
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix
from kyoju_desktop.ui.tour.filling import fill, tab
from tests.e2e.conftest import PASSPHRASE, Counter
from tests.e2e.steps import pdf_text, saved_by_preview, squeezed, take_in

NGUYEN = {"name": "NGUYEN VAN ANH TUAN THANH", "kana": "グエン ヴァン アイン", "birth_date": "S62.11.3"}
NEWER = "第2版 2026-05-20"


def second_version(at: Counter) -> None:
    """The prefecture's newer Vietnamese text, put beside the data."""
    data = json.loads((shipped("resources") / "reference" / FOLDER / "vi.json").read_text("utf-8"))
    place = at.folder / FOLDER
    place.mkdir()
    newer = {**data, "version": "第2版", "date": "2026-05-20", "reviewer": "県国際課"}
    (place / "vi-2.json").write_text(json.dumps(newer), "utf-8")


def open_page(at: Counter, *ticks: tuple[int, int]) -> None:
    """The consent page of the case with these boxes ticked and everything answered but the language."""
    hand = at.hand
    tab(hand, "consent")
    hand.press("open_consent")
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    hand.settle()
    for row, column in ticks:
        index = matrix.model().index(row, column)
        matrix.scrollTo(index)
        hand.click_at(matrix.viewport(), matrix.visualRect(index).center())
    fill(
        hand,
        Consent,
        {
            "purposes": ("housing", "contract"),
            "period": "closing",
            "means": ("paper", "phone"),
            "form": "written",
            "explained_place": "役場の相談室",
            "told_withdrawal": True,
            "told_no_disadvantage": True,
            "signed_paper_on": "きょう",
        },
    )


def test_ac_02_2_language_and_version_are_chosen_and_known_afterwards(town: Counter) -> None:
    second_version(town)
    hand = town.hand
    take_in(town, NGUYEN, phone="090-0000-2002")
    open_page(town, (0, 1), (1, 2))
    hand.choose("show_language", "vi")
    versions = hand.see_as("show_version", QComboBox)
    assert [versions.itemData(at) for at in range(versions.count())] == [NEWER, "第1版 2026-04-01"]
    assert "県国際課" in hand.words("show_reviewer")
    hand.press("print_consent")
    text = pdf_text(saved_by_preview(town))
    assert squeezed("Giấy đồng ý cung cấp thông tin cá nhân") in text
    assert "個人情報の提供についての同意書" in text
    assert squeezed(NEWER) in text
    hand.press("register_consent")
    hand.see("case_head")
    hand.settle()
    given = town.one(Consent)
    assert (given.language, given.text_version) == ("vi", NEWER)
    assert "県国際課" in given.shown_text
    assert "Bạn có thể dừng bất cứ lúc nào." in given.shown_text
    assert "この同意は、いつでもやめられます。" in given.shown_text


def test_ac_02_2_an_older_version_and_plain_japanese_can_be_chosen_too(town: Counter) -> None:
    second_version(town)
    hand = town.hand
    take_in(town, NGUYEN, phone="090-0000-2002")
    open_page(town, (0, 1))
    hand.choose("show_language", "vi")
    hand.choose("show_version", "第1版 2026-04-01")
    hand.press("print_consent")
    assert squeezed("第1版 2026-04-01") in pdf_text(saved_by_preview(town))
    (town.folder.parent / "preview.pdf").unlink()
    hand.choose("show_language", "ja_plain")
    hand.press("print_consent")
    text = pdf_text(saved_by_preview(town))
    assert squeezed("あとで やめることも できます。") in text
    hand.press("register_consent")
    hand.see("case_head")
    assert town.one(Consent).language == "ja_plain"


def test_ac_02_2_the_person_answers_on_their_own_screen(town: Counter) -> None:
    hand = town.hand
    take_in(town, NGUYEN, phone="090-0000-2002")
    open_page(town, (0, 1), (1, 2))
    hand.choose("show_language", "ja_plain")
    hand.press("show_open")
    hand.see("client_screen")
    hand.press("client_next")
    assert hand.see_as("client_progress", RubyWords).words == "2つのうち 1つめ"
    hand.press("client_yes")
    hand.press("client_no")
    hand.see("client_hand")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
        hand.key(key, name="client_screen")
    assert hand.sees("client_screen")
    hand.press("client_leave")
    hand.write("client_passphrase", "これではない合言葉です")
    hand.press("client_open")
    assert hand.sees("client_gate")
    hand.write("client_passphrase", PASSPHRASE)
    hand.press("client_open")
    hand.see("consent_matrix")
    assert [each.answer for each in town.find(ConsentShown)] == ["yes", "no"]
    hand.press("register_consent")
    hand.see("case_head")
    hand.settle()
    given = town.one(Consent)
    assert given.language == "ja_plain"
    assert given.asking == town.find(ConsentShown)[0].asking


def test_locking_the_persons_screen_asks_for_the_passphrase_and_loses_nothing(town: Counter) -> None:
    hand = town.hand
    take_in(town, NGUYEN, phone="090-0000-2002")
    open_page(town, (0, 1), (1, 2))
    hand.choose("show_language", "ja_plain")
    hand.press("show_open")
    hand.press("client_next")
    hand.press("client_yes")
    town.lock()
    assert not hand.sees("consent_matrix")
    assert not hand.sees("client_screen")
    town.unlock()
    assert [each.answer for each in town.find(ConsentShown)] == ["yes"]
    case = town.find(ConsentShown)[0].case
    town.session.desk.open_consent(case)
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    hand.settle()
    assert "本人が「はい」" in str(matrix.model().index(0, 0).data())
