"""事故: every accident with personal data, its steps in order, its deadlines, and whether it must be reported."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.requests import BREACH_KNOWN
from kyoju_desktop.domain.forms.sharing import BREACH
from kyoju_desktop.domain.records import Breach, Case
from kyoju_desktop.domain.rules.breaches import NOT_REQUIRED, is_dangerous, judge, steps
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.breaches import begun, begun_from, change_breach, report_breach
from kyoju_desktop.services.conferences.returns import propose_breach
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line
from kyoju_desktop.ui.pages.register_work import WorkPane
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import rule

NEW_FROM_LEDGER, NEW_FOR_CASE, NEW_FROM_PACK = "new.", "case.", "pack."
_SAFETY = (
    N_("住所を秘匿している人の情報です。はじめに、本人の安全を確かめてください。"),
    N_(
        "相手方に伝わったおそれがあれば、すぐに本人へ安全な方法で知らせ、避難・警察・配偶者暴力相談支援センターと相談します。"
    ),
)


@dataclass(frozen=True)
class Known:
    """One accident with its case's number."""

    breach: Breach
    number: str


def _known(r: Reader) -> tuple[Known, ...]:
    """All accidents, open ones first, then the newest."""
    found = []
    for breach in reversed(r.find(Breach)):
        case = r.look(Case, breach.case) if breach.case else None
        found.append(Known(breach, case.number if case else ""))
    return tuple(sorted(found, key=lambda each: each.breach.closed_on is not None))


