"""The right column of 今日: papers without an answer, replies, what runs out, parked interviews, last cases."""

from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.conferences.returns import UnansweredPacks
from kyoju_desktop.services.today import PANEL_LIMIT, Awaited, Parked, Today
from kyoju_desktop.storage.lists import CaseRow, DueRow
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.handed import ask_not_out, ask_reply, say_went_out
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.due_places import place_of
from kyoju_desktop.ui.pages.side_rows import Recent, RecentPanel, SidePanel, SideRow, Step
from kyoju_desktop.ui.pages.today_lines import words_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.panels import Scroll

_SHOWN = 4  # rows of a panel before 全部見る


class TodaySide(Scroll):
    """The panels; each row has the button that goes on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=12)
        self._desk = desk
        self._shown: tuple[Today, Locale] | None = None
        tr = desk.tr
        self.unanswered = SidePanel(tr(N_("提供の結果が未記入")), "out", name="unanswered", empty="")
        self.replies = SidePanel(
            tr(N_("つなぎの返事待ち")), "reply", name="replies", empty=tr(N_("待っている返事はありません。"))
        )
        self.ends = SidePanel(
            tr(N_("同意・支援措置の期限")),
            "shield-check",
            name="ends",
            empty=tr(N_("1か月のうちに切れるものはありません。")),
        )
        self.parked = SidePanel(
            tr(N_("止めている面談")), "pause", name="parked_panel", empty=tr(N_("止めている面談はありません。"))
        )
        self.recent = RecentPanel(
            tr(N_("最近のケース")),
            "cases",
            name="recent",
            empty=tr(N_("まだケースがありません。「新規相談」(Ctrl+N)から始めます。")),
        )
        self._all: dict[SidePanel, Button] = {}
        self._whole: set[SidePanel] = set()
        for panel in (self.unanswered, self.replies, self.ends, self.parked):
            self._all[panel] = Button(
                "", look="quiet", small=True, name="show_all", pressed=partial(self._turn, panel)
            )
            panel.add_action(self._all[panel])
            self.body.addWidget(panel)
        self.body.addWidget(self.recent)
        self.body.addStretch(1)

    def show_today(self, found: Today, at: Locale) -> None:
        """Show the present state."""
        self._shown = (found, at)
        waiting = [self._packs(each, at) for each in found.packs]
        waiting += [self._unanswered(each, at) for each in found.unanswered]
        self._fill(self.unanswered, waiting, at.tr)
        self.unanswered.setVisible(bool(waiting))
        self._fill(self.replies, [self._reply(each, at) for each in found.replies], at.tr)
        self._fill(self.ends, [self._end(each, at) for each in found.ends], at.tr)
        self._fill(self.parked, [self._parked(each, at.tr) for each in found.parked], at.tr)
        self.recent.show_recent([self._recent(each, at.tr) for each in found.recent[:6]])

    def _fill(self, panel: SidePanel, rows: list[SideRow], tr: Translator) -> None:
        many = N_("{count}件以上") if len(rows) >= PANEL_LIMIT else N_("{count}件")
        count = tr(many, count=str(len(rows))) if rows else ""
        whole = panel in self._whole
        panel.show_rows(rows if whole else rows[:_SHOWN], count)
        self._all[panel].set_text(tr(N_("たたむ")) if whole else tr(N_("全部見る")))
        self._all[panel].setVisible(len(rows) > _SHOWN)

    def _turn(self, panel: SidePanel) -> None:
        """Show all rows of a panel, or the first ones again."""
        self._whole ^= {panel}
        if self._shown is not None:
            self.show_today(*self._shown)

    def _unanswered(self, kept: Disclosure, at: Locale) -> SideRow:
        tr = at.tr
        day = month_day(kept.at.date()) if kept.at else ""
        return SideRow(
            title=kept.recipient,
            sub="・".join(filter(None, (kept.document_number, day))),
            steps=(
                Step(tr(N_("出した")), "check", lambda: say_went_out(self._desk, self._page(), kept), "went_out"),
                Step(
                    tr(N_("出さなかった")), "forbid", lambda: ask_not_out(self._desk, self._page(), kept), "not_out"
                ),
            ),
        )

    def _packs(self, each: UnansweredPacks, at: Locale) -> SideRow:
        """Packs of a sitting of which nobody has said whether they were handed over: answered in the sitting."""
        tr, conference = at.tr, each.conference
        return SideRow(
            title=conference.name,
            sub=tr(N_("配ったか未記入の資料 {count}部"), count=str(each.count)),
            steps=(
                Step(
                    tr(N_("会議を開く")),
                    "conferences",
                    lambda: self._desk.open_conference(conference.id),
                    "open_sitting",
                ),
            ),
        )

    def _reply(self, each: Awaited, at: Locale) -> SideRow:
        tr = at.tr
        sent = each.referral.sent_at
        means = tr(at.codes.label("referral_means", each.referral.means)) if each.referral.means else ""
        words = tr(N_("{name}・{day} {means}"), name=_name(each.due, tr), day=_day(sent), means=means)
        return SideRow(
            title=each.recipient,
            sub=words.strip("・ "),
            mark=cells.due_words(each.due.due_on, at.today, tr),
            chip=_secret(each.due, tr),
            steps=(
                Step(
                    tr(N_("返事を入れる")),
                    "reply",
                    lambda: ask_reply(self._desk, self._page(), each.referral, each.recipient),
                    "enter_reply",
                ),
            ),
        )

    def _end(self, row_: DueRow, at: Locale) -> SideRow:
        tr = at.tr
        what, _why = words_of(row_, at)
        return SideRow(
            title=what,
            sub=tr(N_("{name}・{day}"), name=_name(row_, tr), day=month_day(row_.due_on)),
            mark=cells.due_words(row_.due_on, at.today, tr),
            chip=_secret(row_, tr),
            steps=(
                Step(
                    tr(row_.action),
                    "book" if row_.code == "protection_extension" else "pencil",
                    lambda: self._go_on(row_),
                    "go_on",
                ),
            ),
        )

    def _go_on(self, row_: DueRow) -> None:
        if row_.record_class == "Consent":
            self._desk.open_consent(row_.case)
        else:
            place = place_of(row_.code, row_.record_class, row_.record)
            self._desk.open_case(row_.case, place.record_class, place.target, place.field)

    def _parked(self, parked: Parked, tr: Translator) -> SideRow:
        since = parked.since
        mark = None
        if since is not None:
            mark = cells.DueWords("", "ink2", _since(since, self._desk.now(), tr))
        return SideRow(
            title=parked.name or parked.case.called or tr(N_("名前はまだ")),
            sub=parked.case.number,
            mark=mark,
            steps=(
                Step(tr(N_("続ける")), "arrow-right", lambda: self._desk.resume_intake(parked.case.id), "resume"),
            ),
        )

    def _recent(self, row_: CaseRow, tr: Translator) -> Recent:
        name = row_.name or tr(N_("受付 {number}"), number=row_.number)
        stage = tr(self._desk.codes.label("stage", row_.stage)) if row_.stage else ""
        return Recent(name, stage, lambda: self._desk.open_case(row_.case))

    def _page(self) -> QWidget:
        return self.window()


def _name(row_: DueRow, tr: Translator) -> str:
    return row_.name or tr(N_("受付 {number}"), number=row_.number)


def _secret(row_: DueRow, tr: Translator) -> ChipFace | None:
    return ChipFace(tr(N_("秘匿")), "house-lock", "danger") if row_.protected else None


def _day(moment: datetime | None) -> str:
    return f"{moment.month}月{moment.day}日" if moment else ""


def _since(moment: datetime, now: datetime, tr: Translator) -> str:
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 60:
        return tr(N_("{count}分前"), count=str(minutes))
    if minutes < 24 * 60:
        return tr(N_("{count}時間前"), count=str(minutes // 60))
    return tr(N_("{count}日前"), count=str(minutes // (24 * 60)))
