"""The words of the forms as data: dated, complete, marked where unconfirmed."""

import json
from datetime import date
from pathlib import Path

import pytest

from kyoju_desktop.documents.wording import choices, wording
from kyoju_desktop.i18n.places import shipped
from tests.documents.papers import TR

FOLDER = shipped("resources") / "reference" / "wording"


def test_every_file_names_its_form_title_and_source() -> None:
    for path in FOLDER.glob("*.json"):
        data = json.loads(path.read_text("utf-8"))
        assert data["form"] == path.stem
        assert data["title"]
        assert data["source"]
        keys = [each["key"] for each in data["texts"]]
        assert len(keys) == len(set(keys)) or any("from" in each for each in data["texts"])


@pytest.mark.parametrize("form", ["referral", "consent", "intake"])
def test_layouts_without_a_confirmed_official_wording_say_so(form: str) -> None:
    assert wording(form).unconfirmed


def test_the_text_in_force_on_the_day_of_the_paper_counts(tmp_path: Path) -> None:
    (tmp_path / "common.json").write_text('{"title": "x", "texts": []}', "utf-8")
    texts = [{"key": "a", "text": "旧", "to": "2026-03-31"}, {"key": "a", "text": "新", "from": "2026-04-01"}]
    (tmp_path / "own.json").write_text(json.dumps({"title": "様式", "texts": texts}), "utf-8")
    found = wording("own", tmp_path)
    assert found.on(date(2026, 3, 31), TR)("a") == "旧"
    assert found.on(date(2026, 4, 1), TR)("a") == "新"


def test_a_text_that_is_missing_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError):
        wording("referral").on(date(2026, 6, 1), TR)("no such text")


def test_choice_lists_are_read_alone_and_by_date() -> None:
    assert len(choices("topic", date(2026, 6, 1))) == 16
