"""What several doors share: why something stays, and the purposes of the register on a paper."""

from collections.abc import Iterable
from dataclasses import replace

from kyoju_desktop.domain.records import PurposeEntry
from kyoju_desktop.domain.sheet import Frame
from kyoju_desktop.i18n.messages import N_

SECRET = N_("秘匿。要るときは口頭で")
OFFICE_ONLY = N_("庁内だけの情報")
OTHERS = N_("ほかの人の情報")


def with_purposes(frame: Frame, purposes: Iterable[PurposeEntry]) -> Frame:
    """The purposes of the register as notes, with their version (62条)."""
    entries = tuple(purposes)
    versions = dict.fromkeys(each.version for each in entries)
    return replace(frame, notes=tuple(each.text for each in entries), version="、".join(versions))
