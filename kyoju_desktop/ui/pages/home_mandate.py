"""残置物・死後事務の契約 on the case page: what goes where, who is told in which order and who not, the review."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.home import BELONGING
from kyoju_desktop.domain.records import Belonging, EmergencyContact, Mandate
from kyoju_desktop.domain.rules.mandates import belongings_of, telling
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.contracts import review_mandate
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_lists import Listed, of_case, organisations
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, page_of, said, small
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.entry import Entry

_THING = BELONGING.only(N_("物"))


def prepared(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """Under the row of a mandate that is in force: the things, the order of telling, the next review."""
    if not isinstance(record, Mandate) or record.ended_on is not None:
        return None
    made, lines = block(f"mandate.{record.id}")
    parts = (_things(room, view, record), _order(room, view), _review(room, view, record))
    for each in (widget for part in parts for widget in part):
        lines.addWidget(each)
    lines.addWidget(buttons(_actions(room, view, record)))
    return made


def _things(room: CaseRoom, view: CaseView, record: Mandate) -> Iterator[QWidget]:
    tr, teller = room.tr_, view.teller
    yield heading(tr(N_("指定残置物")))
    found = [each for each in belongings_of(view.file, record) if each.designated == "designated"]
    for each in found:
        what = "・".join(filter(None, (teller.text(each, "what"), teller.text(each, "place"))))
        goes = teller.text(each, "send_to")
        words = tr(N_("{what} → {to}"), what=what, to=goes) if goes else what
        yield said("list" if goes else "warning", words, "ink" if goes else "warn", f"thing.{each.id}")
        if not goes:
            yield said("info", tr(N_("送り先がまだ決まっていません。")), "warn")
    if not found:
        yield said("info", tr(N_("指定残置物はまだ書かれていません。")))


def _order(room: CaseRoom, view: CaseView) -> Iterator[QWidget]:
    tr, found = room.tr_, telling(view.file)
    yield heading(tr(N_("亡くなったときに知らせる順")))
    for at, each in enumerate(found.order, start=1):
        words = tr(N_("{number}番目 {who}"), number=str(at), who=_who(view, each))
        yield said("phone", words, "ink", f"tell.{each.id}")
    if not found.order:
        yield said(
            "warning", tr(N_("知らせる先が決まっていません。本人に聞いて、緊急連絡先に印を付けます。")), "warn"
        )
    for each in found.never:
        words = tr(N_("知らせてはいけない: {who}"), who=_who(view, each))
        yield said("forbid", words, "danger", f"never.{each.id}")
    for each in found.unasked:
        words = tr(N_("死亡のときに知らせる印がない: {who}"), who=_who(view, each))
        yield said("question", words, name=f"unasked.{each.id}")


def _who(view: CaseView, each: EmergencyContact) -> str:
    return "・".join(filter(None, (view.teller.text(each, "name"), view.teller.text(each, "relation"))))


def _review(room: CaseRoom, view: CaseView, record: Mandate) -> Iterator[QWidget]:
    if record.review_on is None:
        return
    late = record.review_on <= view.at.today
    words = room.tr_(N_("次に見直す日 {day}"), day=wareki_weekday(record.review_on))
    yield said("alert" if late else "clock", words, "danger" if late else "ink2", f"review_on.{record.id}")


def _actions(room: CaseRoom, view: CaseView, record: Mandate) -> Iterator[Button]:
    tr = room.tr_
    contacts = view.file.of(EmergencyContact)
    target = contacts[0].id if contacts else "EmergencyContact.name"
    add, order, done = f"add_thing.{record.id}", f"order.{record.id}", f"reviewed.{record.id}"
    yield small(tr(N_("指定残置物を加える")), add, lambda: ask_thing(room, page_of(room), record), icon="plus")
    yield small(tr(N_("知らせる順を直す")), order, lambda: room.turned.emit("household", target), icon="people")
    if record.review_on is not None:
        yield small(tr(N_("きょう見直した")), done, lambda: _reviewed(room, record), icon="check")


def _reviewed(room: CaseRoom, record: Mandate) -> None:
    room.write(page_of(room), N_("契約の見直し"), lambda w: review_mandate(w, record.id))


def ask_thing(room: CaseRoom, parent: QWidget, mandate: Mandate) -> Question:
    """One designated thing: what it is, where it stands, to whom it goes."""
    tr = room.tr_
    made = Question(
        parent,
        tr,
        name="thing_dialog",
        title=tr(N_("指定残置物を加える")),
        explain=tr(N_("本人が残したい物と、送り先を1つずつ書きます。送り先は、本人が決めた人です。")),
        verb=tr(N_("加える")),
        wide=680,
    )
    begun = Belonging(case=mandate.case, mandate=mandate.id, designated="designated")
    form = FormView(room.desk, _THING, begun, key=f"thing.{mandate.id}", titles=False)
    made.body.addWidget(form)
    made.body.addStretch(1)
    ask_with_form(
        room.desk,
        made,
        form,
        Belonging,
        N_("指定残置物を加える"),
        lambda filled: lambda w: keep(w, filled),
        case=mandate.case,
    )
    form.focus_first()
    return made


@line_of.register
def _(record: Mandate, teller: Teller) -> Line:
    tr = teller.at.tr
    whom = teller.body(record.organisation, record.mandatary)
    since = tr(N_("{day}に結んだ"), day=wareki(record.concluded_on)) if record.concluded_on else ""
    below = "・".join(filter(None, (whom, teller.text(record, "mandatary_kind"), since)))
    ended = (tag(tr(N_("終わった {day}"), day=wareki(record.ended_on))),) if record.ended_on else ()
    return Line(teller.text(record, "kinds") or tr(Mandate.title), below, ended)


@tell.register
def _(record: Mandate, teller: Teller) -> tuple[Entry, ...]:
    lines = teller.lines(record, "kinds", "mandatary", "mandatary_kind", "list_place", "key_keeper")
    title = teller.at.tr(N_("残置物・死後事務の契約を結んだ"))
    return entry(record, record.concluded_on, "note", "flag", title, lines=lines, tab="home")


MANDATES = Listed(
    Mandate,
    N_("残置物・死後事務の契約"),
    "flag",
    N_("残置物・死後事務の契約はありません。"),
    of_case(Mandate),
    how=N_("結んだ日を入れると、1年ごとの見直しの日が入ります。送る物と、知らせる順もここで決めておきます。"),
    options=organisations,
    add=N_("契約を書く"),
    below=prepared,
)
