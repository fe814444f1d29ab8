"""本人についての問合せ, 出さなかった: who asked about somebody, what, and what was answered.

The dialog never looks whether there is a case of that name: it is the same for a client and for a stranger, so
that nobody who looks over the counter learns from the screen whether somebody is known here.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.forms.note import PERSON_INQUIRY
from kyoju_desktop.domain.records import Organisation, PersonInquiry
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.inquiries import NOT_CONFIRMED, REFUSED, attach_inquiry, follow_up, record_inquiry
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.requests import CaseChoice
from kyoju_desktop.ui.forms.form_view import FormView

_FOLLOW_UP = Form(N_("そのあとの対応"), PersonInquiry, (Section("", (("follow_up",),)),))
_SAY = N_(
    "電話口では「個人のことはお答えしていません」とだけ言います。"
    "いるともいないとも、来たとも来ていないとも言いません。"
)


def ask_inquiry(
    desk: Desk,
    parent: QWidget,
    *,
    case: str = "",
    bodies: Mapping[str, str] | None = None,
    refusing: bool = False,
    who: str = "",
    relation: str = "",
    draft: str = "",
) -> Question:
    """Enter an inquiry about the person of a case, or about a name; `refusing` begins with 断った.

    `who` and `relation` are those of a contact that is known already, whose inquiry has a `draft` of its own.
    """
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="inquiry_dialog",
        title=tr(N_("出さなかったことを記録する")) if refusing else tr(N_("本人についての問合せを記録する")),
        explain=tr(_SAY),
        verb=tr(N_("記録する")),
        wide=780,
    )
    begun = PersonInquiry(
        case=case,
        at=desk.now().replace(second=0, microsecond=0),
        means="phone",
        who=who,
        relation=relation,
        answer=REFUSED if refusing else NOT_CONFIRMED,
        clerk=desk.office().clerk,
    )
    view = FormView(
        desk,
        PERSON_INQUIRY,
        begun,
        key=f"{'refusal' if refusing else 'inquiry'}.{case or 'anybody'}{draft}",
        needed=frozenset({"who", "answer"} | ({"ground"} if refusing else set()) | (set() if case else {"about"})),
        hidden=("about",) if case else (),
        options={"organisation": [("", ""), *sorted(_bodies(desk, bodies).items(), key=lambda pair: pair[1])]},
        gaps=False,
        label_width=124,
    )
    made.body.addWidget(view)

    ask_with_form(
        desk,
        made,
        view,
        PersonInquiry,
        N_("本人についての問合せ"),
        lambda filled: lambda w: record_inquiry(w, filled),
        then=lambda _kept: desk.status(tr(N_("問合せを記録しました。"))),
        final=True,
        case=case,
    )
    view.focus_field("asked" if who else "who" if case else "about")
    return made


def ask_follow_up(desk: Desk, parent: QWidget, inquiry: PersonInquiry) -> Question:
    """What was done afterwards: the police was told, the person was warned."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="follow_up_dialog",
        title=tr(N_("問合せのあとの対応を足す")),
        explain=tr(N_("前に書いたものは残り、そのあとに足されます。")),
        verb=tr(N_("足す")),
        wide=560,
    )
    view = FormView(
        desk, _FOLLOW_UP, inquiry.replace(follow_up=""), key=f"follow_up.{inquiry.id}", titles=False, gaps=False
    )
    made.body.addWidget(view)

    ask_with_form(
        desk,
        made,
        view,
        PersonInquiry,
        N_("問合せのあとの対応"),
        lambda filled: lambda w: follow_up(w, inquiry.id, filled.follow_up),
        final=True,
        case=inquiry.case,
    )
    view.focus_first()
    return made


def ask_inquiry_case(desk: Desk, parent: QWidget, inquiry: PersonInquiry) -> Question:
    """Say of whose case an inquiry was, once that is known."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="inquiry_case_dialog",
        title=tr(N_("だれのケースの問合せか")),
        explain=tr(N_("たずねた人、答え、日時はそのまま残ります。たずねた人には何も言いません。")),
        verb=tr(N_("このケースに入れる")),
        wide=640,
    )
    choice = CaseChoice(desk)
    made.body.addWidget(choice)

    def done() -> None:
        made.accept()
        desk.status(tr(N_("問合せをケースに入れました。")))

    def act() -> None:
        chosen = choice.case()
        desk.work.write(
            made,
            N_("問合せをケースに入れる"),
            lambda w: attach_inquiry(w, inquiry.id, chosen),
            lambda _kept: done(),
            refused=made.refuse,
            case=chosen,
        )

    made.agreed.connect(act)
    made.open()
    choice.search.setFocus()
    return made


def _bodies(desk: Desk, known: Mapping[str, str] | None) -> Mapping[str, str]:
    if known is not None:
        return known
    with desk.store.read() as r:
        return {each.id: each.name for each in r.find(Organisation)}
