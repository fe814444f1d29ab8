"""使える制度 of a case: from its categories, stage and topics to what can be had here, and how one refers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Measure
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number, format_phone
from kyoju_desktop.services.measures import Hit, measures_for
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.dialogs.scheme_new import ask_scheme
from kyoju_desktop.ui.pages.case_panels import ToldPanel
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, column, row, rule
from kyoju_desktop.ui.widgets.wrapped import Wrapped

FEW = 6  # how many stand there until more are asked for
NOW, ALL = "now", ""
_PURPOSES = {
    "money": "benefit",
    "entry": "housing",
    "supply": "housing",
    "guarantor": "contract",
    "emergency": "safety",
}


class MeasuresPanel(ToldPanel):
    """The best first; each with why it fits, what it does, how one refers, and one press to go on."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("使える制度")), icon="list", name="list.Measure")
        tr, codes = room.tr_, room.desk.codes
        self._room = room
        self._hits: tuple[Hit, ...] = ()
        self._whole = False
        self._reading: Latest[tuple[Hit, ...]] = Latest(room.desk, self)
        self.stage = Combo(name="measure_stage", label=tr(N_("場面でしぼる")))
        stages = [(each.code, tr(each.label)) for each in codes.list("measure_stage").codes]
        self.stage.fill([(NOW, tr(N_("いまの段階に合うもの"))), *stages], empty=tr(N_("すべての場面")))
        self.stage.setCurrentIndex(self.stage.findData(NOW))
        self.stage.currentIndexChanged.connect(lambda _index: self._fill())
        self.add_action(self.stage)
        self.add_action(
            Button(
                tr(N_("この町の一覧を直す")),
                icon="pencil",
                small=True,
                name="open_measures",
                pressed=lambda: room.desk.go("measures"),
            )
        )

    @property
    def kind(self) -> type[Record]:
        """Lines of the map."""
        return Measure

    def show_view(self, view: CaseView) -> None:
        """Look up what fits the case as it is now."""
        case, today = view.case_id, view.at.today

        def use(r: Reader) -> tuple[Hit, ...]:
            return measures_for(r, case, today)

        self._reading.ask(use, self._show)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self._fill()

    def _fill(self) -> None:
        tr, wanted = self._room.tr_, self.stage.code()
        found = [each for each in self._hits if _in(each, wanted)]
        self.set_count(format_number(len(found)) if found else "")
        empty(self.body)
        if not found:
            self.body.addWidget(
                Empty(
                    tr(N_("この条件で使えると書かれた制度がありません。")),
                    tr(
                        N_(
                            "「受付」で区分と困りごとを選ぶか、場面を「すべての場面」にしてください。"
                            "一覧がまだ空なら「この町の一覧を直す」から候補を取り込めます。"
                        )
                    ),
                )
            )
        shown = found if self._whole else found[:FEW]
        for at, each in enumerate(shown):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(each))
        if len(found) > len(shown):
            more = tr(N_("ほか{count}件も見る"), count=format_number(len(found) - len(shown)))
            holder = row(margins=(8, 4, 8, 8))
            holder.addWidget(Button(more, look="quiet", small=True, name="more_measures", pressed=self._show_all))
            holder.addStretch(1)
            self.body.addLayout(holder)

    def _show_all(self) -> None:
        self._whole = True
        self._fill()

    def _line(self, hit: Hit) -> QWidget:
        tr, measure = self._room.tr_, hit.measure
        made = QFrame()
        made.setObjectName(f"measure.{measure.starter or measure.id}")
        lines = column(spacing=3, margins=(12, 8, 12, 8))
        made.setLayout(lines)
        head = row(spacing=8)
        head.addWidget(Words(measure.name, bold=True, wrap=True), 1)
        head.addWidget(self._here(measure))
        lines.addLayout(head)
        lines.addWidget(Words(self._why(hit), size="small", tone="ink2", wrap=True))
        lines.addWidget(Words(measure.does, wrap=True))
        if measure.how:
            lines.addWidget(IconWords("arrow-right", measure.how, size="compact", tone="ink2", wrap=True))
        lines.addWidget(IconWords("organisations", self._where(hit), size="compact", tone="ink2", wrap=True))
        lines.addWidget(self._ways(hit))
        made.setAccessibleName(tr(N_("使える制度: {name}"), name=measure.name))
        return made

    def _here(self, measure: Measure) -> IconWords:
        tr = self._room.tr_
        if measure.here == "yes" and measure.checked_on:
            words = tr(N_("この町で使える({day}に確かめた)"), day=wareki(measure.checked_on))
            return IconWords("check", words, size="small", tone="done")
        if measure.here == "yes":
            return IconWords("check", tr(N_("使えるはず(まだ確かめていない)")), size="small", tone="ink2")
        return IconWords("question", tr(N_("この町で使えるか、まだわからない")), size="small", tone="warn")

    def _why(self, hit: Hit) -> str:
        tr, codes = self._room.tr_, self._room.desk.codes
        categories = "・".join(tr(codes.label("category", each)) for each in hit.fit.categories)
        topics = "・".join(tr(codes.label("topic", each)) for each in hit.fit.topics)
        parts = (
            tr(N_("区分: {names}"), names=categories) if categories else "",
            tr(N_("区分を問わない")) if hit.fit.everybody and not categories else "",
            tr(N_("困りごと: {names}"), names=topics) if topics else "",
            tr(N_("前の名前: {names}"), names=hit.measure.old_names) if hit.measure.old_names else "",
        )
        return "\u3000".join(filter(None, parts))

    def _where(self, hit: Hit) -> str:
        tr, codes = self._room.tr_, self._room.desk.codes
        if hit.body is not None:
            name = f"{hit.body.name} {hit.body.section}".strip()
            return "\u3000".join(filter(None, (name, format_phone(hit.body.phone))))
        kinds = sorted(hit.measure.body_kinds)
        if not kinds:
            return tr(N_("住宅係(自分の課)"))
        words = "・".join(tr(codes.label("organisation_kind", each)) for each in kinds)
        return tr(N_("{kinds}(窓口はまだ決めていない)"), kinds=words)

    def _ways(self, hit: Hit) -> Wrapped:
        tr, code = self._room.tr_, hit.measure.starter or hit.measure.id
        made = Wrapped(across=8, down=4)

        def add(words: str, icon: str, name: str, act: Callable[[], object]) -> None:
            made.flow.addWidget(Button(words, icon=icon, small=True, name=f"{name}.{code}", pressed=act))

        if hit.measure.scheme:
            words = tr(N_("もう一度加える")) if hit.begun else tr(N_("制度を加える"))
            add(words, "plus", "add_measure", partial(self._add, hit))
        if hit.body is not None:
            add(tr(N_("つなぎ票を作る")), "out", "refer_measure", partial(self._refer, hit))
        if hit.begun:
            made.flow.addWidget(IconWords("check", tr(N_("このケースで追っています")), size="small", tone="done"))
        return made

    def _add(self, hit: Hit) -> None:
        body = hit.body.id if hit.body else ""
        ask_scheme(self._room, self, scheme=hit.measure.scheme, organisation=body)

    def _refer(self, hit: Hit) -> None:
        if hit.body is not None:
            stage = next((each for each in _PURPOSES if each in hit.measure.stage), "")
            self._room.desk.open_referral(self._room.case_id, hit.body.id, _PURPOSES.get(stage, "consult"))


def _in(hit: Hit, wanted: str) -> bool:
    return hit.now if wanted == NOW else wanted in {ALL, *hit.measure.stage}
