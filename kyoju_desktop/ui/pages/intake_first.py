"""The beginning of 新規相談: what is typed is searched for at once, before anybody becomes a new person."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.intake import FIRST_CALLED, FIRST_PERSON, FIRST_PHONE
from kyoju_desktop.domain.records import Case, ContactPoint, Intake, Person
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep, link_persons, open_case
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.transfer import ask_transfer_in
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.likely import LikelyPanel
from kyoju_desktop.ui.widgets.panels import PageHead, Panel, SavedMark, Scroll, SectionTitle, column, row, rule

WAIT = 120  # milliseconds after the last keystroke before the search; typing is never held up by it
OTHER_TOWN = "other_town"
KEYS = ("intake.new.Person", "intake.new.ContactPoint", "intake.new.Case")


class SearchFirst(QWidget):
    """Name, ふりがな, birth and phone; earlier persons beside it; then the number is given."""

    begun = Signal(str)  # the id of the new case

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._apart: set[str] = set()
        self._same: Hit | None = None
        self._asked = 0
        self._from_town = False
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head())
        body = row(spacing=12, margins=(16, 0, 16, 12))
        lines.addLayout(body, 1)
        self._holder = Panel(name="first_search")
        self._scroll = Scroll(margins=(16, 12, 16, 12), spacing=8)
        self._holder.body.addWidget(self._scroll)
        body.addWidget(self._holder, 1)
        body.addWidget(self._beside())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._search)
        self.person: FormView | None = None
        self.phone: FormView | None = None
        self.called: FormView | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text: the side leaves more room to the fields."""
        super().resizeEvent(event)
        look = theme.current()
        self._side.setFixedWidth(look.px(288 if self.width() >= look.px(900) else 220))

    def begin(self) -> None:
        """Empty fields, or what was left unfinished the last time."""
        self._apart, self._same = set(), None
        self._fill()
        self.likely.show_hits((), Person(), "")
        self._say_same()
        self._search()
        if self.person is not None:
            self.person.focus_first()

    def open_case(self) -> None:
        """Give the number and go on to the form; a name is enough."""
        person, phone = self._answers()
        if person is None or phone is None or self.person is None:
            return
        if not person.name.strip() and not person.kana.strip():
            self.person.refused(
                Refused(
                    N_("氏名かふりがなを入れてください。言いたくない人は「匿名の問合せ」から始めます。"), field="name"
                )
            )
            return
        handed = self._from_town
        begin = Intake(route=OTHER_TOWN) if handed else Intake()
        self._write(lambda w: self._opened(w, person, phone, begin), count=handed)

    def open_transfer(self) -> None:
        """Begin the case of somebody whom another town hands over to us, and count what it sent."""
        self._from_town = True
        self.open_case()
        self._from_town = False

    def open_anonymous(self) -> None:
        """Begin a 問合せ without a name; it can be joined to a person later and keeps its number."""
        person, phone = self._answers()
        if person is None or phone is None or self.called is None:
            return
        case = self.called.commit()
        called = case.called if isinstance(case, Case) else ""
        self._write(lambda w: self._opened(w, person, phone, Intake(), anonymous=True, called=called))

    # building

    def _head(self) -> PageHead:
        tr = self._desk.tr
        head = PageHead(tr(N_("新規相談")), tr(N_("まず、前にも来た人か探します")))
        self.saved: SavedMark = head.saved
        transfer = Button(tr(N_("移管を受け入れる")), icon="mail", name="begin_transfer", pressed=self.open_transfer)
        head.right.addWidget(transfer)
        head.right.addWidget(
            Button(
                tr(N_("受付を始める")),
                icon="arrow-right",
                hint="Ctrl+Enter",
                look="primary",
                name="begin_intake",
                pressed=self.open_case,
            )
        )
        return head

    def _beside(self) -> QWidget:
        self._side = Scroll(spacing=12)
        self._side.setFixedWidth(theme.current().px(288))
        self._chosen = Panel(self._desk.tr(N_("同じ人の印")), icon="link", name="chosen_same")
        self.likely = LikelyPanel(self._desk)
        self.likely.same.connect(self._on_same)
        self.likely.other.connect(self._on_other)
        self.likely.looked.connect(lambda hit: self._desk.open_case(hit.case))
        self._none = Panel(self._desk.tr(N_("前の相談")), icon="search", name="no_earlier")
        line = row(margins=(12, 10, 12, 10))
        self._none_words = IconWords("info", "", wrap=True, size="compact")
        line.addWidget(self._none_words)
        self._none.body.addLayout(line)
        for each in (self._chosen, self.likely, self._none):
            self._side.body.addWidget(each)
        self._side.body.addStretch(1)
        return self._side

    def _fill(self) -> None:
        lines = self._scroll.body
        empty(lines)
        tr = self._desk.tr
        self.person = FormView(self._desk, FIRST_PERSON, Person(), key=KEYS[0], titles=False, gaps=False)
        self.phone = FormView(
            self._desk, FIRST_PHONE, ContactPoint(means="mobile"), key=KEYS[1], titles=False, gaps=False
        )
        self.called = FormView(self._desk, FIRST_CALLED, Case(), key=KEYS[2], titles=False, gaps=False)
        hint = tr(N_("どれかひとつでも探せます。かな・旧姓・通称・電話の下4けた・生年月日の一部でも見つかります。"))
        for each in (
            SectionTitle(tr(N_("相談する人"))),
            IconWords("info", hint, size="compact", wrap=True),
            self.person,
            self.phone,
            rule(),
            SectionTitle(tr(N_("名前を言いたくない人"))),
            Words(
                tr(N_("仮の呼び名だけで始められます。あとで名前が分かったら、番号はそのままで本人に結べます。")),
                size="compact",
                tone="ink2",
                wrap=True,
            ),
            self.called,
        ):
            lines.addWidget(each)
        line: QHBoxLayout = row(spacing=8)
        line.addWidget(
            Button(
                tr(N_("匿名の問合せとして始める")),
                icon="question",
                name="begin_anonymous",
                pressed=self.open_anonymous,
            )
        )
        line.addStretch(1)
        lines.addLayout(line)
        lines.addStretch(1)
        for view in (self.person, self.phone, self.called):
            view.show_saved_on(self.saved)
            view.changed.connect(self._timer.start)

    # searching

    def _typed(self) -> tuple[Person, str]:
        person, phone = Person(), ""
        for view in (self.person, self.phone):
            if view is None:
                continue
            for name in view.form.names():
                try:
                    value = view.editor(name).value()
                except Refused:
                    continue
                if view is self.phone:
                    phone = value if name == "phone" else phone
                else:
                    person = person.replace(**{name: value})
        return person, phone

    def _search(self) -> None:
        person, phone = self._typed()
        self._asked += 1
        asked = self._asked
        if not (person.name or person.kana or phone or person.birth_date):
            self._found(asked, (), person, phone)
            return
        name = person.name or person.alias or person.former_name
        self._desk.work.read(
            self,
            lambda r: r.similar_persons(name, person.kana, phone, person.birth_date),
            lambda hits: self._found(asked, hits, person, phone),
        )

    def _found(self, asked: int, hits: tuple[Hit, ...], person: Person, phone: str) -> None:
        if asked != self._asked:
            return
        same = self._same.person if self._same else ""
        shown = [hit for hit in hits if hit.person not in self._apart and hit.person != same]
        self.likely.show_hits(shown, person, phone)
        typed = bool(person.name or person.kana or phone or person.birth_date)
        self._none.setVisible(not shown)
        tr = self._desk.tr
        words = (
            N_("前の相談は見つかりません。新しい人として始められます。")
            if typed
            else N_("打つと、前の相談がここに出ます。")
        )
        self._none_words.show_state("check" if typed else "info", tr(words), "done" if typed else "ink2")

    def _on_same(self, hit: Hit) -> None:
        self._same = hit
        if self.person is not None:
            self._carry(hit)
        self._say_same()
        self._search()

    def _carry(self, hit: Hit) -> None:
        assert self.person is not None  # noqa: S101 - only called when the form stands
        for name, value in (("name", hit.name), ("kana", hit.kana), ("birth_date", hit.birth_date)):
            editor = self.person.editor(name)
            if value and editor.blank():
                editor.restore(editor.kind.dump(value))

    def _on_other(self, hit: Hit) -> None:
        self._apart.add(hit.person)
        self._search()

    def _say_same(self) -> None:
        lines = self._chosen.body
        empty(lines)
        self._chosen.setVisible(self._same is not None)
        if self._same is None:
            return
        tr = self._desk.tr
        line = row(margins=(12, 8, 12, 8))
        words = tr(N_("{name}({number})と同じ人として始めます"), name=self._same.name, number=self._same.number)
        line.addWidget(IconWords("check", words, tone="done", size="compact", wrap=True), 1)
        line.addWidget(Button(tr(N_("外す")), small=True, name="unlink", pressed=self._unlink))
        holder = QWidget()
        holder.setLayout(line)
        lines.addWidget(holder)

    def _unlink(self) -> None:
        self._same = None
        self._say_same()
        self._search()

    # opening

    def _answers(self) -> tuple[Person | None, ContactPoint | None]:
        if self.person is None or self.phone is None:
            return None, None
        person, phone = self.person.commit(), self.phone.commit()
        return (
            person if isinstance(person, Person) else None,
            phone if isinstance(phone, ContactPoint) else None,
        )

    def _opened(
        self,
        w: Writer,
        person: Person,
        phone: ContactPoint,
        begin: Intake,
        *,
        anonymous: bool = False,
        called: str = "",
    ) -> Case:
        earlier = self._same
        previous = earlier.case if earlier else ""
        case = open_case(w, person, begin, anonymous=anonymous, called=called, previous=previous)
        if phone.phone:
            keep(w, phone.replace(person=case.person))
        if earlier is not None:
            link_persons(w, case.person, earlier.person, N_("新規相談で同じ人とした"))
        return case

    def _write(self, use: Callable[[Writer], Case], *, count: bool = False) -> None:
        self._desk.work.write(self, N_("相談を受け付けた"), use, lambda case: self._on_begun(case, count))

    def _on_begun(self, case: Case, count: bool) -> None:
        for view in (self.person, self.phone, self.called):
            if view is not None:
                view.settle()
        self._fill()  # what was typed does not stay behind on a page that nobody looks at
        self.likely.show_hits((), Person(), "")
        self.begun.emit(case.id)
        if count:
            ask_transfer_in(self._desk, self.window(), case.id)
