"""The people one speaks with at a body: rows that open into their form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from kyoju_desktop.domain.forms.organisation import ORGANISATION_CONTACT
from kyoju_desktop.domain.records import OrganisationContact
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_phone
from kyoju_desktop.services.organisations import keep_contact, remove_contact
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty, let_go
from kyoju_desktop.ui.widgets.panels import Empty, Panel, SavedMark, column, row, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow


class ContactEditor(QFrame):
    """One person's form with 保存する."""

    def __init__(self, panel: "BodyContacts", contact: OrganisationContact, key: str, *, fresh: bool) -> None:
        super().__init__()
        self._panel, self._fresh = panel, fresh
        self.setObjectName("contact_editor")
        desk = panel.desk
        lines = column(spacing=10, margins=(12, 10, 12, 10))
        self.setLayout(lines)
        self.view = FormView(desk, ORGANISATION_CONTACT, contact, key=key, gaps=False, titles=False)
        self.saved = SavedMark(size="compact")
        self.view.show_saved_on(self.saved)
        lines.addWidget(self.view)
        line = row(spacing=8)
        line.addWidget(self.saved)
        line.addStretch(1)
        tr = desk.tr
        if not fresh:
            line.addWidget(
                Button(
                    tr(N_("担当者を消す")),
                    icon="trash",
                    look="danger",
                    small=True,
                    name="remove_contact",
                    pressed=self.remove,
                )
            )
        line.addWidget(Button(tr(N_("閉じる")), small=True, name="close_contact", pressed=panel.close_editor))
        line.addWidget(
            Button(tr(N_("担当者を保存")), icon="check", small=True, name="save_contact", pressed=self.save)
        )
        lines.addLayout(line)

    def contact(self) -> OrganisationContact:
        """The person as last saved."""
        found = self.view.record()
        assert isinstance(found, OrganisationContact)  # noqa: S101 - the form was made for one
        return found

    def save(self) -> None:
        """Put the answers into the file; a refusal stands beside its field."""
        filled = self.view.commit()
        if not isinstance(filled, OrganisationContact):
            return
        self._panel.desk.work.write(
            self,
            N_("機関の担当者を保存"),
            lambda w: keep_contact(w, filled),
            self._done,
            refused=self.view.refused,
        )

    def remove(self) -> None:
        """Take the person off the register; undo brings them back."""
        gone = self.contact()
        self._panel.desk.work.write(
            self, N_("機関の担当者を消す"), lambda w: remove_contact(w, gone), lambda _none: self._removed()
        )

    def _done(self, kept: OrganisationContact) -> None:
        self.view.settle(kept)
        self._panel.close_editor()

    def _removed(self) -> None:
        self.view.drafting.drop()
        self._panel.close_editor()


class BodyContacts(Panel):
    """The panel below the form of a body."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("担当者")), icon="people", name="contacts_panel")
        self.desk = desk
        self._organisation = ""
        self._contacts: tuple[OrganisationContact, ...] = ()
        self._editor: ContactEditor | None = None
        self._editing = ""
        self.add = Button(
            desk.tr(N_("担当者を足す")), icon="plus", small=True, name="add_contact", pressed=self.begin
        )
        self.add_action(self.add)

    def show_contacts(self, organisation: str, contacts: Sequence[OrganisationContact]) -> None:
        """Show the people of a body; an editor of the same body stays open."""
        contacts = tuple(contacts)
        if organisation != self._organisation:
            self._organisation, self._contacts = organisation, contacts
            self.close_editor()
            return
        if contacts != self._contacts or self._editor is None:
            self._contacts = contacts
            self._fill()

    def begin(self) -> None:
        """Open an empty form; what was begun before and not saved stands in it again."""
        fresh = OrganisationContact(organisation=self._organisation)
        self._open(fresh, f"OrganisationContact.new.{self._organisation}", fresh=True)

    def editor(self) -> ContactEditor | None:
        """The open form, if there is one."""
        return self._editor

    def close_editor(self) -> None:
        """Close the form; what was typed stays as a draft."""
        if self._editor is not None:
            self._editor.view.drafting.save()
            let_go(self._editor)
            self._editor, self._editing = None, ""
        self._fill()

    def _open(self, contact: OrganisationContact, key: str, *, fresh: bool = False) -> None:
        was = self._editing
        self.close_editor()
        if contact.id == was and not fresh:
            return
        self._editor = ContactEditor(self, contact, key, fresh=fresh)
        self._editing = contact.id
        self._fill()
        self._editor.view.focus_first()

    def _fill(self) -> None:
        tr = self.desk.tr
        empty(self.body, self._editor)
        count = tr(N_("{count}人"), count=str(len(self._contacts))) if self._contacts else ""
        self.set_count(count)
        for contact in self._contacts:
            self._add_rule()
            self.body.addWidget(self._row(contact))
            if self._editor is not None and contact.id == self._editing:
                self.body.addWidget(self._editor)
        if self._editor is not None and self.body.indexOf(self._editor) < 0:
            self._add_rule()
            self.body.addWidget(self._editor)
        if self._editor is not None:
            self._editor.show()
        elif not self._contacts:
            self.body.addWidget(Empty(tr(N_("電話で話す相手の名前と直通の番号を残しておけます。"))))

    def _add_rule(self) -> None:
        if self.body.count():
            self.body.addWidget(rule())

    def _row(self, contact: OrganisationContact) -> RecordRow:
        below = "・".join(filter(None, (contact.role, format_phone(contact.phone), contact.hours, contact.note)))
        made = RecordRow(contact.name, below, name="contact_row")
        made.set_open(contact.id == self._editing)
        made.clicked.connect(lambda _on=False: self._open(contact, ""))
        return made
