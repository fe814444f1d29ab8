"""Every test runs without a display and leaves nothing behind: no window, no dialog, no worker."""

import gc
import os
import sys
import threading
from collections.abc import Iterator

import pytest

from kyoju_desktop.domain.fields import Record
from tests.print_queue import cups_server, print_queue

__all__ = ["cups_server", "print_queue"]  # fixtures for every room

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """Fail a test that leaves a window, a modal dialog or a worker of ours behind."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        app = widgets.QApplication
        left = [f"{type(each).__name__} {each.objectName()}" for each in app.topLevelWidgets() if each.isVisible()]
        modal, popup = app.activeModalWidget(), app.activePopupWidget()
        for each in app.topLevelWidgets():
            each.close()
        assert not left, f"windows left open: {left}"
        assert modal is None, f"a modal dialog is left: {modal}"
        assert popup is None, f"a list or menu is left: {popup}"
    workers = [each.name for each in threading.enumerate() if each.name.startswith(("kyoju-db", "kyoju-long"))]
    assert not workers, f"workers left: {workers}"


def pytest_collection_finish() -> None:
    """Keep the collected tests themselves (half a million objects) out of every later sweep of the garbage."""
    gc.collect()
    gc.freeze()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a record by its class: its random id would give every worker other tests."""
    return type(val).__name__ if isinstance(val, Record) else None
