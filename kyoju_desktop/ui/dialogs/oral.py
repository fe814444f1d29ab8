"""口頭で伝えた: entered afterwards; the gate says at once whether it could be told, and on what."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.disclosure import Pick
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.oral import Judged, Telling, judge, record_told
from kyoju_desktop.services.tellable import tellable
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.telling import OneLine, Ticks, add_line
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.editors import editor_for
from kyoju_desktop.ui.pages.referral_facts import FactLines
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import column

_PROPOSED = frozenset({"consent", "purpose"})
_HIGH = 640  # pixels at 100 %: room for the facts of a basis and for the verdict


class OralQuestion(Question):
    """To whom, for what, on which basis, what; what the gate thinks of it stands below while one answers."""

    def __init__(self, parent: QWidget, desk: Desk, file: CaseFile, bodies: Mapping[str, str]) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="oral_dialog",
            title=tr(N_("口頭で伝えたことを記録する")),
            explain=tr(N_("電話や面談で伝えたことも、紙と同じに提供の記録に残します。")),
            verb=tr(N_("記録する")),
            wide=760,
        )
        self._desk, self._file, self._owner = desk, file, parent
        self._judged: Judged | None = None
        self._offered = tellable(file, desk.locale)
        found = spec(Disclosure, "told_at")
        self.whom = Combo(name="organisation", label=tr(N_("だれに")))
        self.contact = OneLine("contact", tr(N_("相手の担当")), tr(N_("話した相手の名前")), 120)
        self.at = editor_for(found.kind, "at", tr(found.label), lambda: desk.locale)
        self.at.set_value(desk.now().replace(second=0, microsecond=0))
        self.purpose = Combo(name="purpose", label=tr(N_("何のために")))
        self.basis = Combo(name="basis", label=tr(N_("根拠")))
        self.told = Ticks(tr, self._offered, preset=False)
        self.verdict = IconWords("info", "", size="base", wrap=True, name="verdict")
        self.excluded = IconWords("forbid", "", size="compact", tone="warn", wrap=True, name="excluded_words")
        self.as_it_happened = QCheckBox(tr(N_("根拠がないまま伝えてしまった。起きたこととして記録する")))
        self._facts: dict[str, str] = {}
        self._fact_lines = QWidget()
        self._fact_body = column(spacing=8)
        self._lay(bodies)
        self.agreed.connect(self._record)
        self.drafting = Drafting(desk, f"oral.{file.case.id}", self._gather, self)
        self._restore(self.drafting.load() or {})
        self.contact.textEdited.connect(lambda _text: self.drafting.touch())
        for signal in (
            self.told.changed,
            *(box.currentIndexChanged for box in (self.whom, self.purpose, self.basis)),
        ):
            signal.connect(self.drafting.touch)

    def _gather(self) -> dict[str, object]:
        """What stands in the dialog, for the draft."""
        return {
            "whom": self.whom.code(),
            "purpose": self.purpose.code(),
            "contact": self.contact.draft(),
            "told": sorted(self.told.codes()),
            "basis": self.basis.code(),
            "facts": self._facts,
        }

    def _restore(self, kept: Mapping[str, Any]) -> None:
        if not kept:
            return
        self.whom.choose(str(kept.get("whom", "")))
        self.purpose.choose(str(kept.get("purpose", "")))
        self.contact.setText(str(kept.get("contact", "")))
        self.told.restore([str(each) for each in kept.get("told", [])])
        self._weigh(offer=True)
        if self.basis.findData(kept.get("basis", "")) > 0:
            self.basis.choose(str(kept["basis"]))
        self._facts = {str(name): str(words) for name, words in kept.get("facts", {}).items()}
        self._basis_chosen()

    def _lay(self, bodies: Mapping[str, str]) -> None:
        tr, codes, body = self.tr_, self._desk.codes, self.body
        self.whom.fill(sorted(bodies.items(), key=lambda pair: pair[1]), empty="")
        self.purpose.fill([(each.code, tr(each.label)) for each in codes.list("referral_purpose").codes], empty="")
        self.basis.fill([], empty=tr(N_("相手と用件を選ぶと出ます")))
        self.basis.setCurrentIndex(0)
        self._fact_lines.setLayout(self._fact_body)
        self.as_it_happened.setObjectName("as_it_happened")
        self.as_it_happened.setProperty("ring", True)
        add_line(body, tr(N_("だれに")), self.whom, self.contact)
        add_line(body, tr(N_("いつ")), self.at)
        add_line(body, tr(N_("何のために")), self.purpose)
        add_line(body, tr(N_("伝えたこと")), self.told)
        add_line(body, tr(N_("根拠")), self.basis)
        body.addWidget(self._fact_lines)
        body.addWidget(self.excluded)
        body.addWidget(self.verdict)
        body.addWidget(self.as_it_happened)
        body.addStretch(1)
        self.as_it_happened.hide()
        self.verdict.hide()
        self.excluded.hide()
        for box in (self.whom, self.purpose):
            box.currentIndexChanged.connect(lambda _at: self._weigh(offer=True))
        self.basis.currentIndexChanged.connect(lambda _at: self._basis_chosen())
        self.told.changed.connect(lambda: self._weigh(offer=False))

    def showEvent(self, event: QShowEvent) -> None:
        """High enough for what comes with a basis."""
        super().showEvent(event)
        self.resize(self.width(), min(self._room, max(self.height(), theme.current().px(_HIGH))))
        self.move(self._over.frameGeometry().center() - self.rect().center())

    def telling(self) -> Telling:
        """What stands in the dialog; `Refused` when a line cannot be read."""
        code, _bar, consent = self.basis.code().partition("|")
        return Telling(
            case=self._file.case.id,
            organisation=self.whom.code(),
            contact=self.contact.words(),
            at=self.at.value(),
            purpose=self.purpose.code(),
            basis=code,
            consent=consent,
            facts=dict(self._facts),
            picked=self._picked(),
        )

    def _picked(self) -> frozenset[Pick]:
        chosen = self.told.codes()
        return frozenset(
            (part.record.id, part.pick) for each in self._offered if each.code in chosen for part in each.parts
        )

    def _basis_chosen(self) -> None:
        self._ask_facts()
        self._weigh(offer=False)

    def _weigh(self, *, offer: bool) -> None:
        if not (self.whom.code() and self.purpose.code()):
            return
        try:
            told = self.telling()
        except Refused:
            return
        desk = self._desk
        with desk.store.read() as r:
            judged = judge(r, told, desk.today(), codes=desk.codes, tr=self.tr_)
        self._judged = judged
        if offer:
            self._offer_bases(judged)
            return
        self._say(judged)

    def _offer_bases(self, judged: Judged) -> None:
        before = self.basis.code()
        usable = [
            (f"{each.rule.code}|{each.consent.id if each.consent else ''}", self.tr_(each.rule.label))
            for each in judged.weighed.offers
            if each.usable
        ]
        none = self.tr_(N_("選んでください")) if usable else self.tr_(N_("この相手に使える根拠がありません"))
        self.basis.fill(usable, empty=none)
        self.basis.blockSignals(True)
        plain = next((code for code, _words in usable if code.partition("|")[0] in _PROPOSED), "")
        wanted = before if before in dict(usable) else plain  # any other law is chosen by the clerk alone
        self.basis.setCurrentIndex(max(0, self.basis.findData(wanted)))
        self.basis.blockSignals(False)
        self._basis_chosen()

    def _ask_facts(self) -> None:
        empty(self._fact_body)
        code = self.basis.code().partition("|")[0]
        offers = self._judged.weighed.offers if self._judged else ()
        rule = next((each.rule for each in offers if each.rule.code == code), None)
        wanted = rule.demands if rule else ()
        self._facts = {each.fact: self._facts.get(each.fact, "") for each in wanted}
        if wanted:
            lines = FactLines(self._desk, wanted, self._facts, prefix="oral_fact")
            lines.changed.connect(self._wrote)
            add_line(self._fact_body, self.tr_(N_("根拠の事実")), lines)

    def _wrote(self, fact: str, text: str) -> None:
        self._facts[fact] = text
        self.drafting.touch()
        self._weigh(offer=False)

    def _say(self, judged: Judged) -> None:
        tr, objection, waits = self.tr_, judged.objection, judged.unfinished
        if waits and objection is not None:
            self.verdict.show_state("info", objection.text(tr), "ink2")
        elif objection is None:
            words = tr(N_("この根拠で伝えられるものです。"))
            self.verdict.show_state("check", words, "done")
        else:
            words = tr(N_("この内容には根拠が足りません: {why}"), why=objection.text(tr))
            self.verdict.show_state("warning", words, "danger")
        said = "、".join(judged.weighed.excluded_words)
        self.excluded.words.setText(tr(N_("本人が「出さないで」と言っていること: {words}"), words=said))
        self.excluded.setVisible(bool(said))
        self.verdict.setVisible(bool(self.told.codes()))
        self.as_it_happened.setVisible(objection is not None and not waits and bool(self.told.codes()))

    def _record(self) -> None:
        desk, tr = self._desk, self.tr_
        try:
            told = self.telling()
        except Refused as refused:
            self.refuse(refused)
            return
        as_it_happened = self.as_it_happened.isVisible() and self.as_it_happened.isChecked()
        desk.work.write(
            self,
            N_("口頭の提供を記録"),
            lambda w: record_told(w, told, codes=desk.codes, tr=tr, as_it_happened=as_it_happened),
            self._kept,
            refused=self._object,
            final=True,
            case=told.case,
        )

    def _kept(self, made: Disclosure) -> None:
        self.drafting.drop()
        self.accept()
        if made.basis:
            self._desk.status(self.tr_(N_("口頭の提供を記録しました。")))
        else:
            offer_accident(self._desk, self._owner, made)

    def _object(self, refused: Refused) -> bool:
        place = {"organisation": self.whom, "purpose": self.purpose, "told": self.told, "basis": self.basis}.get(
            refused.field
        )
        if isinstance(place, QWidget):
            place.setFocus()
            self.area.ensureWidgetVisible(place)
        return self.refuse(refused)


def offer_accident(desk: Desk, parent: QWidget, disclosure: Disclosure) -> Notice:
    """What was told without a basis is an accident: the record of it can be begun at once."""
    tr = desk.tr
    made = Notice(
        parent,
        tr(N_("根拠のない提供として記録しました")),
        tr(
            N_(
                "提供の記録に印がつきました。漏えいにあたるかもしれません。"
                "事故の記録を始めると、報告の期限が出ます。あとから「記録簿」の「事故」でも始められます。"
            )
        ),
        icon="alert",
        answers=(("later", tr(N_("あとにする")), "plain"), ("begin", tr(N_("事故の記録を始める")), "primary")),
    )
    made.ask(lambda code: desk.open_registers("breaches", f"new.{disclosure.id}") if code == "begin" else None)
    return made


def ask_oral(desk: Desk, parent: QWidget, file: CaseFile, bodies: Mapping[str, str]) -> OralQuestion:
    """Open the dialog for a case."""
    made = OralQuestion(parent, desk, file, bodies)
    made.open()
    made.whom.setFocus()
    return made
