"""kyoju-admin as IT staff and scheduled tasks use it: real processes, exit codes, one JSON object."""

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop import __version__
from kyoju_desktop.admin import commands as admin
from kyoju_desktop.domain.records import Office
from kyoju_desktop.i18n import places
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.keys import unlock
from kyoju_desktop.storage.store import Store
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
    for command in ("init", "demo", "verify", "search", "backup", "restore", "preset", "where", "--version"):
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


PRESET = r"""version = 1
prefecture = "架空県"
this = "994014"
[defaults]
department = "建設課"
section = "住宅係"
idle_minutes = 3
second_backup = '/nowhere/{code}'
[[municipality]]
code = "994014"
name = "陽ノ原町"
welfare_office = false
[[municipality]]
code = "992011"
name = "瀬戸見市"
[[municipality]]
code = "993018"
name = "空木村"
"""


@pytest.fixture
def preset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The prefecture's file beside the program."""
    (tmp_path / "preset").mkdir()
    monkeypatch.setattr(places, "preset", lambda: tmp_path / "preset")
    file = tmp_path / "preset" / "preset.toml"
    file.write_text(PRESET, "utf-8")
    return file


def answer(capsys: pytest.CaptureFixture[str], *given: str, code: int = 0) -> dict[str, Any]:
    """The one JSON object of a command in this process."""
    assert admin.main(["--json", *given]) == code
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert admin.main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__
    assert answer(capsys, "verify", "--version")["version"] == __version__


def test_a_good_preset_file_is_shown_as_understood(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "preset", str(preset))
    assert found["problems"] == []
    assert found["municipalities"][0]["second_backup"] == "/nowhere/994014"
    assert found["municipalities"][2]["welfare_office"] is None
    assert admin.main(["preset"]) == 0
    shown = capsys.readouterr().out
    for words in ("陽ノ原町(994014)", "施錠までの時間: 3分", "992011  瀬戸見市  福祉事務所あり", "問題はありません"):
        assert words in shown


def test_every_problem_of_a_preset_file_is_told(preset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preset.write_text(PRESET.replace("idle_minutes = 3", "idle = 3").replace("992011", "992012"), "utf-8")
    found = answer(capsys, "preset", str(preset), code=1)
    assert len(found["problems"]) == 2
    assert admin.main(["preset"]) == 1
    shown = capsys.readouterr()
    assert "defaults.idle" in shown.err
    assert "municipality[2].code" in shown.err
    assert "問題が2件" in shown.out


def test_without_a_preset_file_that_is_said_and_a_named_one_must_be_there(
    preset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(capsys, "preset", str(preset.with_name("none")), code=1)["problems"]
    preset.unlink()
    assert answer(capsys, "preset")["file"] is None


@pytest.mark.parametrize(
    ("given", "municipality"),
    [
        ((), "陽ノ原町"),
        (("--code", "992011"), "瀬戸見市"),
        (("--municipality", "瀬戸見市"), "瀬戸見市"),
        (("--code", "993018", "--welfare-office", "no"), "空木村"),
    ],
)
def test_init_takes_from_the_preset_what_is_left_out(
    preset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], municipality: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(SECRET + "\n"))
    data = tmp_path / "data"
    assert admin.main(["--data-dir", str(data), "--passphrase-stdin", "init", "--clerk", "空木", *given]) == 0
    with closing(Store.open(data, unlock(data, SECRET))) as store, store.read() as r:
        office = r.find(Office)[0]
    assert (office.municipality, office.department, office.section) == (municipality, "建設課", "住宅係")
    settings = load_settings(data).settings
    assert settings.idle_minutes == 3
    assert settings.second_backup == f"/nowhere/{office.code}"


def test_what_neither_the_options_nor_the_preset_tell_is_missing(
    preset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init = ["--data-dir", str(tmp_path / "data"), "--passphrase-stdin", "init", "--clerk", "空木"]
    assert admin.main([*init, "--code", "993018"]) == 2
    assert "足りません: --welfare-office" in capsys.readouterr().err
    assert admin.main([*init, "--code", "991015"]) == 2
    assert "足りません: --municipality, --welfare-office" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_where_tells_the_places_and_no_person(
    real: Path, practice: Path, preset: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = answer(capsys, "where", "--data-dir", str(real))
    assert (found["place"], found["made"], found["preset"]) == ("local", True, str(preset))
    assert found["data_dir"] == str(real)
    assert admin.main(["where", "--data-dir", str(practice)]) == 0
    shown = capsys.readouterr()
    assert "空木" not in shown.out + shown.err
    assert "見本" not in shown.out + shown.err
    (tmp_path / "file").write_text("x", "utf-8")
    assert "フォルダーではなくファイル" in answer(capsys, "where", "--data-dir", str(tmp_path / "file"))["trouble"]
    assert answer(capsys, "where", "--data-dir", str(tmp_path / "none"))["made"] is False
    assert not (tmp_path / "none").exists()


def test_the_account_of_the_system_makes_no_office_where_nobody_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = r"C:\Windows\System32\config\systemprofile\AppData\Local\KyojuDesktop"
    monkeypatch.setattr(admin, "default_data_dir", lambda: tmp_path / hidden)
    assert admin.main(["--passphrase-stdin", *INIT]) == 1
    assert "--data-dir" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
