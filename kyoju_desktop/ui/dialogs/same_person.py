"""同じ人の印: two person records belong to one human being. Linking never merges; a wrong link comes off at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import Case, ContactPoint, Person, PersonLink
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import link_persons, unlink_persons
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.likely import LikelyPanel
from kyoju_desktop.ui.widgets.panels import Panel, frame, row, rule

Linked = tuple[PersonLink, str, str]


class SamePersonQuestion(Question):
    """The marks there are, each with 外す; and the persons that resemble this one."""

    def __init__(self, desk: Desk, parent: QWidget, file: CaseFile) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="same_person_dialog",
            title=tr(N_("同じ人の印")),
            explain=tr(N_("印は記録をつなぐだけで、混ぜません。秘匿と連絡の注意は、つないだ人どうしで効きます。")),
            verb=tr(N_("閉じる")),
            wide=560,
        )
        self._desk, self._file = desk, file
        self._apart: set[str] = {file.person.id}
        self.back.hide()
        self.agreed.connect(self.accept)
        self._links = Panel(tr(N_("いまの印")), icon="link", name="links")
        self.likely = LikelyPanel(desk)
        self.likely.same.connect(self._link)
        self.likely.other.connect(self._other)
        self.likely.looked.connect(self._look)
        self._none = IconWords("check", tr(N_("似た人はほかに見つかりません。")), size="compact", tone="done")
        for each in (self._links, self.likely, self._none):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Read marks and likely persons again."""
        person = self._file.person
        phones = [each.phone for each in self._file.of(ContactPoint) if each.phone and each.person == person.id]
        phone = phones[0] if phones else ""

        def use(r: Reader) -> tuple[list[Linked], tuple[Hit, ...]]:
            links = [*r.find(PersonLink, first=person.id), *r.find(PersonLink, second=person.id)]
            hits = r.similar_persons(person.name, person.kana, phone, person.birth_date)
            return [_linked(r, each, person.id) for each in links], hits

        self._desk.work.read(self, use, lambda found: self._show(found[0], found[1], person, phone))

    def _show(self, links: list[Linked], hits: tuple[Hit, ...], person: Person, phone: str) -> None:
        tr = self._desk.tr
        empty(self._links.body)
        self._links.setVisible(bool(links))
        for at, (link, name, number) in enumerate(links):
            if at:
                self._links.body.addWidget(rule())
            line = row(margins=(12, 6, 12, 6))
            line.addWidget(Words(name, bold=True))
            line.addWidget(Words(number, size="compact", tone="ink2"), 1)
            line.addWidget(
                Button(tr(N_("外す")), small=True, name=f"unlink.{link.id}", pressed=self._unlinker(link.id))
            )
            self._links.body.addWidget(frame("clear", line))
        linked = {each for link, _name, _number in links for each in (link.first, link.second)}
        shown = [hit for hit in hits if hit.person not in self._apart and hit.person not in linked]
        self.likely.show_hits(shown, person, phone)
        self._none.setVisible(not shown)

    def _link(self, hit: Hit) -> None:
        person = self._file.person.id
        self._write(N_("同じ人の印"), lambda w: link_persons(w, person, hit.person))

    def _unlinker(self, link_id: str) -> Callable[[], object]:
        return lambda: self._write(N_("同じ人の印を外した"), lambda w: unlink_persons(w, link_id))

    def _write(self, label: str, use: Callable[..., object]) -> None:
        self._desk.work.write(
            self, label, use, lambda _done: self.refresh(), refused=self.refuse, case=self._file.case.id
        )

    def _other(self, hit: Hit) -> None:
        self._apart.add(hit.person)
        self.refresh()

    def _look(self, hit: Hit) -> None:
        self.accept()
        self._desk.open_case(hit.case)


def _linked(r: Reader, link: PersonLink, own: str) -> Linked:
    other = link.second if link.first == own else link.first
    cases = r.find(Case, person=other)
    return link, r.get(Person, other).name, "・".join(each.number for each in cases)


def ask_same_person(desk: Desk, parent: QWidget, file: CaseFile) -> SamePersonQuestion:
    """Show the marks and the likely persons."""
    made = SamePersonQuestion(desk, parent, file)
    made.open()
    return made
