"""The most memory this process has used so far."""

import sys
from pathlib import Path


def peak_memory() -> float:
    """In MB. Not `ru_maxrss`: on Linux a child begins with its parent's."""
    if sys.platform == "win32":
        import psutil  # noqa: PLC0415 - only there

        return float(psutil.Process().memory_info().peak_wset / 1024**2)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(status["VmHWM"].split()[0]) / 1024
