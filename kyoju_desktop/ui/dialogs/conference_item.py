"""議題: what the 個別事例票 of one case says, and on which ground it may be said."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.conference import AGENDA_ITEM
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.records import AgendaItem, Conference
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.agenda import AgendaLine, save_item
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import IconWords

_WRITTEN = Form(AGENDA_ITEM.title, AgendaItem, AGENDA_ITEM.sections[:2])


def ask_item(desk: Desk, parent: QWidget, conference: Conference, line: AgendaLine) -> Question:
    """Write what the paper of a case says. Nothing of the notes enters by itself; what is typed is drafted."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="item_dialog",
        title=tr(N_("議題 {mark} に書くこと"), mark=line.item.mark),
        explain=tr(
            N_(
                "ここに書いたことだけが資料に出ます。記号版では氏名・住所・電話・生年月日が出ません。名前を書かないでください。"
            )
        ),
        verb=tr(N_("保存する")),
        wide=920,
    )
    _say_guards(desk, made, line)
    view = FormView(
        desk,
        _WRITTEN,
        line.item,
        options={"basis": _bases(line), "body": bodies_of(desk, conference)},
        needed={"basis", "consent_state", "aim", "fact", "to_discuss"},
        gaps=False,
        label_width=156,
    )
    made.body.addWidget(view)
    at = desk.locale

    def done(kept: AgendaItem) -> None:
        view.settle(kept)
        made.accept()

    def act() -> None:
        filled = view.commit()
        if not isinstance(filled, AgendaItem):
            return
        chosen = next((each for each in line.choices if each.code == filled.basis), None)
        item = filled.replace(consent=chosen.consent_id) if chosen else filled
        desk.work.write(
            made,
            N_("議題の中身を保存"),
            lambda w: save_item(w, item, at),
            done,
            refused=lambda refused: view.refused(refused) or made.refuse(refused),
            case=item.case,
        )

    made.agreed.connect(act)
    made.open()
    view.focus_field("aim" if line.item.basis else "basis")
    return made


def _say_guards(desk: Desk, made: Question, line: AgendaLine) -> None:
    tr = desk.tr
    if line.protected:
        words = tr(
            N_("住所が秘匿されている人です。住所・電話・学校・勤務先は、どちらの版にも出ません。地域も書けません。")
        )
        made.body.addWidget(IconWords("house-lock", words, size="compact", tone="danger", wrap=True))
    for each in line.choices:
        if not each.usable and each.why_not is not None:
            words = tr(N_("「{basis}」は使えません: {why}"), basis=tr(each.label), why=each.why_not.text(tr))
            made.body.addWidget(IconWords("forbid", words, size="compact", tone="ink2", wrap=True))


def _bases(line: AgendaLine) -> list[tuple[str, str]]:
    return [(each.code, each.label) for each in line.choices if each.usable]


def bodies_of(desk: Desk, conference: Conference) -> list[tuple[str, str]]:
    """The bodies of a sitting, to choose from."""
    tr, codes = desk.tr, desk.codes
    return [(code, tr(codes.label("conference_body", code))) for code in sorted(conference.bodies)]
