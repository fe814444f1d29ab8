"""制度 of a case: schemes followed through, what could help, sums that were kept."""

from kyoju_desktop.domain.records import SchemeStep, SchemeUse
from kyoju_desktop.domain.rules.scheme_course import is_over
from kyoju_desktop.ui.dialogs.scheme_new import ask_scheme
from kyoju_desktop.ui.pages.case_estimates import EstimatesPanel
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.pages.case_measures import MeasuresPanel
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.scheme_card import SchemeCard
from kyoju_desktop.ui.pages.scheme_rows import SCHEME_USES

_ENDS = {"until_day": "scheme_extend", "ended_on": "scheme_end"}


class SchemesPanel(ListPanel):
    """A new scheme is chosen in a dialog that tells what it asks for; a row opens every field of its record."""

    def begin(self) -> None:
        """Ask which scheme."""
        ask_scheme(self._room, self)

    def open_record(self, record_id: str) -> bool:
        """Open a scheme; of a step, go to its tick."""
        view = self._room.view
        steps = view.file.of(SchemeStep) if view is not None else ()
        step = next((each for each in steps if each.id == record_id), None)
        if step is None:
            return super().open_record(record_id)
        use = next((each for each in self._uses() if each.id == step.use), None)
        if use is not None and self._go(use, f"step.{use.scheme}.{step.step}"):
            return True
        return super().open_record(step.use)

    def want(self, field_name: str) -> None:
        """Go to a field of the scheme that stands open, else of the newest; without one ask which.

        An end that is near is not typed over: one goes to the buttons that extend the scheme or end it.
        """
        uses, editor = self._uses(), self.editor()
        if not uses:
            self.begin()
            return
        use = next((each for each in uses if editor is not None and each.id == editor.record().id), uses[-1])
        if field_name in _ENDS and (editor is None or not editor.view.dirty()) and use.until_day and not is_over(use):
            self._on_closed()
            if self._go(use, _ENDS[field_name]):
                return
        super().want(field_name)

    def _uses(self) -> tuple[SchemeUse, ...]:
        return self._room.view.file.of(SchemeUse) if self._room.view is not None else ()

    def _go(self, use: SchemeUse, name: str) -> bool:
        cards = [each for each in self.findChildren(SchemeCard) if each.use_id == use.id]
        return bool(cards) and cards[-1].go_to(name)


def schemes_tab(room: CaseRoom) -> PanelsTab:
    """制度: what is followed through, the sums, and what could help here."""
    return PanelsTab([SchemesPanel(room, SCHEME_USES), EstimatesPanel(room), MeasuresPanel(room)])
