"""The screens around an open office, and what has to go from the screen when it closes."""

import gc
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.places import shown
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.ui import glyphs, icons
from kyoju_desktop.ui.clipboard import empty_clipboard
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.pages.unlock import UnlockPage
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, frame


def opening() -> Any:  # noqa: ANN401 - a module that is loaded late
    """What is done with the file on a worker (ui.opening), loaded when it is first needed."""
    return importlib.import_module("kyoju_desktop.ui.opening")


def unlock_page(tr: Translator, folder: Path) -> UnlockPage:
    """The unlock screen of a data folder, from what stands in its settings."""
    from kyoju_desktop.storage.standing import place_warning  # noqa: PLC0415 - brings no library of the file

    settings = load_settings(folder).settings
    page = UnlockPage(
        tr, folder, office_line=settings.office_line, drafts=settings.drafts, backup=settings.last_backup_at
    )
    warning = place_warning(folder)
    if warning is not None:
        page.show_place(warning.text(tr))
    return page


def set_up_page(tr: Translator, folder: Path) -> Any:  # noqa: ANN401 - SetUpPage, loaded late
    """The screens of the very first start."""
    from kyoju_desktop.services.preset import load_preset  # noqa: PLC0415 - not needed to paint the unlock screen
    from kyoju_desktop.storage.standing import check_making  # noqa: PLC0415
    from kyoju_desktop.ui.pages.set_up import SetUpPage  # noqa: PLC0415

    trouble = ""
    try:
        check_making(folder)
    except Refused as refused:
        trouble = refused.message.text(tr)
    return SetUpPage(tr, shown(folder), load_preset(), trouble)


def waiting(words: str) -> QFrame:
    """One quiet line while something takes its time."""
    lines = column()
    lines.addStretch(1)
    lines.addWidget(Words(words, size="name", tone="ink2", name="please_wait"), 0, Qt.AlignmentFlag.AlignHCenter)
    lines.addStretch(1)
    return frame("head", lines)


def explain_unlocking(parent: QWidget, tr: Translator) -> None:
    """F1 on the unlock screen."""
    text = N_(
        "合言葉を入れて「開く」を押すと、この端末の中の暗号のファイルが開きます。合言葉を3回まちがえると、"
        "次に試せるまでの時間が少しずつ長くなります。データが消えることはありません。合言葉を忘れたときは、"
        "はじめの設定で紙に写した回復キーで開けます。"
    )
    Notice(parent, tr(N_("この画面の説明")), tr(text), icon="question", close=tr(N_("閉じる"))).open()


def ask_folder(parent: QWidget, tr: Translator, begin: Path, then: Callable[[str], object]) -> None:
    """Ask for another data folder."""
    from kyoju_desktop.ui.choosing import choose_folder  # noqa: PLC0415 - not needed to paint the unlock screen

    choose_folder(parent, tr, tr(N_("ほかの保管場所を開く")), then, name="place_dialog", begin=str(begin))


def close_windows(window: QWidget) -> None:
    """Close every list, menu and dialog that could still show something of a case; empty our clipboard."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for each in window.findChildren(QDialog):
        each.reject()
        each.deleteLater()
    empty_clipboard()


# PySide makes a Qt class and its enumerations when it is first asked for. These are what 今日 asks for: all kinds of
# widgets, because a viewport that is handed to Python has every kind made, to find out which one it is.
_ASKED_FOR = {
    "PySide6.QtCore": ("QMetaMethod",),
    "PySide6.QtGui": ("QGradient", "QImage", "QPainter", "QTextOption", "QWindow"),
    "PySide6.QtWidgets": (),
    "PySide6.QtPrintSupport": ("QPrintPreviewWidget",),
}
# The icons of the first pages, by size and colour.
_PAINTED = (
    (24, "ink", ("cases", "homes", "conferences", "organisations", "list", "figures", "settings")),
    (24, "accent", ("today",)),
    (16, "ink", ("out", "reply", "shield-check", "pause", "cases", "eye-off", "lock", "printer", "pencil", "note")),
    (16, "ink", ("chevron-left", "chevron-right", "phone", "check", "pin", "arrow-right", "circle-check")),
    (16, "accent", ("chevron-down", "more")),
    (16, "ink2", ("search",)),
    (16, "danger", ("warning",)),
    (16, "warn", ("clock",)),
    (16, "done", ("check",)),
    (16, "onfill", ("plus", "pencil", "reply", "note")),
    (14, "ink", ("info", "clock")),
    (14, "ink2", ("copy", "chevron-right")),
    (14, "warn", ("clock",)),
    (14, "danger", ("house-lock", "warning")),
)


def load_all() -> None:
    """Load what the first screens after unlocking need, while the passphrase is being typed."""
    for name in ("ui.opening", "ui.frame", "ui.first_copy", "ui.pages.today", "ui.pages.case", "documents.render"):
        importlib.import_module(f"kyoju_desktop.{name}")
    importlib.import_module("logging.handlers")
    importlib.import_module("concurrent.futures.thread")
    importlib.import_module("kyoju_desktop.domain.codes").shipped_codebook()
    for name, kinds in _ASKED_FOR.items():
        module = importlib.import_module(name)
        for kind in kinds or dir(module):
            getattr(module, kind)
    glyphs.meet_all()
    for size, tone, names in _PAINTED:
        icons.draw_ahead(names, size, tone)
    gc.freeze()  # what was loaded stays for good: later sweeps need not look at it (nothing is collected here)
