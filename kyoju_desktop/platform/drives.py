"""What Windows tells of its drives and folders; elsewhere there are none."""

import os
import sys
from pathlib import Path
from typing import NamedTuple, Protocol

NO_ROOT, REMOVABLE, FIXED, REMOTE, DISC = 1, 2, 3, 4, 5  # the answers of GetDriveTypeW that matter here


class Drive(NamedTuple):
    """A drive: its type, what its letter stands for (a device, another folder, a share), and its label."""

    kind: int = FIXED
    target: str = ""
    label: str = ""


class Machine(Protocol):
    """What a Windows machine tells about a path; another one stands in for it in tests."""

    def absolute(self, text: str) -> str:
        """The whole path."""

    def real(self, text: str) -> str:
        """The path without links and junctions, as far as it is there."""

    def drive(self, root: str) -> Drive:
        r"""The drive of a root such as C:\ ."""

    def fetched_when_opened(self, text: str) -> bool:
        """Whether a folder of the path is kept by a cloud service, which fetches files when they are opened."""


if sys.platform == "win32":  # pragma: no cover - only there
    import ctypes

    _RECALL = 0x0004_0000 | 0x0040_0000  # FILE_ATTRIBUTE_RECALL_ON_OPEN, _ON_DATA_ACCESS
    _CLOUD_TAG, _TAG_MASK = 0x9000_001A, 0xFFFF_0FFF  # IO_REPARSE_TAG_CLOUD and its sixteen kinds
    _LONG = 1024  # characters of a target or label

    class ThisMachine:
        """The machine that the program runs on."""

        def absolute(self, text: str) -> str:
            """The whole path."""
            return str(Path(text).absolute())

        def real(self, text: str) -> str:
            """The path without links and junctions, as far as it is there."""
            return os.path.realpath(text)

        def drive(self, root: str) -> Drive:
            """What the system knows of a drive; nothing is asked of a network."""
            kernel = ctypes.windll.kernel32
            target, label = ctypes.create_unicode_buffer(_LONG), ctypes.create_unicode_buffer(_LONG)
            kind = int(kernel.GetDriveTypeW(root))
            kernel.QueryDosDeviceW(root[:2], target, _LONG)
            if kind == FIXED:
                kernel.GetVolumeInformationW(root, label, _LONG, None, None, None, None, 0)
            return Drive(kind, target.value, label.value)

        def fetched_when_opened(self, text: str) -> bool:
            """Look at every folder of the path."""
            return any(map(_is_clouded, (Path(text), *Path(text).parents)))

    def _is_clouded(folder: Path) -> bool:
        try:
            found = folder.lstat()
        except OSError:
            return False  # not made yet
        return bool(found.st_file_attributes & _RECALL) or found.st_reparse_tag & _TAG_MASK == _CLOUD_TAG
