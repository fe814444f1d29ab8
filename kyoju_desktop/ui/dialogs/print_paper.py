"""A paper to a printer: asks for the printer (the one used last for this form first), then prints in the background.

While it prints, the window can be used; the bar below (or the foot of the preview) shows the pages and stops it.
When the file is locked or the window closed meanwhile, the print is stopped at the next page and thrown away as far
as the printer still allows; a paper of the ledger then stands unanswered on 今日.
"""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.printing import Printed, new_printer, print_pages
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.jobs import Progress

Went = Callable[[], object]
Stayed = Callable[[Message], object]

NO_PRINTER = N_(
    "プリンターが見つかりません。紙は出ていません。プリンターをつなぎ、電源を入れてから、もう一度印刷してください。"
)
VANISHED = N_("プリンター「{printer}」が見つからなくなりました。紙は出ていません。別のプリンターを選んでください。")
GIVEN_UP = Message(N_("印刷をやめた"))
STOPPED = Message(N_("印刷を途中で中止した。紙は出ていない"))


def print_paper(
    desk: Desk, parent: QWidget, pdf: bytes, job_name: str, went: Went, stayed: Stayed, *, form: str = ""
) -> QPrintDialog | None:
    """Ask for a printer and print in the background; `stayed` tells why nothing came out.

    In doubt (stopped half way, a queue that stands still) the clerk is told first, then `went` asks what became of
    the paper. `form` is the code of the paper: its printer is remembered.
    """

    def done(printed: Printed, printer: QPrinter) -> None:
        if printed.stopped and not printed.sheets:
            desk.status(desk.tr(N_("印刷を中止しました。紙は出ていません。")))
            stayed(STOPPED)
        elif doubt := doubt_of(printed, printer):
            tell_doubt(desk, parent, doubt, went)
        else:
            went()

    def refused(problem: Refused) -> None:
        stayed(problem.message)
        tell_not_out(desk, parent, problem.message)

    def chosen(printer: QPrinter) -> None:
        send(
            desk,
            parent,
            desk.tr(N_("印刷しています: {name}"), name=job_name),
            lambda progress: print_pages(pdf, printer, progress.step),
            lambda printed: done(printed, printer),
            refused,
        )

    return ask_printer(desk, parent, job_name, form, chosen, lambda why: _not_asked(desk, parent, why, stayed))


def ask_printer(
    desk: Desk,
    parent: QWidget,
    job_name: str,
    form: str,
    chosen: Callable[[QPrinter], object],
    not_chosen: Callable[[Message], object],
    *,
    whole: bool = False,
) -> QPrintDialog | None:
    """Let the clerk choose a printer, copies and sides; remembers the printer of the form. None without any.

    `whole`: no range of pages can be chosen.
    """
    printer = new_printer(job_name)
    _prefer(desk, printer, form)
    if not _leads_somewhere(printer):
        not_chosen(Message(NO_PRINTER))
        return None
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # saving is an exit of its own
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, not whole)

    def accepted() -> None:
        remember(desk, form, printer.printerName())
        _when_it_runs(desk, parent, printer, chosen, not_chosen)

    dialog.accepted.connect(accepted)
    dialog.rejected.connect(lambda: not_chosen(GIVEN_UP))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog


def send(
    desk: Desk,
    parent: QWidget,
    label: str,
    use: Callable[[Progress], Printed],
    then: Callable[[Printed], object],
    refused: Callable[[Refused], object],
) -> None:
    """Print in the background; the same paper may be sent again while its first print still runs."""
    run = QWidget(parent)  # one print: lives no longer than who asked for it
    run.hide()

    def over(printed: Printed) -> None:
        run.deleteLater()
        then(printed)

    def failed(problem: Refused) -> bool:
        run.deleteLater()
        refused(problem)
        return True

    desk.work.perform(run, label, use, over, refused=failed, long=True)


