"""Marked texts and their translation: from a wheel's compiled catalogue, from a checkout's, or not at all."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kyoju_desktop.i18n import messages, places
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.i18n.places import shipped

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "{name}さん"\nmsgstr "Dear {name}"\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an English catalogue that the translator reads."""
    monkeypatch.setattr(messages, "shipped", lambda _folder: tmp_path)
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert N_("住所") == "住所"


def test_japanese_is_the_source_and_needs_no_catalogue() -> None:
    tr = Translator.for_language("ja")
    assert (tr("{name}さん", name="北原"), tr(""), tr.language) == ("北原さん", "", "ja")


def test_a_text_without_values_keeps_its_braces() -> None:
    assert Translator.for_language("ja")("{name}さん") == "{name}さん"


def test_a_checkout_reads_its_source_catalogue(catalogue: Path) -> None:
    (catalogue / "kyoju.po").write_text(PO, "utf-8")
    tr = Translator.for_language("en")
    assert tr("{name}さん", name="Kitahara") == "Dear Kitahara"
    assert tr("訳のない文") == "訳のない文"


def test_a_wheel_reads_its_compiled_catalogue(catalogue: Path) -> None:
    with (catalogue / "kyoju.mo").open("wb") as file:
        write_mo(file, read_po(BytesIO(PO.encode())))
    assert Translator.for_language("en")("{name}さん", name="Kitahara") == "Dear Kitahara"


def test_a_language_without_a_catalogue_stays_japanese(catalogue: Path) -> None:
    assert catalogue.is_dir()
    assert Translator.for_language("mn")("住所") == "住所"


def test_a_message_is_put_into_words_where_it_is_shown() -> None:
    message = Message("{limit}文字まで", (("limit", "80"),))
    assert message.text(Translator.for_language("ja")) == "80文字まで"


def test_shipped_files_lie_in_the_package_of_a_wheel_or_beside_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (shipped("resources") / "reference" / "codes" / "stage.json").is_file()
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "kyoju_desktop")
    assert shipped("i18n") == tmp_path / "i18n"
    installed = tmp_path / "kyoju_desktop" / "_data" / "i18n"
    installed.mkdir(parents=True)
    assert shipped("i18n") == installed
