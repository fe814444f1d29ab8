"""What of the wheels goes into the tree, what Windows could not keep, and the signature under what is made."""

import ast
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

from windows import empty_program, signatures, tree  # noqa: E402 - packaging is no part of the program
from windows.tools import StopError  # noqa: E402

COMPILER = "x86_64-w64-mingw32-gcc"
SIGNING = all(map(shutil.which, (COMPILER, "osslsigncode", "openssl")))
with_tools = pytest.mark.skipif(not SIGNING, reason="osslsigncode, openssl or the Windows compiler is not installed")


def _imported_of_qt(folder: Path) -> set[str]:
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                found.add((node.module or "").split(".")[1])
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found |= {each.name for each in node.names}
    return found


def test_of_qt_goes_in_what_the_program_imports_and_no_more() -> None:
    assert set(tree.PROGRAM.modules) == _imported_of_qt(ROOT / "kyoju_desktop")


def test_the_empty_program_is_packed_with_a_part_of_the_same() -> None:
    assert set(empty_program.QT.modules) < set(tree.PROGRAM.modules)
    assert set(empty_program.QT.plugins) < set(tree.PROGRAM.plugins)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kyoju_desktop/app.py", True),
        ("kyoju_desktop/_data/resources/help/ja/tests/about.html", True),
        ("PySide6/QtCore.pyd", True),
        ("PySide6/QtQuick.pyd", False),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/translations/qtbase_ja.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/designer.exe", False),
        ("PySide6/QtCore.pyi", False),
        ("sqlalchemy/testing/plugin.py", False),
        ("sqlalchemy/sql/base.py", True),
        ("babel/locale-data/ja.dat", True),
        ("babel/locale-data/de.dat", False),
        ("lxml/parser.pxi", False),
        ("PIL/_avif.cp313-win_amd64.pyd", False),
        ("PIL/_imaging.cp313-win_amd64.pyd", True),
        ("reportlab/fonts/DarkGarden.sfd", False),
        ("reportlab/fonts/Vera.ttf", True),
        ("pikepdf.libs/msvcp140-7c26.dll", True),
        ("some-1.0.dist-info/METADATA", True),
        ("some-1.0.dist-info/RECORD", False),
        ("some-1.0.data/scripts/it.py", False),
    ],
)
def test_of_the_wheels_goes_in_what_is_needed(name: str, wanted: bool) -> None:
    assert tree._wanted(PurePosixPath(name), tree.PROGRAM) is wanted


