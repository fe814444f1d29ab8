"""What the tabs of one case share: the case as it is shown, and the ways to change it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.services.cases import is_final, keep, remove
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.case_view import CaseView

T = TypeVar("T")
Objection = Callable[[Refused], bool]


class CaseRoom(QObject):
    """One case on the page; tabs read `view` and write through here, never by themselves."""

    turned = Signal(str, str)  # to a tab; and in it to a record (its id) or a field ("Class.field")

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tr_ = desk.tr
        self.view: CaseView | None = None

    @property
    def case_id(self) -> str:
        """The id of the case that is shown."""
        return self.view.case_id if self.view else ""

    def keep(
        self,
        parent: QWidget,
        record: Record,
        then: Callable[[Record], object] | None = None,
        refused: Objection | None = None,
    ) -> None:
        """Add or change one record of the case, undoable unless the record's kind is final."""
        self.write(
            parent, type(record).title, lambda w: keep(w, record), then, refused=refused, final=is_final(record)
        )

    def remove(self, parent: QWidget, record: Record, then: Callable[[], object] | None = None) -> None:
        """Take one record away; Ctrl+Z brings it back."""
        self.write(parent, type(record).title, lambda w: remove(w, record), lambda _none: then() if then else None)

    def write(
        self,
        parent: QWidget,
        label: str,
        use: Callable[[Writer], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Objection | None = None,
        final: bool = False,
    ) -> None:
        """Run one labelled transaction about this case."""
        self.desk.work.write(parent, label, use, then, refused=refused, final=final, case=self.case_id)
