"""The words of a benchmark: a figure, its floor, the ratio that was promised."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Figure:
    """One line of the report: medians of one run, and whether the promised ratio holds."""

    name: str
    ours: float
    floor: float
    unit: str
    limit: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        return self.ratio <= self.limit

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": round(self.ratio, 3), "met": self.met}

    def line(self) -> str:
        mark = "met " if self.met else "MISS"
        return (
            f"{mark}  {self.name:<58} {self.ours:>10.3f} / {self.floor:>10.3f} {self.unit:<4}"
            f" = {self.ratio:>6.2f}  (at most {self.limit:.2f})"
        )


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def alternating(
    ours: Callable[[], object], floor: Callable[[], object], *, rounds: int, warm: int = 1
) -> tuple[float, float]:
    """Medians in seconds of two pieces of work done in turn, so that a slow moment of the machine hits both."""
    for _ in range(warm):
        ours()
        floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def painted(script: str, *arguments: str) -> float:
    """Seconds from the start of a process until it says that its window is painted."""
    begin = time.perf_counter()
    with subprocess.Popen(
        _command(script, arguments), stdout=subprocess.PIPE, text=True, env=_environment()
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line == "painted\n":
                taken = time.perf_counter() - begin
                child.stdout.read()
                return taken
    raise RuntimeError(f"{script} painted nothing")


def printed(script: str, *arguments: str) -> list[float]:
    """The numbers that a process printed, one a line."""
    done = subprocess.run(_command(script, arguments), capture_output=True, text=True, check=True, env=_environment())
    return [float(line) for line in done.stdout.split() if line != "painted"]


def _command(script: str, arguments: Sequence[str]) -> list[str]:
    return [sys.executable, str(HERE / script), *arguments]


def _environment() -> dict[str, str]:
    """As an installed copy runs: with its bytecode at hand, which is kept outside the checkout."""
    root = str(HERE.parent.parent)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cache = str(Path(tempfile.gettempdir()) / "kyoju-benchmark-bytecode")
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": root,
        "PYTHONWARNINGS": "ignore",
        "PYTHONPYCACHEPREFIX": cache,
    }
