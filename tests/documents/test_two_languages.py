"""The consent form in two languages: both texts whole, copied out exactly, version and reviewer at the foot."""

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest

from kyoju_desktop.documents.fonts import Chain, face_for, regular
from kyoju_desktop.documents.items import Ruby, lay
from kyoju_desktop.documents.page import BOTTOM, MM
from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.consent_texts import load_library
from kyoju_desktop.domain.showing import BOXES, Asked
from kyoju_desktop.i18n.ruby import plain
from tests.documents.papers import TR, leaves, text_by_poppler, text_by_pypdf
from tests.documents.two_languages import SHOWING, blank_in, consent_in

LANGUAGES = ("ja_plain", "en", "zh_hans", "ko", "vi")
# Letters that the faces of other languages do not have.
TELLING = {
    "en": ["Consent to share personal information", "Women’s advice centre"],
    "zh_hans": ["关于提供个人信息的同意书", "妇女咨询中心"],
    "ko": ["개인정보 제공에 관한 동의서", "여성 상담 센터"],
    "vi": ["Giấy đồng ý cung cấp thông tin cá nhân", "Trung tâm tư vấn phụ nữ"],
    "ja_plain": ["あとで やめることも できます。", "女性の 相談センター"],
}


def squeezed(text: str) -> str:
    return "".join(text.split())


def printed(language: str) -> Rendered:
    return render(consent_in(language), TR)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "read", [text_by_poppler, lambda pdf: "\n".join(text_by_pypdf(pdf))], ids=["poppler", "pypdf"]
)
def test_the_words_copy_out_by_the_same_code_points(language: str, read: object) -> None:
    assert callable(read)
    text = squeezed(str(read(printed(language).pdf)))
    for each in TELLING[language]:
        assert squeezed(each) in text
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_japanese_stands_beside_and_every_sentence_of_the_law_is_there(language: str) -> None:
    texts, base = load_library().find(language), load_library().base()
    assert texts is not None
    told = "\n".join(printed(language).page_texts)
    for key in ("title", "lead", "no_disadvantage", "withdrawal", "past_stays", "reference"):
        assert base.say(key) in told
        assert plain(texts.say(key)) in told
    assert SHOWING.until
    assert plain(texts.date(SHOWING.until)) in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("blank", [False, True])
def test_no_letter_is_missing(language: str, blank: bool) -> None:
    sheet = blank_in(language) if blank else consent_in(language)
    assert render(sheet, TR, blank=blank).missing_glyphs == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_version_and_reviewer_stand_on_every_page(language: str) -> None:
    texts = load_library().find(language)
    assert texts is not None
    for page in printed(language).page_texts:
        assert texts.stamp in page
        assert texts.reviewer in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_is_ticked_and_the_rest_is_said_to_stay(language: str) -> None:
    texts = load_library().find(language)
    assert texts is not None
    told = "\n".join(printed(language).page_texts)
    assert "☑" + plain(texts.boxes["VICTIM"]) in told
    assert "☑" + plain(texts.boxes["HEALTH"]) not in told
    assert plain(texts.boxes["HEALTH"]) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_form_keeps_to_two_pages_and_a_blank_one_has_every_box(language: str) -> None:
    assert printed(language).pages == 2
    texts = load_library().find(language)
    assert texts is not None
    blank = render(blank_in(language), TR, blank=True)
    told = "\n".join(blank.page_texts)
    for box in BOXES:
        assert told.count("☐" + plain(texts.boxes[box])) == 2
    assert "三浦" not in told


def test_many_recipients_go_on_to_further_pages_and_none_is_lost() -> None:
    many = tuple(Asked(f"o{at}", "npo", f"支援団体{at}号", "", frozenset({"IDENTITY", "MONEY"})) for at in range(30))
    made = render(consent_in("vi", replace(SHOWING, recipients=many)), TR)
    told = "\n".join(made.page_texts)
    assert made.pages > 3
    assert all(each.name in told for each in many)


def test_a_reading_stands_above_its_letters_and_inside_the_column() -> None:
    (line,) = lay((Ruby("{名前|なまえ}です", 10),), 200, 10)
    assert line.raised == 5
    assert [(text, size) for _, text, _, size, _ in line.above] == [("なまえ", 5)]
    assert line.above[0][0] >= 0
    assert [text for _, text, _, _ in line.words] == ["名前", "です"]


def test_every_language_is_drawn_by_its_own_face_and_names_by_the_japanese_one() -> None:
    chain = face_for("zh_hans")
    assert isinstance(chain, Chain)
    assert [(run, face.name) for run, face in chain.runs("说明係")] == [
        ("说明", "NotoSansSC-Regular"),
        ("係", "BIZUDPGothic-Regular"),
    ]
    assert face_for("ja") is regular()
    assert chain.width("说係", 10) == 20
    assert chain.lacks("说ក") == ("ក",)
    fonts = set(re.findall(rb"/BaseFont /[A-Z]+\+([^ ]+)", printed("ko").pdf))
    assert b"NotoSansKR-Regular" in fonts
    assert b"Helvetica" not in printed("ko").pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_form_wastes_no_third_sheet(language: str) -> None:
    assert render(blank_in(language), TR, blank=True).pages == 2


def test_no_row_is_blown_up_to_fill_a_page_of_its_own() -> None:
    asked = tuple(replace(SHOWING.recipients[at % 3], organisation=f"o{at}") for at in range(12))
    for leaf in leaves(consent_in("ja_plain", replace(SHOWING, recipients=asked, excluded_words="学校には。" * 40))):
        marks = sorted(each[1] for each in leaf.words if each[1] < BOTTOM)
        assert max(below - above for above, below in pairwise(marks)) < 40 * MM
