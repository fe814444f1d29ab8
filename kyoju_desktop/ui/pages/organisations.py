"""関係機関: the register of the bodies one works with, a list at the left and one body's form at the right."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kyoju_desktop.domain.forms.organisation import ORGANISATION
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.bodies import fax_is_old
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number, format_phone
from kyoju_desktop.services.organisations import (
    Register,
    keep_organisation,
    narrowed,
    referrals_to,
    register,
)
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.body_import import ask_list_file
from kyoju_desktop.ui.dialogs.envelope import ask_envelope
from kyoju_desktop.ui.dialogs.list_menu import offer_body_list
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.body_contacts import BodyContacts
from kyoju_desktop.ui.pages.body_fax import FaxRemark
from kyoju_desktop.ui.pages.body_filters import BodyFilters
from kyoju_desktop.ui.pages.body_list import BodyList, BodyRow
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.measure_switch import register_switch
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import ActionBar, Empty, PageHead, Panel, SavedMark, Scroll, column, frame, rule

LIST_WIDE = 344
LEAST = 1000  # pixels at 100 % from which list and form stand side by side
_FROM_LISTS = ("from_list", "list_on")  # written by taking in a list, never by hand
NEW = "Organisation.new"  # the draft of a body that is not in the register yet


class OrganisationsPage(QWidget):
    """The register."""

    explanation = N_(
        "つなぎ先になる機関の名簿です。「法的な立場」で、何を根拠に渡せるかが決まります。"
        "使わなくなった機関は消さずに「もう使わない」にします。これまでの記録の名前は変わりません。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._register = Register()
        self._current = ""
        self._fresh = False
        self._reading: Latest[Register] = Latest(desk, self)
        self._counting: Latest[int] = Latest(desk, self)
        self.setObjectName("organisations_page")
        tr = desk.tr
        self._head = PageHead(tr(N_("関係機関")))
        self._head.left.insertWidget(2, register_switch(desk, "organisations"))
        self.add = Button(tr(N_("機関を足す")), icon="plus", name="add_organisation", pressed=self.begin)
        self.take_list = Button(
            tr(N_("県の名簿を取り込む")),
            icon="download",
            name="take_list",
            pressed=lambda: ask_list_file(desk, self, self.refresh),
        )
        self.hand_list = Button(
            tr(N_("一覧を出す")),
            icon="printer",
            name="body_lists",
            pressed=lambda: offer_body_list(desk, self.hand_list, self.filters.wanted()),
        )
        for each in (self.take_list, self.hand_list, self.add):
            self._head.right.addWidget(each)
        self.form: FormView | None = None
        self.contacts = BodyContacts(desk)
        self._columns = self._make_columns()
        self._columns.folded_changed.connect(self.filters.set_folded)
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head)
        lines.addWidget(self._columns, 1)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save_here)

    def refresh(self) -> None:
        """Read the register anew; the chosen body and what is being typed stay."""
        self._reading.ask(register, self._show)

    def begin(self) -> None:
        """Open an empty form; what was begun before and not saved stands in it again."""
        self._current, self._fresh = "", True
        self.list.choose("")
        self._show_form(Organisation(), NEW)
        self._columns.show_column("body")
        if self.form is not None:
            self.form.focus_first()

    def save(self) -> None:
        """Put the form into the file; a refusal stands beside its field."""
        filled = self.form.commit() if self.form is not None else None
        if isinstance(filled, Organisation):
            self._write(N_("関係機関を保存"), filled)

    def close_body(self) -> None:
        """The body is not used any more, or used again; nothing is ever thrown away."""
        filled = self.form.commit() if self.form is not None else None
        if isinstance(filled, Organisation):
            label = N_("また使う機関にする") if filled.closed else N_("もう使わない機関にする")
            self._write(label, filled.replace(closed=not filled.closed))

    # -- building

    def _make_columns(self) -> Columns:
        tr = self._desk.tr
        return Columns(
            (
                Column("list", tr(N_("名簿")), self._make_list(), LIST_WIDE),
                Column("body", tr(N_("機関")), self._make_body()),
            ),
            least=LEAST,
            label=tr(N_("関係機関")),
        )

    def _make_list(self) -> Panel:
        tr = self._desk.tr
        made = Panel(name="register_panel")
        self.filters = filters = BodyFilters(self._desk)
        self.search, self.kind, self.closed = filters.search, filters.kind, filters.closed
        self.list = BodyList(tr(N_("関係機関の名簿")))
        filters.changed.connect(self._fill)
        filters.covering.connect(self._fill)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.entered_form.connect(self._enter_form)
        made.body.addWidget(filters)
        made.body.addWidget(rule())
        made.body.addWidget(self.list, 1)
        self._none = Empty(
            tr(N_("当てはまる機関がありません。")),
            tr(N_("ことばを短くするか、しぼり込みをはずしてください。")),
        )
        self._none.hide()
        made.body.addWidget(self._none, 1)
        return made

    def _make_body(self) -> QWidget:
        tr = self._desk.tr
        self._scroll = Scroll(spacing=12)
        self._form_panel = Panel(tr(N_("機関")), icon="organisations", name="organisation_panel")
        self._used = Words("", size="compact", tone="ink2", name="organisation_used")
        self._form_panel.add_action(self._used)
        self._resting = IconWords(
            "info",
            tr(N_("もう使わない機関です。新しいつなぎ先には出ません。")),
            size="compact",
            tone="warn",
            wrap=True,
        )
        rest = column(margins=(16, 10, 16, 0))
        rest.addWidget(self._resting)
        self._rest = frame("clear", rest)
        self._form_panel.body.addWidget(self._rest)
        self.fax = FaxRemark(self._desk, lambda: self._current, self.refresh)
        self._form_panel.body.addWidget(self.fax)
        self._holder = column(margins=(16, 12, 16, 12))
        self._form_panel.body.addLayout(self._holder)
        self._scroll.body.addWidget(self._form_panel)
        self._scroll.body.addWidget(self.contacts)
        self._scroll.body.addStretch(1)
        self._bar = self._make_bar()
        self._nothing = Empty(
            tr(N_("つなぎ先になる機関を、ここに登録します。")),
            tr(N_("左の名簿から選ぶか、新しい機関を足してください。")),
            action=Button(tr(N_("機関を足す")), icon="plus", small=True, name="add_first", pressed=self.begin),
        )
        empty_panel = Panel(name="nothing_panel")
        empty_panel.body.addWidget(self._nothing)
        self._nothing_panel = empty_panel
        whole = column(spacing=8)
        made = QWidget()
        made.setLayout(whole)
        for each in (self._nothing_panel, self._scroll, self._bar):
            whole.addWidget(each, 0 if each is self._bar else 1)
        self._show_parts(form=False)
        return made

    def _make_bar(self) -> ActionBar:
        tr = self._desk.tr
        made = ActionBar()
        made.setProperty("look", "panel")
        self.saved = SavedMark()
        made.right.addWidget(self.saved)
        self.retire = Button(
            tr(N_("もう使わない")), icon="forbid", name="close_organisation", pressed=self.close_body
        )
        self.keep = Button(
            tr(N_("保存する")),
            icon="check",
            hint="Ctrl+Enter",
            look="primary",
            name="save_organisation",
            pressed=self.save,
        )
        self.envelope = Button(
            tr(N_("封筒の宛名")),
            icon="mail",
            name="organisation_envelope",
            pressed=lambda: ask_envelope(self._desk, self, body=self._current),
        )
        made.right.addWidget(self.envelope)
        made.right.addWidget(self.retire)
        made.right.addWidget(self.keep)
        return made

    # -- showing

    def _show(self, found: Register) -> None:
        self._register = found
        self.filters.offer_kinds(found.bodies)
        if not self._fresh and found.body(self._current) is None:
            self._current = next((each.id for each in found.bodies if not each.closed), "")
        self._fill()
        body = found.body(self._current)
        if body is not None:
            self._show_body(body)
        elif not self._fresh:
            self._show_parts(form=False)

    def _fill(self) -> None:
        wanted = self.filters.wanted()
        held = narrowed(self._register, replace(wanted, closed=True), self._desk.today())
        matching = [each for each in held if wanted.closed or not each.closed or each.id == self._current]
        self.list.show_rows([self._row(each) for each in matching], "" if self._fresh else self._current)
        covered = self.filters.covers
        self.list.setVisible(bool(matching) and not covered)
        self._none.setVisible(not matching and not covered)
        count = self._desk.tr(N_("{count}件"), count=format_number(len(matching)))
        self._head.sub.setText(count if self._register.bodies else "")

    def _row(self, body: Organisation) -> BodyRow:
        tr, codes = self._desk.tr, self._desk.codes
        below = (tr(codes.label("organisation_kind", body.kind)) if body.kind else "", format_phone(body.phone))
        chips = [ChipFace(tr(N_("使わない")), "forbid")] if body.closed else []
        if body.cooperating:
            chips.append(ChipFace(tr(N_("協力店")), "check", "done"))
        if fax_is_old(body, self._desk.today()):
            chips.append(ChipFace(tr(N_("FAX要確認")), "clock", "warn"))
        name = f"{body.name} {body.section}".strip()
        return BodyRow(body.id, name, "・".join(filter(None, below)), tuple(chips))

    def _choose(self, body_id: str) -> None:
        body = self._register.body(body_id)
        if body is not None:
            self._current, self._fresh = body_id, False
            self._show_body(body)

    def _enter_form(self) -> None:
        if self.form is not None:
            self._columns.show_column("body")
            self.form.focus_first()

    def _show_body(self, body: Organisation) -> None:
        if self.form is not None and self.form.record().id == body.id:
            if not self.form.dirty():
                self.form.set_record(body)
                self._fit_kind()
            self._say_state(body)
        else:
            self._show_form(body, "")
        self.contacts.show_contacts(body.id, self._register.contacts.get(body.id, ()))

    def _show_form(self, body: Organisation, key: str) -> None:
        if self.form is not None:
            self.form.drafting.save()
            if key and self.form.drafting.key == key:
                self._desk.jobs.drain()
            let_go(self.form)
        self.form = FormView(self._desk, ORGANISATION, body, key=key, gaps=False, hidden=("closed", *_FROM_LISTS))
        self.form.show_saved_on(self.saved)
        self.saved.hide()
        self.form.changed.connect(self._fit_kind)
        self._holder.addWidget(self.form)
        self._fit_kind()
        self._say_state(body)
        self._show_parts(form=True)
        self._scroll.verticalScrollBar().setValue(0)

    def _fit_kind(self) -> None:
        """Only a conference has a 会議体の種類: it decides under which law the conference may ask."""
        if self.form is not None:
            self.form.show_field("conference_body", self.form.editor("kind").value() == "conference")

    def _say_state(self, body: Organisation) -> None:
        tr = self._desk.tr
        self._form_panel.title.setText(tr(N_("新しい機関")) if self._fresh else body.name)
        self._rest.setVisible(body.closed)
        self.fax.show_state(body)
        self.retire.setVisible(not self._fresh)
        self.envelope.setVisible(not self._fresh)
        self.retire.set_text(tr(N_("また使う")) if body.closed else tr(N_("もう使わない")))
        self.retire.set_icon("refresh" if body.closed else "forbid")
        self.contacts.setVisible(not self._fresh)
        self._used.setText("")
        if not self._fresh:
            wanted = body.id

            def count(r: Reader) -> int:
                return referrals_to(r, wanted)

            self._counting.ask(count, self._say_used)

    def _say_used(self, number: int) -> None:
        tr = self._desk.tr
        none = tr(N_("つなぎ票はまだありません"))
        self._used.setText(tr(N_("つなぎ票 {count}通"), count=format_number(number)) if number else none)

    def _show_parts(self, *, form: bool) -> None:
        self._nothing_panel.setVisible(not form)
        self._scroll.setVisible(form)
        self._bar.setVisible(form)

    # -- keeping

    def _save_here(self) -> None:
        editor, at = self.contacts.editor(), QApplication.focusWidget()
        if editor is not None and at is not None and editor.isAncestorOf(at):
            editor.save()
        else:
            self.save()

    def _write(self, label: str, filled: Organisation) -> None:
        form = self.form
        if form is None:
            return
        self._desk.work.write(
            form,
            label,
            lambda w: keep_organisation(w, filled),
            self._kept,
            refused=form.refused,
        )

    def _kept(self, body: Organisation) -> None:
        if self.form is None:
            return
        self.form.settle(body)
        if self._fresh:
            self._current, self._fresh = body.id, False
            self._show_form(body, "")
        now = self._desk.now()
        self.saved.say(self._desk.tr(N_("保存済み {time}"), time=f"{now.hour}:{now.minute:02d}"))
        self._say_state(body)
        self.refresh()
