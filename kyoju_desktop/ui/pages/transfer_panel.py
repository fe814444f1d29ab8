"""移管 on the tab つなぎ・提供: what another town handed over to us, and what it counted of what we sent."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Consent, Referral, TransferIn
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.transfers import Match, match_of
from kyoju_desktop.ui.dialogs.transfer import ask_transfer_in, show_receipt
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.handed_panels import two_lines
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import Panel, frame, row, rule


class TransfersPanel(Panel):
    """Cases that came from another town: counted, acknowledged or still to be acknowledged."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("ほかの市町村から受け入れた移管")), icon="mail", name="transfers_in")
        self._room = room

    def show_view(self, view: CaseView) -> None:
        """The transfers with what is still to be done; no panel without any."""
        found = tuple(reversed(view.file.of(TransferIn)))
        empty(self.body)
        self.setVisible(bool(found))
        self.set_count(str(len(found)))
        if found and not any(each.state == "given" for each in view.file.of(Consent)):
            self.body.addWidget(self._warning(view))
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._row(each, view))

    def _warning(self, view: CaseView) -> QWidget:
        tr = self._room.tr_
        copy = any(each.with_consent for each in view.file.of(TransferIn))
        words = N_("前の市町村の同意は、こちらの同意ではありません。本人に、あらためて同意をたずねてください。")
        had = tr(N_("同意書の写しがついてきました。")) if copy else ""
        line = row(margins=(12, 8, 12, 4))
        said = IconWords(
            "warning", had + tr(words), size="compact", tone="warn", wrap=True, name="transfer_no_consent"
        )
        line.addWidget(said)
        return frame("clear", line)

    def _row(self, each: TransferIn, view: CaseView) -> QWidget:
        tr, desk = self._room.tr_, self._room.desk
        who = view.bodies.get(each.organisation, each.sender)
        came = wareki(each.received_on) if each.received_on else ""
        pages = tr(
            N_("書いてある{written}枚・数えた{counted}枚・{copies}部"),
            written=_number(each.pages_written),
            counted=_number(each.pages_counted),
            copies=_number(each.copies),
        )
        theirs = tr(N_("相手の受付番号 {number}"), number=each.their_case) if each.their_case else ""
        title = "  ".join(filter(None, (who, each.their_number)))
        below = "・".join(filter(None, (came, pages, theirs, each.differs)))
        made, line = two_lines(title, below)
        made.setObjectName(f"transfer_in.{each.id}")
        line.addWidget(self._state(each, view))
        if not each.replied_on:
            mend = Button(tr(N_("直す")), small=True, name=f"mend_transfer.{each.id}")
            mend.clicked.connect(lambda _checked=False: ask_transfer_in(desk, self.window(), each.case, each))
            line.addWidget(mend)
        receipt = Button(tr(N_("受領書を作る")), icon="document", small=True, name=f"receipt.{each.id}")
        receipt.clicked.connect(lambda _checked=False: show_receipt(desk, self.window(), each))
        line.addWidget(receipt)
        return made

    def _state(self, each: TransferIn, view: CaseView) -> Chip:
        tr = self._room.tr_
        if each.replied_on:
            told = tr(N_("受領を知らせた {number}"), number=each.reply_number)
            return Chip(told, icon="check", state="done")
        if each.differs:
            return Chip(tr(N_("頁数が合わない")), icon="warning", state="danger")
        late = each.reply_by is not None and each.reply_by < view.at.today
        until = (
            tr(N_("受領書 {day}まで"), day=wareki_weekday(each.reply_by)) if each.reply_by else tr(N_("受領書まだ"))
        )
        return Chip(until, icon="clock", state="danger" if late else "warn")


def match_line(referral: Referral, view: CaseView, tr: Translator) -> QWidget | None:
    """What was sent beside what the other town counted; None for another errand."""
    found = match_of(view.file, referral)
    if found is None:
        return None
    tone, icon = (
        ("danger", "warning") if found.differs else ("done", "check") if found.complete else ("ink2", "clock")
    )
    line = row(margins=(24, 0, 12, 8))
    said = IconWords(
        icon, "・".join(_said(found, tr)), size="compact", tone=tone, wrap=True, name=f"match.{referral.id}"
    )
    line.addWidget(said)
    return frame("clear", line)


def _said(found: Match, tr: Translator) -> Iterable[str]:
    yield tr(
        N_("移管 {number}: 送った{sent}枚・{copies}部"),
        number=found.number,
        sent=_number(found.sent),
        copies=_number(found.copies),
    )
    if found.received is None and not found.their_number:
        yield tr(N_("受領の確認はまだ"))
        return
    yield tr(N_("相手の番号 {number}"), number=found.their_number or "－")
    yield tr(N_("相手が数えた{count}枚"), count=_number(found.received))
    if found.differs:
        yield tr(N_("枚数が合いません。送った相手に確かめてください。"))


def _number(value: int | None) -> str:
    return "－" if value is None else str(value)
