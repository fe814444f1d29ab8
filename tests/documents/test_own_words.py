"""Words of the office and of the prefecture: in what order they hold, and that a broken one harms nobody."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.documents.wording import (
    forms_with_words,
    known_words,
    layers,
    remarks_on,
    starting_texts,
    troubles_of,
    wording,
)
from kyoju_desktop.documents.wording_files import RESERVED, check_words, places
from kyoju_desktop.i18n.messages import Translator
from tests.documents.papers import TR, text_by_pypdf
from tests.documents.samples import referral

DAY = date(2026, 6, 1)


def put(folder: Path, form: str, *texts: dict[str, Any], **head: object) -> Path:
    place = folder / "wording" / f"{form}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"form": form, "texts": list(texts), **head}, ensure_ascii=False), "utf-8")
    return place


def said(key: str, *folders: Path, form: str = "notice", day: date = DAY) -> str:
    return wording(form).on(day, TR.with_words_of(*folders))(key)


def why(folder: Path, form: str = "notice") -> list[str]:
    tr = TR.with_words_of(folder)
    return [each.message(tr).text(tr) for each in troubles_of(form, (folder,))]


def test_the_office_speaks_before_the_prefecture_and_that_before_the_built_in_words(tmp_path: Path) -> None:
    office, county = tmp_path / "a", tmp_path / "b"
    before = said("title", office, county)
    put(county, "notice", {"key": "title", "text": "県の題"}, {"key": "end", "text": "県の結び"})
    assert (said("title", office, county), said("end", office, county)) == ("県の題", "県の結び")
    put(office, "notice", {"key": "title", "text": "町の題"})
    assert (said("title", office, county), said("end", office, county)) == ("町の題", "県の結び")
    assert said("title") == before


def test_a_replaced_file_is_noticed_at_the_next_paper_and_so_is_its_end(tmp_path: Path) -> None:
    place = put(tmp_path, "notice", {"key": "title", "text": "前の題"})
    assert said("title", tmp_path) == "前の題"
    put(tmp_path, "notice", {"key": "title", "text": "次の題です"})
    assert said("title", tmp_path) == "次の題です"
    place.unlink()
    assert said("title", tmp_path) == said("title")


def test_a_text_holds_only_within_its_dates(tmp_path: Path) -> None:
    put(
        tmp_path,
        "notice",
        {"key": "title", "text": "旧", "to": "2026-05-31"},
        {"key": "title", "text": "新", "from": "2026-07-01"},
    )
    assert said("title", tmp_path, day=date(2026, 5, 31)) == "旧"
    assert said("title", tmp_path, day=date(2026, 6, 15)) == said("title")
    assert said("title", tmp_path, day=date(2026, 7, 1)) == "新"


def test_words_for_all_forms_do_not_replace_what_a_form_says_itself(tmp_path: Path) -> None:
    put(tmp_path, "common", {"key": "training", "text": "練習"}, {"key": "legal_note", "text": "条例第1条"})
    assert said("training", tmp_path) == "練習"
    assert wording("notice").on(DAY, TR.with_words_of(tmp_path)).legal == "条例第1条"


def test_seal_retention_boxes_and_note_are_read_from_the_words(tmp_path: Path) -> None:
    plain = wording("notice").on(DAY, TR)
    assert (plain.boxes, plain.legal) == ((), "")
    put(
        tmp_path,
        "notice",
        {"key": "seal_place", "text": "公印"},
        {"key": "retention_class", "text": "分類 福-03"},
        {"key": "retention_years", "text": "保存 5年"},
        {"key": "approval_boxes", "text": "課長|係長|担当"},
    )
    words = wording("notice").on(DAY, TR.with_words_of(tmp_path))
    assert words.seal == "公印"
    assert words.retention == "分類 福-03　保存 5年"
    assert words.boxes == ("課長", "係長", "担当")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{number.__class__}", "かっこ"),
        ("{0}", "かっこ"),
        ("{}", "かっこ"),
        ("{number!r}", "かっこ"),
        ("{number:>999999999}", "かっこ"),
        ("{number[0]}", "かっこ"),
        ("{{number}}", "かっこ"),
        ("FAX {number", "かっこ"),
        ("FAX {number} {city}", "知らない差し込み {city}"),
        ("FAX", "差し込み {number} がありません"),
        ("", "文が空です"),
        ("あ" * 200 + "{number}", "文が長すぎます(120文字まで)"),
        ("FAX\x07{number}", "制御文字"),
    ],
)
def test_a_broken_text_is_named_and_the_built_in_one_stands(tmp_path: Path, text: str, told: str) -> None:
    put(tmp_path, "common", {"key": "our_fax", "text": text}, {"key": "our_phone", "text": "TEL {number}"})
    (message,) = why(tmp_path, "common")
    assert "common.json の「our_fax」" in message
    assert told in message
    assert said("our_fax", tmp_path) == said("our_fax")
    assert said("our_phone", tmp_path) == "TEL {number}"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"key": "title", "text": "題", "from": "2026-02-30"}, "「from」の日付 2026-02-30 はありません"),
        ({"key": "title", "text": "題", "from": "2026-04-01", "to": "2026-03-31"}, "終わりの日が、始まりの日より前"),
        ({"key": "title", "text": "題", "form": "x"}, "知らない項目「form」"),
        ({"key": "no_such", "text": "題"}, "その文の場所がありません"),
        ({"key": "title", "text": 7}, "「text」がありません"),
        ({"key": "title"}, "「text」がありません"),
        ({"key": "title", "text": "題", "unconfirmed": "いいえ"}, "「unconfirmed」の値"),
        ({"key": "approval_boxes", "text": "課長||担当"}, "決裁欄は8つまで"),
        ({"text": "題"}, "「key」がありません"),
        ("題", "「key」がありません"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told(tmp_path: Path, row: Any, told: str) -> None:  # noqa: ANN401
    put(tmp_path, "notice", row, {"key": "end", "text": "おわり"})
    (message,) = why(tmp_path)
    assert told in message
    assert said("title", tmp_path) == said("title")
    assert said("end", tmp_path) == "おわり"


def test_two_texts_for_the_same_days_are_both_left_out(tmp_path: Path) -> None:
    put(tmp_path, "notice", {"key": "title", "text": "一"}, {"key": "title", "text": "二", "from": "2026-01-01"})
    assert "期間の重なる文が2つ" in why(tmp_path)[0]
    assert said("title", tmp_path) == said("title")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"form": "notice", "texts": [', "JSON の形がこわれています(1行"),
        (b'{"form": "notice", "form": "notice", "texts": []}', "同じ名前が2度"),
        (b"[" * 100_000, "JSON の形"),
        ("様式".encode("cp932"), "UTF-8"),
        (b'{"form": "notice"}', "「texts」の一覧"),
        (b"[]", "「texts」の一覧"),
        (b'{"form": "consent", "texts": []}', "「form」が「notice」"),
        (b'{"form": "notice", "texts": [], "script": "x"}', "知らない項目「script」"),
        (b'{"form": "notice", "texts": [], "title": 3}', "「title」の値"),
        (b" " * 600_000, "大きすぎます"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_nothing_of_it_holds(tmp_path: Path, data: bytes, told: str) -> None:
    place = put(tmp_path, "notice")
    place.write_bytes(data)
    (message,) = why(tmp_path)
    assert "notice.json は使えません" in message
    assert told in message
    assert said("title", tmp_path) == said("title")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "wording" / "notice.json").mkdir(parents=True)
    assert "読めません" in why(tmp_path)[0]
    assert said("title", tmp_path) == said("title")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_what_is_no_plain_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    os.mkfifo(tmp_path / "wording" / "notice.json")
    assert "読めません" in why(tmp_path)[0]
    (tmp_path / "wording" / "notice.json").unlink()
    (tmp_path / "wording" / "notice.json").symlink_to("/dev/zero")
    assert "読めません" in why(tmp_path)[0]


def test_a_paper_with_a_broken_text_says_so_and_is_drawn_with_the_built_in_one(tmp_path: Path) -> None:
    sheet = referral()
    tr = TR.with_words_of(tmp_path)
    assert render(sheet, tr).remarks == ()
    put(tmp_path, "referral", {"key": "title", "text": "{city}のつなぎ票"})
    made = render(sheet, tr)
    (remark,) = made.remarks
    assert "referral.json の「title」" in remark.text(TR)
    assert made.pdf == render(sheet, TR).pdf


def test_a_paper_takes_the_words_of_the_office(tmp_path: Path) -> None:
    title = wording("referral").on(DAY, TR)("title")
    put(tmp_path, "referral", {"key": "title", "text": "相談紹介票"})
    assert "相談紹介票" in text_by_pypdf(render(referral(), TR.with_words_of(tmp_path)).pdf)[0]
    assert title in text_by_pypdf(render(referral(), TR).pdf)[0]


@pytest.mark.parametrize("form", forms_with_words())
def test_every_shipped_file_passes_the_check_that_an_office_has_to_pass(form: str) -> None:
    found = check_words(json.dumps(starting_texts(form)).encode(), form, known_words(form))
    assert found.troubles == ()
    own = {each["key"] for each in starting_texts(form)["texts"]}
    assert own >= set(RESERVED)


def test_a_language_carries_its_folders_and_another_one_does_not(tmp_path: Path) -> None:
    put(tmp_path, "notice", {"key": "title", "text": "町の題"})
    english = Translator.for_language("en").with_words_of(tmp_path)
    assert wording("notice").on(DAY, english)("title") == "町の題"
    assert Translator.for_language("en").replaced == ()
    assert layers("notice", ()) == ()
    assert remarks_on("notice", TR) == ()


def test_names_in_braces_are_all_that_a_text_can_hold() -> None:
    assert places("{day}に{number}") == {"day", "number"}
    for text in ("{名}", "{a b}", "{a.b}", "}{"):
        with pytest.raises(ValueError, match=r".*"):
            places(text)
