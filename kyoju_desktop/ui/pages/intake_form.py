"""The form of 相談受付: sections at the left, fields in the middle, likely persons and missing answers beside."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, is_empty
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.records import ContactPoint, Intake, Person, PersonLink
from kyoju_desktop.domain.rules.missing import Missing
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import link_persons, unlink_persons
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_side import gap_words
from kyoju_desktop.ui.pages.case_tabs import MEMBERS
from kyoju_desktop.ui.pages.case_teller import closed_fields
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.intake_parts import (
    BLOCKS,
    OWN_ROUTES,
    Block,
    Piece,
    first_records,
    together,
    worth_keeping,
)
from kyoju_desktop.ui.pages.intake_side import IntakeMissing, SectionList
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty, let_go, stow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.likely import LikelyPanel
from kyoju_desktop.ui.widgets.panels import Panel, SavedMark, Scroll, SectionTitle, column, frame, row, rule

WAIT = 150  # milliseconds after the last keystroke before likely persons are looked for again
TIGHT = 800  # pixels at 100 % text below which the side shows only likely persons
NARROW = 1000  # pixels at 100 % text below which the sides become narrower or go away


class IntakeForm(QWidget):
    """All parts of one intake; it gathers the answers, the page writes them."""

    changed = Signal()

    def __init__(self, room: CaseRoom, saved: SavedMark) -> None:
        super().__init__()
        self._room, self._saved = room, saved
        self.parts: dict[type[Record], list[FormView]] = {}
        self._records: dict[type[Record], Record] = {}
        self._blocks: dict[str, tuple[SectionTitle, list[FormView]]] = {}
        self._apart: set[str] = set()
        self._asked, self._current = 0, BLOCKS[0].code
        self._visitor: QWidget | None = None
        self._unread: list[FormView] = []
        self._case = ""
        self._members = self._no_members()
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._after_typing)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # what the page does with it

    def show_view(self, view: CaseView) -> None:
        """Show this intake; what is being typed is left alone."""
        if view.case_id != self._case:
            self._case = view.case_id
            self._apart = set()
            self._records = first_records(view)
            self._fill(view)
            self.area.verticalScrollBar().setValue(0)
            self.want(Intake.__name__, "route")
        self._members.show_view(view)
        self._show_links(view)
        self._after_typing()

    def gather(self, *, strict: bool) -> tuple[Record, ...] | None:
        """The records as answered; with `strict` None when a field cannot be read (it has the focus)."""
        view = self._room.view
        if view is None:
            return None
        found: list[Record] = []
        self._unread = []
        for kind, base in self._records.items():
            record, unread = together(base, self.parts.get(kind, ()), strict=strict)
            self._unread += unread
            if strict and unread:
                return None
            changed = record != base or view.file.find(kind, base.id) is None
            if changed and worth_keeping(record, view):
                found.append(record)
        return tuple(found)

    def settle(self, records: tuple[Record, ...]) -> None:
        """These records are in the file: their drafts go."""
        kept = {type(record): record for record in records}
        for kind, views in self.parts.items():
            record = kept.get(kind)
            if record is not None:
                self._records[kind] = record
            for view in views:
                if view not in self._unread and (record is not None or not view.dirty()):
                    view.settle(record)

    def leave(self) -> None:
        """The page is left: drafts are written, nothing typed stays behind, the next time all is read anew."""
        for views in self.parts.values():
            for view in views:
                view.drafting.save()
        if self.parts:
            self._room.desk.jobs.drain()
            let_go(self._members)
            empty(self.area.body)
            self._members = self._no_members()
            self.likely.show_hits((), Person(), "")
        self.parts, self._blocks, self._visitor = {}, {}, None
        self._case = ""

    def refused(self, refused: Refused) -> bool:
        """Put a refusal beside its field."""
        return any(view.refused(refused) for views in self.parts.values() for view in views)

    def want(self, record_class: str, field_name: str) -> None:
        """Go to a field."""
        if record_class == "HouseholdMember":
            self._go("household")
            self._members.want(field_name)
            return
        for kind, views in self.parts.items():
            for view in views:
                if kind.__name__ == record_class and self._shows(view, field_name):
                    view.focus_field(field_name)
                    return

    # building

    def _build(self) -> None:
        tr = self._room.tr_
        body = row(spacing=12, margins=(16, 0, 16, 12))
        self.setLayout(body)
        self.sections = SectionList(tr, tuple((block.code, tr(block.title)) for block in BLOCKS))
        self.sections.setFixedWidth(theme.current().px(180))
        self.sections.wanted.connect(self._go)
        body.addWidget(self.sections)
        holder = Panel(name="intake_fields")
        self.area = Scroll(margins=(14, 12, 10, 16), spacing=8)
        holder.body.addWidget(self.area)
        body.addWidget(holder, 1)
        self._side = Scroll(spacing=12)
        self._side.setFixedWidth(theme.current().px(288))
        self._links = Panel(tr(N_("同じ人の印")), icon="link", name="links")
        self.likely = LikelyPanel(self._room.desk)
        self.likely.same.connect(self._on_same)
        self.likely.other.connect(self._on_other)
        self.likely.looked.connect(lambda hit: self._room.desk.open_case(hit.case))
        self.missing = IntakeMissing(tr)
        self.missing.wanted.connect(self.want)
        for each in (self._links, self.likely, self.missing):
            self._side.body.addWidget(each)
        self._side.body.addStretch(1)
        body.addWidget(self._side)

    def _no_members(self) -> ListPanel:
        """The list of the household while no case is shown."""
        made = ListPanel(self._room, MEMBERS)
        stow(made, self)
        return made

    def _fill(self, view: CaseView) -> None:
        let_go(self._members)
        lines = self.area.body
        empty(lines)
        self.parts, self._blocks = {}, {}
        self._members = ListPanel(self._room, MEMBERS)
        for at, block in enumerate(BLOCKS):
            if at:
                lines.addSpacing(theme.current().px(4))
                lines.addWidget(rule())
                lines.addSpacing(theme.current().px(4))
            title = SectionTitle(self._room.tr_(block.title))
            lines.addWidget(title)
            views = [self._piece(lines, block, piece, view) for piece in block.pieces]
            if block.members:
                lines.addWidget(self._members)
            self._blocks[block.code] = (title, views)
        lines.addStretch(1)

    def _piece(self, lines: QBoxLayout, block: Block, piece: Piece, view: CaseView) -> FormView:
        made = self._part(block, piece, view)
        if not piece.title:
            lines.addWidget(made)
            return made
        inner = column(spacing=6, margins=(0, 4, 0, 0))
        inner.addWidget(Words(self._room.tr_(piece.title), size="compact", bold=True, tone="ink2"))
        inner.addWidget(made)
        holder = QWidget()
        holder.setLayout(inner)
        lines.addWidget(holder)
        if piece.visitor:
            self._visitor = holder
        return made

    def _part(self, block: Block, piece: Piece, view: CaseView) -> FormView:
        form = piece.form
        record = self._records[form.record]
        hidden = self._hidden(form, record, view) | {
            name for name in piece.left_out if is_empty(record, name) or name == "use"
        }
        made = FormView(
            self._room.desk,
            form,
            record,
            key=f"intake.{view.case_id}.{block.code}.{form.record.__name__}.{form.names()[0]}",
            needed=frozenset(each.field for each in view.needs if each.record == form.record.__name__),
            titles=False,
            hidden=hidden,
        )
        made.show_saved_on(self._saved)
        made.changed.connect(self._timer.start)
        made.changed.connect(self.changed)
        self.parts.setdefault(form.record, []).append(made)
        return made

    def _hidden(self, form: Form, record: Record, view: CaseView) -> frozenset[str]:
        return closed_fields(form, record, view.file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room the list of sections goes, then the side becomes narrower."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.width() < look.px(NARROW)
        self.sections.setVisible(not narrow)
        self._side.setFixedWidth(look.px(220 if narrow else 288))
        self._show_side()

    def _show_side(self) -> None:
        tight = self.width() < theme.current().px(TIGHT)
        self._side.setVisible(not tight or bool(self.likely.hits))
        self.missing.setVisible(not tight)

    # going about

    def _go(self, code: str) -> None:
        title, views = self._blocks[code]
        self._current = code
        self.area.verticalScrollBar().setValue(title.y() - theme.current().px(8))
        if views:
            views[0].focus_first()
        self._count()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            return
        for code, (_title, views) in self._blocks.items():
            if any(view.isAncestorOf(new) for view in views):
                self._current = code
                self._count()
                return

    # what follows from typing

    def _after_typing(self) -> None:
        self._count()
        self._show_visitor()
        view = self._room.view
        if view is None:
            return
        self.missing.show_needs(view.needs, self._standing)
        self._search(view)

    def _show_visitor(self) -> None:
        views = [view for view in self.parts.get(Intake, []) if "route" in view.form.names()]
        theirs = [view for view in self.parts.get(Intake, []) if "visitor_name" in view.form.names()]
        if self._visitor is not None and views and theirs:
            route = str(self._read(views[0], "route", ""))
            said = any(part[1] for part in theirs[0].progress())
            self._visitor.setVisible(route not in OWN_ROUTES or said)

    def _count(self) -> None:
        view = self._room.view
        for block in BLOCKS:
            title, views = self._blocks.get(block.code, (None, []))
            done = sum(part[1] for each in views for part in each.progress())
            total = sum(part[2] for each in views for part in each.progress())
            if block.members and view is not None:
                done, total = len(view.file.of(MEMBERS.kind)), 0
            if title is not None:
                title.progress.setText(f"{done}/{total}" if total else str(done))
            self.sections.tell(block.code, done, total, current=block.code == self._current)

    def _standing(self, missing: Missing) -> str:
        for kind, views in self.parts.items():
            for view in views:
                if kind.__name__ == missing.record and self._shows(view, missing.field):
                    field = view.field(missing.field)
                    if field.gap is not None:
                        return gap_words(field.gap, self._room.tr_) if field.gap.name == "NOT_ASKED" else ""
                    return "" if field.answered() else self._room.tr_(N_("まだ"))
        return "" if missing.answered else gap_words(missing.gap, self._room.tr_)

    def _shows(self, view: FormView, name: str) -> bool:
        try:
            view.field(name)
        except KeyError:
            return False
        return True

    def _typed(self) -> tuple[Person, str]:
        person, phone = Person(), ""
        for view in self.parts.get(Person, []):
            for name in ("name", "kana", "birth_date", "alias", "former_name"):
                if self._shows(view, name):
                    person = person.replace(**{name: self._read(view, name, getattr(person, name))})
        for view in self.parts.get(ContactPoint, []):
            if self._shows(view, "phone"):
                phone = str(self._read(view, "phone", ""))
        return person, phone

    def _read(self, view: FormView, name: str, otherwise: object) -> object:
        try:
            return view.editor(name).value()
        except Refused:
            return otherwise

    def _search(self, shown: CaseView) -> None:
        person, phone = self._typed()
        self._asked += 1
        asked, name = self._asked, person.name
        if not (name or person.kana or phone or person.birth_date):
            self.likely.show_hits((), person, phone)
            self._show_side()
            return
        own = self._own(shown)
        self._room.desk.work.read(
            self,
            lambda r: r.similar_persons(name, person.kana, phone, person.birth_date),
            partial(self._found, asked, own, person, phone),
        )

    def _found(self, asked: int, own: frozenset[str], person: Person, phone: str, hits: tuple[Hit, ...]) -> None:
        if asked == self._asked:
            shown = [hit for hit in hits if hit.person not in own and hit.person not in self._apart]
            self.likely.show_hits(shown, person, phone)
            self._show_side()

    def _own(self, view: CaseView) -> frozenset[str]:
        links = view.file.of(PersonLink)
        return frozenset({view.file.person.id, *(link.first for link in links), *(link.second for link in links)})

    def _on_same(self, hit: Hit) -> None:
        view = self._room.view
        if view is not None:
            person = view.file.person.id
            self._room.write(self, N_("同じ人の印"), lambda w: link_persons(w, person, hit.person))

    def _on_other(self, hit: Hit) -> None:
        self._apart.add(hit.person)
        self._after_typing()

    def _show_links(self, view: CaseView) -> None:
        empty(self._links.body)
        links = view.file.of(PersonLink)
        self._links.setVisible(bool(links))
        for each in links:
            line = row(margins=(12, 6, 12, 6))
            words = self._room.tr_(N_("前の相談の人と同じ人です"))
            line.addWidget(IconWords("check", words, tone="done", size="compact", wrap=True), 1)
            line.addWidget(
                Button(
                    self._room.tr_(N_("外す")), small=True, name=f"unlink.{each.id}", pressed=self._unlinker(each.id)
                )
            )
            self._links.body.addWidget(frame("clear", line))

    def _unlinker(self, link_id: str) -> Callable[[], object]:
        return lambda: self._room.write(self, N_("同じ人の印を外した"), lambda w: unlink_persons(w, link_id))
