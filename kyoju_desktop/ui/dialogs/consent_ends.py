"""A consent that never was one, two that contradict each other, and the text that was explained."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Consent, ConsentSettlement, ConsentVoiding
from kyoju_desktop.domain.rules.consent import Conflict
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.consents import settle_conflict, void_consent
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.radio_rows import RadioRows

_VOIDING = Form(
    N_("無効"),
    ConsentVoiding,
    (Section(N_("無効"), (("reason",), ("words",), ("decided_by",))),),
)
_SETTLEMENT = Form(
    N_("食い違う同意の整理"),
    ConsentSettlement,
    (Section(N_("食い違う同意の整理"), (("words",), ("decided_by",))),),
)


def ask_voiding(desk: Desk, parent: QWidget, consent: Consent) -> Question:
    """Enter that a consent never was one."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="voiding_dialog",
        title=tr(N_("{number}を無効にする"), number=consent.number),
        explain=tr(
            N_(
                "はじめから同意ではなかったものを無効にします(誤った記録、わからないままの答え、権限のない代理人など)。"
                "本人が考えを変えたときは「撤回」を使ってください。記録は消えません。この同意で渡した記録も残ります。"
            )
        ),
        verb=tr(N_("無効にする")),
        danger=True,
    )
    started = ConsentVoiding(case=consent.case, consent=consent.id, decided_by=desk.store.actor)
    view = FormView(desk, _VOIDING, started, key=f"voiding.{consent.id}", titles=False, gaps=False)
    made.body.addWidget(view)
    if consent.replaces:
        hint = tr(N_("この同意の前の同意は、生き返りません。本人に新しくたずねてください。"))
        made.body.addWidget(IconWords("info", hint, size="compact", wrap=True))

    ask_with_form(
        desk,
        made,
        view,
        ConsentVoiding,
        N_("同意を無効にした"),
        lambda filled: lambda w: void_consent(w, consent.id, filled.reason, filled.words, filled.decided_by),
        final=True,
        case=consent.case,
    )
    view.focus_first()
    return made


def ask_decision(desk: Desk, parent: QWidget, conflict: Conflict) -> Question:
    """Decide which of two consents holds, or that both do."""
    tr, first, second = desk.tr, conflict.first, conflict.second
    made = Question(
        parent,
        tr,
        name="decision_dialog",
        title=tr(N_("食い違う同意をどうするか決める")),
        explain=tr(
            N_("本人にたずねて決めてください。決めるまでは、狭い方(両方が認めていること・早い方の期限)が有効です。")
        ),
        verb=tr(N_("決める")),
    )
    choice = RadioRows(
        [
            ("second", _ending(second, first, tr)),
            ("first", _ending(first, second, tr)),
            ("both", tr(N_("どちらも生かす(それぞれに書いてあるとおり)"))),
        ],
        name="decision",
        label=tr(N_("どれを生かすか")),
    )
    started = ConsentSettlement(case=first.case, decided_by=desk.store.actor)
    key = f"decision.{first.id}.{second.id}"
    view = FormView(desk, _SETTLEMENT, started, key=key, titles=False, gaps=False)
    made.body.addWidget(choice)
    made.body.addWidget(view)

    def use(filled: ConsentSettlement) -> Callable[[Writer], object]:
        code = choice.value()
        if not code:
            raise Refused(N_("どれを生かすかを選んでください。"), field="decision")
        keep, end = (first.id, second.id) if code == "first" else (second.id, first.id)
        both = code == "both"
        return lambda w: settle_conflict(w, keep, end, filled.words, filled.decided_by, both=both)

    label = N_("食い違う同意を整理した")
    ask_with_form(desk, made, view, ConsentSettlement, label, use, final=True, case=first.case)
    choice.setFocus()
    return made


def _ending(kept: Consent, ended: Consent, tr: Translator) -> str:
    day = wareki(kept.given_at.date()) if kept.given_at else ""
    return tr(N_("{kept}({day})を生かし、{ended}を終える"), kept=kept.number, day=day, ended=ended.number)


def show_explained(desk: Desk, parent: QWidget, consent: Consent) -> Question:
    """The text that the person was shown, word for word as it was then."""
    tr = desk.tr
    told = tr(
        N_("{language}・{version}"),
        language=tr(desk.codes.label("consent_language", consent.language)) if consent.language else "",
        version=consent.text_version,
    )
    made = Question(
        parent,
        tr,
        name="explained_dialog",
        title=tr(N_("{number}で説明した文"), number=consent.number),
        explain=told.strip("・"),
        verb=tr(N_("閉じる")),
        wide=760,
    )
    made.back.hide()
    text = QPlainTextEdit(consent.shown_text)
    text.setObjectName("explained_text")
    text.setAccessibleName(tr(N_("本人に見せた文(そのとき)")))
    text.setReadOnly(True)
    text.setMinimumHeight(theme.current().px(300))
    if consent.shown_text:
        made.body.addWidget(text)
    else:
        text.deleteLater()
        hint = tr(N_("文は画面に残っていません。版の名前だけが記録されています。"))
        made.body.addWidget(IconWords("info", hint, wrap=True))
    made.agreed.connect(made.accept)
    made.open()
    return made
