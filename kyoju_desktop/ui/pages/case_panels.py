"""A tab of panels below each other."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.ui.pages.case_lists import ListPanel, SinglePanel
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.panels import Panel, Scroll


class ToldPanel(Panel):
    """A panel that tells something and has no record of the case to open; `kind` is the class it tells of."""

    @property
    def kind(self) -> type[Record]:
        """The class of what is told."""
        raise NotImplementedError

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""

    def want(self, field_name: str) -> None:
        """No field of the case stands here."""

    def open_record(self, record_id: str) -> bool:  # noqa: ARG002 - none stands here
        """Never ours."""
        return False


CasePanel = ListPanel | SinglePanel | ToldPanel


class PanelsTab(Scroll):
    """A tab of panels below each other; it finds the panel that owns a field or a record.

    The panels in use stand first; the empty ones below them are one line each until somebody opens them.
    """

    def __init__(self, panels: Sequence[CasePanel], above: QWidget | None = None) -> None:
        super().__init__(spacing=12)
        self._panels = tuple(panels)
        if above is not None:
            self.body.addWidget(above)
        self._order = self._panels
        self._case = ""
        self._used: frozenset[CasePanel] = frozenset()
        for each in self._panels:
            self.body.addWidget(each)
        self.body.addStretch(1)

    def panel(self, kind: type[Record]) -> CasePanel:
        """The panel of a record class; KeyError if this tab has none."""
        return {each.kind: each for each in self._panels}[kind]

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""
        anew = view.case_id != self._case
        used = frozenset(each for each in self._panels if _used(each, view))
        self._fold(self.in_order(view), used, anew=anew or bool(used) != bool(self._used))
        for each in self._panels:
            each.show_view(view)
        self._arrange(self.in_order(view))
        begun = used - self._used
        self._case, self._used = view.case_id, used
        if begun and not anew:  # what was just entered has moved up: it stays in sight
            QTimer.singleShot(0, self, lambda: self._bring(next(iter(begun))))

    def in_order(self, view: CaseView) -> tuple[CasePanel, ...]:
        """The panels from the top down: those in use, then the rest, each in the order of the tab."""
        return tuple(sorted(self._panels, key=lambda each: not _used(each, view)))

    def _fold(self, order: tuple[CasePanel, ...], used: frozenset[CasePanel], *, anew: bool) -> None:
        """Fold what is empty; the first stays open where all are. What somebody has unfolded is left alone."""
        for at, each in enumerate(order):
            if isinstance(each, ListPanel) and (anew or each in used):
                each.fold(on=at > 0)

    def _arrange(self, order: tuple[CasePanel, ...]) -> None:
        if order == self._order:
            return
        first = min(self.body.indexOf(each) for each in self._panels)
        for at, each in enumerate(order):
            self.body.removeWidget(each)
            self.body.insertWidget(first + at, each)
        self._order = order

    def _bring(self, panel: QWidget) -> None:
        self.ensureWidgetVisible(panel, 0, 24)

    def want(self, record_class: str, field_name: str) -> bool:
        """Go to a field; False when none of the panels has it."""
        for each in self._panels:
            if each.kind.__name__ == record_class:
                each.want(field_name)
                self.ensureWidgetVisible(each, 0, 24)
                return True
        return False

    def begin(self, record_class: str) -> None:
        """Open an empty record of that class."""
        for each in self._panels:
            if isinstance(each, ListPanel) and each.kind.__name__ == record_class:
                each.begin()
                self.ensureWidgetVisible(each, 0, 24)

    def open_record(self, record_id: str) -> bool:
        """Open a record; False when it is none of ours."""
        for each in self._panels:
            if each.open_record(record_id):
                self.ensureWidgetVisible(each, 0, 24)
                return True
        return False


def _used(panel: CasePanel, view: CaseView) -> bool:
    return panel.used(view) if isinstance(panel, ListPanel) else True
