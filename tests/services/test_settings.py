"""settings.json: never a reason not to start, never a word about a person."""

import json
from datetime import datetime
from pathlib import Path

import platformdirs
import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.services.settings import (
    FILE_NAME,
    Settings,
    change_settings,
    default_data_dir,
    load_settings,
    save_settings,
)


def test_a_new_folder_has_the_defaults_and_nothing_to_say(tmp_path: Path) -> None:
    found = load_settings(tmp_path)
    assert found.settings == Settings()
    assert found.message is None


def test_the_printer_of_each_form_is_read_again_and_nonsense_is_not(tmp_path: Path) -> None:
    change_settings(tmp_path, printers={"referral": "2階の複合機"})
    assert load_settings(tmp_path).settings.printers == {"referral": "2階の複合機"}
    for nonsense in ('["x"]', '{"referral": 3}', '"x"'):
        (tmp_path / FILE_NAME).write_text(f'{{"printers": {nonsense}, "text_scale": 150}}', "utf-8")
        found = load_settings(tmp_path)
        assert (found.settings.printers, found.settings.text_scale) == ({}, 150)
        assert found.message is not None


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    kept = Settings(
        second_backup="E:\\控え",
        language="en",
        text_scale=150,
        idle_minutes=5,
        theme="dark",
        geometry="AdnQywAD",
        office_line="瀬戸見市 住宅係",
        last_backup_at=datetime(2026, 6, 1, 17, 15),
        drafts=2,
    )
    save_settings(tmp_path, kept)
    assert load_settings(tmp_path).settings == kept
    assert [each.name for each in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("broken", ["", "{", "[]", "null", '"x"', "\x00\x01", "[" * 100_000])
def test_a_broken_file_gives_the_defaults_and_a_message(tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE_NAME).write_text(broken, "utf-8")
    found = load_settings(tmp_path)
    assert found.settings == Settings()
    assert found.message is not None


def test_bytes_that_are_no_text_give_the_defaults_and_a_message(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe{}")
    assert load_settings(tmp_path).message is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "xx"),
        ("theme", 3),
        ("text_scale", 99),
        ("text_scale", 1e9),
        ("text_scale", True),
        ("idle_minutes", 0),
        ("idle_minutes", "10"),
        ("last_backup_at", "きのう"),
        ("last_backup_at", 5),
        ("drafts", -1),
        ("second_backup", 7),
    ],
)
def test_one_unusable_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"office_line": "陽ノ原町", name: value}), "utf-8")
    found = load_settings(tmp_path)
    assert getattr(found.settings, name) == getattr(Settings(), name)
    assert found.settings.office_line == "陽ノ原町"
    assert found.message is not None


def test_unknown_names_and_missing_moments_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"later": 1, "last_backup_at": null}', "utf-8")
    assert load_settings(tmp_path).message is None


def test_changing_one_setting_keeps_the_others(tmp_path: Path) -> None:
    change_settings(tmp_path, theme="dark")
    assert change_settings(tmp_path, drafts=3) == Settings(theme="dark", drafts=3)
    assert load_settings(tmp_path).settings.theme == "dark"


def test_a_folder_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Refused):
        save_settings(tmp_path / "file" / "inside", Settings())


def test_the_data_of_a_user_have_a_place_of_their_own() -> None:
    assert "KyojuDesktop" in str(default_data_dir())


@pytest.mark.parametrize("odd", ["", ".", "relative"])
def test_a_profile_without_its_folders_never_puts_data_where_the_program_was_started(
    monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_given, **_named: Path(odd) / "KyojuDesktop")
    assert default_data_dir() == Path.home() / "AppData" / "Local" / "KyojuDesktop"