def remember(desk: Desk, form: str, name: str) -> None:
    """Keep which printer this form was printed on (a name of the office's machine: nothing about a person)."""
    if form and name and desk.settings.printers.get(form) != name:
        try:
            desk.change_settings(printers={**desk.settings.printers, form: name})
        except Refused as problem:
            desk.status(problem.message.text(desk.tr))  # the paper matters more


def doubt_of(printed: Printed, printer: QPrinter) -> Message | None:
    """What the clerk must look at before saying that the paper went out."""
    if printed.stopped:
        return Message(
            N_(
                "{sheets}枚までプリンターに送ったところで止めました(全部で{of}枚)。"
                "出た紙があるかを見て、途中までの紙は回収してください。"
            ),
            (("sheets", str(printed.sheets)), ("of", str(printed.of))),
        )
    if standing_still(printer):
        return Message(
            N_(
                "プリンターが止まっています(用紙切れ・紙づまり・一時停止など)。書類はプリンターの順番待ちに残っています。"
                "直すと出てきます。出さないときは、順番待ちから消してください。"
            )
        )
    return None


def tell_doubt(desk: Desk, parent: QWidget, doubt: Message, then: Went) -> Notice:
    """Say it, and go on when it was read."""
    tr = desk.tr
    made = Notice(
        parent, tr(N_("紙を確かめてください")), doubt.text(tr), icon="printer", tone="warn", close=tr(N_("確かめた"))
    )
    made.ask(lambda _code: then())
    return made


def tell_not_out(desk: Desk, parent: QWidget, why: Message) -> Notice:
    """Say that no paper came out, and what to do."""
    tr = desk.tr
    made = Notice(
        parent, tr(N_("印刷できませんでした")), why.text(tr), icon="printer", tone="warn", close=tr(N_("閉じる"))
    )
    made.open()
    return made


def standing_still(printer: QPrinter) -> bool:
    """Whether the queue is there, but out of paper, jammed or paused."""
    found = QPrinterInfo.printerInfo(printer.printerName()) if printer.printerName() else None
    return found is not None and not found.isNull() and found.state() is QPrinter.PrinterState.Error


def _not_asked(desk: Desk, parent: QWidget, why: Message, stayed: Stayed) -> None:
    stayed(why)
    if why is not GIVEN_UP:
        tell_not_out(desk, parent, why)


def _prefer(desk: Desk, printer: QPrinter, form: str) -> None:
    """Preselect the printer used last for the form; a printer that is gone is told."""
    wanted = desk.settings.printers.get(form, "")
    if not wanted or printer.outputFileName():
        return
    if wanted in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(wanted)
    else:
        words = N_("前にこの様式を印刷した「{printer}」が見つかりません。プリンターを選び直してください。")
        desk.status(desk.tr(words, printer=wanted))


def _leads_somewhere(printer: QPrinter) -> bool:
    return bool(printer.printerName() or printer.outputFileName() or QPrinterInfo.availablePrinterNames())


def _when_it_runs(
    desk: Desk,
    parent: QWidget,
    printer: QPrinter,
    chosen: Callable[[QPrinter], object],
    not_chosen: Callable[[Message], object],
) -> None:
    """Go on when the printer is there; one that stands still is told before anything is sent."""
    tr, name = desk.tr, printer.printerName()
    if name and QPrinterInfo.printerInfo(name).isNull():
        not_chosen(Message(VANISHED, (("printer", name),)))
        return
    if not standing_still(printer):
        chosen(printer)
        return
    made = Notice(
        parent,
        tr(N_("プリンターが止まっているようです")),
        tr(
            N_(
                "「{printer}」は、用紙切れ・紙づまり・一時停止などで止まっています。まだ何も送っていません。"
                "送ると、プリンターが直ったときに出てきます。"
            ),
            printer=name,
        ),
        icon="printer",
        tone="warn",
        answers=(("send", tr(N_("それでも送る")), "plain"), ("leave", tr(N_("送らない")), "primary")),
    )
    made.ask(lambda code: chosen(printer) if code == "send" else not_chosen(GIVEN_UP))
