"""建物と部屋をまとめて足す: one building, one kind of unit, and all room numbers in one line."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Building, Home, Organisation
from kyoju_desktop.domain.rules.room_numbers import room_numbers
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.home_rooms import add_rooms
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.telling import OneLine
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.home_editor import options_of
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import SectionTitle, column, row

BUILDING = Form(
    Building.title,
    Building,
    (
        Section(
            Building.title,
            (
                ("name",),
                ("kana",),
                ("postal_code", "municipality"),
                ("address",),
                ("structure", "floors"),
                ("built_on", "newly_built"),
                ("landlord",),
                ("manager",),
                ("contact", "phone"),
                ("secret",),
            ),
        ),
    ),
)
UNIT = Form(
    Home.title,
    Home,
    (
        Section(
            N_("どの部屋にも同じこと(あとで1戸ずつ直せます)"),
            (
                ("kind", "layout"),
                ("area", "residents_most"),
                ("rent", "common_fee"),
                ("deposit", "key_money"),
                ("vacant", "takes_inquiries"),
                ("checked_on", "vacant_from"),
                ("agent",),
            ),
        ),
    ),
)


def ask_rooms(desk: Desk, parent: QWidget, building: Building | None, then: Callable[[Building], object]) -> None:
    """Ask for the rooms of a building, or of a new one; `then` gets the building once all are in the file."""

    def begin(r: Reader) -> dict[str, str]:
        return {each.id: each.name for each in r.find(Organisation) if not each.closed}

    desk.work.read(
        parent, begin, lambda bodies: _open(desk, parent, building, bodies, then), label=N_("部屋を用意する")
    )


def _open(
    desk: Desk,
    parent: QWidget,
    building: Building | None,
    bodies: dict[str, str],
    then: Callable[[Building], object],
) -> None:
    made = RoomsDialog(desk, parent, building, bodies)

    def act() -> None:
        found = made.answers()
        if found is None:
            return
        label = N_("部屋をまとめて足した")
        desk.work.write(made, label, lambda w: add_rooms(w, *found), done, refused=made.refused)

    def done(kept: Building) -> None:
        made.settle()
        made.accept()
        then(kept)

    made.agreed.connect(act)
    made.open()
    made.first().focus_first()


class RoomsDialog(Question):
    """The building (when it is new), the rooms, and what is the same in each."""

    def __init__(self, desk: Desk, parent: QWidget, building: Building | None, bodies: dict[str, str]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="rooms_dialog",
            title=tr(N_("部屋をまとめて足す")) if building else tr(N_("建物と部屋をまとめて足す")),
            explain=tr(N_("部屋番号は「101-104、201-204」のように続けて書けます。階は部屋番号から入ります。")),
            verb=tr(N_("足す")),
            wide=860,
        )
        self._desk, self._known = desk, building
        self.building: FormView | None = None
        begun = building or Building(municipality=desk.office().municipality)
        if building is None:
            offered = options_of(bodies, "landlord", "manager")
            self.building = FormView(desk, BUILDING, begun, key="Building.rooms", options=offered, gaps=False)
            self.body.addWidget(self.building)
        else:
            self.body.addWidget(Words(building.name, bold=True, wrap=True))
        self._add_rooms_line()
        key = f"Home.rooms.{building.id if building else ''}"
        like = Home(building=begun.id)
        self.unit = FormView(desk, UNIT, like, key=key, options=options_of(bodies, "agent"), gaps=False)
        self.body.addWidget(self.unit)
        self.body.addStretch(1)
        self._count()

    def first(self) -> FormView:
        """The form in which one begins."""
        return self.building or self.unit

    def answers(self) -> tuple[Building, Home, tuple[str, ...]] | None:
        """What was answered; None where something cannot be read: it says so itself."""
        try:
            rooms = room_numbers(self.rooms.words())
            if not rooms:
                raise Refused(
                    N_("部屋番号を入れてください。1戸だけの家なら「1」や「戸建て」と入れます。"), field="rooms"
                )
        except Refused as refused:
            self.refused(refused)
            return None
        building = self.building.commit() if self.building else self._known
        like = self.unit.commit()
        if not isinstance(building, Building) or not isinstance(like, Home):
            return None
        return building, like.replace(building=building.id), rooms

    def refused(self, problem: Refused) -> bool:
        """Beside its field, else below."""
        if problem.field == "rooms":
            self._say(problem)
            self.rooms.setFocus()
            return True
        forms = [each for each in (self.building, self.unit) if each is not None]
        return any(each.refused(problem) for each in forms) or self.refuse(problem)

    def settle(self) -> None:
        """Everything is in the file: the drafts go."""
        for each in (self.building, self.unit):
            if each is not None:
                each.settle()

    def _add_rooms_line(self) -> None:
        tr = self._desk.tr
        self.body.addWidget(SectionTitle(tr(N_("部屋"))))
        label = tr(N_("部屋番号"))
        self.rooms = OneLine("rooms", label, tr(N_("例: 101-104、201-204")), limit=400)
        self.rooms.textChanged.connect(lambda _text: self._count())
        name = Words(label, size="compact")
        name.setBuddy(self.rooms)
        self.counted = IconWords("info", "", size="small", wrap=True, name="rooms_counted")
        inside = column(spacing=2)
        inside.addWidget(self.rooms)
        inside.addWidget(self.counted)
        line = row(spacing=8)
        name.setFixedWidth(theme.current().px(92))
        line.addWidget(name)
        line.addLayout(inside, 1)
        self.body.addLayout(line)

    def _count(self) -> None:
        """Say how many rooms the line names, and which."""
        tr = self._desk.tr
        try:
            rooms = room_numbers(self.rooms.text())
        except Refused as refused:
            self._say(refused)
            return
        words = tr(N_("{count}戸: {rooms}"), count=str(len(rooms)), rooms="、".join(rooms)) if rooms else ""
        self.counted.show_state(
            "check" if rooms else "info", words or tr(N_("まだ書いていません。")), "done" if rooms else "ink2"
        )

    def _say(self, refused: Refused) -> None:
        self.counted.show_state("warning", refused.message.text(self._desk.tr), "danger")
