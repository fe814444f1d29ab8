"""配った資料: every numbered pack, handed out and come back; what is still out stands there in words."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.conferences.packs import hand_packs
from kyoju_desktop.services.conferences.returns import CopyLine, settle_packs
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.conference_copy import ask_fate, ask_not_handed, ask_spare
from kyoju_desktop.ui.pages.conference_rows import Col, Row, focus_again, focused_in, header, more_button, two_lines
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.pages.conference_words import clock
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, row

_FATES = {
    "destroyed": N_("捨てた"),
    "deleted": N_("消した"),
    "lost": N_("なくなった"),
    "kept": N_("相手が持つ"),
}


class CopiesPanel(Panel):
    """`show` asks to see a pack again, `lock` to save it as a locked file."""

    show_pack = Signal(str)
    lock_pack = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("配った資料")), icon="copy", name="copies_panel")
        self._desk = desk
        self._view: SittingView | None = None
        tr = desk.tr
        self._columns = (
            Col(tr(N_("番号")), 48),
            Col(tr(N_("受け取った人"))),
            Col(tr(N_("中の版")), 88),
            Col(tr(N_("配布")), 92),
            Col(tr(N_("回収")), 122),
            Col("", 30),
        )
        self.out = Chip("", icon="warning", state="danger", name="packs_out")
        self.out.hide()
        self.add_action(self.out)

    def show_view(self, view: SittingView) -> None:
        """Show every pack of the sitting."""
        self._view = view
        tr = self._desk.tr
        self.title.setText(tr(N_("答えた紙") if view.answers else N_("配った資料")))
        handed = sum(1 for each in view.copies if each.copy.handed_at is not None)
        back = sum(1 for each in view.copies if each.state == "back")
        words = tr(
            N_("{all}部のうち 配布 {handed}・回収 {back}"),
            all=format_number(len(view.copies)),
            handed=format_number(handed),
            back=format_number(back),
        )
        self.set_count(words if view.copies else "")
        self.out.set_face(
            tr(N_("未回収 {count}部"), count=format_number(view.outside)), icon="warning", state="danger"
        )
        self.out.setVisible(bool(view.outside))
        self._fill(view)

    def _fill(self, view: SittingView) -> None:
        tr = self._desk.tr
        focused = focused_in(self)
        empty(self.body)
        if not view.copies:
            made = N_("「資料を印刷」で、構成員ひとりずつの番号つきの資料ができます。")
            answer = N_("「答える紙を作る」で、求めに答える紙ができます。")
            self.body.addWidget(Empty(tr(N_("まだ資料を作っていません。")), tr(answer if view.answers else made)))
            return
        self.body.addWidget(header(self._columns))
        for each in view.copies:
            self.body.addWidget(self._row(each, view))
        self.body.addWidget(self._foot(view))
        focus_again(self, focused)

    def _row(self, each: CopyLine, view: SittingView) -> Row:
        copy = each.copy
        made = Row(
            self._columns,
            (
                Words(copy.number, bold=True),
                self._who(each),
                Elided(copy.holds, size="compact", tone="ink2"),
                self._handed(each),
                self._back(each),
                self._more(each, view),
            ),
            name=f"pack.{copy.number}",
        )
        made.set_state(alarm=each.state in {"out", "lost"} and view.step != "preparing")
        return made

    def _who(self, each: CopyLine) -> QWidget:
        tr, copy = self._desk.tr, each.copy
        if each.member is None and not copy.recipient:
            return Words(tr(N_("予備")), tone="ink2")
        name = each.member.name if each.member is not None else copy.recipient
        if copy.medium == "data":
            return two_lines(name, tr(N_("鍵のかかったPDF")))
        made = Elided(name)
        made.setToolTip(copy.recipient)
        return made

    def _handed(self, each: CopyLine) -> QWidget:
        tr, copy = self._desk.tr, each.copy
        if each.state == "not_handed":
            words = Words(tr(N_("渡さなかった")), size="compact", tone="ink2", wrap=True)
            words.setToolTip(copy.not_handed)
            return words
        tick = QCheckBox(self._time(copy.handed_at) if copy.handed_at else tr(N_("まだ")))
        tick.setObjectName(f"handed.{copy.number}")
        tick.setAccessibleName(tr(N_("資料 {number} を渡した"), number=copy.number))
        tick.setProperty("ring", True)
        tick.setChecked(copy.handed_at is not None)
        tick.clicked.connect(lambda on: self._hand(each, on))
        return tick

    def _back(self, each: CopyLine) -> QWidget:
        tr, copy = self._desk.tr, each.copy
        if each.state in {"made", "not_handed"}:
            return Words("−", tone="ink2")
        if each.state in {"lost", "kept"}:
            tone = "danger" if each.state == "lost" else "ink2"
            icon = "warning" if each.state == "lost" else "pin"
            return IconWords(icon, tr(_FATES[copy.fate]), size="compact", tone=tone, bold=each.state == "lost")
        if each.state == "back":
            words = tr(_FATES[copy.fate]) if copy.fate in _FATES else ""
            tick = QCheckBox(" ".join(filter(None, (self._time(copy.fate_at), words))))
        else:
            tick = QCheckBox()
        tick.setObjectName(f"back.{copy.number}")
        tick.setAccessibleName(tr(N_("資料 {number} が戻った"), number=copy.number))
        tick.setProperty("ring", True)
        tick.setChecked(each.state == "back")
        tick.clicked.connect(lambda on: self._settle(each, on))
        if each.state == "back":
            return tick
        line = row(spacing=4)
        made = QWidget()
        made.setLayout(line)
        line.addWidget(tick)
        line.addWidget(IconWords("warning", tr(N_("未回収")), size="compact", tone="danger", bold=True))
        line.addStretch(1)
        return made

    def _time(self, at: datetime | None) -> str:
        if at is None:
            return ""
        return clock(at) if at.date() == self._day() else month_day(at.date()).split("(")[0]

    def _day(self) -> date:
        at = self._view.conference.at if self._view is not None else None
        return at.date() if at is not None else self._desk.today()

    def _more(self, each: CopyLine, view: SittingView) -> QWidget:
        tr, copy = self._desk.tr, each.copy
        offered = [("show", tr(N_("もう一度見る")))]
        if copy.medium == "data" and each.state in {"made", "out"}:
            offered.append(("lock", tr(N_("鍵をかけて保存"))))
        if each.state == "made" and each.member is None and not view.answers:
            offered.append(("spare", tr(N_("予備を渡す"))))
        if each.state == "made":
            offered.append(("not_handed", tr(N_("渡さなかった"))))
        if each.state == "lost":
            offered.append(("breach", tr(N_("事故として記録する"))))
        if copy.handed_at is not None:
            offered.append(("fate", tr(N_("捨てた・消した・なくなった…"))))
        made = more_button(
            f"pack_more.{copy.number}", tr(N_("資料 {number} のほかの操作"), number=copy.number), offered
        )
        made.picked.connect(lambda code: self._act(code, each))
        return made

    def _foot(self, view: SittingView) -> QWidget:
        tr, look = self._desk.tr, theme.current()
        lines = column(spacing=6, margins=(12, 8, 12, 8))
        holder = QWidget()
        flow = Flow(holder, across=look.px(8), down=look.px(4))
        waiting = [each for each in view.copies if self._can_hand(each)]
        if waiting:
            flow.addWidget(
                Button(
                    tr(N_("資料を全部渡した({count}部)"), count=format_number(len(waiting))),
                    icon="check",
                    small=True,
                    name="hand_all",
                    pressed=lambda: self._hand_all(waiting),
                )
            )
        outside = [each for each in view.copies if each.state == "out" and each.copy.medium != "data"]
        if outside:
            flow.addWidget(
                Button(
                    tr(N_("紙の資料が全部戻った({count}部)"), count=format_number(len(outside))),
                    icon="check",
                    small=True,
                    name="settle_all",
                    pressed=lambda: self._settle_all(outside),
                )
            )
        lost = [each for each in view.copies if each.state == "lost"]
        for each in lost:
            flow.addWidget(
                Button(
                    tr(N_("{number}を事故として記録する"), number=each.copy.number),
                    icon="warning",
                    small=True,
                    name=f"breach.{each.copy.number}",
                    pressed=partial(self._act, "breach", each),
                )
            )
        if waiting or outside or lost:
            lines.addWidget(holder)
        told = N_("守秘の説明がまだの人には、実名版を渡せません。配布と回収は提供の記録に残ります。")
        answered = N_("渡した日が「回答した日」になります。会議のあとに戻ったら印をつけます。提供の記録に残ります。")
        remark = answered if view.answers else told
        lines.addWidget(IconWords("info", tr(remark), size="small", wrap=True))
        return frame("clear", lines)

    def _can_hand(self, each: CopyLine) -> bool:
        spare = each.member is None and not (self._view is not None and self._view.answers)
        absent = each.member is not None and each.member.attendance == "absent"
        return each.state == "made" and not spare and not absent

    # -- doing

    def _hand(self, each: CopyLine, on: bool) -> None:
        view = self._view
        if not on:  # the ledger keeps that it went out
            if view is not None:
                self.show_view(view)
            self._desk.status(self._desk.tr(N_("渡した記録は取り消せません。戻ったら「回収」に印をつけてください。")))
            return
        if each.member is None and view is not None and not view.answers:
            ask_spare(self._desk, self.window(), each.copy, view.members)
            self.show_view(view)
            return
        self._hand_all([each])

    def _hand_all(self, copies: Sequence[CopyLine]) -> None:
        ids, view = tuple(each.copy.id for each in copies), self._view

        def refused(_refused: object) -> bool:
            if view is not None:
                self.show_view(view)  # the tick goes back to what is true
            return False

        self._desk.work.write(self, N_("資料を渡した"), lambda w: hand_packs(w, ids), refused=refused, final=True)

    def _settle(self, each: CopyLine, on: bool) -> None:
        view = self._view
        if on:
            self._write_back((each,))
        elif view is not None:
            self.show_view(view)
            ask_fate(self._desk, self.window(), each.copy)

    def _settle_all(self, copies: Sequence[CopyLine]) -> None:
        self._write_back(copies)

    def _write_back(self, copies: Sequence[CopyLine]) -> None:
        fate = "deleted" if all(each.copy.medium == "data" for each in copies) else "returned"
        ids, clerk = tuple(each.copy.id for each in copies), self._desk.office().clerk
        day, view = self._desk.today(), self._view

        def refused(_refused: object) -> bool:
            if view is not None:
                self.show_view(view)
            return False

        number = copies[0].copy.number
        label = self._desk.tr(N_("{number}の回収"), number=number) if len(copies) == 1 else N_("資料の回収")
        self._desk.work.write(self, label, lambda w: settle_packs(w, ids, fate, day, clerk), refused=refused)

    def _act(self, code: str, each: CopyLine) -> None:
        copy, over = each.copy, self.window()
        if code == "show":
            self.show_pack.emit(copy.id)
        elif code == "lock":
            self.lock_pack.emit(copy.id)
        elif code == "spare" and self._view is not None:
            ask_spare(self._desk, over, copy, self._view.members)
        elif code == "not_handed":
            ask_not_handed(self._desk, over, (copy,))
        elif code == "breach":
            self._desk.open_registers("breaches", f"pack.{copy.id}")
        elif code == "fate":
            ask_fate(self._desk, over, copy)
