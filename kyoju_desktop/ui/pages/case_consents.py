"""同意: who may know what until when, when which consent was in force, every consent, and how each can end."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Consent, WithdrawalNotice
from kyoju_desktop.domain.rules.consent import Conflict, Terms, terms_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.attachments import signed_papers
from kyoju_desktop.services.kept import as_kept
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.attach import ask_scan
from kyoju_desktop.ui.dialogs.consent_ends import ask_decision, ask_voiding, show_explained
from kyoju_desktop.ui.dialogs.consents import ask_attitude, ask_paper
from kyoju_desktop.ui.dialogs.kept import show_paper
from kyoju_desktop.ui.dialogs.papers import show_consent
from kyoju_desktop.ui.dialogs.withdrawal import ask_withdrawal
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.consent_card import Acts, ConsentCard, pairs_of
from kyoju_desktop.ui.pages.consent_conflicts import ConflictPanel
from kyoju_desktop.ui.pages.consent_glance import HistoryPanel, KnowingPanel
from kyoju_desktop.ui.pages.consent_notices import NoticesPanel
from kyoju_desktop.ui.pages.representatives import RepresentativesPanel
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, rule
from kyoju_desktop.ui.widgets.wrapped import Wrapped

_NARROW = 640  # pixels at 100 % text below which the buttons do not fit beside the heading


class ConsentTab(Scroll):
    """The grid on top, the chart, letters after a withdrawal, the consents newest first, the representatives."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(spacing=12)
        self._room = room
        self._day: date | None = None
        self._case = ""
        tr = room.tr_
        self.conflicts = ConflictPanel(room, self._decide)
        self.knowing = KnowingPanel(room)
        self.history = HistoryPanel(room)
        self.notices = NoticesPanel(room)
        self.representatives = RepresentativesPanel(room)
        self._panel = Panel(tr(N_("同意の記録")), icon="list", name="consents")
        self._acts = Acts(
            withdraw=lambda terms: ask_withdrawal(self._room, self, terms),
            put_in_writing=lambda terms: ask_paper(self._room.desk, self, terms.consent),
            copy=lambda terms: self._room.desk.open_consent(self._room.case_id, terms.consent.id),
            void=lambda terms: ask_voiding(self._room.desk, self, terms.consent),
            show_paper=lambda terms: show_consent(self._room.desk, self, terms.consent),
            show_text=lambda terms: show_explained(self._room.desk, self, terms.consent),
            attach_signed=lambda terms: ask_scan(
                self._room.desk, self, self._room.case_id, (terms.consent,), terms.consent
            ),
            show_signed=self._show_signed,
        )
        self._buttons, self._narrow = self._actions(), False
        self._bar = Wrapped(across=8, down=6)
        self.body.addWidget(self._bar)
        self._lay_actions()
        self.knowing.back_to_today.connect(lambda: self._show_day(None))
        self.history.day_chosen.connect(self._show_day)
        for each in (
            self.conflicts,
            self.knowing,
            self.history,
            self.notices,
            self._panel,
            self.representatives,
        ):
            self.body.addWidget(each)
        self.body.addStretch(1)

    def _actions(self) -> tuple[Button, ...]:
        tr = self._room.tr_
        attitude = Button(
            tr(N_("同意なしの状態を記録")), icon="note", small=True, name="attitude", pressed=self._attitude
        )
        register = Button(
            tr(N_("同意を登録する")),
            icon="shield-check",
            small=True,
            look="primary",
            name="open_consent",
            pressed=self._register,
        )
        return attitude, register

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text the buttons stand above the grid: no panel is wider than the window."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_actions()

    def _lay_actions(self) -> None:
        for each in self._buttons:
            if self._narrow:
                self._bar.flow.addWidget(each)
            else:
                self.knowing.add_action(each)
        self._bar.setVisible(self._narrow)

    def show_view(self, view: CaseView) -> None:
        """Show the consents as they stand today."""
        if view.case_id != self._case:
            self._case, self._day = view.case_id, None
        self.conflicts.show_view(view)
        self.notices.show_view(view)
        self.representatives.show_view(view)
        self._show_day(self._day)
        self._show_cards(view)

    def want(self, record_class_name: str, field_name: str) -> bool:  # noqa: ARG002 - any field of a consent
        """A consent is registered on its own page."""
        if record_class_name != Consent.__name__:
            return False
        self._register()
        return True

    def open_record(self, record_id: str) -> bool:
        """Whether the consent is shown here; it is brought into sight."""
        view = self._room.view
        if view is None:
            return False
        for each in terms_of(view.file):
            if record_id in {each.consent.id, *(gone.id for gone in each.withdrawals)}:
                self._bring(f"consent.{each.consent.id}")
                return True
        if any(each.id == record_id for each in view.file.of(WithdrawalNotice)):
            self._bring("notices")
            return True
        return False

    def _bring(self, name: str) -> None:
        card = self.findChild(QWidget, name)
        if card is not None:
            self.ensureWidgetVisible(card, 0, 24)

    def _show_day(self, day: date | None) -> None:
        view = self._room.view
        if view is None:
            return
        self._day = None if day == view.at.today else day
        shown = self._day or view.at.today
        self.knowing.show_day(view, shown)
        self.history.show_view(view, shown)

    def _show_cards(self, view: CaseView) -> None:
        lines, tr = self._panel.body, self._room.tr_
        empty(lines)
        pairs = pairs_of(view)
        self._panel.set_count(str(sum(len(each) for each in pairs)) if pairs else "")
        if not pairs:
            lines.addWidget(Empty(tr(N_("記録はまだありません。"))))
        for at, each in enumerate(pairs):
            if at:
                lines.addWidget(rule())
            lines.addWidget(ConsentCard(each, view, self._acts))

    def _show_signed(self, terms: Terms) -> None:
        """The newest scan of the signed paper; the others stand in 書類."""
        view = self._room.view
        found = signed_papers(view.file, terms.consent.id) if view else ()
        if found:
            show_paper(self._room.desk, self, as_kept(found[-1]))

    def _register(self) -> None:
        self._room.desk.open_consent(self._room.case_id)

    def _attitude(self) -> None:
        ask_attitude(self._room.desk, self, self._room.case_id)

    def _decide(self, conflict: Conflict) -> None:
        view = self._room.view
        if view is not None:
            ask_decision(self._room.desk, self, conflict)

    def terms(self, consent_id: str) -> Terms | None:
        """A consent of the case that is shown."""
        view = self._room.view
        found = terms_of(view.file) if view else ()
        return next((each for each in found if each.consent.id == consent_id), None)
