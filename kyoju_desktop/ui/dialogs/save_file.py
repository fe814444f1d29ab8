"""A file that leaves the office: with a lock or without, where to, and the password of the lock, shown once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.passwords import make_password
from kyoju_desktop.exchange.target import write_new
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.ui import choosing
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.password import show_passwords
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.errors import show_refused
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.radio_rows import RadioRows

Went = Callable[[], object]
Stayed = Callable[[Message], object]
LOCK, PLAIN = "lock", "plain"
STOPPED = N_("保存をやめた")
_KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)"}


@dataclass(frozen=True)
class FileToSave:
    """A file to be made: its neutral name without ending, its ending, and what makes its bytes.

    `make` gets the password ("" for none) and runs in the background; `locked` is what is proposed (a file that
    holds nobody is not asked about), `must_lock` leaves no choice; `number` is the document number that the slip
    names.
    """

    name: str
    ending: str
    make: Callable[[str], bytes] = field(repr=False)
    locked: bool = True
    number: str = ""
    must_lock: bool = False

    @property
    def told(self) -> str:
        """How the slip with the password names the file: never by a person."""
        return self.number or self.name


class SaveQuestion(Question):
    """With a lock or without; the lock is proposed."""

    def __init__(self, desk: Desk, parent: QWidget, files: Sequence[FileToSave]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="save_file",
            title=tr(N_("ファイルに保存する")),
            explain="、".join(each.name for each in files),
            verb=tr(N_("場所を選ぶ")),
            wide=560,
        )
        self.lock = RadioRows(
            (
                (LOCK, tr(N_("鍵をかける(パスワードはプログラムが作ります)"))),
                (PLAIN, tr(N_("鍵をかけない(だれでも開けます)"))),
            ),
            name="save_lock",
            label=tr(N_("鍵")),
        )
        self.lock.choose(LOCK)
        self.lock.buttons[PLAIN].setEnabled(not any(each.must_lock for each in files))
        self.body.addWidget(self.lock)
        self.note = Words("", size="compact", tone="ink2", wrap=True, name="save_note")
        self.body.addWidget(self.note)
        self.warning = IconWords("warning", "", tone="warn", wrap=True, name="save_warning")
        self.body.addWidget(self.warning)
        self.body.addStretch(1)
        self.lock.chosen.connect(lambda _code: self.show_choice())
        self.show_choice()

    def show_choice(self) -> None:
        """Say what the choice means."""
        tr, locked = self.tr_, self.locked()
        note = N_("パスワードは保存のあとに一度だけ出ます。ファイルとは別の方法で相手に伝えてください。")
        self.note.setText(tr(note) if locked else "")
        self.note.setVisible(locked)
        warning = N_("鍵のないファイルです。庁内の決められた場所に置き、渡したら消してください。")
        self.warning.words.setText(tr(warning))
        self.warning.setVisible(not locked)

    def locked(self) -> bool:
        """Whether the file gets a lock."""
        return self.lock.value() == LOCK


def save_file(desk: Desk, parent: QWidget, file: FileToSave, went: Went, stayed: Stayed) -> QDialog:
    """Ask about the lock and the place, write, show the password; then `went`. Else `stayed` says why not."""
    return save_files(desk, parent, (file,), went, stayed)


def save_files(desk: Desk, parent: QWidget, files: Sequence[FileToSave], went: Went, stayed: Stayed) -> QDialog:
    """Several files into one folder, each with a password of its own; one file under a name of choice."""
    if not any(each.locked for each in files):
        return ask_place(desk, parent, files, False, went, stayed)
    asked = SaveQuestion(desk, parent, files)

    def agreed() -> None:
        locked = asked.locked()
        asked.accept()
        ask_place(desk, parent, files, locked, went, stayed)

    asked.agreed.connect(agreed)
    asked.rejected.connect(lambda: stayed(Message(STOPPED)))
    asked.open()
    asked.lock.setFocus()
    return asked


def ask_place(
    desk: Desk, parent: QWidget, files: Sequence[FileToSave], locked: bool, went: Went, stayed: Stayed
) -> QDialog:
    """Ask where to, then write: a file under its name, several into a folder."""
    tr, single = desk.tr, len(files) == 1
    if single:
        ending = files[0].ending
        dialog = choosing.ask_save(parent, tr, tr(N_("保存先")), _KINDS[ending], ending, name="save_dialog")
        dialog.selectFile(f"{files[0].name}.{ending}")
    else:
        dialog = choosing.ask_folder(parent, tr, tr(N_("保存先のフォルダー")), name="save_dialog")

    def chosen(place: str) -> None:
        places = (Path(place),) if single else tuple(Path(place) / f"{each.name}.{each.ending}" for each in files)
        _write_all(desk, parent, _Task(tuple(files), places, locked), went, stayed)

    dialog.fileSelected.connect(chosen)
    dialog.rejected.connect(lambda: stayed(Message(STOPPED)))
    dialog.open()
    return dialog


@dataclass(frozen=True)
class _Task:
    files: tuple[FileToSave, ...]
    places: tuple[Path, ...]
    locked: bool

    def run(self) -> "_Made":
        """Write everything; the passwords by the names for the slip. A file that is out stays out."""
        made: list[tuple[str, str]] = []
        for file, place in zip(self.files, self.places, strict=True):
            password = make_password() if self.locked else ""
            try:
                write_new(place, file.make(password))
            except Refused as refused:
                if not made:
                    raise
                return _Made(tuple(made), refused)
            made.append((file.told, password))
        return _Made(tuple(made))


@dataclass(frozen=True)
class _Made:
    """The files that are out, with their passwords, and what stopped the next one."""

    files: tuple[tuple[str, str], ...]
    stopped: Refused | None = None


HALFWAY = N_("{out}つのファイルは保存しましたが、残りは保存できませんでした。{why}")


def _write_all(desk: Desk, parent: QWidget, task: _Task, went: Went, stayed: Stayed) -> None:
    def refused(problem: Refused) -> bool:
        show_refused(parent, problem, desk.tr)
        stayed(problem.message)
        return True

    def done(made: _Made) -> None:
        then: Went = went
        if made.stopped is not None:
            why = desk.tr(made.stopped.message.template, **dict(made.stopped.message.values))
            halfway = Refused(HALFWAY, out=str(len(made.files)), why=why)
            then = partial(refused, halfway)
        if task.locked:
            show_passwords(desk, parent, made.files, then)
        else:
            then()

    desk.work.perform(
        parent, desk.tr(N_("保存しています…")), lambda _progress: task.run(), done, refused=refused, long=True
    )
