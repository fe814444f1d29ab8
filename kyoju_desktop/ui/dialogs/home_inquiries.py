"""照会 of a home: asking, viewing it, and how it ends. A refusal by the landlord's side and the person's own no are
two dialogs of their own: the one is counted, the other is nobody's reproach."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import HousingInquiry, Organisation
from kyoju_desktop.domain.rules.remarks import Beside
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.home_inquiries import (
    keep_accepted,
    keep_inquiry,
    keep_own_no,
    keep_refused,
    keep_viewing,
)
from kyoju_desktop.services.homes import in_the_way, inquiry_for
from kyoju_desktop.storage.store import Reader, Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.secret import kept_closed
from kyoju_desktop.ui.forms.form_view import FormView, Options
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.widgets.labels import IconWords

Then = Callable[[HousingInquiry], object]
Keep = Callable[[Writer, HousingInquiry], HousingInquiry]


def _form(*rows: tuple[str, ...]) -> Form:
    return Form(HousingInquiry.title, HousingInquiry, (Section(HousingInquiry.title, rows),))


ASK = _form(("at", "asked_kind"), ("organisation",), ("asked",), ("home",), ("destination", "rent"), ("told",))
VIEW = _form(("viewing_at",), ("viewed_with",), ("viewing_done",), ("viewing_note",), ("next_step",))
ACCEPT = _form(("answered_on",), ("next_step",))
REFUSE = _form(
    ("answered_on", "step"),
    ("asked_kind",),
    ("refused_by",),
    ("refusal_reason",),
    ("refusal_words",),
    ("next_step",),
)
DECLINE = _form(("answered_on",), ("own_no",), ("next_step",))


@dataclass(frozen=True)
class _Asking:
    """One of the dialogs: its name, words, form and what keeps the answers."""

    name: str
    title: str
    explain: str
    verb: str
    form: Form
    keep: Keep
    needed: frozenset[str] = frozenset()


_VIEWING = _Asking(
    "viewing_dialog",
    N_("内見"),
    N_("内見の日時と、いっしょに行く人を書きます。終わったら「内見した」に印を付け、わかったことを書きます。"),
    N_("内見を記録する"),
    VIEW,
    keep_viewing,
    frozenset({"viewing_at"}),
)
_ACCEPTED = _Asking(
    "accepted_dialog",
    N_("応諾された"),
    N_("貸主の側が、申し込んでよいと答えました。次に「申込みに進む」で申込みを作れます。"),
    N_("応諾を記録する"),
    ACCEPT,
    keep_accepted,
)
_REFUSED = _Asking(
    "refusal_dialog",
    N_("相手に断られた"),
    N_(
        "貸主・不動産店・保証会社などの側が断ったときです。集計の数にだけ使い、ほかの不動産店や貸主に見せる紙・画面には出ません。"
        "本人の不利益には使いません。本人がやめたときは「本人が断った」を使います。"
    ),
    N_("断りを記録する"),
    REFUSE,
    keep_refused,
    frozenset({"step", "refusal_reason"}),
)
_DECLINED = _Asking(
    "own_no_dialog",
    N_("本人が断った"),
    N_("本人が「ここには住まない」と決めたときです。断りの集計には入りません。次の希望の手がかりにします。"),
    N_("本人の考えを記録する"),
    DECLINE,
    keep_own_no,
)


@dataclass(frozen=True)
class _Start:
    """What a new inquiry begins with."""

    inquiry: HousingInquiry
    beside: Beside
    bodies: list[tuple[str, str]]
    warning: Message | None


def ask_inquiry_of(desk: Desk, parent: QWidget, case_id: str, unit_id: str, then: Then | None = None) -> None:
    """照会する: read what the register knows of the unit, and ask with everything filled in."""

    now, today = desk.now().replace(second=0, microsecond=0), desk.today()

    def begin(r: Reader) -> _Start:
        bodies = [(each.id, each.name) for each in r.find(Organisation) if not each.closed]
        made = inquiry_for(r, unit_id, case_id).replace(at=now, told="anonymous")
        offered = [("", ""), *sorted(bodies, key=lambda pair: pair[1])]
        return _Start(made, Beside(case_file(r, case_id), today), offered, in_the_way(r, unit_id, case_id))

    desk.work.read(parent, begin, lambda start: _ask_new(desk, parent, start, then), label=N_("照会を用意する"))


def _ask_new(desk: Desk, parent: QWidget, start: _Start, then: Then | None) -> Question:
    inquiry, warning = start.inquiry, start.warning
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="inquiry_of_home_dialog",
        title=tr(N_("この住まいを照会する")),
        explain=tr(N_("電話などで照会したことを記録します。名前や事情は、本人の同意がある相手にだけ伝えます。")),
        verb=tr(N_("照会を記録する")),
        wide=720,
    )
    if warning is not None:
        made.body.addWidget(
            IconWords("warning", warning.text(tr), size="base", tone="warn", wrap=True, name="in_the_way")
        )
    key = f"HousingInquiry.unit.{inquiry.case}.{inquiry.unit}"
    view = _view(desk, ASK, inquiry, key, frozenset(), {"organisation": start.bodies})
    Remarks(view, lambda: start.beside, tr)
    made.body.addWidget(view)
    ask_with_form(
        desk,
        made,
        view,
        HousingInquiry,
        N_("物件の照会"),
        lambda filled: lambda w: keep_inquiry(w, filled),
        then=then,
        case=inquiry.case,
    )
    view.focus_field("organisation" if not inquiry.organisation else "told")
    return made


def ask_viewing(desk: Desk, parent: QWidget, inquiry: HousingInquiry, then: Then | None = None) -> Question:
    """内見: when, with whom, and afterwards what was seen."""
    return _ask(desk, parent, _VIEWING, inquiry, then)


def ask_accepted(desk: Desk, parent: QWidget, inquiry: HousingInquiry, then: Then | None = None) -> Question:
    """The landlord's side agreed."""
    return _ask(desk, parent, _ACCEPTED, _answered(desk, inquiry), then)


