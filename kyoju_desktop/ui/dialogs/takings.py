"""What a person takes back of a consent: per recipient everything or some classes, and single items."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.papers.referral import PAPER
from kyoju_desktop.domain.records import ConsentRecipient, ConsentWithdrawal, Organisation
from kyoju_desktop.domain.rules.consent import Terms, told_to
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.withdrawals import Taking
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.case_face import classes_words, short_box
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.consent_draft import box_special
from kyoju_desktop.ui.pages.consent_knowing import item_words, who_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row, rule
from kyoju_desktop.ui.widgets.wrapped import Wrapped

EVERYBODY = "all"


@dataclass(frozen=True)
class Told:
    """A recipient of the consent with the boxes of the form that it may still be told."""

    row: ConsentRecipient
    body: Organisation
    who: str
    boxes: tuple[int, ...]
    classes: frozenset[str]


def told_now(terms: Terms, view: CaseView) -> tuple[Told, ...]:
    """The recipients that may still be told anything."""
    bodies = {each.id: each for each in view.file.of(Organisation)}
    found = []
    for each in terms.recipients:
        body = bodies.get(each.organisation) or Organisation(id=each.organisation, kind=each.organisation_kind)
        told = told_to(terms, body, view.at.today)
        boxes = tuple(at for at, box in enumerate(CONSENT_BOXES) if any(info in told for info in box))
        if boxes:
            classes = frozenset(info.name for info in told)
            found.append(Told(each, body, who_of(each, view.at, view.bodies), boxes, classes))
    return tuple(found)


def left_after(terms: Terms, takings: tuple[Taking, ...], view: CaseView) -> tuple[tuple[str, str], ...]:
    """What would live on: (who, what) for every recipient that could still be told something."""
    more = tuple(
        ConsentWithdrawal(
            organisation=each.organisation,
            classes=each.classes,
            record_class=each.record_class,
            field_name=each.field_name,
        )
        for each in takings
    )
    after = replace(terms, withdrawals=(*terms.withdrawals, *more))
    found = []
    for each in told_now(after, view):
        items = [item_words(taking.record_class, taking.field_name, view.at) for taking in _items(takings, each)]
        words = classes_words(each.classes, view.at)
        if items:
            words = view.at.tr(N_("{classes}({items}を除く)"), classes=words, items="・".join(items))
        found.append((each.who, words))
    return tuple(found)


def _items(takings: tuple[Taking, ...], told: Told) -> Iterator[Taking]:
    return (each for each in takings if each.record_class and each.organisation in {"", told.row.organisation or "-"})


class _Line(QWidget):
    """One recipient: everything, or some of the boxes."""

    changed = Signal()

    def __init__(self, key: str, who: str, boxes: tuple[int, ...], tr: Translator) -> None:
        super().__init__()
        look = theme.current()
        line = row(spacing=12, margins=(0, 4, 0, 4))
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.whole = _box(f"take.{key}", who, who)
        self.whole.setText(who)
        self.whole.setMinimumWidth(look.px(220))
        line.addWidget(self.whole)
        holder = Wrapped(across=12, down=2)
        self.parts: dict[int, QCheckBox] = {}
        for at in boxes:
            words = tr(short_box(at))
            words = tr(N_("{what}(要配慮)"), what=words) if box_special(at) else words
            self.parts[at] = _box(f"take.{key}.{at}", words, f"{who} {words}")
            self.parts[at].toggled.connect(lambda _on: self.changed.emit())
            holder.flow.addWidget(self.parts[at])
        line.addWidget(holder, 1)
        self.whole.toggled.connect(self._on_whole)

    def takes(self) -> frozenset[str] | None:
        """The classes that are taken back, () for everything, None for nothing."""
        if self.whole.isChecked():
            return frozenset()
        names = {info.name for at, part in self.parts.items() if part.isChecked() for info in CONSENT_BOXES[at]}
        return frozenset(names) or None

    def _on_whole(self, on: bool) -> None:
        for each in self.parts.values():
            each.setEnabled(not on)
        self.changed.emit()


def _box(name: str, words: str, spoken: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setProperty("ring", True)
    return made


class TakingChoice(QWidget):
    """Ticks for recipients and classes, and a list of single items; `changed` whenever something else is taken."""

    changed = Signal()

    def __init__(self, terms: Terms, view: CaseView) -> None:
        super().__init__()
        self.setObjectName("takings")
        self._view, self._tr = view, view.at.tr
        self._told = told_now(terms, view)
        self._lines: dict[str, _Line] = {}
        self._items: tuple[Taking, ...] = ()
        self._body = lines = column(spacing=0)
        self.setLayout(lines)
        tr = self._tr
        every = tuple(sorted({box for each in self._told for box in each.boxes}))
        self._add(EVERYBODY, "", tr(N_("すべての相手")), every)
        for each in self._told:
            if each.row.organisation:
                lines.addWidget(rule())
                self._add(each.row.organisation, each.row.organisation, each.who, each.boxes)
        if any(not each.row.organisation for each in self._told):
            hint = tr(N_("種類で選んだ相手の分は、「すべての相手」で撤回できます。"))
            lines.addWidget(IconWords("info", hint, size="compact", wrap=True))
        lines.addWidget(rule())
        lines.addWidget(self._item_line())
        self._chips = Wrapped(across=8, down=4)
        self._chips.hide()
        lines.addWidget(self._chips)

    def takings(self) -> tuple[Taking, ...]:
        """Everything that is taken back; () while nothing is ticked."""
        found = []
        for organisation, line in self._lines.items():
            classes = line.takes()
            if classes is not None:
                found.append(Taking(organisation=organisation, classes=classes))
        return (*found, *self._items)

    def _add(self, key: str, organisation: str, who: str, boxes: tuple[int, ...]) -> None:
        made = _Line(key, who, boxes, self._tr)
        made.changed.connect(self.changed.emit)
        self._lines[organisation] = made
        self._body.addWidget(made)

    def _item_line(self) -> QWidget:
        tr = self._tr
        made = QWidget()
        made.setMinimumHeight(theme.current().px(46))
        line = row(spacing=8, margins=(0, 6, 0, 6))
        made.setLayout(line)
        self.item = Combo(name="taken_item", label=tr(N_("項目だけを撤回する")))
        self.item.fill(self._offered(), empty=tr(N_("項目を選ぶ")))
        self.item.setCurrentIndex(0)
        self.whom = Combo(name="taken_whom", label=tr(N_("どの相手への")))
        bodies = [(each.row.organisation, each.who) for each in self._told if each.row.organisation]
        self.whom.fill(bodies, empty=tr(N_("すべての相手")))
        self.whom.setCurrentIndex(0)
        add = Button(tr(N_("足す")), icon="plus", small=True, name="add_taken_item", pressed=self._add_item)
        line.addWidget(Words(tr(N_("項目だけ")), size="compact"))
        line.addWidget(self.item, 2)
        line.addWidget(self.whom, 1)
        line.addWidget(add)
        return made

    def _offered(self) -> list[tuple[str, str]]:
        found = []
        for each in PAPER:
            owner, name = each.key.split(".", 1)
            if owner != "Referral":
                kind = record_class(owner)
                found.append((each.key, f"{self._tr(kind.title)}: {self._tr(spec(kind, name).label)}"))
        return found

    def _add_item(self) -> None:
        key = self.item.code()
        if not key:
            return
        owner, name = key.split(".", 1)
        taking = Taking(organisation=self.whom.code(), record_class=owner, field_name=name)
        self._set_items(tuple(dict.fromkeys((*self._items, taking))))
        self.item.setCurrentIndex(0)

    def _set_items(self, items: tuple[Taking, ...]) -> None:
        self._items = items
        empty(self._chips.flow)
        whoms = {each.row.organisation: each.who for each in self._told}
        for each in items:
            whom = whoms.get(each.organisation, "") or self._tr(N_("すべての相手"))
            label = item_words(each.record_class, each.field_name, self._view.at)
            words = self._tr(N_("{whom}へ {item}"), whom=whom, item=label)
            chip = Chip(words, icon="forbid", state="danger", removable=True, name=f"taken.{each.field_name}")
            chip.removed.connect(lambda each=each: self._set_items(tuple(x for x in self._items if x != each)))
            self._chips.flow.addWidget(chip)
        self._chips.setVisible(bool(items))
        self.changed.emit()
