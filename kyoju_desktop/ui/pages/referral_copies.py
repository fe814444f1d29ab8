"""部数と返却: how many copies go, their numbers, what becomes of them by when; when something was told aloud."""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.basis_rule import Demand
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.referrals import Handing
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.referral_draft import ReferralDraft
from kyoju_desktop.ui.pages.referral_facts import FactLines
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Panel, column

ORAL = "oral"
_PAPER = (
    Demand("copies", N_("部数"), "count"),
    Demand("numbers", N_("配布番号(空なら順に付けます)"), optional=True),
    Demand("asked", N_("渡したあと、紙をどうしてもらうか"), "choice", "copy_request"),
    Demand("due_on", N_("いつまでに(返す・捨てる・消すとき)"), "day", optional=True),
)
_TOLD = (
    Demand("told_at", N_("伝えた日時(空なら、いま)"), "moment", optional=True),
    Demand("late_entry", N_("あとから記録するわけ(前の日に伝えたとき)"), "long", optional=True),
)
_FRESH = {"copies": "1", "asked": "keep"}


class CopiesPanel(Panel):
    """`wrote` carries (name, text)."""

    wrote = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("部数と返却")), name="copies_panel")
        self._desk = desk
        self._shown: tuple[str, bool] | None = None
        self.lines: FactLines | None = None

    def show_draft(self, draft: ReferralDraft) -> None:
        """Show the lines for a paper or for what is told aloud; what is being typed stays."""
        told = (draft.referral.id, draft.referral.means == ORAL)
        if told == self._shown:
            return
        self._shown = told
        oral, tr = told[1], self._desk.tr
        self.title.setText(tr(N_("伝えた日時")) if oral else tr(N_("部数と返却")))
        empty(self.body)
        made = FactLines(
            self._desk, _TOLD if oral else _PAPER, {**_FRESH, **draft.handing}, prefix="handing", wrap=False
        )
        made.changed.connect(self.wrote)
        inside = column(margins=(12, 4, 12, 12))
        if not oral:
            hint = N_("返してもらう紙は、戻るまで今日の一覧に出ます。")
            inside.addWidget(Words(tr(hint), size="compact", tone="ink2"))
        inside.addWidget(made)
        holder = QWidget()
        holder.setLayout(inside)
        self.body.addWidget(holder)
        self.lines = made


def handing_of(written: Mapping[str, str]) -> Handing:
    """The copies as written; `Refused` with the field when they cannot be."""
    count = written.get("copies", "") or "1"
    if not count.isdigit() or not 1 <= int(count) <= 200:
        raise Refused(N_("部数を数で入れてください。"), field="copies")
    asked = written.get("asked", "") or "keep"
    due = _day(written.get("due_on", ""))
    made = Handing(int(count), written.get("numbers", ""), asked, due if asked != "keep" else None)
    made.each()
    if asked != "keep" and due is None:
        raise Refused(N_("紙を返す・捨てる・消す期限がまだです。"), field="due_on")
    return made


def told_of(written: Mapping[str, str]) -> tuple[datetime | None, str]:
    """When something was told aloud, and why it is entered late."""
    text = written.get("told_at", "").strip()
    try:
        return (datetime.fromisoformat(text) if text else None), written.get("late_entry", "").strip()
    except ValueError:
        raise Refused(N_("伝えた日時を読めません。"), field="told_at") from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Refused(N_("期限の日付を読めません。"), field="due_on") from None
