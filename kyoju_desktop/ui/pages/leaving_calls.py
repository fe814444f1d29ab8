"""連絡する順番: whom to call, in the order of the person's wish; who must not be told has no button to be told."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers import call_sheet
from kyoju_desktop.domain.records import ContactCall, EmergencyContact
from kyoju_desktop.domain.rules.telling import DEATH, NEVER, OPEN, URGENT, YES, Verdict, contacts_of, verdict
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.leaving_papers import call_sheet_paper
from kyoju_desktop.ui.dialogs.death import ask_call
from kyoju_desktop.ui.dialogs.inquiry import ask_inquiry
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.forms.form_view import Options
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import buttons, page_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, column, frame, row, rule

# What the person decided: words, icon, state of the chip.
_FACES = {
    YES: (N_("知らせてよい"), "check", "done"),
    URGENT: (N_("緊急・死亡のときだけ"), "warning", "warn"),
    NEVER: (N_("知らせてはいけない"), "forbid", "danger"),
    OPEN: (N_("まだ決めていない"), "question", "warn"),
}


def about_of(view: CaseView) -> str:
    """What one would call about now: a death where there is one, else an emergency."""
    return DEATH if view.dead else "emergency"


def _options(view: CaseView) -> Options:
    """Only those who may be told can be chosen."""
    may = [each for each in contacts_of(view.file) if verdict(each, about_of(view)).may]
    return {"contact": [("", ""), *((each.id, view.teller.text(each, "name")) for each in may)]}


CALLS = Listed(
    ContactCall,
    N_("連絡する順番"),
    "bell",
    N_("まだだれにも連絡していません。"),
    lambda view: ContactCall(case=view.case_id, at=view.now, clerk=view.file.case.clerk),
    options=_options,
    add="",
    folds=False,
)


class CallsPanel(ListPanel):
    """The contacts in their order on top, what was said to whom below."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room, CALLS)

    def show_view(self, view: CaseView) -> None:
        """Show the order anew with the calls."""
        super().show_view(view)
        self._order(view)

    def _refill(self) -> None:
        super()._refill()
        if self._room.view is not None:
            self._order(self._room.view)

    def _order(self, view: CaseView) -> None:
        self.body.insertWidget(0, _contacts(self._room, view))


def _contacts(room: CaseRoom, view: CaseView) -> QWidget:
    lines = column(spacing=0)
    made = frame("clear", lines)
    made.setObjectName("call_order")
    tr = room.tr_
    contacts = contacts_of(view.file)
    if not contacts:
        how = tr(N_("「世帯」で、連絡先と「知らせてよいか」を本人に聞いて入れておくと、ここに順番で出ます。"))
        lines.addWidget(Empty(tr(N_("緊急連絡先がありません。")), how))
        return made
    for each in contacts:
        lines.addWidget(_Contact(room, view, each))
        lines.addWidget(rule())
    never = tr(
        N_(
            "「いけない」の人と、ここに名前のない人には、亡くなったかどうかも答えません。"
            "「個人のことはお答えしていません」と言い、問合せを記録して、上司と決めます。"
        )
    )
    note = IconWords("forbid", never, size="compact", tone="danger", wrap=True, name="never_tell")
    holder = row(margins=(12, 8, 12, 8))
    holder.addWidget(note)
    lines.addWidget(frame("clear", holder))
    return made


class _Contact(QWidget):
    """One contact: rank, name, telephone, what the person decided, what was done, and the buttons that are left."""

    def __init__(self, room: CaseRoom, view: CaseView, contact: EmergencyContact) -> None:
        super().__init__()
        self._room, self._view, self._contact = room, view, contact
        self._found = verdict(contact, about_of(view))
        self.setObjectName(f"contact.{contact.id}")
        lines = column(spacing=4, margins=(12, 8, 12, 8))
        self.setLayout(lines)
        head = row(spacing=8)
        teller = view.teller
        rank = teller.text(contact, "rank") or room.tr_(N_("順番なし"))
        head.addWidget(Words(rank, size="compact", tone="ink2"))
        name = "  ".join(filter(None, (teller.text(contact, "name"), teller.text(contact, "relation"))))
        head.addWidget(Words(name, bold=True, wrap=True), 1)
        words, icon, state = _FACES[self._found.code]
        head.addWidget(Chip(room.tr_(words), icon=icon, state=state, name=f"may.{contact.id}"))
        lines.addLayout(head)
        tone = "danger" if self._found.code == NEVER else "warn" if self._found.code == OPEN else "ink2"
        lines.addWidget(
            Words(self._said(self._found), size="compact", tone=tone, wrap=True, name=f"why.{contact.id}")
        )
        for call in view.file.of(ContactCall):
            if call.contact == contact.id:
                lines.addWidget(self._done(call))
        lines.addWidget(buttons(self._buttons()))

    def _said(self, found: Verdict) -> str:
        """Why; with the number where one may call."""
        why = found.why.text(self._room.tr_)
        phone = self._view.teller.text(self._contact, "phone") if found.may else ""
        notice = self._room.tr_(N_("死亡時通知先")) if self._contact.on_death and found.may else ""
        return "  ".join(filter(None, (phone, notice, why)))

    def _done(self, call: ContactCall) -> QWidget:
        teller = self._view.teller
        parts = (teller.text(call, name) for name in ("at", "result", "words", "clerk"))
        told = call.result == "told"
        words = "  ".join(filter(None, parts))
        return IconWords(
            "check" if told else "phone", words, size="compact", tone="done" if told else "ink", wrap=True
        )

    def _buttons(self) -> list[Button]:
        tr, name = self._room.tr_, self._view.teller.text(self._contact, "name")
        if not self._found.may:
            words = tr(N_("この人からの問合せを記録する(答えない)"))
            return [_button(words, "ear", f"asked.{self._contact.id}", name, self._asked)]
        return [
            _button(tr(N_("連絡を書く")), "phone", f"call.{self._contact.id}", name, self._call),
            _button(tr(N_("連絡票を印刷")), "printer", f"sheet.{self._contact.id}", name, self._sheet),
        ]

    def _call(self) -> None:
        ask_call(self._room, page_of(self._room), self._view, self._contact)

    def _asked(self) -> None:
        file = self._view.file
        shown = "" if file.protected else self._contact.name
        ask_inquiry(
            self._room.desk,
            page_of(self._room),
            case=self._view.case_id,
            who=shown,
            relation=self._contact.relation,
            draft=f".{self._contact.id}",
        )

    def _sheet(self) -> None:
        desk, case, contact, at = self._room.desk, self._view.case_id, self._contact.id, self._room.desk.locale
        show_made(
            desk,
            page_of(self._room),
            case,
            call_sheet.FORM,
            call_sheet.TITLE,
            lambda r: call_sheet_paper(r, case, contact, at),
            kept=False,
        )


def _button(words: str, icon: str, name: str, whom: str, act: Callable[[], object]) -> Button:
    made = Button(words, icon=icon, small=True, name=name, pressed=act)
    made.setAccessibleName(f"{words}: {whom}")
    return made