def ask_refused(desk: Desk, parent: QWidget, inquiry: HousingInquiry, then: Then | None = None) -> Question:
    """The landlord's side refused: who, at which step, why, in which words."""
    return _ask(desk, parent, _REFUSED, _answered(desk, inquiry), then)


def ask_own_no(desk: Desk, parent: QWidget, inquiry: HousingInquiry, then: Then | None = None) -> Question:
    """The person does not want it."""
    return _ask(desk, parent, _DECLINED, _answered(desk, inquiry), then)


def _answered(desk: Desk, inquiry: HousingInquiry) -> HousingInquiry:
    return inquiry.replace(answered_on=inquiry.answered_on or desk.today())


def _ask(desk: Desk, parent: QWidget, of: _Asking, inquiry: HousingInquiry, then: Then | None) -> Question:
    tr = desk.tr
    made = Question(parent, tr, name=of.name, title=tr(of.title), explain=tr(of.explain), verb=tr(of.verb), wide=680)
    with desk.store.read() as r:
        closed = kept_closed(made, tr, of.form, inquiry, case_file(r, inquiry.case))
    view = _view(desk, of.form, inquiry, f"HousingInquiry.{of.name}.{inquiry.id}", of.needed, {}, closed)
    made.body.addWidget(view)
    ask_with_form(
        desk,
        made,
        view,
        HousingInquiry,
        of.title,
        lambda filled: lambda w: of.keep(w, filled),
        then=then,
        case=inquiry.case,
    )
    view.focus_first()
    return made


def _view(
    desk: Desk,
    form: Form,
    inquiry: Record,
    key: str,
    needed: frozenset[str],
    options: Options,
    hidden: frozenset[str] = frozenset(),
) -> FormView:
    return FormView(
        desk, form, inquiry, key=key, needed=needed, options=options, titles=False, gaps=False, hidden=hidden
    )
