"""A building or a unit of the register being edited in place, with what is rare about it said beside its fields."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.building import BUILDING, HOME
from kyoju_desktop.domain.records import Building, Home
from kyoju_desktop.domain.rules.home_checks import area_check, building_remarks, remarks
from kyoju_desktop.domain.rules.sums.steps import amount_text
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.homes import keep_building, keep_home, retire_building, retire_home
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import ask
from kyoju_desktop.ui.forms.form_view import FormView, Options
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import ActionBar, SavedMark, column
from kyoju_desktop.ui.widgets.wrapped import Wrapped

LABEL_WIDE = 116  # pixels at 100 % text: the longest names of these fields on one line
_PAUSE = 300  # milliseconds of rest after which the fields are looked at anew
NEW_BUILDING, NEW_HOME = "Building.new", "Home.new"


class PlaceEditor(QFrame):
    """The form of one building or unit; `kept` carries what is in the file now, `closed` says it is done with.

    The form of a unit is long: its buttons are in `bar`, for the page to keep in sight below it.
    """

    kept = Signal(object)
    closed = Signal()

    def __init__(
        self, desk: Desk, record: Building | Home, building: Building | None, options: Options, *, key: str
    ) -> None:
        super().__init__()
        self._desk, self._building, self._fresh = desk, building, bool(key)
        kind = type(record).__name__
        self.setObjectName(f"editor.{kind}")
        lines = column(spacing=10, margins=(12, 10, 12, 10))
        self.setLayout(lines)
        form = BUILDING if isinstance(record, Building) else HOME
        self.view = FormView(
            desk, form, record, key=key, options=options, gaps=False, hidden=("closed",), label_width=LABEL_WIDE
        )
        self.saved = SavedMark(size="compact")
        self.view.show_saved_on(self.saved)
        lines.addWidget(self.view)
        self.standard = IconWords("", "", size="small", tone="done", wrap=True, name="area_standard")
        self.standard.hide()
        if isinstance(record, Home):
            self.view.editor("area").lines.addWidget(self.standard)
        self._lines = lines
        self.bar: ActionBar | None = None
        if isinstance(record, Home):
            self.bar = self._make_bar(record)
        else:
            lines.addWidget(self._make_line(record))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self.view.changed.connect(self._timer.start)
        self.look()
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        keys.setContext(keys.context().WidgetWithChildrenShortcut)

    def record(self) -> Building | Home:
        """The building or unit as last saved."""
        return _place(self.view.record())

    def look(self) -> None:
        """Say beside the fields what is rare, and beside the area whether it is enough to be registered."""
        typed, today = _place(self.view.typed()), self._desk.today()
        tr = self._desk.tr
        if isinstance(typed, Building):
            said = building_remarks(typed, today)
        else:
            said = remarks(typed, self._building, today)
            self._say_standard(typed)
        words: dict[str, list[str]] = {}
        for each in said:
            words.setdefault(each.field, []).append(each.words.text(tr))
        self.view.set_remarks({name: "\n".join(lines) for name, lines in words.items()})

    def save(self) -> None:
        """Put the answers into the file; a refusal stands beside its field."""
        filled = self.view.commit()
        if filled is not None:
            self._write(N_("住まいの台帳を保存"), _keeper(_place(filled)))

    def save_with(self, **answers: object) -> None:
        """Keep what stands in the fields together with these answers."""
        filled = self.view.commit()
        if filled is not None:
            self._write(N_("空きを確かめた"), _keeper(_place(filled.replace(**answers))))

    def retire(self) -> None:
        """The place is not used any more, or used again; nothing is ever thrown away."""
        record = self.record()
        if record.closed:
            self._write(N_("また使う住まいにする"), _retiring(record, closed=False))
            return
        tr = self._desk.tr
        ask(
            self,
            tr(N_("もう使わない")),
            tr(
                N_(
                    "一覧と「条件に合う住まい」に出なくなります。いまの申込みや入居の記録はそのまま残ります。"
                    "あとから「また使う」で戻せます。"
                )
            ),
            tr(N_("もう使わないことにする")),
            lambda: self._write(N_("もう使わない住まいにする"), _retiring(record, closed=True)),
            no=tr(N_("やめる")),
        )

    def leave(self) -> None:
        """Close the form; what was typed stays as a draft."""
        self.view.drafting.save()
        self.closed.emit()

    def _say_standard(self, home: Home) -> None:
        self.standard.setVisible(home.area is not None)
        if home.area is None:
            return
        found = area_check(home, self._building, self._desk.today())
        icon, tone = {True: ("check", "done"), False: ("warning", "warn"), None: ("question", "ink2")}[found.enough]
        tr = self._desk.tr
        words = found.words.text(tr)
        if found.sum is not None:
            first = found.sum.steps[0]
            asked = amount_text(first.amount, first.unit, tr)
            words = tr(N_("{said}(求められる広さ {asked}以上)"), said=words, asked=asked)
        self.standard.show_state(icon, words, tone)

    def _make_line(self, record: Building | Home) -> Wrapped:
        made = Wrapped(across=8, down=6)
        for each in (*self._buttons(record, small=True), self.saved):
            made.flow.addWidget(each)
        return made

    def _make_bar(self, record: Building | Home) -> ActionBar:
        made = ActionBar()
        made.setProperty("look", "panel")
        for each in (self.saved, *self._buttons(record, small=False)):
            made.right.addWidget(each)
        return made

    def _buttons(self, record: Building | Home, *, small: bool) -> Iterator[Button]:
        tr = self._desk.tr
        again = tr(N_("また使う")) if record.closed else tr(N_("もう使わない"))
        if not self._fresh:
            icon = "refresh" if record.closed else "forbid"
            yield Button(again, icon=icon, small=small, name="retire_place", pressed=self.retire)
        yield Button(tr(N_("閉じる")), small=small, name="close_place", pressed=self.leave)
        yield Button(
            tr(N_("保存する")),
            icon="check",
            hint="Ctrl+Enter",
            look="primary",
            small=small,
            name="save_place",
            pressed=self.save,
        )

    def _write(self, label: str, use: Callable[[Writer], Building | Home]) -> None:
        self._desk.work.write(self, label, use, self._done, refused=self.view.refused)

    def _done(self, record: Building | Home) -> None:
        self.view.settle(record)
        self.kept.emit(record)


def options_of(bodies: Mapping[str, str], *names: str) -> Options:
    """The bodies of the register, for the fields that name one."""
    offered = [("", ""), *sorted(bodies.items(), key=lambda pair: pair[1])]
    return dict.fromkeys(names, offered)


def _place(record: Record) -> Building | Home:
    assert isinstance(record, Building | Home)  # noqa: S101 - the form was made for one
    return record


def _keeper(record: Building | Home) -> Callable[[Writer], Building | Home]:
    if isinstance(record, Building):
        return lambda w: keep_building(w, record)
    return lambda w: keep_home(w, record)


def _retiring(record: Building | Home, *, closed: bool) -> Callable[[Writer], Building | Home]:
    if isinstance(record, Building):
        return lambda w: retire_building(w, record, closed=closed)
    return lambda w: retire_home(w, record, closed=closed)
