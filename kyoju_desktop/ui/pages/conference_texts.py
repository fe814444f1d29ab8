"""What is written about one case after it was discussed, and about the sitting as a whole."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import AgendaItem, Conference
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.minutes import save_minutes, save_result
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.panels import Panel, SavedMark, column

RESULT = Form(N_("話し合いの結果"), AgendaItem, (Section("", (("result",), ("consent_policy",), ("next_on",))),))
MINUTES = Form(N_("議事"), Conference, (Section("", (("held_on",), ("minutes",), ("next_at",))),))


class TextPanel(Panel):
    """A panel with a few fields, drafted while typed and kept with one button (Ctrl+Enter)."""

    def __init__(
        self, desk: Desk, form: Form, icon: str, name: str, keep: Callable[[Writer, Record], object]
    ) -> None:
        super().__init__(desk.tr(form.title), icon=icon, name=name)
        self._desk, self._form, self._keep = desk, form, keep
        self.view: FormView | None = None
        self._case = ""
        self._mark = SavedMark(size="compact")
        self.button = Button(
            desk.tr(N_("記録する")), icon="check", small=True, name=f"keep_{name}", pressed=self.save
        )
        self.add_action(self._mark)
        self.add_action(self.button)
        self._holder = column(margins=(12, 8, 12, 8))
        self.body.addLayout(self._holder)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)

    def show_record(self, record: Record, count: str, *, fixed: bool, case: str = "") -> None:
        """Show another record, or the present state of the one that is shown; what is being typed stays."""
        self.set_count(count)
        self._case = case
        self.button.setVisible(not fixed)
        if self.view is not None and self.view.record().id == record.id:
            if not self.view.dirty():
                self.view.set_record(record)
        else:
            self._begin(record)
        if self.view is not None:
            self.view.set_read_only(fixed)

    def _begin(self, record: Record) -> None:
        if self.view is not None:
            self.view.drafting.save()
            let_go(self.view)
        self.view = FormView(
            self._desk,
            self._form,
            record,
            key=f"{self.objectName()}.{record.id}",
            gaps=False,
            titles=False,
            label_width=108,
        )
        self.view.show_saved_on(self._mark)
        self._mark.hide()
        self._holder.addWidget(self.view)

    def save(self) -> None:
        """Keep what was typed."""
        view = self.view
        filled = view.commit() if view is not None else None
        if view is None or filled is None or not self.button.isVisible():
            return
        keep = self._keep

        def use(w: Writer) -> object:
            return keep(w, filled)

        def done(_kept: object) -> None:
            view.settle(filled)
            now = self._desk.now()
            self._mark.say(self._desk.tr(N_("保存済み {time}"), time=f"{now.hour}:{now.minute:02d}"))

        self._desk.work.write(view, self._form.title, use, done, refused=view.refused, case=self._case)


def result_panel(desk: Desk) -> TextPanel:
    """What was agreed about one case, how its consent is sought, when it is discussed again."""

    def keep(w: Writer, item: Record) -> object:
        assert isinstance(item, AgendaItem)  # noqa: S101 - the form's own record
        return save_result(w, item.id, item.result, item.consent_policy, item.next_on)

    return TextPanel(desk, RESULT, "note", "result_panel", keep)


def minutes_panel(desk: Desk) -> TextPanel:
    """The minutes, and when the next sitting is."""

    def keep(w: Writer, conference: Record) -> object:
        assert isinstance(conference, Conference)  # noqa: S101 - the form's own record
        return save_minutes(w, conference.id, conference.held_on, conference.minutes, conference.next_at)

    return TextPanel(desk, MINUTES, "book", "minutes_panel", keep)


def show_result(panel: TextPanel, view: SittingView, item_id: str) -> QWidget:
    """Show the texts of the current case, if there is one."""
    line = view.line(item_id)
    panel.setVisible(line is not None)
    if line is not None:
        panel.show_record(line.item, line.item.mark, fixed=view.fixed, case=line.item.case)
    return panel
