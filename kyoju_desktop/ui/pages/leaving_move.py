"""退去 on its tab: under the row of a move its points, ticked in place, the next home and the settlement."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import MoveOut
from kyoju_desktop.domain.rules.leaving import settled
from kyoju_desktop.domain.rules.telling import DEATH
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_yen
from kyoju_desktop.services.leavings import tick_task
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, page_of, said, ticks

# What nobody has to do for somebody who has died; the reports after a death have their own list.
_OF_THE_LIVING = frozenset({"notice", "address_report", "mail_transfer"})
_NAME = "move_task."


def move_below(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """What is left to do for a move, and what it comes to."""
    if not isinstance(record, MoveOut):
        return None
    made, lines = block(f"move.{record.id}")
    for icon, words in _lines(room, view, record):
        lines.addWidget(said(icon, words))
    dead = record.reason == DEATH
    codes = [each for each in view.at.codes.list("move_out_task").codes if not (dead and each.code in _OF_THE_LIVING)]
    options = [(f"{_NAME}{each.code}", room.tr_(each.label), each.code in record.tasks) for each in codes]

    def tick(name: str, on: bool) -> None:
        task = name.removeprefix(_NAME)
        room.write(page_of(room), N_("退去の手続"), lambda w: tick_task(w, record.id, task, on=on))

    lines.addWidget(ticks(options, tick))
    return made


def _lines(room: CaseRoom, view: CaseView, record: MoveOut) -> list[tuple[str, str]]:
    tr, teller = room.tr_, view.teller
    found = []
    home = "  ".join(filter(None, (teller.text(record, "next_home"), teller.text(record, "next_place"))))
    if home:
        found.append(("homes", tr(N_("次の住まい: {home}"), home=home)))
    if record.key_returned_on or record.keys:
        key = "  ".join(filter(None, (teller.text(record, "key_returned_on"), teller.text(record, "keys"))))
        found.append(("key", tr(N_("鍵を返した: {key}"), key=key)))
    amount = record.settlement if record.settlement is not None else settled(record)
    if amount is not None:
        shown = format_yen(abs(amount), tr)
        words = N_("精算: 本人の側に{amount}返ります。") if amount >= 0 else N_("精算: あと{amount}払います。")
        done = teller.text(record, "settled_on")
        told = tr(words, amount=shown)
        found.append(("wallet", f"{told}  {tr(N_('{day}に済んだ'), day=done)}" if done else told))
    return found
