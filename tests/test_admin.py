"""kyoju-admin as IT staff and scheduled tasks use it: real processes, exit codes, one JSON object."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.admin import commands as admin
from kyoju_desktop.storage.keys import unlock
from tests.storage.test_history import unguarded

SECRET = "試験のための長い合言葉 2026"


def run(folder: Path, *given: str, secret: str = SECRET) -> subprocess.CompletedProcess[str]:
    """One command with the passphrase on standard input."""
    command = [sys.executable, "-m", "kyoju_desktop.admin", "--data-dir", str(folder), "--passphrase-stdin", *given]
    env = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        command, input=f"{secret}\n", capture_output=True, text=True, env=env, check=False, timeout=120
    )


def told(folder: Path, *given: str, code: int = 0, secret: str = SECRET) -> dict[str, Any]:
    """The one JSON object of a command that ends with that exit code."""
    done = run(folder, "--json", *given, secret=secret)
    assert done.returncode == code, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["ok"] is (code == 0)
    return found


INIT = (
    "init",
    "--municipality",
    "陽ノ原町",
    "--code",
    "993018",
    "--welfare-office",
    "no",
    "--section",
    "住宅係",
    "--clerk",
    "空木",
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real office, set up from the command line."""
    folder = tmp_path_factory.mktemp("real")
    told(folder, *INIT)
    return folder


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training office of 20 cases."""
    folder = tmp_path_factory.mktemp("practice")
    found = told(folder, "demo", "--cases", "20", "--seed", "5")
    assert found["cases"] == 20
    assert found["training"] is True
    return folder


def test_init_makes_an_office_and_shows_the_recovery_key_once(tmp_path: Path) -> None:
    done = run(tmp_path, *INIT)
    assert done.returncode == 0, done.stderr
    assert "回復キー" in done.stdout
    again = run(tmp_path, *INIT)
    assert again.returncode == 1
    assert "回復キー" not in again.stdout


def test_init_refuses_a_wrong_code_and_leaves_no_file(tmp_path: Path) -> None:
    wrong = [each if each != "993018" else "993011" for each in INIT]
    assert "検査数字" in told(tmp_path / "new", *wrong, code=1)["message"]
    assert not (tmp_path / "new").exists()


def test_a_new_office_verifies(real: Path) -> None:
    found = told(real, "verify")
    assert found["problems"] == []
    assert found["counts"]


def test_a_damaged_file_does_not_verify(practice: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for each in practice.iterdir():
        if each.is_file():
            (copy / each.name).write_bytes(each.read_bytes())
    database = copy / "kyoju.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 0xFF
    database.write_bytes(data)
    done = run(copy, "--json", "verify")
    assert done.returncode == 1
    assert json.loads(done.stdout)["ok"] is False
    assert done.stderr.strip()


def test_verify_names_the_register_that_was_edited_with_the_key(practice: Path, tmp_path: Path) -> None:
    copy = tmp_path / "edited"
    shutil.copytree(practice, copy)
    with unguarded(copy, unlock(copy, SECRET)) as connection:
        changed = connection.execute("UPDATE disclosed_item SET given = 0 WHERE label = '氏名'").rowcount
    assert changed
    done = run(copy, "--json", "verify")
    assert done.returncode == 1
    assert any("「提供した項目」" in each for each in json.loads(done.stdout)["problems"])


def test_a_wrong_passphrase_is_refused_and_asks_to_wait(tmp_path: Path) -> None:
    told(tmp_path, *INIT)
    messages = [told(tmp_path, "verify", code=1, secret="ちがう合言葉です")["message"] for _ in range(3)]
    assert all("無事" in each for each in messages)


def test_a_training_office_finds_names_and_a_real_one_only_numbers(practice: Path, real: Path) -> None:
    hits = told(practice, "search", "架空")["hits"] + told(practice, "search", "見本")["hits"]
    assert hits
    assert all(hit["number"].startswith("瀬住 R") for hit in hits)
    assert all(hit.get("name") or hit.get("opposite") for hit in hits)
    assert told(real, "search", "だれもいない")["hits"] == []


def test_a_practice_office_is_not_filled_twice(practice: Path) -> None:
    assert told(practice, "demo", "--cases", "5", code=1)["message"]


def test_a_real_office_is_never_filled_with_invented_cases(real: Path) -> None:
    assert "本番" in told(real, "demo", "--cases", "5", code=1)["message"]


def test_a_backup_is_made_and_brings_the_office_back(practice: Path, tmp_path: Path) -> None:
    made = told(practice, "backup", "--to", str(tmp_path))["backups"]
    assert len(made) == 2
    assert all(Path(each).is_file() for each in made)
    elsewhere = tmp_path / "elsewhere"
    found = told(elsewhere, "restore", made[-1])
    assert found["kept_aside"] == ""
    assert told(elsewhere, "verify")["ok"]
    back = told(practice, "restore")
    assert Path(back["kept_aside"]).exists()
    assert told(practice, "verify")["ok"]


def test_a_second_place_that_is_gone_is_told_after_the_first_backup(practice: Path) -> None:
    settings = practice / "settings.json"
    before = settings.read_text("utf-8")
    settings.write_text(json.dumps(json.loads(before) | {"second_backup": str(practice / "gone")}), "utf-8")
    found = told(practice, "backup", code=1)
    settings.write_text(before, "utf-8")
    assert Path(found["backups"][0]).is_file()
    assert found["problem"]


def test_restoring_without_any_backup_says_so(real: Path) -> None:
    assert told(real, "restore", code=1)["message"]


def test_a_passphrase_file_works_and_says_that_it_is_for_tests(real: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{SECRET}\r\n", "utf-8-sig")
    command = [sys.executable, "-m", "kyoju_desktop.admin", "--data-dir", str(real), "--passphrase-file", str(secret)]
    env = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([*command, "verify"], capture_output=True, text=True, env=env, check=False, timeout=120)
    assert done.returncode == 0
    assert "試験のため" in done.stderr


def test_messages_can_be_english(real: Path) -> None:
    done = run(real, "--lang", "en", "--help")
    assert done.returncode == 0
    assert "--data-dir" in done.stdout


# --- inside one process: usage ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "COMMAND"),
        (["init"], "--code"),
        (["search"], "TEXT"),
        (["demo", "--cases", "x"], "--cases"),
        (["demo", "--cases"], "--cases"),
        (["verify", "--fast"], "--fast"),
        (["nonsense"], "使えない値"),
        (["--passphrase-file", "a", "--passphrase-stdin", "verify"], "どちらか一つ"),
        (["init", "--welfare-office", "maybe"], "--welfare-office"),
    ],
)
def test_wrong_usage_is_told_in_words(given: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["--json", *given]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert json.loads(shown.out)["ok"] is False


def test_help_tells_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("init", "demo", "verify", "search", "backup", "restore"):
        assert command in shown
    assert "usage" not in shown


def test_help_of_a_command_asks_for_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["init", "--help"]) == 0
    assert "--municipality" in capsys.readouterr().out


def test_without_a_terminal_the_passphrase_must_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["--data-dir", str(tmp_path), "verify"]) == 2
    assert "--passphrase-stdin" in capsys.readouterr().err


def test_an_unreadable_passphrase_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["--data-dir", str(tmp_path), "--passphrase-file", str(tmp_path / "none"), "verify"]) == 1
    assert "読めません" in capsys.readouterr().err


def test_a_bug_is_told_without_its_values(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("北原 ハル")

    monkeypatch.setitem(admin._COMMANDS, "verify", stumble)
    assert admin.main(["--json", "verify"]) == 1
    shown = capsys.readouterr()
    assert "KeyError" in shown.err
    assert "北原" not in shown.err + shown.out
    assert json.loads(shown.out)["ok"] is False
