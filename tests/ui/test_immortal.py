"""None survives PySide6 on Python 3.11 (see kyoju_desktop.ui.immortal)."""

import sys

from PySide6.QtCore import QObject

from kyoju_desktop.ui.immortal import keep_none


def test_a_hundred_thousand_calls_into_qt_leave_none_alive() -> None:
    keep_none()
    qobject = QObject()
    for _ in range(100_000):
        qobject.setObjectName("x")
    assert sys.getrefcount(None) > 100_000


def test_keeping_none_twice_changes_nothing_more() -> None:
    keep_none()
    before = sys.getrefcount(None)
    keep_none()
    assert sys.getrefcount(None) <= before + 100
