"""Where a case can go from its page: other stages, 中断, 終結, 再開, joining, papers; as dialogs and menus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.rules.stages import CLOSED, INQUIRY, REOPENED, SUSPENDED
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import change_stage
from kyoju_desktop.ui.dialogs.closing import ask_closing, ask_suspension
from kyoju_desktop.ui.dialogs.conference_cases import ask_conference
from kyoju_desktop.ui.dialogs.envelope import ask_envelope
from kyoju_desktop.ui.dialogs.intake_sheet import open_intake_sheet
from kyoju_desktop.ui.dialogs.join import ask_join
from kyoju_desktop.ui.dialogs.same_person import ask_same_person
from kyoju_desktop.ui.dialogs.stage import ask_reopen, ask_stage
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView

Action = tuple[str, str, Callable[[], object]]


class CaseMoves(QObject):
    """Opens the dialogs over `page`; `begin` opens an empty record of a class on its tab."""

    def __init__(self, room: CaseRoom, page: QWidget, begin: Callable[[str], object]) -> None:
        super().__init__(page)
        self._room, self._page, self._begin = room, page, begin

    def step(self, code: str) -> None:
        """Change the stage; closing, suspending and reopening have dialogs of their own."""
        view = self._room.view
        if view is not None:
            ask_stage(self._room.desk, self._page, view.file, code, self.elsewhere)

    def elsewhere(self, code: str) -> None:
        """終結, 中断 or 再開 by the code of their stage."""
        view = self._room.view
        if view is None:
            return
        if code == CLOSED and view.file.case.stage != CLOSED:
            ask_closing(self._room.desk, self._page, view.file)
        elif code == SUSPENDED:
            ask_suspension(self._room.desk, self._page, view.file)
        elif code == REOPENED:
            ask_reopen(self._room.desk, self._page, view.case_id)

    def actions(self, view: CaseView) -> list[Action]:
        """What the menu 「…」 offers now: object name, words, what it does."""
        file, desk, page = view.file, self._room.desk, self._page
        found: list[Action] = [
            ("menu_referral", N_("つなぎ票を作る"), lambda: desk.open_referral(view.case_id)),
            ("to_conference", N_("会議にかける"), lambda: ask_conference(desk, page, view.case_id)),
            ("add_deadline", N_("期限を足す"), lambda: self._begin("Deadline")),
            ("add_conflict", N_("担当の利害関係を書く"), lambda: self._begin("ConflictOfInterest")),
            ("same_person", N_("同じ人の印をつける・外す"), lambda: ask_same_person(desk, page, file)),
        ]
        found += [
            (
                "case_request",
                N_("開示などの請求を受け付ける"),
                lambda: desk.open_registers("requests", f"case.{view.case_id}"),
            ),
            ("case_breach", N_("事故を記録する"), lambda: desk.open_registers("breaches", f"case.{view.case_id}")),
        ]
        if file.case.anonymous or file.case.stage == INQUIRY:
            found.append(("join", N_("匿名の問合せを本人に結合"), lambda: ask_join(desk, page, file)))
        return found + self._ways(view)

    def _ways(self, view: CaseView) -> list[Action]:
        stage = view.file.case.stage
        if stage == CLOSED:
            return [("reopen", N_("再開する"), lambda: self.elsewhere(REOPENED))]
        waiting: Action = ("suspend", N_("中断する"), lambda: self.elsewhere(SUSPENDED))
        if stage == SUSPENDED:
            waiting = ("resume", N_("中断を終える"), self._resume)
        return [
            ("change_stage", N_("段階を変える"), lambda: self.step(view.next_stage)),
            waiting,
            ("close", N_("終結する"), lambda: self.elsewhere(CLOSED)),
        ]

    def offer_more(self, under: QWidget) -> None:
        """Show the menu 「…」 below its button."""
        if self._room.view is not None:
            self._menu("more_menu", self.actions(self._room.view), under)

    def offer_papers(self, under: QWidget) -> None:
        """Show the papers that can be made below their button."""
        desk, case_id = self._room.desk, self._room.case_id
        offered: list[Action] = [
            ("paper_intake", N_("相談受付票を印刷"), lambda: open_intake_sheet(desk, self._page, case_id)),
            ("paper_referral", N_("つなぎ票を作る"), lambda: desk.open_referral(case_id)),
            ("paper_consent", N_("同意書を作る"), lambda: desk.open_consent(case_id)),
            ("paper_envelope", N_("封筒の宛名を作る"), lambda: ask_envelope(desk, self._page, case_id)),
            ("paper_kept", N_("保管した書類を見る"), lambda: self._room.turned.emit("papers", "kept")),
        ]
        self._menu("paper_menu", offered, under)

    def _menu(self, name: str, actions: list[Action], under: QWidget) -> None:
        menu = QMenu(self._page)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        for code, words, act in actions:
            action = menu.addAction(self._room.tr_(words))
            action.setObjectName(code)
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _resume(self) -> None:
        view = self._room.view
        if view is None:
            return
        back = next(step.code for step in view.steps if step.state == "current")
        self._room.write(self._page, N_("中断を終えた"), lambda w: change_stage(w, view.case_id, back, ""))
