"""Every place where bytes or words leave the program, in one list: whoever adds a way out enters it here.

`tests/test_exits.py` finds the code that can let something out and fails when it stands outside these modules;
`tests/e2e/test_canaries.py` sends a protected case through every exit and fails when an exit has no probe.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exit:
    """One way out: what it is, how code that uses it looks, and the modules (below the package) that may."""

    name: str
    what: str
    signs: frozenset[str]
    modules: frozenset[str]


def _exit(name: str, what: str, signs: str, modules: str) -> Exit:
    return Exit(name, what, frozenset(signs.split()), frozenset(modules.split()))


# Signs: the name of a class, function or attribute; "open:w" is a file opened for writing.
EXITS: tuple[Exit, ...] = (
    _exit(
        "printer",
        "a paper on a printer, and the name of its job",
        "QPrinter QPrintDialog QPrintPreviewDialog setDocName setOutputFileName",
        "ui/dialogs/print_many.py ui/dialogs/print_paper.py ui/dialogs/print_spool.py ui/dialogs/printing.py",
    ),
    _exit(
        "pdf",
        "the bytes of a paper and the properties of its file",
        "Canvas QPdfWriter setTitle setSubject setKeywords setAuthor",
        "documents/press.py",
    ),
    _exit(
        "saved_paper",
        "a paper or the words of a form in a file where the clerk chooses, and the name proposed for it",
        "selectFile getSaveFileName",
        "ui/dialogs/save_file.py ui/dialogs/own_words.py",
    ),
    _exit(
        "asked_folder",
        "a dialog that asks for a place",
        "QFileDialog",
        "ui/choosing.py ui/tour/handing.py",
    ),
    _exit("clipboard", "what is copied", "clipboard QClipboard setMimeData QMimeData QDrag", "ui/clipboard.py"),
    _exit(
        "title",
        "what the task bar and the switcher show",
        "setWindowTitle setWindowFilePath setWindowIconText setApplicationDisplayName",
        "ui/main_window.py ui/errors.py ui/dialogs/preview.py ui/dialogs/question.py ui/dialogs/masking.py "
        "ui/dialogs/attach.py ui/dialogs/own_words.py ui/dialogs/print_many.py",
    ),
    _exit(
        "log",
        "the log file",
        "logging RotatingFileHandler FileHandler qWarning qDebug",
        "app.py ui/errors.py ui/screens.py",
    ),
    _exit(
        "settings",
        "the settings beside the file, readable without the passphrase",
        "write_text",
        "services/settings.py",
    ),
    _exit(
        "data_folder",
        "the encrypted file, its keys, its locks and its backups",
        "open:w write_bytes os.open",
        "platform/files.py storage/backup_file.py storage/folder.py storage/locking.py",
    ),
    _exit(
        "handed_file",
        "the one write of a file that leaves the office: a paper, a list",
        "open:w",
        "exchange/target.py",
    ),
    _exit("dialog_traces", "what Qt's file dialog remembers; it is taken back", "QSettings", "ui/choosing.py"),
    _exit("locked_pdf", "the bytes of a paper under lock", "Encryption", "exchange/pdf.py"),
    _exit("xlsx", "a list as an Excel file, and the properties of it", "xlsxwriter msoffcrypto", "exchange/xlsx.py"),
    _exit("csv", "a list as plain text", "csv", "exchange/csv.py"),
    _exit(
        "terminal",
        "what the command line and a failing start print",
        "print stdout stderr",
        "app.py admin/commands.py admin/passphrases.py admin/results.py",
    ),
    _exit(
        "tour",
        "pictures and papers of the invented office only",
        "grab write_bytes write_text",
        "ui/tour/hand.py ui/tour/clock.py ui/tour/run.py",
    ),
    _exit(
        "elsewhere",
        "other programs, notifications, tables, temporary files: the program uses none",
        "QSystemTrayIcon QDesktopServices QProcess subprocess startfile webbrowser tempfile zipfile "
        "openpyxl QSharedMemory QDBus",
        "",
    ),
)
