"""The window's composition root: arguments, look, session. Nothing heavy is imported before the first paint."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import kyoju_desktop.ui  # noqa: F401 - before all else: from here on an import costs less
from kyoju_desktop import __version__
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform import instance, process
from kyoju_desktop.platform.display import has_display
from kyoju_desktop.platform.places import long_form
from kyoju_desktop.services.settings import FILE_NAME, Settings, default_data_dir, load_settings
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.clipboard import guard_clipboard
from kyoju_desktop.ui.main_window import look_for
from kyoju_desktop.ui.session import TRAINING_FOLDER, Session, Start

LOG = "kyoju.log"
_LOG_BYTES = 200_000


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window (or run the tour); returns the exit code."""
    process.prepare()
    given = list(sys.argv[1:] if argv is None else argv)
    args = _arguments(given)
    folder = long_form((args.data_dir or default_data_dir()).resolve())
    if args.tour is not None or (args.demo and not has_display()):
        return _tour(args.tour)
    if _first_is_there(folder):
        return 0
    app = make_application(sys.argv[:1])
    session = open_session(app, folder, demo=args.demo)
    watch = _FirstPaint(session.window, lambda: _after_first_paint(app, session))
    session.capture.begin()
    session.window.show()
    code = app.exec()
    watch.deleteLater()
    return code


class _FirstPaint(QObject):
    """Calls once, after the window has been painted: what it starts must not compete with the first paint."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__()
        self._window, self._then = window, then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The paint itself comes first, then the call."""
        if event.type() == QEvent.Type.Paint and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def _after_first_paint(app: QApplication, session: Session) -> None:
    """What can wait until the unlock screen is there."""
    session.happenings.listen()
    guard_clipboard()
    from kyoju_desktop.ui import glyph_boxes  # noqa: PLC0415 - nothing is typed into an unpainted window

    glyph_boxes.watch(app)
    app.setWindowIcon(icons.pixmap("logo", 32, "accent"))
    session.preload()
    translate_qt(app, load_settings(session.folder).settings)
    keep_log(session.folder)
    QTimer.singleShot(0, _sweep)  # a key that was pressed meanwhile comes first


def _sweep() -> None:
    """Take away what a killed program left behind."""
    from kyoju_desktop.ui.choosing import sweep_traces  # noqa: PLC0415 - brings Qt's file dialog
    from kyoju_desktop.ui.spool_left import sweep  # noqa: PLC0415 - brings the random numbers of OpenSSL

    sweep()
    sweep_traces()


def make_application(arguments: Sequence[str]) -> QApplication:
    """Qt's application object with our name and style."""
    # Windows' own file dialogs write what was saved where into the registry's lists of recent files
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    # the style as an argument: `setStyle` hands the style to Python, which makes all its enumerations for that
    app = QApplication([*arguments, "-style", "Fusion"])
    app.setApplicationName("Kyoju Desktop")
    app.setApplicationVersion(__version__)
    return app


def open_session(
    app: QApplication, folder: Path, *, demo: bool = False, clock: Callable[[], datetime] = datetime.now
) -> Session:
    """Dress the application and show the first screen (not yet visible)."""
    settings = _settings(folder)
    families = theme.load_fonts()
    theme.apply(app, look_for(settings.theme, settings.text_scale, families))
    tr = Translator.for_language(settings.language)
    training = folder if demo else folder / TRAINING_FOLDER
    session = Session(Start(folder, training, clock, families), tr)
    session.entered.connect(lambda: keep_log(session.folder))
    sys.excepthook = _hook(session)
    session.window.put(settings.geometry)
    if demo:
        session.open_training()
    else:
        session.begin()
    return session


def _settings(folder: Path) -> Settings:
    """The settings of the folder; before the set-up the program looks as the prefecture wishes."""
    if (folder / FILE_NAME).exists():
        return load_settings(folder).settings
    from kyoju_desktop.services.preset import first_settings  # noqa: PLC0415 - needed once in the life of an office

    return first_settings(folder)


def translate_qt(app: QApplication, settings: Settings) -> None:
    """Qt's own words (file dialogs, menus of text fields) in the window's language."""
    if settings.language != "ja":
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415 - not needed to paint

    words = QTranslator(app)
    if words.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def keep_log(folder: Path) -> None:
    """Write places of failures (never values) into a small local log, once the folder exists."""
    import logging  # noqa: PLC0415 - not needed to paint
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets

    log = logging.getLogger("kyoju_desktop")
    if log.handlers or not folder.is_dir():
        return
    handler = RotatingFileHandler(folder / LOG, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.propagate = False


def _hook(session: Session) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        from kyoju_desktop.ui.errors import show_bug  # noqa: PLC0415 - only when something broke

        if session.desk is not None:
            session.desk.flushing.emit()
        show_bug(session.window, problem, session.words)

    return hook


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    tr = Translator.for_language("ja")
    parser = argparse.ArgumentParser(prog="kyoju-desktop", description=tr(N_("居住支援ケース管理の窓を開きます。")))
    parser.add_argument("--data-dir", type=Path, help=tr(N_("データのフォルダー")))
    parser.add_argument("--demo", action="store_true", help=tr(N_("架空の役場(研修モード)を開く")))
    tour = tr(N_("一つのケースを通して動かし、画面と書類を DIR に残す"))
    parser.add_argument("--tour", type=Path, metavar="DIR", help=tour)
    parser.add_argument("--version", action="version", version=__version__)
    args = parser.parse_args(given)
    if args.demo and args.data_dir is None:
        args.data_dir = default_data_dir() / TRAINING_FOLDER
    return args


def _tour(asked: Path | None) -> int:
    from kyoju_desktop.ui.tour import run_tour  # noqa: PLC0415 - not part of an ordinary start

    folder = asked or Path.cwd() / "kyoju-tour"
    if asked is None:
        tr = Translator.for_language("ja")
        sys.stdout.write(
            tr(N_("画面がない端末です。窓の代わりに、見学の絵と書類を次に残します: {folder}"), folder=str(folder))
            + "\n"
        )
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application(sys.argv[:1])

    from kyoju_desktop.ui import glyph_boxes  # noqa: PLC0415 - as after a first paint

    def begin(data: Path, clock: Callable[[], datetime]) -> Session:
        glyph_boxes.watch(app)
        translate_qt(app, load_settings(data).settings)
        return open_session(app, data, clock=clock)

    return int(run_tour(folder, begin))


def _first_is_there(folder: Path) -> bool:
    """Whether another window of this user has the folder; it comes to the front."""
    if instance.claim(instance.name_of(folder)):
        return False
    from kyoju_desktop.ui.first_copy import call_first  # noqa: PLC0415 - QtNetwork is not needed to paint

    return call_first(folder)
