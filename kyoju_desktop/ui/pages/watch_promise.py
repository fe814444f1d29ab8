"""Under a 分納の誓約: the next instalment with its answers, what was missed, what is left."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import InstalmentPaid, Instalments
from kyoju_desktop.domain.rules.paying import MISSED, Paying, begun, paying
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.paying import end_promise
from kyoju_desktop.ui.dialogs.renewal import ask_payment
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, said
from kyoju_desktop.ui.widgets.buttons import Button


def promise_state(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """Where the promise stands, and the one press that answers the next instalment."""
    if not isinstance(record, Instalments) or record.ended_on is not None:
        return None
    found = paying(record, view.file.of(InstalmentPaid))
    if not found.lines:
        return None
    made, lines = block(f"promise.{record.id}")
    for each in _words(room, view, record, found):
        lines.addWidget(each)
    lines.addWidget(buttons(_buttons(room, view, record, found, made)))
    return made


def _words(room: CaseRoom, view: CaseView, record: Instalments, found: Paying) -> Iterator[QWidget]:
    tr = room.tr_
    left = format_number(max(0, found.left))
    count = tr(
        N_("{done}回/{all}回 確かめました。残り {left}円"),
        done=str(found.answered),
        all=str(len(found.lines)),
        left=left,
    )
    if found.paid_off:
        yield said("check", tr(N_("全部払い終わりました。「誓約を終える」で閉じます。")), "done", f"left.{record.id}")
        return
    yield said("wallet", count, name=f"left.{record.id}")
    if found.warns:
        words = N_(
            "{missed}回払えていません(続けて{row}回)。誓約の「払えないときの扱い」に沿って面談し、計画を見直します。"
        )
        yield said(
            "alert", tr(words, missed=str(found.missed), row=str(found.in_a_row)), "danger", f"missed.{record.id}"
        )
        if record.if_missed:
            told = tr(N_("払えないときの扱い: {words}"), words=view.teller.conceal(record.if_missed))
            yield said("info", told)
    if found.next is None:
        yield said(
            "warning", tr(N_("予定の回は終わりましたが、まだ残りがあります。新しい誓約を相談します。")), "warn"
        )
        return
    day = wareki_weekday(found.next.on) if found.next.on else tr(N_("日は決まっていません"))
    late = found.next.on is not None and found.next.on < view.at.today
    text = N_("次は{number}回目 {day} {amount}円")
    words = tr(text, number=str(found.next.number), day=day, amount=format_number(found.next.amount))
    late_words = tr(N_("(過ぎています。払われたか確かめてください)")) if late else ""
    yield said("warning" if late else "clock", words + late_words, "warn" if late else "ink2", f"next.{record.id}")


def _buttons(room: CaseRoom, view: CaseView, record: Instalments, found: Paying, parent: QWidget) -> Iterator[Button]:
    tr, desk = room.tr_, room.desk
    if found.paid_off:
        end = Button(tr(N_("誓約を終える")), icon="check", small=True, name=f"end_promise.{record.id}")
        end.clicked.connect(
            lambda _checked=False: room.write(parent, Instalments.title, lambda w: end_promise(w, record.id))
        )
        yield end
        return
    if found.next is None:
        return
    paid = begun(record, view.file.of(InstalmentPaid), view.at.today)
    for name, words, icon, entry in (
        ("paid", N_("払えた"), "check", paid),
        ("missed", N_("払えなかった"), "cross", paid.replace(result=MISSED, amount=None, paid_on=None)),
    ):
        made = Button(tr(words), icon=icon, small=True, name=f"{name}.{record.id}")
        made.clicked.connect(lambda _checked=False, entry=entry: room.keep(parent, entry))
        yield made
    other = Button(tr(N_("一部だけ・ほか…")), icon="pencil", small=True, name=f"payment.{record.id}")
    other.clicked.connect(lambda _checked=False: ask_payment(desk, parent, view, record))
    yield other
