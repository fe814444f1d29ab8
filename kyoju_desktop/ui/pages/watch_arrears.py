"""Under 滞納への対応: the usual order as a stair, what the law allows when, what the office's own rule proposes."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers import arrears_rule
from kyoju_desktop.domain.rules.arrears import DONE, HERE, PASSED, POSSIBLE, Stair, Standing
from kyoju_desktop.i18n.eras import wareki, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.arrears import arrears_of, arrears_rule_paper, proposal_for
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.due_places import ARREARS_STAIR
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, said
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords

_MARKS = {
    PASSED: ("minus", "ink2"),
    DONE: ("check", "done"),
    HERE: ("arrow-right", "accent"),
    POSSIBLE: ("dot", "ink"),
}
_PROPOSED = {"refer": ("out", "warn"), "ask": ("question", "warn"), "wait": ("info", "ink2")}


def arrears_state(room: CaseRoom, view: CaseView) -> QWidget | None:
    """The stair and what follows from it; nothing while no arrears were noted."""
    found = arrears_of(view.file, view.at)
    if found is None:
        return None
    made, lines = block(ARREARS_STAIR)
    if found.settled:
        lines.addWidget(said("check", room.tr_(N_("滞納は解消しました。")), "done", "arrears_settled"))
        return made
    for each in _told(room, view, found):
        lines.addWidget(each)
    lines.addWidget(heading(room.tr_(N_("対応の順序(目安)と、いまいる段"))))
    for stair in found.stairs:
        lines.addWidget(_step(room, stair))
    lines.addWidget(buttons(_buttons(room, view, made)))
    return made


def _told(room: CaseRoom, view: CaseView, found: Standing) -> Iterator[QWidget]:
    tr = room.tr_
    if found.decision is not None:
        day = wareki(found.decision.next_on) if found.decision.next_on else tr(N_("次の会議"))
        what = view.teller.conceal(found.decision.decided) or tr(N_("面談などを先にする"))
        words = tr(
            N_("会議の決定: {what}。次の判断は{day}。それまで明渡しの手続へは進みません。"), what=what, day=day
        )
        yield said("conferences", words, "warn", "arrears_decision")
    if found.claim_now:
        text = N_("公営住宅の明渡しを請求できる要件(3か月以上)に当たります。請求しなければならないのではありません。")
        yield said("warning", tr(text), "warn", "arrears_claim")
    elif found.claim_on is not None:
        text = N_("このまま払われないと、{day}に3か月になり、明渡しを請求できる要件に当たります。")
        yield said("clock", tr(text, day=wareki(found.claim_on)), name="arrears_claim")
    elif found.public and found.months is None:
        yield said("info", tr(N_("滞納の月数を入れると、3か月の要件にいつ当たるかが出ます。")), name="arrears_claim")
    proposed = proposal_for(view.file)
    if proposed is not None:
        icon, tone = _PROPOSED[proposed.what]
        yield said(icon, proposed.why.text(tr), tone, "arrears_proposal")


def _step(room: CaseRoom, stair: Stair) -> IconWords:
    tr = room.tr_
    name = tr(room.desk.codes.label("arrears_step", stair.code))
    icon, tone = _MARKS.get(stair.state, ("circle", "ink2"))
    if stair.state in {DONE, HERE}:
        when = wareki_short(stair.on) if stair.on else tr(N_("日付なし"))
        state = tr(N_("いまここ({day})"), day=when) if stair.state == HERE else tr(N_("済 {day}"), day=when)
    elif stair.state == PASSED:
        state = tr(N_("記録なし"))
    elif stair.state == POSSIBLE:
        state = tr(N_("できる({usual})"), usual=tr(stair.usual))
    else:
        state = tr(N_("目安 {usual}"), usual=tr(stair.usual))
        if stair.on:
            state = tr(N_("{state}・払われなければ {day}から"), state=state, day=wareki_short(stair.on))
    law = tr(N_("根拠: {law}"), law=tr(stair.law)) if stair.law and stair.state not in {DONE, PASSED} else ""
    words = "\u3000".join(filter(None, (name, state, law)))
    return said(icon, words, tone, f"stair.{stair.code}")


def _buttons(room: CaseRoom, view: CaseView, parent: QWidget) -> Iterator[Button]:
    tr, desk, case = room.tr_, room.desk, view.case_id
    proposed = proposal_for(view.file)
    if proposed is not None and proposed.what == "refer":
        refer = Button(tr(N_("つなぎ票を作る")), icon="out", small=True, name="arrears_refer")
        refer.clicked.connect(lambda _checked=False: desk.open_referral(case))
        yield refer
    rule = Button(tr(N_("つなぐルールを印刷")), icon="printer", small=True, name="arrears_rule")
    rule.clicked.connect(
        lambda _checked=False: show_made(
            desk,
            parent,
            case,
            arrears_rule.FORM,
            arrears_rule.TITLE,
            lambda r: arrears_rule_paper(r, desk.locale),
            kept=False,
        )
    )
    yield rule
