"""One sitting of a conference: its law, agenda, members, packs, decisions and minutes, from request to return."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.records import AgendaItem, Conference
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.agenda import AgendaLine, move_item, remove_item, save_item
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs import conference_doing as doing
from kyoju_desktop.ui.dialogs.conference_cases import ask_cases
from kyoju_desktop.ui.dialogs.conference_item import ask_item
from kyoju_desktop.ui.dialogs.conference_member import ask_member
from kyoju_desktop.ui.dialogs.conference_new import ask_change
from kyoju_desktop.ui.dialogs.conference_pack import ask_packs
from kyoju_desktop.ui.pages.columns import Column, Columns, GrowingScroll
from kyoju_desktop.ui.pages.conference_agenda import AgendaPanel
from kyoju_desktop.ui.pages.conference_copies import CopiesPanel
from kyoju_desktop.ui.pages.conference_decisions import DecisionsPanel
from kyoju_desktop.ui.pages.conference_members import MembersPanel
from kyoju_desktop.ui.pages.conference_strip import LARGE, LawStrip
from kyoju_desktop.ui.pages.conference_texts import minutes_panel, result_panel, show_result
from kyoju_desktop.ui.pages.conference_view import SittingView, page_counts, sitting
from kyoju_desktop.ui.pages.conference_words import STEPS, span_of
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.panels import PageHead, column, frame, row

RIGHT_WIDE = 594
LEAST = 1160  # pixels at 100 % from which both columns stand side by side


class ConferencePage(QWidget):
    """A sitting. Which case is current belongs to the page; everything else is in the file."""

    explanation = N_(
        "1回の会議のはじめから終わりまでの画面です。議題ごとに根拠と資料の版を選び、構成員ごとに番号つきの資料を作り、"
        "配ったとき・戻ったときに印をつけます。↑↓ で議題を移り、「決まったこと」は Enter で次の行へ進みます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._conference, self._item = "", ""
        self._seen: SittingView | None = None
        self._reading: Latest[SittingView] = Latest(desk, self)
        self._paging: Latest[dict[str, int]] = Latest(desk, self)
        self.setObjectName("conference_page")
        self._build()

    def minimumSizeHint(self) -> QSize:
        """Large text must not make the window larger than the screen: the columns become tabs."""
        return QSize(theme.current().px(360), theme.current().px(260))

    def open(self, conference_id: str, item_id: str = "") -> None:
        """Show a sitting, with one of its cases current if one is named."""
        if conference_id != self._conference:
            self._conference, self._seen = conference_id, None
        self._item = item_id or self._item
        self.refresh()

    def refresh(self) -> None:
        """Read the sitting anew; the current case and what is being typed stay."""
        if self._conference:
            self._reading.ask(sitting(self._conference, self._desk.locale), self._show)

    # -- building

    def _build(self) -> None:
        tr = self._desk.tr
        self._head = PageHead("")
        self.step = Chip("", name="conference_step")
        self._head.left.insertWidget(2, self.step)
        self._buttons()
        self.strip = LawStrip(self._desk)
        self.agenda = AgendaPanel(self._desk)
        self.agenda.chosen.connect(self._choose)
        self.agenda.asked.connect(self._act)
        self.agenda.versioned.connect(self._set_version)
        self.members = MembersPanel(self._desk)
        self.members.edit.connect(self._edit_member)
        self.members.explain.connect(lambda: doing.show_secrecy(self._desk, self, self._conference))
        self.decisions = DecisionsPanel(self._desk)
        self.result = result_panel(self._desk)
        self.copies = CopiesPanel(self._desk)
        self.copies.show_pack.connect(lambda copy: doing.show_pack(self._desk, self, copy))
        self.copies.lock_pack.connect(lambda copy: doing.lock_pack(self._desk, self, copy))
        self.minutes = minutes_panel(self._desk)
        left, right = GrowingScroll(spacing=12), GrowingScroll(spacing=12)
        for panel in (self.agenda, self.decisions, self.result):
            left.body.addWidget(panel)
        for other in (self.members, self.copies, self.minutes):
            right.body.addWidget(other)
        left.finish()
        right.finish()
        self.columns = Columns(
            (
                Column("agenda", tr(N_("議題と決まったこと")), left),
                Column("people", tr(N_("構成員と資料")), right, RIGHT_WIDE),
            ),
            least=LEAST,
            label=tr(N_("会議")),
        )
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head)
        self._above = row(margins=(16, 0, 16, 12))
        self._above.addWidget(self.strip)
        self._held = frame("clear", self._above)
        lines.addWidget(self._held)
        lines.addWidget(self.columns, 1)
        self._left = left
        self.columns.folded_changed.connect(self._lay_strip)

    def _lay_strip(self, folded: bool) -> None:
        """Where the columns are tabs there is little height: the line of the law scrolls with the agenda."""
        if folded:
            self._left.body.insertWidget(0, self.strip)
        else:
            self._above.addWidget(self.strip)
        self._held.setVisible(not folded)

    def _buttons(self) -> None:
        tr = self._desk.tr
        self.more = Button("", icon="more", name="conference_more", pressed=self._offer_more)
        self.more.setAccessibleName(tr(N_("会議のほかの操作")))
        self.more.setToolTip(tr(N_("会議のほかの操作")))
        self.notice = Button(
            tr(N_("開催通知")),
            icon="mail",
            name="conference_notice",
            pressed=lambda: doing.show_notice(self._desk, self, self._conference),
        )
        self.packs = Button(
            tr(N_("資料を印刷")), icon="printer", hint="Ctrl+P", name="make_packs", pressed=self.make_packs
        )
        self.close_ = Button(
            tr(N_("会議を閉じる")),
            icon="circle-check",
            look="primary",
            name="close_conference",
            pressed=lambda: doing.close(self._desk, self, self._seen.conference if self._seen else None),
        )
        keys = QShortcut(QKeySequence("Ctrl+P"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.make_packs)
        for each in (self.more, self.notice, self.packs, self.close_):
            self._head.right.addWidget(each)

    # -- showing

    def _show(self, view: SittingView) -> None:
        if view.conference.id != self._conference:
            return
        self._seen = view
        self._show_head(view)
        self.strip.show_view(view)
        self.agenda.show_view(view, self._item)
        self._item = self.agenda.current()
        self.members.setVisible(not view.answers)
        self.members.show_view(view)
        self.copies.show_view(view)
        self._show_item(view)
        self.minutes.show_record(view.conference, "", fixed=view.fixed)
        self._count_pages(view)

    def _show_head(self, view: SittingView) -> None:
        tr, of = self._desk.tr, view.conference
        day = f"{wareki_weekday(of.at.date())} {span_of(of)}" if of.at else ""
        # large text: the place stands in the line of the law instead
        self._head.sub.setText("・".join(filter(None, (day, "" if theme.current().scale >= LARGE else of.place))))
        self._fit_name()
        words, icon, state = STEPS[view.step]
        self.step.set_face(tr(words), icon=icon, state=state)
        self.notice.setVisible(not view.answers and not view.fixed)
        self.packs.setVisible(not view.fixed)
        self.packs.set_text(tr(N_("答える紙を作る")) if view.answers else tr(N_("資料を印刷")))
        self.close_.setVisible(not view.fixed)

    def _fit_name(self) -> None:
        """A long name of a sitting leaves room for its day; the whole name stands in the tooltip."""
        if self._seen is None:
            return
        name = self._seen.conference.name
        room = max(theme.current().px(200), round(self.width() * 0.36))
        shown = theme.metrics("title", bold=True).elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._head.title.setText(shown)
        self._head.title.setAccessibleName(name)
        self._head.title.setToolTip(name if shown != name else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name takes what room there is."""
        super().resizeEvent(event)
        self._fit_name()

    def _show_item(self, view: SittingView) -> None:
        self.decisions.show_view(view, self._item)
        show_result(self.result, view, self._item)

    def _count_pages(self, view: SittingView) -> None:
        items: tuple[AgendaItem, ...] = tuple(each.item for each in view.agenda)
        self._paging.ask(page_counts(items, self._desk.locale), self.agenda.show_pages)

    def _choose(self, item_id: str) -> None:
        self._item = item_id
        if self._seen is not None:
            self._show_item(self._seen)

    # -- doing

    def make_packs(self) -> None:
        """Weigh who gets what, make the numbered packs, print them."""
        view = self._seen
        if view is not None and not view.fixed:
            ask_packs(self._desk, self, view.conference, lambda packs: doing.hand_to_exits(self._desk, self, packs))

    def _act(self, what: str, item_id: str) -> None:
        view = self._seen
        if view is None:
            return
        if what == "add":
            ask_cases(self._desk, self, view.conference)
            return
        line = view.line(item_id)
        if line is None:
            return
        acts: dict[str, Callable[[], object]] = {
            "write": lambda: ask_item(self._desk, self, view.conference, line),
            "preview": lambda: doing.show_item(self._desk, self, line),
            "case": lambda: self._desk.open_case(line.item.case),
            "up": lambda: self._move(line, up=True),
            "down": lambda: self._move(line, up=False),
            "remove": lambda: self._remove(line),
        }
        acts[what]()

    def _move(self, line: AgendaLine, *, up: bool) -> None:
        self._desk.work.write(self, N_("議題の順番を変える"), lambda w: move_item(w, line.item.id, up=up))

    def _remove(self, line: AgendaLine) -> None:
        self._desk.work.write(self, N_("議題から外す"), lambda w: remove_item(w, line.item.id), case=line.item.case)

    def _set_version(self, item_id: str, version: str) -> None:
        view = self._seen
        line = view.line(item_id) if view is not None else None
        if view is None or line is None:
            return
        at, changed = self._desk.locale, line.item.replace(version=version)

        def use(w: Writer) -> AgendaItem:
            return save_item(w, changed, at)

        def refused(_refused: object) -> bool:
            self.agenda.show_view(view, self._item)  # the choice goes back to what is true
            return False

        self._desk.work.write(self, N_("資料の版を選ぶ"), use, refused=refused, case=line.item.case)

    def _edit_member(self, member_id: str) -> None:
        view = self._seen
        if view is not None:
            found = next((each for each in view.members if each.id == member_id), None)
            ask_member(self._desk, self, self._conference, found)

    def _offer_more(self) -> None:
        view, tr = self._seen, self._desk.tr
        if view is None:
            return
        menu = QMenu(self)
        menu.setObjectName("conference_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for code, words, call in self._offered(view.conference, view):
            action = menu.addAction(tr(words))
            action.setObjectName(code)
            action.triggered.connect(call)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _offered(self, of: Conference, view: SittingView) -> list[tuple[str, str, Callable[[], object]]]:
        desk = self._desk
        found: list[tuple[str, str, Callable[[], object]]] = []
        if not view.fixed:
            found.append(("change", N_("日時・求め・回収を直す"), lambda: ask_change(desk, self, of)))
        if not view.answers:
            found.append(("agenda", N_("次第を見る"), lambda: doing.show_agenda(desk, self, of.id)))
            found.append(("minutes", N_("議事録を見る"), lambda: doing.show_minutes(desk, self, of.id)))
            found.append(("summary", N_("一覧を保存(記号版・Excel)"), lambda: doing.save_summary(desk, self, of.id)))
            found.append(("next", N_("次の会議をつくる"), lambda: doing.ask_next(desk, self, of)))
        if not view.fixed:
            found.append(("cancel", N_("中止・延期する"), lambda: doing.ask_cancel(desk, self, of)))
        return found