class BreachesPane(WorkPane):
    """The register of accidents."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(
            desk,
            name="breaches",
            title=tr(N_("漏えい等の事故")),
            headings=(
                Heading(tr(N_("番号・知った日")), "番号・知った日あ"),
                Heading(tr(N_("何があったか"))),
                Heading(tr(N_("次にすること")), "二度と起こさないこと", rank=1),
            ),
            none=(
                tr(N_("事故の記録はありません。")),
                tr(N_("気づいたら、すぐ記録します。わからない所は空けたままでかまいません。")),
            ),
            begin=Button(
                tr(N_("事故を記録する")),
                icon="warning",
                look="danger",
                name="new_breach",
                pressed=lambda: self.begin(Breach()),
            ),
        )
        self._found: tuple[Known, ...] = ()
        self._reading: Latest[tuple[Known, ...]] = Latest(desk, self)

    def refresh(self) -> None:
        """Read the accidents anew."""
        self._reading.ask(_known, self._show)

    def open_record(self, record_id: str) -> None:
        """Show one accident; "new.<disclosure>", "case.<case>" and "pack.<a lost pack>" begin a new one."""
        if record_id.startswith(NEW_FROM_LEDGER):
            with self.desk.store.read() as r:
                self.begin(begun_from(r, record_id.removeprefix(NEW_FROM_LEDGER)))
            return
        if record_id.startswith(NEW_FOR_CASE):
            with self.desk.store.read() as r:
                self.begin(begun(r, Breach(case=record_id.removeprefix(NEW_FOR_CASE))))
            return
        if record_id.startswith(NEW_FROM_PACK):
            with self.desk.store.read() as r:
                self.begin(propose_breach(r, record_id.removeprefix(NEW_FROM_PACK)) or begun(r, Breach()))
            return
        self.wanted = record_id
        self.refresh()
        self.columns.show_column("detail")

    def begin(self, breach: Breach) -> Question:
        """Enter an accident with what is known now."""
        return _ask_breach(self.desk, self.window(), breach.replace(known_on=self.desk.today()), self.open_record)

    def _show(self, found: tuple[Known, ...]) -> None:
        self._found = found
        self.show_list([self._line(each) for each in found])

    def _line(self, known: Known) -> Line:
        tr, each = self.desk.tr, known.breach
        chips = (ChipFace(tr(N_("秘匿")), "house-lock", "danger"),) if is_dangerous(each) else ()
        kind = tr(self.desk.codes.label("breach_kind", each.kind))
        day = wareki_short(each.known_on) if each.known_on else ""
        return Line(
            each.id,
            (
                Cell(each.number, day, bold=True),
                Cell(kind, " ".join((each.what or each.reached).split()), chips),
                self._next(each),
            ),
        )

    def _next(self, each: Breach) -> Cell:
        tr = self.desk.tr
        if each.closed_on:
            return Cell(tr(N_("対応を終えた")), wareki_short(each.closed_on))
        step = next((step for step in steps(each) if not step.done), None)
        dues = sorted(dues_of(each, self.desk.calendar), key=lambda due: due.due_on)
        far = cells.due_words(dues[0].due_on, self.desk.today(), tr).text if dues else ""
        return Cell(tr(step.words) if step else "", tr(N_("報告の期限 {far}"), far=far) if far else "")

    # -- the chosen accident

    def show_record(self, record: str) -> None:
        """Show one accident: safety first, the steps, the deadlines, what is proposed, and everything known."""
        known = next((each for each in self._found if each.breach.id == record), None)
        if known is None or self.is_typing(known.breach):
            return
        self.clear()
        tr, each = self.desk.tr, known.breach
        kind = tr(self.desk.codes.label("breach_kind", each.kind))
        self.body.addWidget(
            Words(f"{each.number}\u3000{kind}", size="name", bold=True, wrap=True, name="breach_title")
        )
        self.body.addWidget(Words(known.number or tr(N_("ケースなし")), tone="ink2", wrap=True))
        if is_dangerous(each) and not each.closed_on:
            self.warn("breach_safety", *(tr(words) for words in _SAFETY))
        self._steps(each)
        self.explain(dues_of(each, self.desk.calendar))
        self._judgement(each)
        if each.case:
            open_ = Button(
                tr(N_("ケースを開く")),
                icon="arrow-right",
                small=True,
                name="open_breach_case",
                pressed=lambda: self.desk.open_case(each.case),
            )
            self.offer([open_])
        self.body.addWidget(rule())
        self._form(each)
        self.body.addStretch(1)

    def _judgement(self, each: Breach) -> None:
        tr, found = self.desk.tr, judge(each)
        label = (
            tr(self.desk.codes.label("breach_judged", found.proposed)) if found.proposed else tr(N_("まだ言えません"))
        )
        tone = "ink2" if found.proposed in {"", NOT_REQUIRED} else "danger"
        self.tell("info", tr(N_("報告の見立て: {label}"), label=label), tone=tone, name="breach_proposal")
        for words in found.reasons:
            self.body.addWidget(Words(tr(words), size="small", tone="ink2", wrap=True))

    def _steps(self, each: Breach) -> None:
        """The steps in order, side by side; the next one stands out."""
        tr, look, made = self.desk.tr, theme.current(), QWidget()
        made.setObjectName("breach_steps")
        flow = Flow(made, across=look.px(14), down=look.px(4))
        waiting = False
        for number, step in enumerate(steps(each), start=1):
            tone = "done" if step.done else "ink2" if waiting else "warn"
            icon = "circle-check" if step.done else "circle"
            flow.addWidget(IconWords(icon, f"{number}. {tr(step.words)}", size="compact", tone=tone))
            waiting = waiting or not step.done
        self.body.addWidget(made)

    def _form(self, each: Breach) -> None:
        view = FormView(self.desk, BREACH, each, gaps=False, needed=_needed(each))
        self.put_form(view, "breach_form")

        def keep() -> None:
            filled = view.commit()
            if isinstance(filled, Breach):
                self.desk.work.write(
                    self,
                    N_("事故の記録を直す"),
                    lambda w: change_breach(w, filled),
                    view.settle,
                    refused=view.refused,
                    case=each.case,
                )

        self.offer([Button(self.desk.tr(N_("保存する")), look="primary", name="keep_breach", pressed=keep)])


def _needed(each: Breach) -> frozenset[str]:
    """The field of the next step."""
    return frozenset({next((step.field for step in steps(each) if not step.done), "kind")})


def _ask_breach(desk: Desk, parent: QWidget, breach: Breach, then: Callable[[str], None]) -> Question:
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="breach_dialog",
        title=tr(N_("事故を記録する")),
        explain=tr(N_("わかることだけで記録します。記録すると番号と期限が出て、することが順に並びます。")),
        verb=tr(N_("記録する")),
        wide=780,
    )
    key = f"breach.{breach.disclosure or breach.case or 'anybody'}"
    view = FormView(desk, BREACH_KNOWN, breach, key=key, titles=False, gaps=False, needed={"kind", "known_on"})
    made.body.addWidget(view)

    ask_with_form(
        desk,
        made,
        view,
        Breach,
        N_("事故を記録する"),
        lambda filled: lambda w: report_breach(w, filled),
        then=lambda kept: then(kept.id),
        case=breach.case,
    )
    view.focus_first()
    return made