def test_the_runtime_is_there_once_and_private_copies_keep_their_names(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    for name in ("PySide6/msvcp140.dll", "PySide6/vcruntime140_1.dll", "shiboken6/msvcp140.dll"):
        (lib / name).parent.mkdir(parents=True, exist_ok=True)
        (lib / name).write_text(name, "ascii")
    for name in ("shiboken6/vcomp140.dll", "shiboken6/msvcp140-7c26.dll"):
        (lib / name).touch()
    tree._lift_runtime(tmp_path, lib)
    there = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.dll")}
    assert there == {"msvcp140.dll", "vcruntime140_1.dll", "lib/shiboken6/msvcp140-7c26.dll"}
    assert (tmp_path / "msvcp140.dll").read_text("ascii") == "PySide6/msvcp140.dll"


def test_a_missing_library_stops_the_build_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.dll").touch()
    (tmp_path / "part.pyd").touch()
    asked = {"part.pyd": ["KERNEL32.dll", "Own.dll", "api-ms-win-crt-heap-l1-1-0.dll"], "own.dll": []}
    monkeypatch.setattr(tree, "imports_of", lambda path: iter(asked[path.name]))
    tree.check_imports(tmp_path)
    asked["part.pyd"].append("msvcp140-7c26.dll")
    with pytest.raises(StopError, match=r"missing: msvcp140-7c26\.dll \(for part\.pyd\)"):
        tree.check_imports(tmp_path)


@pytest.mark.parametrize(
    "names", [("lib/A.py", "lib/a.py"), ("lib/aux.py",), ("lib/" + "x" * 150,), ("lib/日本.py",)]
)
def test_a_name_that_windows_cannot_keep_stops_the_build(names: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    for name in names:
        (tmp_path / name).touch()
    with pytest.raises(StopError, match="Windows cannot keep this name"):
        tree._check_names(tmp_path)


def test_every_file_gets_the_same_age_and_rights(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir(mode=0o700)
    path = tmp_path / "lib" / "a.py"
    path.touch(mode=0o600)
    tree.stamp(tmp_path, 1_700_000_000)
    assert (path.stat().st_mtime, path.stat().st_mode & 0o777) == (1_700_000_000, 0o644)
    assert path.parent.stat().st_mode & 0o777 == 0o755


def test_each_module_that_stands_in_takes_the_place_of_one_of_pythons() -> None:
    there = {each.stem for each in tree.INSTEAD.glob("*.py")}
    assert {f"{name}.pyd" for name in there} <= tree.NOT_NEEDED
    assert there == {"_overlapped", "_wmi"}


def test_platform_learns_of_windows_without_starting_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    told = SimpleNamespace(
        platform_version=(10, 0, 19045), product_type=1, service_pack_major=0, service_pack_minor=0
    )
    monkeypatch.setattr(sys, "getwindowsversion", lambda: told, raising=False)
    ask = runpy.run_path(str(tree.INSTEAD / "_wmi.py"))["exec_query"]
    os_asked = "SELECT Version,ProductType,BuildType,ServicePackMajorVersion,ServicePackMinorVersion"
    answered = dict(each.split("=") for each in ask(f"{os_asked} FROM Win32_OperatingSystem").split("\0"))
    assert answered["Version"] == "10.0.19045"
    assert (answered["ProductType"], answered["ServicePackMinorVersion"]) == ("1", "0")
    assert ask("SELECT Architecture FROM Win32_Processor") == "Architecture=9"
    with pytest.raises(OSError, match="not supported"):
        ask("SELECT Manufacturer,Caption FROM Win32_Processor")


def test_the_own_files_of_the_tree_are_laid_out(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as packed:
        packed.writestr("a/__init__.py", "")
        packed.writestr("a/tests/test_a.py", "")
    (tmp_path / "lib").mkdir()
    tree._unpack(tmp_path / "a.whl", tmp_path / "lib", tree.PROGRAM)
    assert [each.name for each in (tmp_path / "lib").rglob("*.py")] == ["__init__.py"]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Windows program that does nothing."""
    folder = tmp_path_factory.mktemp("program")
    (folder / "it.c").write_text("int main(void) { return 0; }\n", "ascii")
    subprocess.run([COMPILER, "-s", "-o", str(folder / "it.exe"), str(folder / "it.c")], check=True)
    return folder / "it.exe"


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> signatures.Signer:
    """A throw-away certificate for code signing, trusted by nobody."""
    folder = tmp_path_factory.mktemp("certificate")
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Throw Away"]
    asked += [
        "-addext",
        "extendedKeyUsage=codeSigning",
        "-keyout",
        str(folder / "k.pem"),
        "-out",
        str(folder / "c.pem"),
    ]
    subprocess.run(asked, check=True, capture_output=True)
    (folder / "password").write_text("secret", "ascii")
    packed = ["openssl", "pkcs12", "-export", "-inkey", str(folder / "k.pem"), "-in", str(folder / "c.pem")]
    packed += ["-passout", f"file:{folder / 'password'}", "-out", str(folder / "c.p12")]
    subprocess.run(packed, check=True, capture_output=True)
    moment = int((folder / "c.pem").stat().st_mtime) + 60
    return signatures.Signer(folder / "c.p12", folder / "password", "", moment)


def _copied(program: Path, folder: Path) -> Path:
    return Path(shutil.copy(program, folder / "it.exe"))


def _holds(path: Path, signer: signatures.Signer) -> bool:
    trusted = signer.certificate.with_suffix(".pem")
    command = ["osslsigncode", "verify", "-CAfile", str(trusted), "-in", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@with_tools
def test_a_signature_holds_and_is_the_same_twice(program: Path, signer: signatures.Signer, tmp_path: Path) -> None:
    assert not _holds(program, signer)
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        signed = _copied(program, tmp_path / name)
        signer.sign(signed)
        assert _holds(signed, signer)
        made.append(signed.read_bytes())
    assert made[0] == made[1]
    assert [each.name for each in (tmp_path / "first").iterdir()] == ["it.exe"]


@with_tools
def test_the_program_that_signs_the_remover_signs_in_place(
    program: Path, signer: signatures.Signer, tmp_path: Path
) -> None:
    signed = _copied(program, tmp_path)
    subprocess.run([str(signer.script(tmp_path)), str(signed)], check=True, capture_output=True)
    assert _holds(signed, signer)


@with_tools
def test_a_wrong_password_is_said_in_a_sentence(program: Path, signer: signatures.Signer, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("wrong", "ascii")
    wrong = signatures.Signer(signer.certificate, tmp_path / "password", "", 0)
    with pytest.raises(StopError, match=r"it\.exe cannot be signed"):
        wrong.sign(_copied(program, tmp_path))


@with_tools
def test_what_the_python_foundation_did_not_sign_is_not_trusted(
    program: Path, signer: signatures.Signer, tmp_path: Path
) -> None:
    path = _copied(program, tmp_path)
    for _ in range(2):
        with pytest.raises(
            signatures.UntrustedError, match=r"it\.exe: the signature of the Python Software Foundation"
        ):
            signatures.check(tmp_path)
        signer.sign(path)
