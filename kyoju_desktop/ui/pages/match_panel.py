"""条件に合う住まい: the household's wishes on top, below them the homes of the register with the reasons for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Assessment, Tenancy
from kyoju_desktop.domain.rules.homes import Wishes
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.matching import (
    BAND,
    Helper,
    Hit,
    count_matches,
    helpers_of,
    match,
    near_misses,
    wishes_of,
)
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.dialogs.home_inquiries import ask_inquiry_of
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.match_help import HelpLine
from kyoju_desktop.ui.pages.match_hit import HitCard, Press, hit_row
from kyoju_desktop.ui.pages.match_wishes import WishEditor, WishLine
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty, let_go
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow
from kyoju_desktop.ui.widgets.wrapped import Wrapped

FIRST, MORE = 5, 10  # hits shown at first, and added each time
SEARCHING = frozenset({"S30", "S40", "S50", "S10R"})  # stages in which the panel stands open by itself


@dataclass(frozen=True)
class Found:
    """What a search gave."""

    wishes: Wishes
    hits: tuple[Hit, ...]
    more: bool
    helpers: tuple[Helper, ...] = ()


class MatchPanel(Panel):
    """The panel on the tab 住まい; it searches only while it can be seen and stands open."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("条件に合う住まい")), icon="search", name="match_panel")
        self._room = room
        self._case = ""
        self._must: frozenset[str] | None = None
        self._found: Found | None = None
        self._near: tuple[Hit, ...] | None = None
        self._open = ""
        self._unfolded: bool | None = None
        self._editor: WishEditor | None = None
        self._searching: Latest[Found] = Latest(room.desk, self)
        self._nearing: Latest[tuple[Hit, ...]] = Latest(room.desk, self)
        self._counting: Latest[int] = Latest(room.desk, self)
        tr = room.tr_
        self.edit = Button(
            tr(N_("希望を直す")), icon="pencil", small=True, name="edit_wishes", pressed=self.edit_wishes
        )
        self.fold = Button(tr(N_("探す")), icon="search", small=True, name="fold_match", pressed=self._toggle)
        self.add_action(self.edit)
        self.add_action(self.fold)
        self.wishes = WishLine(room)
        self.body.addWidget(self.wishes)
        self.helpers = HelpLine(room)
        self.body.addWidget(self.helpers)
        self._editing = column()
        self.body.addLayout(self._editing)
        self._list = column()
        self.body.addLayout(self._list)

    def show_view(self, view: CaseView) -> None:
        """Search anew for the case as it is now; what stands open stays open."""
        if view.case_id != self._case:
            self._case, self._must, self._found, self._near = view.case_id, None, None, None
            self._open, self._unfolded = "", None
            self._drop_editor()
        if self._editor is not None:
            self._editor.editor.show_record(_assessment(view, self._editor))
        self._search()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into sight: search."""
        super().showEvent(event)
        if self._found is None:
            self._search()

    # searching

    def unfolded(self) -> bool:
        """Whether the hits are shown: by the stage of the case, unless somebody has pressed the button."""
        view = self._room.view
        if self._unfolded is None and view is not None:
            living = any(each.ended_on is None for each in view.file.of(Tenancy))
            return view.file.case.stage in SEARCHING and not living
        return bool(self._unfolded)

    def _search(self, hits: int = 0) -> None:
        tr = self._room.tr_
        on = self.unfolded()
        self.fold.set_text(tr(N_("たたむ")) if on else tr(N_("探す")))
        self.fold.set_icon("chevron-up" if on else "search")
        for each in (self.wishes, self.edit):
            each.setVisible(on)
        self.helpers.setVisible(on and self.helpers.tells)
        if not on:
            self.set_count("")
            empty(self._list)
            return
        if not self.isVisible() or self._room.view is None:
            return
        case, must = self._case, self._must
        limit = hits or max(FIRST, len(self._found.hits) if self._found else 0)

        def look(r: Reader) -> Found:
            wishes = wishes_of(r, case)
            wishes = wishes if must is None else replace(wishes, must=must)
            matched = match(r, case, wishes, limit=limit)
            return Found(wishes, matched.hits, matched.more, helpers_of(r, case))

        self._searching.ask(look, self._show_found)
        if self._near is not None:
            self._look_near()

    def _show_found(self, found: Found) -> None:
        view = self._room.view
        if view is None or view.case_id != self._case:
            return
        self._found = found
        self.wishes.tell(view, found.wishes)
        self.helpers.tell(found.helpers)
        self._fill()
        self._counting.ask(lambda r: count_matches(r, found.wishes), self._show_count)

    def _show_count(self, count: int) -> None:
        if not self.unfolded():
            return
        tr, number = self._room.tr_, format_number(count)
        if count > BAND:
            words = N_("{count}件(家賃の安い{band}件ずつ、合う順)")
            self.set_count(tr(words, count=number, band=format_number(BAND)))
        else:
            self.set_count(
                tr(N_("{count}件(合う順)"), count=number) if count > 1 else tr(N_("{count}件"), count=number)
            )

    def _look_near(self) -> None:
        if self._found is not None:
            case, wishes = self._case, self._found.wishes
            self._nearing.ask(lambda r: near_misses(r, case, wishes), self._show_near)

    def _show_near(self, hits: tuple[Hit, ...]) -> None:
        self._near = hits
        self._fill()

    # filling

    def _fill(self) -> None:
        tr, found = self._room.tr_, self._found
        empty(self._list)
        if found is None or not self.unfolded():
            return
        if not found.hits:
            self._list.addWidget(
                Empty(
                    tr(N_("条件に合う空きの住まいは、台帳にありません。")),
                    tr(N_("「希望を直す」で「必ず合うこと」を減らすか、下の「あと一歩の住まい」を見てください。")),
                )
            )
        self._add_hits(found.hits)
        self._list.addWidget(rule())
        self._list.addWidget(self._foot(found))
        if self._near is not None:
            if not self._near:
                self._list.addWidget(Empty(tr(N_("あと一歩の住まいもありません。"))))
            self._add_hits(self._near)

    def _add_hits(self, hits: Sequence[Hit]) -> None:
        at = self._room.desk.locale
        for each in hits:
            self._list.addWidget(rule())
            line = hit_row(each, at)
            line.set_open(each.row.home == self._open)
            line.clicked.connect(lambda _on=False, home=each.row.home: self._toggle_hit(home))
            self._list.addWidget(line)
            if each.row.home == self._open:
                self._list.addWidget(HitCard(each, at, self._presses(each)))

    def _foot(self, found: Found) -> QWidget:
        tr = self._room.tr_
        made = Wrapped(across=8, down=6)
        if found.more:
            made.flow.addWidget(
                Button(tr(N_("もっと見る")), icon="chevron-down", small=True, name="more_hits", pressed=self._more)
            )
        words = tr(N_("あと一歩の住まいを見る")) if self._near is None else tr(N_("あと一歩の住まいを閉じる"))
        made.flow.addWidget(Button(words, small=True, look="quiet", name="near_misses", pressed=self._toggle_near))
        lines = column(margins=(12, 6, 12, 6))
        lines.addWidget(made)
        return frame("clear", lines)

    def _presses(self, hit: Hit) -> tuple[Press, ...]:
        room, home = self._room, hit.row.home
        agent = hit.row.agent or hit.row.manager or hit.row.landlord
        return (
            (
                room.tr_(N_("照会する")),
                "phone",
                "ask_home",
                lambda: ask_inquiry_of(room.desk, self.window(), room.case_id, home),
            ),
            (
                room.tr_(N_("匿名の照会票")),
                "document",
                "anonymous_for_home",
                lambda: ask_anonymous(room.desk, self.window(), room.case_id, agent, home),
            ),
            (room.tr_(N_("台帳で見る")), "homes", "open_home", lambda: room.desk.open_home(home)),
        )

    # pressing

    def _toggle(self) -> None:
        self._unfolded = not self.unfolded()
        if not self._unfolded:
            self._drop_editor()
        self._search()

    def _toggle_hit(self, home: str) -> None:
        self._open = "" if self._open == home else home
        self._fill()
        line = self.findChild(RecordRow, f"hit.{home}")
        if line is not None:
            line.setFocus()

    def _more(self) -> None:
        self._search((len(self._found.hits) if self._found else 0) + MORE)

    def _toggle_near(self) -> None:
        if self._near is None:
            self._look_near()
        else:
            self._near = None
            self._fill()

    def edit_wishes(self) -> None:
        """Open the wishes, or close them again; what was typed stays as a draft."""
        view = self._room.view
        if self._editor is not None or view is None or self._found is None:
            self._drop_editor()
            return
        self._editor = WishEditor(self._room, view, self._found.wishes)
        self._editor.closed.connect(self._drop_editor)
        self._editor.musts_changed.connect(self._musts)
        self._editing.addWidget(self._editor)
        self._editor.editor.view.focus_first()

    def _musts(self) -> None:
        if self._editor is not None:
            self._must = self._editor.musts()
            self._search()

    def _drop_editor(self) -> None:
        if self._editor is not None:
            self._editor.editor.view.drafting.save()
            let_go(self._editor)
        self._editor = None


def _assessment(view: CaseView, editor: WishEditor) -> Record:
    """The assessment as it is now; the one being written for the first time stays."""
    return view.file.last(Assessment) or editor.editor.record()
