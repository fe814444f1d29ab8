"""Where a file or a folder is asked for: Qt's own dialog with places people know, which remembers nothing.

A file dialog of the system writes what was opened and saved into lists of recent files. Qt's own one writes the last
folders into settings of its own (on Windows the registry); they are emptied before it writes, and what stood there
before is put back after it. A mark stands there meanwhile: after a crash the next start takes out what was left.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDir, QModelIndex, QPersistentModelIndex, QSettings, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QListView, QSplitter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.registry import remove_empty_key
from kyoju_desktop.ui import theme

_SIZE, _SIDE = (720, 460), 170  # of the dialog, and of the places in it, at the normal size of text
_GROUP, _MARK = "FileDialog", "kyoju"
_REGISTRY = "Software\\QtProject"  # Qt makes these keys as soon as it looks into its settings
_KEYS = (f"{_REGISTRY}\\OrganizationDefaults\\{_GROUP}", f"{_REGISTRY}\\OrganizationDefaults", _REGISTRY)
_URL = Qt.ItemDataRole.UserRole + 1  # under which Qt's list of places keeps the address
_PLACES = (
    (QStandardPaths.StandardLocation.DesktopLocation, N_("デスクトップ")),
    (QStandardPaths.StandardLocation.DocumentsLocation, N_("ドキュメント")),
    (QStandardPaths.StandardLocation.HomeLocation, N_("自分のフォルダー")),
)
_before: dict[str, object] | None = None  # what other programs had left there, while a dialog of ours is alive
_alive = 0


def ask_open(parent: QWidget, tr: Translator, title: str, filters: Sequence[str], *, name: str) -> QFileDialog:
    """A dialog for a file that is there; the caller connects `fileSelected` and opens it."""
    dialog = _made(parent, tr, title, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(list(filters))
    return dialog


def ask_save(parent: QWidget, tr: Translator, title: str, kind: str, ending: str, *, name: str) -> QFileDialog:
    """A dialog for a new file of one kind; the caller proposes its name."""
    dialog = _made(parent, tr, title, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(ending)
    return dialog


def ask_folder(parent: QWidget, tr: Translator, title: str, *, name: str, begin: str = "") -> QFileDialog:
    """A dialog for a folder."""
    dialog = _made(parent, tr, title, name)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if begin:
        dialog.setDirectory(begin)
    return dialog


def choose_folder(
    parent: QWidget, tr: Translator, title: str, then: Callable[[str], object], *, name: str, begin: str = ""
) -> None:
    """Ask for a folder and hand it on."""
    dialog = ask_folder(parent, tr, title, name=name, begin=begin)
    dialog.fileSelected.connect(then)
    dialog.open()


def sweep_traces() -> None:
    """At the start: take out what a run that was cut off may have left."""
    settings = _settings()
    if _alive == 0 and settings.contains(_MARK):
        for each in ("history", "lastVisited", _MARK):
            settings.remove(each)
    if _alive == 0:
        _settle(settings)


def _made(parent: QWidget, tr: Translator, title: str, name: str) -> QFileDialog:
    _remember()
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setObjectName(name)
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, N_("場所:")),
        (QFileDialog.DialogLabel.FileType, N_("種類:")),
    ):
        dialog.setLabelText(label, tr(words))
    _show_places(dialog, tr)
    _give_room(dialog, parent.window().size())
    dialog.finished.connect(lambda _result: _empty(dialog))
    dialog.finished.connect(dialog.deleteLater)
    dialog.destroyed.connect(_put_back)
    return dialog


def _give_room(dialog: QFileDialog, room: QSize) -> None:
    """Large enough for large text too: the places in full, and the columns of the list."""
    look = theme.current()
    wide, high = (look.px(each) for each in _SIZE)
    dialog.resize(min(wide, room.width() - 40), min(high, room.height() - 40))
    parts = dialog.findChild(QSplitter, "splitter")
    if parts is not None:
        parts.setSizes([look.px(_SIDE), look.px(_SIZE[0] - _SIDE)])


# --- the list of places at the side --------------------------------------------------------------------------


class _PlaceNames(QStyledItemDelegate):
    """Shows the places under the names that people know."""

    def __init__(self, names: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The name of the place instead of that of its folder."""
        super().initStyleOption(option, index)
        url = index.data(_URL)
        if isinstance(url, QUrl) and url.toString() in self._names:
            option.text = self._names[url.toString()]


def _show_places(dialog: QFileDialog, tr: Translator) -> None:
    places = {QUrl("file:").toString(): tr(N_("PC(すべてのドライブ)"))}
    for location, words in _PLACES:
        folder = QStandardPaths.writableLocation(location)
        if folder and QDir(folder).exists():
            places.setdefault(QUrl.fromLocalFile(folder).toString(), tr(words))
    for drive in QDir.drives():
        letter = drive.absoluteFilePath().rstrip("/")
        if letter:
            places[QUrl.fromLocalFile(drive.absoluteFilePath()).toString()] = letter
    dialog.setSidebarUrls([QUrl(each) for each in places])
    side = dialog.findChild(QListView, "sidebar")
    if side is not None:
        side.setItemDelegate(_PlaceNames(places, dialog))


# --- no traces -----------------------------------------------------------------------------------------------


def _settings() -> QSettings:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup(_GROUP)
    return settings


def _remember() -> None:
    """Before the first dialog: keep what other programs left there, and set the mark."""
    global _before, _alive  # noqa: PLW0603 - Qt's settings are one for the whole process too
    _alive += 1
    if _alive > 1:
        return
    settings = _settings()
    _before = {key: settings.value(key) for key in settings.allKeys() if key != _MARK}
    settings.setValue(_MARK, 1)
    settings.sync()


def _empty(dialog: QFileDialog) -> None:
    """Leave nothing in the dialog that it would write down when it goes."""
    dialog.setDirectory(QDir.homePath())
    dialog.setHistory([])


def _put_back() -> None:
    """After the last dialog: what it wrote goes, what stood there before comes back."""
    global _before, _alive  # noqa: PLW0603
    _alive -= 1
    if _alive:
        return
    settings = _settings()
    settings.remove("")
    for key, value in (_before or {}).items():
        settings.setValue(key, value)
    _before = None
    _settle(settings)


def _settle(settings: QSettings) -> None:
    settings.sync()
    for each in _KEYS:
        remove_empty_key(each)
