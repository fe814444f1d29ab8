"""The texts of consent: shipped in six languages, any other by a file alone, a broken file never an error."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.consent_texts import FOLDER, load_library, read_texts
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.showing import Asked, Showing
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.i18n.ruby import plain

SHIPPED = ("ja", "ja_plain", "en", "zh_hans", "ko", "vi")
TR = Translator.for_language("ja")


def shipped_file(language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (shipped("resources") / "reference" / FOLDER / f"{language}.json").read_text("utf-8")
    )
    return found


def put(folder: Path, name: str, data: object) -> Path:
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    (place / name).write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return place / name


def test_six_languages_are_shipped_each_with_version_day_and_reviewer() -> None:
    found = load_library().languages()
    assert tuple(each.language for each in found) == SHIPPED
    assert all(each.version and each.reviewer and each.dated for each in found)
    assert [each.reference for each in found] == [False, True, True, True, True, True]


@pytest.mark.parametrize("language", SHIPPED)
def test_every_box_purpose_and_way_has_its_words(language: str) -> None:
    texts = load_library().find(language)
    assert texts is not None
    assert set(texts.boxes) == {box[0].name for box in CONSENT_BOXES}
    assert set(texts.purposes) == {each.code for each in load_list("consent_purpose").codes}
    assert set(texts.kinds) >= {each.code for each in load_list("organisation_kind").codes}
    assert set(texts.means) == {each.code for each in load_list("consent_means").codes}


def test_plain_japanese_reads_every_kanji_and_keeps_its_sentences_short() -> None:
    data = shipped_file("ja_plain")
    for group in ("texts", "boxes", "purposes", "means", "kinds", "items"):
        for key, text in data[group].items():
            bare = re.sub(r"\{[^{}|]+\|[^{}|]*\}", "", text)
            assert not re.search(r"[\u4e00-\u9fff]", bare), key
            sentences = re.split(r"[。?]", plain(re.sub(r"\{[a-z_]+\}", "", text)))
            assert max(len(each.replace(" ", "")) for each in sentences) <= 36, key


def test_days_put_the_western_year_first() -> None:
    library = load_library()
    day = date(2027, 4, 1)
    said = {each.language: plain(each.date(day)) for each in library.languages()}
    assert said == {
        "ja": "2027年4月1日(令和9年)",
        "ja_plain": "2027年4月1日(令和9年)",
        "en": "1 April 2027",
        "zh_hans": "2027年4月1日",
        "ko": "2027년 4월 1일",
        "vi": "ngày 1 tháng 4 năm 2027",
    }
    plain_japanese = library.find("ja_plain")
    assert plain_japanese is not None
    assert "{1日|ついたち}" in plain_japanese.date(day)


def test_a_new_language_comes_by_a_file_alone(tmp_path: Path) -> None:
    data = {**shipped_file("en"), "language": "pt", "name": "Português", "version": "v1", "reviewer": "Prefeitura"}
    data["texts"] = {**data["texts"], "question": "Podemos falar de você a “{recipient}”?"}
    put(tmp_path, "portugues.json", data)
    library = load_library(tmp_path)
    assert library.troubles == ()
    added = library.find("pt")
    assert added is not None
    assert added.say("question", recipient="福祉課") == "Podemos falar de você a “福祉課”?"
    assert added.reference
    assert library.languages()[-1] is added


def test_the_offices_own_file_replaces_the_same_version_and_adds_others(tmp_path: Path) -> None:
    same = {**shipped_file("vi"), "reviewer": "県国際課"}
    newer = {**shipped_file("vi"), "version": "第2版", "date": "2026-10-01", "reviewer": "県国際課"}
    put(tmp_path, "vi.json", same)
    put(tmp_path, "vi2.json", newer)
    versions = load_library(tmp_path).versions("vi")
    assert [each.stamp for each in versions] == ["第2版 2026-10-01", "第1版 2026-04-01"]
    assert {each.reviewer for each in versions} == {"県国際課"}


def _without(group: str, key: str) -> dict[str, Any]:
    data = shipped_file("en")
    del data[group][key]
    return data


def _with(group: str, key: str, text: object) -> dict[str, Any]:
    data = shipped_file("en")
    data[group][key] = text
    return data


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("{", "JSON"),
        ([], "中身"),
        (_without("texts", "question"), "texts.question"),
        (_without("boxes", "HEALTH"), "boxes.HEALTH"),
        (_with("texts", "question", "May we?"), "texts.question"),
        (_with("texts", "yes", "Yes {nobody}"), "texts.yes"),
        (_with("texts", "yes", "Yes {broken"), "texts.yes"),
        (_with("texts", "yes", 5), "texts.yes"),
        (_with("items", "Person.school", ""), "items.Person.school"),
        ({**shipped_file("en"), "date": "yesterday"}, "date"),
        ({**shipped_file("en"), "language": "../x"}, "language"),
        ({**shipped_file("en"), "script": "runes"}, "script"),
        ({**shipped_file("en"), "months": ["only one"]}, "months"),
        ({**shipped_file("en"), "items": []}, "items"),
        ({**shipped_file("en"), "reviewer": ""}, "reviewer"),
    ],
)
def test_a_broken_file_is_named_and_the_shipped_text_stays(tmp_path: Path, data: object, named: str) -> None:
    path = put(tmp_path, "en.json", data)
    with pytest.raises(Refused):
        read_texts(path)
    library = load_library(tmp_path)
    assert library.find("en") == load_library().find("en")
    assert len(library.troubles) == 1
    told = library.troubles[0].text(TR)
    assert "en.json" in told
    assert named in told


def test_an_address_that_is_kept_secret_or_excluded_is_not_among_what_is_told() -> None:
    texts = load_library().find("ja")
    assert texts is not None
    asked = Asked("o", "welfare_section", "福祉課", "ふくしか", frozenset({"IDENTITY"}))
    assert "住所" in Showing("役場").told(texts, asked)[0]
    secret = Showing("役場", protected=True)
    assert "住所" not in secret.told(texts, asked)[0]
    assert secret.not_told(texts, asked)[0] == "住所・電話"


def test_a_name_gets_furigana_only_when_the_kana_can_be_its_own() -> None:
    texts = load_library().find("ja_plain")
    assert texts is not None
    assert "{福祉課|ふくしか}" in Asked("o", "welfare_section", "福祉課", "ふくしか").called(texts)
    assert "瀬戸見市 福祉課" in Asked("o", "welfare_section", "瀬戸見市 福祉課", "ふくしか").called(texts)


def test_what_was_shown_is_kept_as_plain_words_with_the_japanese_behind_it() -> None:
    library = load_library()
    texts = library.find("ko")
    assert texts is not None
    showing = Showing("瀬戸見市", recipients=(Asked("o", "medical", "みなと病院", "", frozenset({"HEALTH"})),))
    kept = showing.whole_text(texts, library.base())
    assert "건강" in kept
    assert "健康・障害・介護" in kept
    assert "第1版 2026-04-01" in kept
    assert "|" not in kept
