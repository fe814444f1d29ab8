"""匿名で照会する: a paper about nobody for agents and landlords; always possible, whatever the person agreed to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.inquiry import Wish
from kyoju_desktop.domain.records import HousingInquiry, Organisation
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.anonymous import ASKED_KINDS, prepare_anonymous, proposed_wish, weigh_anonymous
from kyoju_desktop.services.case_papers import FaxCover, cover_for
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.kept import PRINTED, SAVED
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import glyph_boxes, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.fax import with_cover
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.preview import show_preview
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import row
from kyoju_desktop.ui.widgets.segmented import Segmented

_MONTHS = 6
_LABEL = 120  # px: the words before a field
_AGES = (("fine", N_("10歳ごと")), ("broad", N_("65歳以上か未満か")), ("none", N_("書かない")))
_HOUSEHOLDS = (("fine", N_("人数")), ("broad", N_("ひとりか2人以上か")), ("none", N_("書かない")))
_AREAS = (("fine", N_("下のことばで書く")), ("none", N_("書かない")))


@dataclass(frozen=True)
class _Start:
    """What the dialog begins with."""

    wish: Wish
    protected: bool
    bodies: tuple[Organisation, ...]


def ask_anonymous(desk: Desk, parent: QWidget, case_id: str, organisation_id: str = "", unit: str = "") -> None:
    """Open the dialog for a case; a recipient that was chosen before stands in it already, and the inquiry that is
    entered names the unit of the register that is meant."""

    def begin(r: Reader) -> _Start:
        bodies = tuple(
            each
            for each in r.find(Organisation)
            if not each.closed and (each.kind in ASKED_KINDS or each.id == organisation_id)
        )
        return _Start(proposed_wish(r, case_id), case_file(r, case_id).protected, bodies)

    def show(start: _Start) -> None:
        made = AnonymousDialog(desk, parent, case_id, start, organisation_id, unit)
        made.open()
        made.body_choice.setFocus()

    desk.work.read(parent, begin, show, label=N_("匿名の照会を用意する"))


class AnonymousDialog(Question):
    """How exactly the paper speaks, with the warning beside it; then the paper itself."""

    def __init__(
        self, desk: Desk, parent: QWidget, case_id: str, start: _Start, organisation_id: str, unit: str = ""
    ) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="anonymous_dialog",
            title=tr(N_("匿名で照会する")),
            explain=tr(
                N_(
                    "氏名・受付番号・事情・断られた記録は、この紙に出ません。同意がなくても使えます。合う物件があったら、本人にたずねてから名前を伝えます。"
                )
            ),
            verb=tr(N_("紙を見る")),
        )
        self._desk, self._case, self._unit, self._protected = desk, case_id, unit, start.protected
        self._confirmed: Message | None = None
        self._warning: Message | None = None
        self._build(start, organisation_id)
        self.agreed.connect(self._look)

    def _build(self, start: _Start, organisation_id: str) -> None:
        tr = self._desk.tr
        self.warning = IconWords("warning", "", size="base", tone="warn", wrap=True, name="anonymous_warning")
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.body_choice = Combo(name="anonymous_body", label=tr(N_("あて先")))
        self.body_choice.fill([(each.id, each.name) for each in start.bodies], empty=tr(N_("(決めない)")))
        self.body_choice.setPlaceholderText(tr(N_("(決めない)")))
        self.body_choice.choose(organisation_id)
        self._line(N_("あて先"), self.body_choice)
        self.age = self._bands("anonymous_age", N_("年代"), _AGES, start.wish.age)
        self.household = self._bands("anonymous_household", N_("世帯"), _HOUSEHOLDS, start.wish.household)
        self.place = self._bands("anonymous_area", N_("地域"), _AREAS, start.wish.area)
        self.area_words = self._words("anonymous_area_words", N_("地域のことば"), start.wish.area_words)
        self.rooms_words = self._words("anonymous_rooms_words", N_("間取りのことば"), start.wish.rooms_words)
        self.start = Combo(name="anonymous_start", label=tr(N_("入居したい時期")))
        self.start.fill(
            [(each.isoformat(), f"{each.year}/{each.month}") for each in self._months()], empty=tr(N_("書かない"))
        )
        self.start.setPlaceholderText(tr(N_("書かない")))
        self._line(N_("入居したい時期"), self.start)
        self.body.addStretch(1)
        if start.protected:
            reason = tr(N_("住所を秘匿している人の地域は、どの紙にも出ません。"))
            self.place.lock({"fine": reason})
            self.area_words.setEnabled(False)
            self.body.addWidget(Words(reason, size="small", tone="ink2", wrap=True))
        for each in (self.age, self.household, self.place):
            each.chosen.connect(lambda _code: self._weigh())
        self.area_words.editingFinished.connect(self._weigh)
        self._weigh()

    def _months(self) -> list[date]:
        first = self._desk.today().replace(day=1)
        return [add_months(first, step) for step in range(_MONTHS)]

    def _line(self, label: str, widget: QWidget) -> None:
        name = Words(self._desk.tr(label), size="compact", wrap=True)
        name.setBuddy(widget)
        name.setFixedWidth(theme.current().px(_LABEL))
        line = row(spacing=8)
        line.addWidget(name)
        if isinstance(widget, Segmented):
            line.addWidget(widget)
            line.addStretch(1)
        else:
            line.addWidget(widget, 1)
        self.body.addLayout(line)

    def _bands(self, name: str, label: str, options: tuple[tuple[str, str], ...], chosen: str) -> Segmented:
        tr = self._desk.tr
        made = Segmented([(code, tr(words)) for code, words in options], name=name, label=tr(label))
        made.choose(chosen)
        self._line(label, made)
        return made

    def _words(self, name: str, label: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(name)
        made.setAccessibleName(self._desk.tr(label))
        glyph_boxes.limit(made, 120)
        self._line(label, made)
        return made

    def wish(self) -> Wish:
        """What the dialog says now."""
        chosen = self.start.code()
        return Wish(
            age=self.age.value(),
            household=self.household.value(),
            area="none" if self._protected else self.place.value(),
            area_words="" if self._protected else self.area_words.text(),
            rooms_words=self.rooms_words.text(),
            start_on=date.fromisoformat(chosen) if chosen else None,
        )

    def _read(self, then: Callable[[tuple[Sheet, Message | None]], object]) -> None:
        at, wish, body = self._desk.locale, self.wish(), self.body_choice.code()
        self._desk.work.read(
            self,
            lambda r: weigh_anonymous(r, self._case, body, wish, at.today, codes=at.codes, tr=at.tr),
            then,
            label=N_("匿名の照会を確かめる"),
        )

    def _weigh(self) -> None:
        self._read(lambda found: self._say(found[1]))

    def _say(self, warning: Message | None) -> None:
        self._warning = warning
        self.warning.words.setText(warning.text(self._desk.tr) if warning else "")
        shown = warning is not None
        if shown != self.warning.isVisible():
            self.warning.setVisible(shown)
            more = self.warning.sizeHint().height() + theme.current().px(10)
            self.resize(self.width(), min(self._room, self.height() + (more if shown else -more)))

    def _look(self) -> None:
        self._read(self._looked)

    def _looked(self, found: tuple[Sheet, Message | None]) -> None:
        """Show the paper; a warning is read once before, and pressing again confirms it."""
        sheet, warning = found
        self._say(warning)
        if warning and warning != self._confirmed:
            self._confirmed = warning
            self.verb.setText(self._desk.tr(N_("このまま紙を見る")))
            return
        tr = self._desk.tr
        title = tr(N_("物件照会票(匿名)"))
        paper = render(sheet, tr)
        show_preview(
            self._desk,
            self,
            title,
            paper,
            title,
            on_print=lambda: self._give("print"),
            on_save=lambda: self._give("save"),
        )

    def _give(self, way: str) -> None:
        """Number the paper, enter the inquiry, and hand it to its exit."""
        at, wish, body = self._desk.locale, self.wish(), self.body_choice.code()
        confirmed = self._confirmed is not None and self._confirmed == self._warning

        def draw(sheet: Sheet) -> Rendered:
            return render(sheet, at.tr)

        self._desk.work.write(
            self,
            N_("匿名で照会"),
            lambda w: prepare_anonymous(
                w,
                self._case,
                body,
                wish,
                draw,
                at.today,
                codes=at.codes,
                tr=at.tr,
                confirmed=confirmed,
                way=PRINTED if way == "print" else SAVED,
                unit=self._unit,
            ),
            lambda made: self._handed(way, *made),
            refused=self.refuse,
            final=True,
            case=self._case,
        )

    def _handed(self, way: str, inquiry: HousingInquiry, pdf: bytes) -> None:
        name = self._desk.tr(N_("物件照会票 {number}"), number=inquiry.document_number)
        desk, over = self._desk, self.parentWidget() or self
        at, body, number = desk.locale, inquiry.organisation, inquiry.document_number
        self.accept()

        def out(made: bytes) -> None:
            exit_ = partial(print_paper, form="inquiry") if way == "print" else partial(save_paper, personal=False)
            exit_(
                desk,
                over,
                made,
                name,
                lambda: desk.status(desk.tr(N_("匿名の照会票を出しました。返事は「住まい」の照会に書きます。"))),
                lambda why: desk.status(why.text(desk.tr)),
            )

        def cover(r: Reader) -> FaxCover | None:
            """In front of what is printed for a body that has a FAX number."""
            asked = r.get(Organisation, body) if body and way == "print" else None
            return cover_for(r, body, at, PdfPages(pdf).count, number) if asked and asked.fax else None

        with_cover(desk, over, pdf, cover, out)
