"""The faces: names copy out as typed, what cannot be drawn is told, nothing foreign is embedded."""

import re
from dataclasses import replace

import pytest

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.places import shipped
from tests.documents import samples
from tests.documents.papers import TR, text_by_poppler, text_by_pypdf

NAMES = [
    "髙﨑 德濵",
    "渡邉 渡邊 齋藤 斎藤 齊藤",
    "NGUYEN VAN ANH TUAN THANH",
    "羽\ufa1e 神\ufa19 福\ufa1b",
    "か\u3099く",
    "森",
    "O'Brien-Sjöström",
    "𠮷野 太郎",
    "辻\U000e0100 花子",
    "葛\U000e0101城",
    "Trần Thị Ánh",
]
MISSING = {"𠮷野 太郎": ("𠮷",), "辻\U000e0100 花子": ("辻\U000e0100",), "葛\U000e0101城": ("葛\U000e0101",)}


def named(name: str) -> Sheet:
    sheet = samples.referral()
    values = tuple(replace(each, text=name) if each.key == "Person.name" else each for each in sheet.values)
    return replace(sheet, values=values)


def printed(name: str) -> Rendered:
    return render(named(name), TR)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_copies_out_of_the_pdf_by_the_same_code_points(name: str) -> None:
    pdf = printed(name).pdf
    assert name in text_by_poppler(pdf)
    assert name in text_by_pypdf(pdf)[0]


@pytest.mark.parametrize("space", ["\u3000", "\u00a0"])
def test_unusual_spaces_are_kept(space: str) -> None:
    assert f"陽田{space}花" in text_by_pypdf(printed(f"陽田{space}花").pdf)[0]


@pytest.mark.parametrize("name", NAMES[:7])
def test_what_the_face_has_is_not_reported(name: str) -> None:
    assert printed(name).missing_glyphs == ()


@pytest.mark.parametrize(("name", "lacking"), list(MISSING.items()))
def test_what_cannot_be_drawn_as_it_is_is_told_once(name: str, lacking: tuple[str, ...]) -> None:
    assert printed(name + name).missing_glyphs == lacking


def test_a_missing_character_has_the_width_of_the_mark_that_stands_for_it() -> None:
    assert regular().width("𠮷", 10) == regular().width("〓", 10)
    assert regular().width("辻\U000e0100", 10) == regular().width("辻", 10)


def test_only_our_faces_are_embedded_and_as_subsets() -> None:
    pdf = printed("髙﨑 德濵").pdf
    fonts = set(re.findall(rb"/BaseFont /([^ ]+)", pdf))
    assert {font.split(b"+")[1] for font in fonts} == {b"BIZUDPGothic-Regular", b"BIZUDPGothic-Bold"}
    assert pdf.count(b"/FontFile2") == len(fonts)
    assert b"Helvetica" not in pdf


def test_each_face_is_read_once_and_comes_with_its_licence() -> None:
    assert regular() is regular()
    assert bold() is bold()
    files = sorted(path.name for path in (shipped("resources") / "fonts").iterdir())
    assert {name.split("-")[0] for name in files if name.endswith(".ttf")} == {
        name.split("-")[0] for name in files if name.endswith("-OFL.txt")
    }
    assert "SIL OPEN FONT LICENSE" in (shipped("resources") / "fonts" / "BIZUDPGothic-OFL.txt").read_text("utf-8")
