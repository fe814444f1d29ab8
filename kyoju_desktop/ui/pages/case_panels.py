"""A tab of panels below each other."""

from collections.abc import Sequence

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
    """A tab of panels below each other; it finds the panel that owns a field or a record."""

    def __init__(self, panels: Sequence[CasePanel], above: QWidget | None = None) -> None:
        super().__init__(spacing=12)
        self._panels = tuple(panels)
        if above is not None:
            self.body.addWidget(above)
        for each in self._panels:
            self.body.addWidget(each)
        self.body.addStretch(1)

    def panel(self, kind: type[Record]) -> CasePanel:
        """The panel of a record class; KeyError if this tab has none."""
        return {each.kind: each for each in self._panels}[kind]

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""
        for each in self._panels:
            each.show_view(view)

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
