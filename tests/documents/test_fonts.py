"""The faces: names copy out as typed, what cannot be drawn is told, nothing foreign is embedded."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.places import shipped
from tests.difficult_names import NAMES, UNDRAWABLE, Difficult
from tests.documents import samples
from tests.documents.papers import TR, picture, text_by_poppler, text_by_pypdf, text_by_qt


def named(name: str) -> Sheet:
    sheet = samples.referral()
    values = tuple(replace(each, text=name) if each.key == "Person.name" else each for each in sheet.values)
    return replace(sheet, values=values)


def printed(name: str) -> Rendered:
    return render(named(name), TR)


def flowed(text: str) -> str:
    """Without the ends of lines: a long name goes over several."""
    return "".join(text.split(" ")).replace("\n", "")


@pytest.mark.parametrize("each", NAMES + UNDRAWABLE, ids=lambda each: each.why)
def test_a_name_copies_out_of_the_pdf_by_the_same_code_points(each: Difficult, qapp: object) -> None:
    pdf = printed(each.name).pdf
    read = {
        "poppler": text_by_poppler(pdf),
        "poppler, as drawn": text_by_poppler(pdf, raw=True),
        "pypdf": text_by_pypdf(pdf)[0],
        "qt": text_by_qt(pdf),
    }
    if len(each.name) < 40:
        assert [reader for reader, text in read.items() if each.name not in text] == []
    del read["poppler"]  # puts the words of the next cell between the lines of a name that has several
    assert [reader for reader, text in read.items() if flowed(each.name) not in flowed(text)] == []


@pytest.mark.parametrize("each", NAMES, ids=lambda each: each.why)
def test_every_difficult_name_is_drawn_with_its_own_glyphs(each: Difficult) -> None:
    assert printed(each.name).missing_glyphs == ()


@pytest.mark.parametrize(
    ("each", "lacking"),
    list(zip(UNDRAWABLE, ["森\U000e01e0", "邉\U000e0101", "\ue000", "\U000e0100"], strict=True)),
)
def test_what_cannot_be_drawn_as_it_is_is_told_once(each: Difficult, lacking: str) -> None:
    assert printed(each.name + each.name).missing_glyphs == (lacking,)


def test_a_missing_character_has_the_width_of_the_mark_that_stands_for_it() -> None:
    assert regular().width("\ue000", 10) == regular().width("〓", 10)
    assert regular().width("森\U000e01e0", 10) == regular().width("森", 10)


@pytest.mark.parametrize(
    ("name", "faces"),
    [
        ("辻\U000e0100", ["BIZUDPGothic-Regular"]),  # Adobe-Japan1
        ("辻\U000e0102", ["ipamjm"]),  # Moji_Joho
        ("辻\U000e0100辻\U000e0102辻", ["BIZUDPGothic-Regular", "ipamjm", "BIZUDPGothic-Regular"]),
        ("\U00020bb7野", ["NotoSansJP-Regular", "BIZUDPGothic-Regular"]),
        ("\U00028468", ["ipamjm"]),
        ("Trần Thị Ánh", ["NotoSansJP-Regular"]),  # a name in one face, not letter by letter
        ("José", ["BIZUDPGothic-Regular"]),
        ("O\u0323\u0300s\u0323o\u0323\u0301", ["NotoSans-Regular"]),
        ("김하늘", ["NotoSansKR-Regular"]),
    ],
)
def test_each_sequence_is_drawn_by_the_first_face_that_has_it(name: str, faces: list[str]) -> None:
    runs = list(regular().runs(name))
    assert [face.name for _, face in runs] == faces
    assert "".join(run for run, _ in runs) == name


def test_the_large_face_is_not_read_before_a_name_needs_it() -> None:
    seen = """
from tests.documents import samples
from tests.documents.papers import TR
from kyoju_desktop.documents import fonts
from kyoju_desktop.documents.render import render
render(samples.referral(), TR)
print(*sorted(face.name for face in fonts.regular().faces + fonts.bold().faces if "font" in vars(face)))
"""
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["BIZUDPGothic-Bold", "BIZUDPGothic-Regular"]


def test_another_variant_is_another_picture(qapp: object) -> None:
    selectors = ("\U000e0100", "\U000e0101", "\U000e0102", "\U000e0103")
    assert len({picture(printed(f"辻{selector}").pdf) for selector in selectors}) == len(selectors)
    assert picture(printed("神\ufa19").pdf) != picture(printed("神神").pdf)


def test_the_same_name_gives_the_same_bytes() -> None:
    first = printed(NAMES[2].name).pdf
    for each in NAMES:
        printed(each.name)
    assert printed(NAMES[2].name).pdf == first


def test_only_our_faces_are_embedded_and_as_subsets() -> None:
    pdf = printed("髙﨑 德濵").pdf
    fonts = set(re.findall(rb"/BaseFont /([^ ]+)", pdf))
    assert {font.split(b"+")[1] for font in fonts} == {b"BIZUDPGothic-Regular", b"BIZUDPGothic-Bold"}
    assert pdf.count(b"/FontFile2") == len(fonts)
    assert b"Helvetica" not in pdf


def test_each_face_is_read_once_and_comes_with_its_licence() -> None:
    assert regular() is regular()
    assert bold() is bold()
    folder = shipped("resources") / "fonts"
    faces = {path.name.split("-")[0] for path in folder.glob("*.ttf")}
    assert faces - {"ipamjm.ttf"} == {path.name.split("-")[0] for path in folder.glob("*-OFL.txt")}
    assert "SIL OPEN FONT LICENSE" in (folder / "BIZUDPGothic-OFL.txt").read_text("utf-8")
    assert "IPA Font License Agreement v1.0" in (folder / "IPA_Font_License_Agreement_v1.0.txt").read_text("utf-8")


def test_the_register_face_is_shipped_unchanged_under_its_own_name() -> None:
    """IPA Font License Agreement v1.0, article 3.2."""
    data = (shipped("resources") / "fonts" / "ipamjm.ttf").read_bytes()
    assert hashlib.sha256(data).hexdigest() == "75268aa9ac2d92080048196af08adee37f1c286cf4b7777ed5ac3722a8737f5f"
