"""残置物 on the tab 退去: each thing with where it goes, from when it may go, and what is done next."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers import receipt
from kyoju_desktop.domain.records import Belonging, Death, Mandate
from kyoju_desktop.domain.rules.belongings import AWAY, DESIGNATED, OTHER, disposal, told_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.leaving_papers import receipt_paper
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.pages.case_lists import Listed
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, page_of, said
from kyoju_desktop.ui.widgets.buttons import Button


def _begin(view: CaseView) -> Record:
    mandate = view.file.last(Mandate)
    return Belonging(case=view.case_id, mandate=mandate.id if mandate else "", fate="kept")


def _below(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """What is known of one thing and what can be ticked now."""
    if not isinstance(record, Belonging):
        return None
    death, tr, teller = view.file.last(Death), room.tr_, view.teller
    made, lines = block(f"belonging.{record.id}")
    where = "  ".join(
        f"{tr(label)}: {text}"
        for label, text in (
            (N_("置き場所"), teller.text(record, "place")),
            (N_("送り先"), teller.text(record, "send_to")),
        )
        if text
    )
    if where:
        lines.addWidget(said("pin", where))
    done = _done(room, view, record)
    if done:
        lines.addWidget(said("check", done, "done"))
    found = disposal(death, record)
    if record.fate not in AWAY and record.designated != DESIGNATED:
        open_ = found.allowed(view.at.today)
        words = "".join(each.text(tr) for each in found.why)
        lines.addWidget(said("check" if open_ else "forbid", words, "ink2" if open_ else "warn", f"wait.{record.id}"))
    lines.addWidget(buttons(_ways(room, view, record, throw=found.allowed(view.at.today))))
    return made


def _done(room: CaseRoom, view: CaseView, record: Belonging) -> str:
    tr, teller = room.tr_, view.teller
    told = told_of(view.file.last(Death), record)
    parts = []
    if told:
        shown = teller.text(record, "told_on") or teller.text(view.file.last(Death) or record, "notice_sent_on")
        parts.append(tr(N_("通知 {day}"), day=shown))
    if record.fate in AWAY:
        parts.append("  ".join(filter(None, (teller.text(record, "fate"), teller.text(record, "done_on")))))
    if record.received_on:
        parts.append(
            tr(N_("受領 {day} {by}"), day=teller.text(record, "received_on"), by=teller.text(record, "received_by"))
        )
    return "  ".join(parts)


def _ways(room: CaseRoom, view: CaseView, record: Belonging, *, throw: bool) -> list[Button]:
    """What can be done today; a button that is not there is not allowed yet."""
    day = view.at.today
    made: list[Button] = []

    def add(words: str, name: str, icon: str, changed: Belonging) -> None:
        made.append(_button(room, words, f"{name}.{record.id}", icon, partial(_keep, room, changed)))

    if (
        record.fate not in AWAY
        and told_of(view.file.last(Death), record) is None
        and record.designated in {OTHER, ""}
    ):
        add(N_("きょう通知した"), "told", "bell", record.replace(told_on=day))
    if record.fate not in AWAY and record.designated == DESIGNATED:
        add(N_("きょう送った"), "sent", "mail", record.replace(fate="sent", done_on=day))
        add(N_("きょう手渡した"), "handed", "check", record.replace(fate="handed", done_on=day, received_on=day))
    if record.fate not in AWAY and throw:
        add(N_("きょう廃棄した"), "disposed", "trash", record.replace(fate="disposed", done_on=day))
    if record.fate in {"sent", "handed", "heir"} and record.received_on is None:
        add(N_("きょう受領書が届いた"), "received", "check", record.replace(received_on=day))
    if record.fate not in {"disposed", "sold"}:
        made.append(
            _button(room, N_("受領書を作る"), f"receipt.{record.id}", "printer", partial(_receipt, room, record))
        )
    return made


def _button(room: CaseRoom, words: str, name: str, icon: str, act: Callable[[], object]) -> Button:
    return Button(room.tr_(words), icon=icon, small=True, name=name, pressed=act)


def _keep(room: CaseRoom, changed: Belonging) -> None:
    room.keep(page_of(room), changed)


def _receipt(room: CaseRoom, record: Belonging) -> None:
    case, at = room.case_id, room.desk.locale
    draw = partial(receipt_paper, case_id=case, at=at, belonging_id=record.id)
    show_made(room.desk, page_of(room), case, receipt.FORM, receipt.TITLE, draw, kept=True)


BELONGINGS = Listed(
    Belonging,
    N_("残置物"),
    "list",
    N_("残置物の記録はありません。"),
    _begin,
    how=N_("指定残置物(送り先がある物)と、そのほかの物を、ひとつずつ書きます。現金や通帳は別に書きます。"),
    add=N_("残置物を書く"),
    below=_below,
)
