"""The first panel of 見守り: who has to go when, what is late, two persons, renewals, contacts to confirm."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers import visits
from kyoju_desktop.domain.records import (
    ArrearsStep,
    Crisis,
    EmergencyContact,
    HospitalStay,
    Organisation,
    ProviderReport,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.renewal import RENEWED, to_confirm
from kyoju_desktop.domain.rules.watch import Rhythm, rhythm_of, two_persons_needed
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.course_lists import visit_book_paper
from kyoju_desktop.services.tenancies import keeps_book
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.dialogs.renewal import ask_confirmation, ask_renewal
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import buttons, said
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.panels import Panel, column

_PAST = 3  # late visits that are named
_SOON_MONTHS = 3
_UNTIL = {"contract_until": N_("契約"), "guarantee_until": N_("保証"), "insurance_until": N_("火災保険")}
BEGUN = (
    (Visit, N_("訪問を書く"), "pin"),
    (ProviderReport, N_("実施者の連絡を書く"), "phone"),
    (Crisis, N_("異変・危機を書く"), "alert"),
    (HospitalStay, N_("入院・不在を書く"), "pause"),
    (ArrearsStep, N_("滞納への対応を書く"), "stairs"),
)


def living_of(view: CaseView) -> Tenancy | None:
    """The tenancy that has not ended."""
    living = [each for each in view.file.of(Tenancy) if each.ended_on is None]
    return living[-1] if living else None


class RhythmPanel(Panel):
    """What stands before going there, and the ways to write what was found."""

    def __init__(self, room: CaseRoom, begin: Callable[[str], object]) -> None:
        super().__init__(room.tr_(N_("見守りの予定")), icon="calendar", name="watch_rhythm")
        self._room, self._begin = room, begin
        self._lines = column(spacing=6, margins=(12, 10, 12, 12))
        self.body.addLayout(self._lines)

    def show_view(self, view: CaseView) -> None:
        """Say it anew."""
        empty(self._lines)
        tenancy = living_of(view)
        if view.dead:
            over = N_("本人は亡くなりました。見守りは終わっています。このあとのことは「退去」にあります。")
            self._lines.addWidget(said("info", self._room.tr_(over), name="watch_over"))
            return
        for each in self._told(view, tenancy):
            self._lines.addWidget(each)
        self._lines.addWidget(buttons([self._write(kind, words, icon) for kind, words, icon in BEGUN]))

    def _told(self, view: CaseView, tenancy: Tenancy | None) -> Iterator[QWidget]:
        tr = self._room.tr_
        if two_persons_needed(view.file, tenancy):
            text = N_("訪問は2人で行きます。わけは「世帯」の本人の欄にあります(庁内だけ。外へ出す紙には載りません)。")
            yield said("people", tr(text), "warn", "two_persons_flag")
        if tenancy is None:
            yield said(
                "info",
                tr(N_("入居の記録がありません。「住まい」で入居と見守りの間隔を入れると、次の訪問の日が出ます。")),
            )
            return
        yield from self._rhythm(view, tenancy)
        yield from self._support(view, tenancy)
        yield from self._renewals(view, tenancy)
        yield from self._contacts(view)

    def _rhythm(self, view: CaseView, tenancy: Tenancy) -> Iterator[QWidget]:
        tr = self._room.tr_
        found = rhythm_of(tenancy, view.file.of(Visit), view.file.of(HospitalStay), view.at.today)
        every = view.teller.text(tenancy, "visit_rhythm")
        if found.away:
            yield said("pause", tr(N_("入院・不在中です。見守りの抜けには数えません。")), "warn", "rhythm_away")
        if not every or tenancy.visit_rhythm == "none":
            words = tr(N_("役場の見守りの間隔は決まっていません。「住まい」の入居で決められます。"))
            yield said("info", words, name="rhythm_next")
        elif found.next_on is None:
            yield said(
                "info", tr(N_("入居の日か見守りを始めた日を入れると、次の訪問の日が出ます。")), name="rhythm_next"
            )
        else:
            yield self._next(found, every)
        yield said("pin", self._last(found), name="rhythm_last")
        for turn in found.past[:_PAST]:
            who = view.teller.conceal(turn.visitors) or tr(N_("訪ねた人の記録なし"))
            text = N_("抜け: {due}の予定を{days}日遅れて{done}に訪問({who})")
            words = tr(
                text,
                due=wareki(turn.due_on),
                days=format_number(turn.late(view.at.today)),
                done=wareki(turn.done_on) if turn.done_on else "",
                who=who,
            )
            yield said("warning", words, "ink2")

    def _next(self, found: Rhythm, every: str) -> QWidget:
        tr = self._room.tr_
        day = wareki_weekday(found.next_on) if found.next_on else ""
        if found.away and found.next_on and found.next_on <= found.today:
            words = tr(N_("{every}の見守り: {day}の予定は、戻ったときに行きます。"), every=every, day=day)
            return said("clock", words, "ink", "rhythm_next")
        if found.late:
            text = N_("{every}の見守り: {day}の予定が{days}日遅れています。")
            words = tr(text, every=every, day=day, days=format_number(found.late))
            return said("alert", words, "danger", "rhythm_next")
        return said("clock", tr(N_("{every}の見守り: 次は{day}"), every=every, day=day), "ink", "rhythm_next")

    def _last(self, found: Rhythm) -> str:
        tr = self._room.tr_
        last = wareki(found.last_on) if found.last_on else tr(N_("まだありません"))
        seen = wareki(found.seen_on) if found.seen_on else tr(N_("記録なし"))
        return tr(N_("前に訪ねた日 {last}・前に会えた日 {seen}"), last=last, seen=seen)

    def _support(self, view: CaseView, tenancy: Tenancy) -> Iterator[QWidget]:
        tr, desk, case = self._room.tr_, self._room.desk, view.case_id
        if tenancy.support == "other":
            who = view.teller.body(tenancy.provider) or _named(view, tenancy) or tr(N_("援助の実施者"))
            text = N_(
                "毎日の安否確認と月1回の見守りは{who}が行い、帳簿も付けます。役場は、受けた連絡と異常を残します。"
            )
            yield said("organisations", tr(text, who=who), name="support_words")
        elif keeps_book(view.file, tenancy):
            text = N_(
                "役場が自ら援助を行う住まいです。安否確認1日1回・見守り月1回・つなぎを帳簿(6項目、5年)に残します。"
            )
            yield said("book", tr(text), name="support_words")
            made = Button(tr(N_("帳簿を印刷")), icon="printer", small=True, name="print_book")
            made.clicked.connect(
                lambda _checked=False: show_made(
                    desk,
                    self,
                    case,
                    visits.BOOK_FORM,
                    visits.BOOK_TITLE,
                    lambda r: visit_book_paper(r, case, desk.locale),
                    kept=False,
                )
            )
            yield buttons([made])

    def _renewals(self, view: CaseView, tenancy: Tenancy) -> Iterator[QWidget]:
        tr, today = self._room.tr_, view.at.today
        soon = add_months(today, _SOON_MONTHS)
        found: list[str] = []
        late = False
        for name in RENEWED:
            until: date | None = getattr(tenancy, name)
            if until is not None and until <= soon:
                late = late or until < today
                found.append(tr(N_("{what} {day}"), what=tr(_UNTIL[name]), day=wareki(until)))
        if not found:
            return
        words = tr(N_("満了が近いもの: {what}"), what="、".join(found))
        yield said("alert" if late else "refresh", words, "danger" if late else "warn", "renewal_due")
        made = Button(tr(N_("更新を記録")), icon="refresh", small=True, name="renew")
        made.clicked.connect(lambda _checked=False: ask_renewal(self._room.desk, self, view, tenancy))
        yield buttons([made])

    def _contacts(self, view: CaseView) -> Iterator[QWidget]:
        tr = self._room.tr_
        contacts = view.file.of(EmergencyContact)
        due = to_confirm(contacts, view.at.today)
        if not due:
            return
        text = N_("緊急連絡先{all}人のうち{due}人を、1年以上確かめていません。")
        words = tr(text, all=str(len(contacts)), due=str(len(due)))
        yield said("bell", words, "warn", "contacts_due")
        made = Button(tr(N_("確かめた")), icon="check", small=True, name="confirm_contacts")
        made.clicked.connect(lambda _checked=False: ask_confirmation(self._room.desk, self, view))
        yield buttons([made])

    def _write(self, kind: type, words: str, icon: str) -> Button:
        made = Button(self._room.tr_(words), icon=icon, small=True, name=f"begin.{kind.__name__}")
        made.clicked.connect(lambda _checked=False: self._begin(kind.__name__))
        return made


def _named(view: CaseView, tenancy: Tenancy) -> str:
    return next((each.name for each in view.file.of(Organisation) if each.id == tenancy.provider), "")
