"""住まい: the register of buildings and units, a list at the left, one building with its units at the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Building, Home
from kyoju_desktop.domain.rules.homes import HomeRow
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.homes import BuildingRow, building_rows
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.home_rooms import ask_rooms
from kyoju_desktop.ui.dialogs.list_menu import offer_refusals
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.home_filters import PAGE, HomeFilters
from kyoju_desktop.ui.pages.home_list import HomeList, building_row, unit_row
from kyoju_desktop.ui.pages.home_place import Place, PlaceView, read_place
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, column, frame, rule

LIST_WIDE = 440
LOW = 520  # pixels at 100 % text below which the list needs the height
LEAST = 1100  # pixels at 100 % text from which list and building stand side by side


class HomesPage(QWidget):
    """The register of homes."""

    explanation = N_(
        "建物と住戸の台帳です。「空いている」と「照会を受けている」は別のことで、確かめた日といっしょに残します。"
        "申込中・入居中は、ケースの記録から自動で決まります。断られた記録は、この画面には出ません。"
        "シェルターなど場所を伏せる建物は、印を付けたときだけ一覧に出ます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._units: tuple[HomeRow, ...] = ()
        self._buildings: tuple[BuildingRow, ...] = ()
        self._building, self._unit, self._fresh = "", "", False
        self._reading: Latest[tuple[HomeRow, ...]] = Latest(desk, self)
        self._listing: Latest[tuple[BuildingRow, ...]] = Latest(desk, self)
        self._counting: Latest[tuple[dict[str, int], tuple[str, ...]]] = Latest(desk, self)
        self._placing: Latest[Place | None] = Latest(desk, self)
        self.setObjectName("homes_page")
        tr = desk.tr
        self._head = PageHead(tr(N_("住まい")))
        self.many = Button(tr(N_("建物と部屋をまとめて足す")), icon="plus", name="add_many", pressed=self.add_many)
        self.add = Button(tr(N_("建物を足す")), icon="plus", name="add_building", pressed=self.begin)
        self.refusals = Button(
            tr(N_("断りの集計")),
            icon="figures",
            name="refusal_figures",
            pressed=lambda: offer_refusals(desk, self.refusals),
        )
        for each in (self.refusals, self.many, self.add):
            self._head.right.addWidget(each)
        self.filters = HomeFilters(desk)
        self.filters.changed.connect(self._narrowed)
        self.filters.toggled.connect(self._make_room)
        self._low: bool | None = None
        self.place = PlaceView(desk)
        self.place.chosen.connect(self._unit_chosen)
        self.place.rooms_wanted.connect(self._add_rooms)
        self.place.added.connect(self._kept)
        self._columns = self._make_columns()
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head)
        lines.addWidget(self._columns, 1)

    # what the window asks

    def open(self, home_id: str) -> None:
        """Show one unit of the register."""
        with self._desk.store.read() as r:
            home = r.look(Home, home_id)
        if home is not None:
            self._building, self._unit, self._fresh = home.building, home.id, False
            self._columns.show_column("place")
        self.refresh()

    def refresh(self) -> None:
        """Read the register anew; the chosen building and what is being typed stay."""
        self._counting.ask(lambda r: (r.home_counts(), r.municipalities_of_homes()), self._show_counts)
        self._read_list()
        self._read_place()

    def begin(self) -> None:
        """Open an empty building; what was begun before and not saved stands in it again."""
        self._fresh, self._building, self._unit = True, "", ""
        self.list.choose("")
        self._placing.drop()
        self._show_parts()
        self.place.begin_building()
        self._columns.show_column("place")

    def add_many(self) -> None:
        """A building with all its rooms in one go."""
        ask_rooms(self._desk, self, None, self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window keeps its height for the list."""
        super().resizeEvent(event)
        low = self.height() < theme.current().px(LOW)
        if low != self._low:
            self._low = low
            self.filters.fold(low)
            self.refusals.setVisible(not low)  # the lists of the cases have them too
            self._make_room()

    def _make_room(self) -> None:
        """In a low window the list gives way while what narrows it is open."""
        self._list_holder.setVisible(not self._low or self.filters.folded())

    # building

    def _make_columns(self) -> Columns:
        tr = self._desk.tr
        return Columns(
            (
                Column("list", tr(N_("一覧")), self._make_list(), LIST_WIDE),
                Column("place", tr(N_("建物と住戸")), self._make_place()),
            ),
            least=LEAST,
            label=tr(N_("住まい")),
        )

    def _make_list(self) -> Panel:
        tr = self._desk.tr
        made = Panel(name="homes_panel")
        self.list = HomeList(tr(N_("住まいの一覧")))
        self.list.chosen.connect(self._choose)
        self.list.entered_form.connect(self._enter_form)
        self.list.more_wanted.connect(self._read_more)
        self.filters.search.returnPressed.connect(self.list.setFocus)
        made.body.addWidget(self.filters)
        made.body.addWidget(rule())
        holder = column()
        holder.addWidget(self.list, 1)
        self._none = Empty(
            tr(N_("当てはまる住まいがありません。")),
            tr(N_("ことばを短くするか、しぼり込みを「使っている住まい」に戻してください。")),
        )
        self._none.hide()
        holder.addWidget(self._none, 1)
        self._list_holder = frame("clear", holder)
        made.body.addWidget(self._list_holder, 1)
        made.body.addStretch(0)
        return made

    def _make_place(self) -> QWidget:
        tr = self._desk.tr
        made = QWidget()
        lines = column()
        made.setLayout(lines)
        self._nothing = Panel(name="nothing_panel")
        self._nothing.body.addWidget(
            Empty(
                tr(N_("紹介できる建物と部屋を、ここに登録します。")),
                tr(N_("左の一覧から選ぶか、建物と部屋をまとめて足してください。")),
                action=Button(
                    tr(N_("建物と部屋をまとめて足す")),
                    icon="plus",
                    small=True,
                    name="add_first",
                    pressed=self.add_many,
                ),
            )
        )
        lines.addWidget(self._nothing, 1)
        lines.addWidget(self.place, 1)
        self.place.hide()
        return made

    # reading

    def _narrowed(self) -> None:
        self._units = ()
        self._read_list()

    def _read_list(self) -> None:
        if self.filters.of_buildings():
            text, closed = self.filters.search.text(), self.filters.closed.isChecked()
            secret = self.filters.secret.isChecked()
            self._listing.ask(lambda r: building_rows(r, text, closed=closed, secret=secret), self._show_buildings)
            return
        wanted, limit = self.filters.filter(), max(PAGE, len(self._units))
        self._reading.ask(lambda r: r.home_rows(wanted, limit=limit), lambda rows: self._show_units(rows, limit))

    def _read_more(self) -> None:
        if self.filters.of_buildings() or not self._units:
            return
        wanted, before = self.filters.filter(), self._units
        self._reading.ask(
            lambda r: r.home_rows(wanted, after=before[-1], limit=PAGE),
            lambda rows: self._show_units((*before, *rows), len(before) + PAGE),
        )

    def _read_place(self) -> None:
        wanted = self._building
        if not wanted:
            self._show_parts()
            return
        self._placing.ask(lambda r: _place(r, wanted), self._show_place)

    # showing

    def _show_counts(self, found: tuple[dict[str, int], tuple[str, ...]]) -> None:
        counts, towns = found
        self.filters.show_counts(counts, towns)
        words = self._desk.tr(
            N_("{all}戸・空き{free}・申込中{applied}"),
            all=format_number(counts.get("open", 0)),
            free=format_number(counts.get("free", 0)),
            applied=format_number(counts.get("applied", 0)),
        )
        self._head.sub.setText(words if counts.get("all", 0) else "")

    def _show_units(self, rows: tuple[HomeRow, ...], limit: int) -> None:
        if self.filters.of_buildings():
            return
        self._units = rows
        at = self._desk.locale
        self.list.show_page([unit_row(each, at) for each in rows], self._unit, complete=len(rows) < limit)
        self._show_list(bool(rows))
        if rows and not self._building and not self._fresh:
            self._choose(rows[0].home)
            self.list.choose(rows[0].home)

    def _show_buildings(self, rows: tuple[BuildingRow, ...]) -> None:
        if not self.filters.of_buildings():
            return
        self._buildings = rows
        at = self._desk.locale
        self.list.show_page([building_row(each, at) for each in rows], self._building, complete=True)
        self._show_list(bool(rows))

    def _show_list(self, found: bool) -> None:
        self.list.setVisible(found)
        self._none.setVisible(not found)

    def _show_place(self, found: Place | None) -> None:
        if found is None:
            self._building, self._unit = "", ""
        elif not self._fresh:
            self.place.show_place(found, self._unit)
        self._show_parts()

    def _show_parts(self) -> None:
        shown = self._fresh or bool(self._building)
        self._nothing.setVisible(not shown)
        self.place.setVisible(shown)

    # choosing and keeping

    def _choose(self, row_id: str) -> None:
        self._fresh = False
        if self.filters.of_buildings():
            self._building, self._unit = row_id, ""
        else:
            row = next((each for each in self._units if each.home == row_id), None)
            if row is None:
                return
            self._building, self._unit = row.building, row.home
        self._read_place()

    def _enter_form(self) -> None:
        self._columns.show_column("place")
        self.place.focus_form()

    def _unit_chosen(self, unit: str) -> None:
        self._unit = unit
        if unit and not self.filters.of_buildings():
            self.list.choose(unit)

    def _add_rooms(self) -> None:
        ask_rooms(self._desk, self, self.place.place().building, self._kept)

    def _kept(self, record: object) -> None:
        """Something was put into the file: show it where it stands."""
        self._fresh = False
        if isinstance(record, Building):
            self._building, self._unit = record.id, self._unit if record.id == self._building else ""
        elif isinstance(record, Home):
            self._building, self._unit = record.building, record.id
        self.refresh()


def _place(r: Reader, building_id: str) -> Place | None:
    try:
        return read_place(r, building_id)
    except Refused:  # taken back by undo
        return None
