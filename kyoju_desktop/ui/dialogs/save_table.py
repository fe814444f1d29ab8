"""A list into a file: Excel or CSV, with a lock or without; what the old letter code cannot write is told first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.csv import CP932, UTF8, unwritable, write_csv
from kyoju_desktop.exchange.tables import Table, in_words
from kyoju_desktop.exchange.xlsx import write_xlsx
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.exports import log_file
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.save_file import PLAIN, STOPPED, FileToSave, SaveQuestion, Stayed, Went, ask_place
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.radio_rows import RadioRows

XLSX, CSV_UTF8, CSV_OLD, CSV_RAW = "xlsx", "csv", "csv_cp932", "csv_raw"
_KINDS = (
    (XLSX, N_("Excel(鍵をかけられます)")),
    (CSV_UTF8, N_("CSV UTF-8(表計算ソフトで開くとき)")),
    (CSV_OLD, N_("CSV シフトJIS(古いシステムに渡すとき)")),
    (CSV_RAW, N_("CSV UTF-8 そのまま(ほかのシステムに取り込むとき)")),
)
_MOST_NAMED = 30  # letters


class TableQuestion(SaveQuestion):
    """The kind of file before the lock."""

    def __init__(self, desk: Desk, parent: QWidget, table: Table, file: FileToSave) -> None:
        self._table = table
        self.kind = RadioRows(
            [(code, desk.tr(words)) for code, words in _KINDS], name="save_kind", label=desk.tr(N_("ファイルの種類"))
        )
        self.kind.choose(XLSX)
        self.letters = IconWords("alert", "", tone="danger", wrap=True, name="save_letters")
        super().__init__(desk, parent, (file,))
        self.body.insertWidget(0, self.kind)
        self.body.insertWidget(1, self.letters)
        self.kind.chosen.connect(self._choose)
        self.show_choice()

    def _choose(self, code: str) -> None:
        if code != XLSX:
            self.lock.choose(PLAIN)
        self.show_choice()

    def show_choice(self) -> None:
        """CSV has no lock; the old code lacks letters."""
        self.lock.setVisible(self.kind.value() == XLSX)
        super().show_choice()
        lacking = unwritable(self._table, CP932) if self.kind.value() == CSV_OLD else ()
        words = N_("シフトJISでは書けない文字があります: {letters} 別の字にはしません。UTF-8 を選んでください。")
        named = " ".join(lacking[:_MOST_NAMED]) + (" …" if len(lacking) > _MOST_NAMED else "")
        self.letters.words.setText(self.tr_(words, letters=named) if lacking else "")
        self.letters.setVisible(bool(lacking))
        self.verb.setEnabled(not lacking)


def save_table(
    desk: Desk,
    parent: QWidget,
    tables: Table | Sequence[Table],
    name: str,
    went: Went,
    stayed: Stayed,
    *,
    number: str = "",
    form: str = "",
) -> QDialog:
    """Ask for the kind of file, the lock and the place, and write; CSV takes the first list only.

    `name` is the neutral name of the file. Nothing is converted and no letter is ever replaced. With a `form` the
    log says who made a file of that list, once it is written.
    """
    given = [in_words(each, desk.tr) for each in ((tables,) if isinstance(tables, Table) else tables)]
    book = FileToSave(name, "xlsx", lambda word: _book(given, word, desk.today()), number=number)
    asked = TableQuestion(desk, parent, given[0], book)

    def logged() -> None:
        desk.work.write(
            parent, N_("一覧をファイルにした"), lambda w: log_file(w, form), lambda _row: went(), final=True
        )

    def agreed() -> None:
        kind, locked = asked.kind.value(), asked.locked()
        if not asked.verb.isEnabled():
            return
        asked.accept()
        file = book if kind == XLSX else FileToSave(name, "csv", lambda _word: _plain(given[0], kind), number=number)
        ask_place(desk, parent, (file,), locked and kind == XLSX, logged if form else went, stayed)

    asked.agreed.connect(agreed)
    asked.rejected.connect(lambda: stayed(Message(STOPPED)))
    asked.open()
    asked.kind.setFocus()
    return asked


def _book(tables: Sequence[Table], password: str, today: date) -> bytes:
    return write_xlsx(tables, password=password, form=tables[0].title, on=today)


def _plain(table: Table, kind: str) -> bytes:
    if kind not in {CSV_UTF8, CSV_OLD, CSV_RAW}:
        raise Refused(N_("ファイルの種類を選んでください。"))
    return write_csv(table, encoding=CP932 if kind == CSV_OLD else UTF8, for_people=kind == CSV_UTF8)
