"""A real print queue: CUPS with its PDF printer, private to one test process, thrown away at the end.

As root the Debian packages are installed when they are missing. Nothing of the machine's own CUPS is touched: the
server has its own folders, port and settings; only the settings of its PDF printer lie in /etc/cups while it runs.
"""

import ctypes
import fcntl
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("cups", "printer-driver-cups-pdf")
_SKIP = (
    "no print queue: CUPS with its PDF printer must be started by root "
    "(as root it is installed by itself: apt-get install cups printer-driver-cups-pdf)"
)
_SERVER = """LogLevel warn
Listen 127.0.0.1:{port}
Browsing No
BrowseLocalProtocols none
DefaultAuthType None
WebInterface No
ErrorPolicy stop-printer
PageLogFormat %j %{{job-name}}
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """ServerRoot {root}/etc
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/spool/tmp
ErrorLog {root}/log/error
AccessLog {root}/log/access
PageLog {root}/log/page
"""
_PDF = """Out {root}/out
AnonDirName {root}/out
Spool {root}/pdf
Log {root}/log
Label 2
"""
_PPD = "/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"


class PrintQueue:
    """The queue of one test process."""

    printer = "kyoju-test"

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.server = f"127.0.0.1:{free.getsockname()[1]}"
        self._settings = Path(f"/etc/cups/cups-pdf-kyoju{os.getpid()}.conf")
        for folder in ("etc/ppd", "spool/tmp", "cache", "state", "log", "out"):
            (root / folder).mkdir(parents=True)
        (root / "etc/cupsd.conf").write_text(_SERVER.format(port=self.server.split(":")[1]))
        (root / "etc/files.conf").write_text(_FILES.format(root=root))
        self._settings.write_text(_PDF.format(root=root))
        self._start()

    def _start(self) -> None:
        self._daemon = subprocess.Popen(
            [
                "/usr/sbin/cupsd",
                "-f",
                "-c",
                str(self.root / "etc/cupsd.conf"),
                "-s",
                str(self.root / "etc/files.conf"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _until(lambda: self._ask("lpstat", "-r") == 0, "cupsd")

    def _ask(self, *command: str) -> int:
        """Ask the server; its exit status."""
        own = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False, timeout=20)
        self.said = done.stdout
        return done.returncode if "not running" not in done.stdout else 1

    def begin(self) -> None:
        """An empty queue that prints; a stopped server is started again."""
        if self._daemon.poll() is not None:
            self._start()
        self._ask("lpadmin", "-p", self.printer, "-E", "-v", f"cups-pdf:/kyoju{os.getpid()}", "-P", _PPD)
        self._ask("cupsaccept", self.printer)
        self._ask("cupsenable", self.printer)
        for each in self.root.glob("out/*"):
            each.unlink()

    def remove(self) -> None:
        """Take the printer away."""
        self._ask("lpadmin", "-x", self.printer)

    def pause(self) -> None:
        """Stop the printer, as without paper: jobs are taken and wait."""
        self._ask("cupsdisable", self.printer)

    def refuse(self) -> None:
        """Take no more jobs."""
        self._ask("cupsreject", self.printer)

    def waiting(self) -> int:
        """How many jobs stand in the queue."""
        self._ask("lpstat", "-o")
        return len(self.said.splitlines())

    def empty(self) -> None:
        """Throw waiting jobs away."""
        self._ask("cancel", "-a", "-x", self.printer)

    def papers(self, count: int) -> list[bytes]:
        """What came out of the printer, once all jobs are through: so many PDFs in the order of their jobs."""
        _until(lambda: not self.waiting() and len(list(self.root.glob("out/*.pdf"))) >= count, f"{count} papers")
        made = sorted(self.root.glob("out/*.pdf"), key=lambda each: int(each.stem.rsplit("_", 1)[1]))
        assert len(made) == count
        return [each.read_bytes() for each in made]

    def names(self) -> list[str]:
        """The names of the jobs that were printed (the log has a line a page)."""
        told = (self.root / "log/page").read_text("utf-8") if (self.root / "log/page").exists() else ""
        return [line.split(" ", 1)[1] for line in dict.fromkeys(told.splitlines())]

    def stop(self) -> None:
        """Stop the server."""
        self._daemon.terminate()
        self._daemon.wait(10)

    def end(self) -> None:
        """Stop the server and leave nothing behind."""
        if self._daemon.poll() is None:
            self.stop()
        self._settings.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def cups_server() -> Iterator[PrintQueue]:
    """The server of this test process, started when a test first asks for it."""
    if not _at_hand():
        pytest.skip(_SKIP)
    # short and open to the printer's own user: pytest's folders are for the tester alone
    root = Path(tempfile.mkdtemp(prefix="kyoju-cups-"))
    root.chmod(0o755)
    queue = PrintQueue(root)
    yield queue
    queue.end()
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def print_queue(cups_server: PrintQueue, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintQueue]:
    """An empty queue, which the program of this test sees as the machine's only one."""
    cups_server.begin()
    monkeypatch.setenv("CUPS_SERVER", cups_server.server)
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsSetServer(cups_server.server.encode())  # the library remembers the server for each thread
    yield cups_server
    cups_server.empty()
    monkeypatch.delenv("CUPS_SERVER")
    cups.cupsSetServer(None)


def _at_hand() -> bool:
    """Whether CUPS can be started here; installs it as root, one process at a time."""
    if os.name != "posix" or os.geteuid() != 0:
        return False
    with (Path(tempfile.gettempdir()) / "kyoju-cups-install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _installed() and shutil.which("apt-get"):
            own = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for command in (("update",), ("install", "-y", "--no-install-recommends", *PACKAGES)):
                subprocess.run(["apt-get", "-qq", *command], env=own, capture_output=True, check=False, timeout=300)
        return _installed()


def _installed() -> bool:
    return all(Path(each).exists() for each in ("/usr/sbin/cupsd", "/usr/lib/cups/backend/cups-pdf", _PPD))


def _until(holds: object, what: str, seconds: float = 30) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"no answer of the print queue: {what}"
        time.sleep(0.05)
