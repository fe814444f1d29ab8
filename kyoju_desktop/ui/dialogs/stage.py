"""Changing the stage of a case: where to, why, and what is still missing there."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QRadioButton, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.rules.missing import missing_for
from kyoju_desktop.domain.rules.stages import (
    CLOSED,
    REOPENED,
    SUSPENDED,
    is_back,
    needs_reason,
    next_stages,
    reachable,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import change_stage, reopen_case
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words

# These have forms of their own and are opened from the menu of the case.
_ELSEWHERE = frozenset({CLOSED, SUSPENDED, REOPENED})


class StageQuestion(Question):
    """The stages that can be reached, the reason, and what the chosen one still asks for."""

    def __init__(self, parent: QWidget, desk: Desk, file: CaseFile, chosen: str) -> None:
        tr = desk.tr
        now = tr(desk.codes.label("stage", file.case.stage))
        super().__init__(
            parent,
            tr,
            name="stage_dialog",
            title=tr(N_("段階を変える")),
            explain=tr(
                N_("いまは「{stage}」です。足りないものがあっても変えられ、足りなかったことが記録に残ります。"),
                stage=now,
            ),
            verb=tr(N_("段階を変える")),
        )
        self._desk, self._file = desk, file
        self._group = QButtonGroup(self)
        self._codes: list[str] = []
        self.body.addWidget(Words(tr(N_("次の段階")), size="compact", tone="ink2"))
        self.body.addWidget(self._choices())
        self._needed = Words("", size="compact")
        self.body.addWidget(self._needed)
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName(tr(N_("理由")))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.current().px(64))
        self.body.addWidget(self.reason)
        self._missing = IconWords("flag", "", size="compact", tone="ink2", wrap=True, name="stage_missing")
        self.body.addWidget(self._missing)
        self.body.addStretch(1)
        self._group.idToggled.connect(lambda _at, on: self._show() if on else None)
        self.choose(chosen)

    def code(self) -> str:
        """The chosen stage."""
        at = self._group.checkedId()
        return self._codes[at] if 0 <= at < len(self._codes) else ""

    def choose(self, code: str) -> None:
        """Mark a stage; the first one when that cannot be reached."""
        at = self._codes.index(code) if code in self._codes else 0
        button = self._group.button(at)
        if button is not None:
            button.setChecked(True)

    def _choices(self) -> QWidget:
        stage, tr = self._file.case.stage, self.tr_
        usual = [code for code in next_stages(stage) if code not in _ELSEWHERE]
        rest = [code for code in reachable(stage) if code not in _ELSEWHERE and code not in usual]
        self._codes = usual + rest
        made = QWidget()
        look = theme.current()
        flow = Flow(made, across=look.px(16), down=look.px(4))
        for at, code in enumerate(self._codes):
            words = tr(self._desk.codes.label("stage", code))
            if is_back(stage, code):
                words = tr(N_("{stage}(戻す)"), stage=words)
            button = QRadioButton(words)
            button.setObjectName(f"to.{code}")
            button.setProperty("ring", True)
            self._group.addButton(button, at)
            flow.addWidget(button)
        return made

    def _show(self) -> None:
        code, tr = self.code(), self.tr_
        must = needs_reason(self._file.case.stage, code)
        self._needed.setText(tr(N_("理由(要ります)")) if must else tr(N_("理由(あれば)")))
        labels = [tr(each.label) for each in missing_for(code, self._file)]
        words = tr(N_("まだ足りないもの: {items}"), items="・".join(labels)) if labels else ""
        self._missing.words.setText(words)
        self._missing.setVisible(bool(words))


def ask_stage(
    desk: Desk, parent: QWidget, file: CaseFile, code: str, elsewhere: Callable[[str], object]
) -> StageQuestion | None:
    """Change the stage; closing, suspending and reopening are handed to `elsewhere` by their code."""
    if code in _ELSEWHERE:
        elsewhere(code)
        return None
    if file.case.stage == CLOSED:
        elsewhere(REOPENED)
        return None
    made = StageQuestion(parent, desk, file, code)

    def act() -> None:
        to, words = made.code(), made.reason.toPlainText()
        desk.work.write(
            made,
            N_("段階を変えた"),
            lambda w: change_stage(w, file.case.id, to, words),
            lambda _case: made.accept(),
            refused=made.refuse,
            case=file.case.id,
        )

    made.agreed.connect(act)
    made.open()
    made.reason.setFocus()
    return made


def ask_reopen(desk: Desk, parent: QWidget, case_id: str) -> Question:
    """再開 of a closed case."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="reopen_dialog",
        title=tr(N_("ケースを再開する")),
        explain=tr(
            N_(
                "前の同意は生き返りません。新しい同意をたずねます。終結から1年を過ぎているか、"
                "別の住まいの課題なら、新規相談で新しいケースを作り、前回として結びます。"
            )
        ),
        verb=tr(N_("再開する")),
        wide=560,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("reason")
    reason.setAccessibleName(tr(N_("再開のわけ")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    made.body.addWidget(Words(tr(N_("再開のわけ")), size="compact"))
    made.body.addWidget(reason)

    def act() -> None:
        words = reason.toPlainText()
        desk.work.write(
            made,
            N_("ケースを再開"),
            lambda w: reopen_case(w, case_id, words),
            lambda _case: made.accept(),
            refused=made.refuse,
            case=case_id,
        )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made
