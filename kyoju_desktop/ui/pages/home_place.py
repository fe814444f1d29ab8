"""One building of the register with its units: facts on top, a row for each unit, the chosen one open in its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.domain.records import Building, Home, Organisation
from kyoju_desktop.domain.rules.homes import APPLIED, FREE, HomeRow
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_phone
from kyoju_desktop.services.homes import Holding, another_unit, holding, place_words
from kyoju_desktop.storage.homes import HomeFilter
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.home_editor import NEW_BUILDING, NEW_HOME, PlaceEditor, options_of
from kyoju_desktop.ui.pages.home_words import chips_of, inquiries, size_and_price, vacancy
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty, let_go
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow
from kyoju_desktop.ui.widgets.wrapped import Wrapped

MOST_UNITS = 1000  # of one building that are listed at once


@dataclass(frozen=True)
class Place:
    """A building as the page shows it."""

    building: Building = field(default_factory=Building)
    homes: Mapping[str, Home] = field(default_factory=dict)
    rows: tuple[HomeRow, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    phones: Mapping[str, str] = field(default_factory=dict)


def read_place(r: Reader, building_id: str) -> Place:
    """A building with everything in it."""
    bodies = r.find(Organisation)
    return Place(
        r.get(Building, building_id),
        {each.id: each for each in r.find(Home, building=building_id)},
        r.home_rows(HomeFilter(name="all", building=building_id, secret=True), limit=MOST_UNITS),
        {each.id: each.name for each in bodies if not each.closed},
        {each.id: each.phone for each in bodies},
    )


class PlaceView(QWidget):
    """The right side of 住まい. `chosen` tells which unit stands open, `rooms_wanted` asks for many new ones."""

    chosen = Signal(str)
    rooms_wanted = Signal()
    added = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._scroll = Scroll(spacing=12)
        self._whole = column(spacing=8)
        self.setLayout(self._whole)
        self._whole.addWidget(self._scroll, 1)
        self._desk = desk
        self._place = Place()
        self._open = ""
        self._editor: PlaceEditor | None = None
        self._of_building: PlaceEditor | None = None
        self._held: Latest[Holding | None] = Latest(desk, self)
        self._building = self._make_building()
        self._units = self._make_units()
        for each in (self._building, self._units):
            self._scroll.body.addWidget(each)
        self._scroll.body.addStretch(1)

    # what the page asks

    def place(self) -> Place:
        """What is shown."""
        return self._place

    def editor(self) -> PlaceEditor | None:
        """The unit that stands open."""
        return self._editor

    def building_editor(self) -> PlaceEditor | None:
        """The building's form, if it is open."""
        return self._of_building

    def show_place(self, place: Place, unit: str) -> None:
        """Show a building; what is being typed about the same one stays."""
        same = place.building.id == self._place.building.id
        self._place = place
        if not same:
            self._close_building()
        if not same or unit != self._open:
            self._close_unit()
            self._open = unit if unit in place.homes else ""
        self._refresh_editors()
        self._fill()

    def begin_building(self) -> None:
        """Open an empty building."""
        self._close_unit()
        self._close_building()
        self._open, self._place = "", Place(bodies=self._place.bodies, phones=self._place.phones)
        self._edit_building(Building(municipality=self._desk.office().municipality), NEW_BUILDING)
        self._fill()
        if self._of_building is not None:
            self._of_building.view.focus_first()

    def begin_unit(self) -> None:
        """Open an empty unit of the building, begun like the one that stood open."""
        like = self._place.homes.get(self._open) or next(iter(self._place.homes.values()), None)
        fresh = another_unit(like) if like else Home(building=self._place.building.id)
        self._close_unit()
        self._open = fresh.id
        self._make_editor(fresh, f"{NEW_HOME}.{self._place.building.id}")
        self._fill()
        if self._editor is not None:
            self._editor.view.focus_field("room")

    def focus_form(self) -> None:
        """Put the cursor into the form that stands open."""
        open_form = self._editor or self._of_building
        if open_form is not None:
            open_form.view.focus_first()
        else:
            self.edit_button.setFocus()

    # building the panels

    def _make_building(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("建物")), icon="homes", name="building_panel")
        self.edit_button = Button(
            tr(N_("建物を直す")), icon="pencil", small=True, name="edit_building", pressed=self._toggle_building
        )
        made.add_action(self.edit_button)
        return made

    def _make_units(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("住戸")), icon="key", name="units_panel")
        for words, name, pressed in (
            (N_("部屋をまとめて足す"), "add_rooms", self.rooms_wanted.emit),
            (N_("住戸を足す"), "add_unit", self.begin_unit),
        ):
            made.add_action(Button(tr(words), icon="plus", small=True, name=name, pressed=pressed))
        return made

    # filling

    def _fill(self) -> None:
        self._fill_building()
        fresh = self._of_building is not None and self._place.building.id != self._of_building.record().id
        self._units.setVisible(not fresh)
        self.edit_button.setVisible(not fresh)
        self._fill_units()

    def _fill_building(self) -> None:
        tr, building = self._desk.tr, self._place.building
        empty(self._building.body, self._of_building)
        self._building.title.setText(building.name or tr(N_("新しい建物")))
        if building.name:
            self._building.body.addWidget(self._facts(building))
        if self._of_building is not None:
            if building.name:
                self._building.body.addWidget(rule())
            self._building.body.addWidget(self._of_building)
            self._of_building.show()

    def _facts(self, building: Building) -> QFrame:
        """Where it stands and whom to call, in a few lines."""
        lines = column(spacing=4, margins=(12, 8, 12, 8))
        tr, codes = self._desk.tr, self._desk.codes
        if building.secret:
            words = tr(N_("場所を伏せる建物です。一覧にはふだん出ません。場所をほかの人に言わないでください。"))
            lines.addWidget(IconWords("house-lock", words, size="compact", tone="danger", wrap=True))
        if building.closed:
            words = tr(N_("もう使わない建物です。"))
            lines.addWidget(IconWords("forbid", words, size="compact", tone="warn", wrap=True))
        where = place_words(building.municipality, building.address)
        built = tr(N_("{day}完成"), day=wareki(building.built_on)) if building.built_on else ""
        structure = tr(codes.label("structure", building.structure)) if building.structure else ""
        floors = tr(N_("{floors}階建て"), floors=str(building.floors)) if building.floors else ""
        for text in (where, "・".join(filter(None, (structure, floors, built))), self._people(building)):
            if text:
                lines.addWidget(Words(text, wrap=True))
        return frame("clear", lines)

    def _people(self, building: Building) -> str:
        tr, place = self._desk.tr, self._place
        said = []
        for label, body in ((N_("貸主"), building.landlord), (N_("管理"), building.manager)):
            if body:
                name, phone = place.bodies.get(body, ""), format_phone(place.phones.get(body, ""))
                said.append(" ".join(filter(None, (tr(label), name, phone))))
        own = " ".join(filter(None, (building.contact, format_phone(building.phone))))
        return "・".join(filter(None, (*said, own)))

    def _fill_units(self) -> None:
        tr, at = self._desk.tr, self._desk.locale
        empty(self._units.body, self._editor)
        rows = self._place.rows
        self._units.set_count(tr(N_("{units}戸"), units=str(len(rows))) if rows else "")
        for number, each in enumerate(rows):
            if number:
                self._units.body.addWidget(rule())
            name = each.room or tr(N_("部屋番号なし"))
            made = RecordRow(name, size_and_price(each, at), chips_of(each, at), name=f"unit.{each.home}")
            made.set_open(each.home == self._open)
            made.clicked.connect(lambda _on=False, unit=each.home: self._toggle_unit(unit))
            self._units.body.addWidget(made)
            if each.home == self._open and self._editor is not None:
                self._units.body.addWidget(self._standing(each))
                self._units.body.addWidget(self._editor)
                self._editor.show()
        if self._editor is not None and self._editor.record().id not in self._place.homes:
            self._units.body.insertWidget(0, self._editor)
            self._editor.show()
        elif not rows:
            words = (
                tr(N_("住戸はまだありません。")),
                tr(N_("「部屋をまとめて足す」で、101-104 のように続けて足せます。")),
            )
            self._units.body.addWidget(Empty(*words))

    def _standing(self, row: HomeRow) -> QWidget:
        """Vacancy and inquiries as two things of their own, and one press for what the telephone said."""
        at = self._desk.locale
        tr = at.tr
        lines = column(spacing=6, margins=(12, 8, 12, 0))
        if row.state in {FREE, APPLIED}:
            facts = Wrapped(across=12, down=6)
            facts.flow.addWidget(Words(vacancy(row, at), size="compact", name="unit_vacancy"))
            facts.flow.addWidget(Words(inquiries(row, at), size="compact", name="unit_inquiries"))
            lines.addWidget(facts)
        self._holder = Wrapped(across=8, down=6)
        self._holder.hide()
        lines.addWidget(self._holder)
        presses = Wrapped(across=8, down=6)
        for words, name, answers in (
            (N_("きょう確かめた: 空きあり"), "vacant_today", {"vacant": "yes"}),
            (N_("きょう確かめた: 空きなし"), "full_today", {"vacant": "no"}),
        ):
            button = Button(tr(words), small=True, name=name)
            button.clicked.connect(lambda _on=False, answers=answers: self._checked(answers))
            presses.flow.addWidget(button)
        lines.addWidget(presses)
        self._held.ask(lambda r: holding(r, row.home), self._show_holding)
        return frame("clear", lines)

    def _show_holding(self, held: Holding | None) -> None:
        """Whose it is now, for the clerk who looks at this one unit; a protected person's is never told."""
        if held is None:
            return
        tr = self._desk.tr
        empty(self._holder.flow)
        what = N_("申込み: {name} {number}") if held.state == APPLIED else N_("入居: {name} {number}")
        words = tr(what, name=held.name, number=held.number)
        self._holder.flow.addWidget(IconWords("cases", words, size="compact", tone="ink", name="unit_holder"))
        opening = Button(tr(N_("ケースを開く")), small=True, look="quiet", name="open_holder")
        opening.clicked.connect(lambda _on=False: self._desk.open_case(held.case, "home"))
        self._holder.flow.addWidget(opening)
        self._holder.show()

    # opening and closing

    def _toggle_unit(self, unit: str) -> None:
        was = self._open
        self._close_unit()
        if unit != was:
            self._open = unit
            self._make_editor(self._place.homes[unit], "")
        self._fill_units()
        self.chosen.emit(self._open)
        row = self.findChild(RecordRow, f"unit.{unit}")
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_building(self) -> None:
        if self._of_building is not None:
            self._close_building()
        else:
            self._edit_building(self._place.building, "")
        self._fill_building()
        if self._of_building is not None:
            self._of_building.view.focus_first()

    def _edit_building(self, building: Building, key: str) -> None:
        options = options_of(self._place.bodies, "landlord", "manager")
        self._of_building = PlaceEditor(self._desk, building, None, options, key=key)
        self._of_building.closed.connect(self._building_closed)
        self._of_building.kept.connect(self._building_kept)

    def _make_editor(self, home: Home, key: str) -> None:
        options = options_of(self._place.bodies, "agent", "provider")
        self._editor = PlaceEditor(self._desk, home, self._place.building, options, key=key)
        self._editor.closed.connect(self._unit_closed)
        self._editor.kept.connect(self._unit_kept)
        if self._editor.bar is not None:
            self._whole.addWidget(self._editor.bar)

    def _refresh_editors(self) -> None:
        """Show a unit or building that changed elsewhere, unless something is being typed about it."""
        home = self._place.homes.get(self._open)
        if self._editor is None and home is not None:
            self._make_editor(home, "")
        for editor, now in ((self._editor, home), (self._of_building, self._place.building)):
            if editor is not None and now is not None and editor.record().id == now.id and not editor.view.dirty():
                editor.view.set_record(now)
                editor.look()

    def _close_unit(self) -> None:
        if self._editor is not None:
            self._editor.view.drafting.save()
            for each in (self._editor.bar, self._editor):
                if each is not None:
                    let_go(each)
        self._editor, self._open = None, ""

    def _close_building(self) -> None:
        if self._of_building is not None:
            self._of_building.view.drafting.save()
            let_go(self._of_building)
        self._of_building = None

    def _building_closed(self) -> None:
        self._close_building()
        self._fill()

    def _unit_closed(self) -> None:
        self._close_unit()
        self._fill_units()
        self.chosen.emit("")

    def _building_kept(self, building: Building) -> None:
        self._close_building()
        self.added.emit(building)

    def _unit_kept(self, home: Home) -> None:
        if self._open == home.id and home.id not in self._place.homes:
            self._close_unit()
        self._open = home.id
        self.added.emit(home)

    def _checked(self, answers: Mapping[str, str]) -> None:
        """What the landlord said on the telephone today; what was typed meanwhile is kept with it."""
        if self._editor is not None:
            self._editor.save_with(checked_on=self._desk.today(), **answers)
