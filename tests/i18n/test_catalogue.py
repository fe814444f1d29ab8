"""The shipped catalogues: in step with the program, complete in English, safe to fill in."""

import importlib.util
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from kyoju_desktop.domain.codes import CodeBook, load_codebook
from kyoju_desktop.domain.kinds import Choice, Codes, Locale
from kyoju_desktop.i18n.messages import Translator

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / "i18n" / "kyoju.pot"
ENGLISH = ROOT / "i18n" / "en" / "LC_MESSAGES" / "kyoju.po"
UPDATE = "run: python packaging/catalogue.py update"
TODAY = date(2026, 6, 1)

JAPANESE = re.compile(r"[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
# What an English reader has to type or find in Japanese all the same.
ALLOWED = {
    "市町村の名前は「市」「町」「村」「区」で終わるように入れてください。": {"市", "町", "村", "区"},
    "{key}.name: 市・町・村・区で終わる名前を書いてください。この市町村は使いませんでした。": {
        "市",
        "町",
        "村",
        "区",
    },
    "決裁欄(読点で区切る)": {"、"},
    "例: 陽ノ原町": {"陽ノ原町"},
    "見出しの行に「名称」か「法人名」の列が見つかりません。1行目を見出しにしてください。何も取り込んでいません。": {
        "名称",
        "法人名",
    },
}


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _texts(catalogue: Catalog) -> dict[str, str]:
    """Source text and translation of every message but the header."""
    return {str(each.id): str(each.string or "") for each in catalogue if each.id}


def _names(text: str) -> set[str]:
    """The {names} of a text; ValueError when its braces do not match."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """packaging/catalogue.py, which is no package."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def extracted(tool: ModuleType) -> frozenset[str]:
    """Every text that the program shows now."""
    return frozenset(_texts(tool.template()))


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """The English translations by their source text."""
    return _texts(_read(ENGLISH))


@pytest.fixture(scope="module")
def tr() -> Translator:
    """The translator that an English window uses."""
    return Translator.for_language("en")


@pytest.fixture(scope="module")
def codes() -> CodeBook:
    """All choice lists."""
    return load_codebook()


def test_the_committed_template_holds_exactly_the_texts_of_the_program(extracted: frozenset[str]) -> None:
    assert frozenset(_texts(_read(TEMPLATE))) == extracted, UPDATE


def test_the_english_catalogue_holds_exactly_the_texts_of_the_program(
    extracted: frozenset[str], english: dict[str, str]
) -> None:
    assert frozenset(english) == extracted, UPDATE


def test_every_text_has_an_english_translation(tool: ModuleType, english: dict[str, str]) -> None:
    assert [text for text, said in english.items() if not said.strip()] == []
    assert tool.missing(ENGLISH) == []


def test_no_translation_is_marked_as_a_guess() -> None:
    assert [each.id for each in _read(ENGLISH) if each.id and each.fuzzy] == []


def test_a_translation_keeps_the_names_in_braces(english: dict[str, str]) -> None:
    assert [text for text, said in english.items() if _names(text) != _names(said)] == []


def test_braces_hold_a_plain_name_and_nothing_else(english: dict[str, str]) -> None:
    fields = [field for pair in english.items() for text in pair for field in Formatter().parse(text) if field[1]]
    assert [name for _, name, spec, change in fields if not str(name).isidentifier() or spec or change] == []


def test_english_is_written_without_japanese_characters(english: dict[str, str]) -> None:
    left = {text: set(JAPANESE.findall(said)) - ALLOWED.get(text, set()) for text, said in english.items()}
    assert {text: found for text, found in left.items() if found} == {}


def test_the_exceptions_are_still_needed(english: dict[str, str]) -> None:
    assert {text: set(JAPANESE.findall(english.get(text, ""))) for text in ALLOWED} == ALLOWED


def test_a_translation_begins_and_ends_its_lines_like_the_source(english: dict[str, str]) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text.startswith("\n"), text.endswith("\n")

    assert [text for text, said in english.items() if edges(text) != edges(said)] == []


def test_a_checkout_speaks_english(tr: Translator, english: dict[str, str]) -> None:
    assert tr("つなぎ票") == "Referral sheet"
    assert [text for text, said in english.items() if tr(text) != said] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_text_can_be_filled_in(language: str, english: dict[str, str]) -> None:
    translate = Translator.for_language(language)
    for text in english:
        values = {name: f"<{name}>" for name in _names(text)}
        told = translate(text, **values)
        assert all(value in told for value in values.values()), text
        assert not values or not re.search(r"[{}]", told), text


def _choices(codes: CodeBook) -> Iterator[tuple[str, str]]:
    return ((name, each.code) for name in codes.names() for each in codes.list(name).codes)


def test_the_choices_of_a_list_stay_apart_in_english(codes: CodeBook, tr: Translator) -> None:
    for name in codes.names():
        labels = [tr(each.label) for each in codes.list(name).codes]
        assert sorted(set(labels)) == sorted(labels), name


def test_a_choice_typed_in_english_is_understood(codes: CodeBook, tr: Translator) -> None:
    at = Locale(tr, TODAY, codes)
    for name, code in _choices(codes):
        assert Choice(name).parse(Choice(name).format(code, at), at) == code
    for name in codes.names():
        every = frozenset(each.code for each in codes.list(name).codes)
        assert Codes(name).parse(Codes(name).format(every, at), at) == every
