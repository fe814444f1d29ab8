"""What a household looks for, in chips: each wish in words, those that decide marked, and what is not known yet."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from kyoju_desktop.domain.forms.assessment import ASSESSMENT
from kyoju_desktop.domain.records import Assessment
from kyoju_desktop.domain.rules.homes import WISH_LABELS, Wishes
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.ui.pages.case_editor import Offer, RecordEditor
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column
from kyoju_desktop.ui.widgets.wrapped import Wrapped

WISHES = ASSESSMENT.only(N_("住まいの希望"))
_FIELDS = {
    "area": "wish_area",
    "kinds": "wish_kinds",
    "rooms": "wish_rooms",
    "floor": "wish_floor",
    "size": "wish_size",
    "by": "wish_by",
    "conditions": "wish_conditions",
}
_ENDS = {"size": N_("{text}以上"), "by": N_("{text}まで")}


class WishLine(QFrame):
    """The wishes as chips; one that decides is told with 必ず."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__()
        self._room = room
        self.setObjectName("wish_line")
        lines = column(spacing=6, margins=(12, 8, 12, 8))
        self.setLayout(lines)
        self._chips = Wrapped(across=6, down=6)
        lines.addWidget(self._chips)
        self._open = IconWords("question", "", size="compact", wrap=True, name="wishes_open")
        lines.addWidget(self._open)

    def tell(self, view: CaseView, wishes: Wishes) -> None:
        """Show the wishes of a case."""
        tr = self._room.tr_
        empty(self._chips.flow)
        told = tuple(_told(view, wishes))
        for code, text in told:
            must = code in wishes.must
            words = tr(N_("{label}: {text}"), label=tr(WISH_LABELS[code]), text=text)
            words = tr(N_("{words}・必ず"), words=words) if must else words
            self._chips.flow.addWidget(
                Chip(words, icon="check" if must else "", state="filter" if must else "neutral", name=f"wish.{code}")
            )
        if not told:
            self._chips.flow.addWidget(
                Words(
                    tr(N_("希望はまだ書いてありません。空いている住まいを家賃の順に出しています。")), size="compact"
                )
            )
        said = tuple(_open(wishes, secret=view.file.protected))
        self._open.words.setText("\n".join(tr(text, **values) for text, values in said))
        self._open.setVisible(bool(said))
        self._chips.updateGeometry()


def _told(view: CaseView, wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Each wish with its words, in the order of `WISH_LABELS`; a protected person's place is not drawn."""
    assessment = view.file.last(Assessment) or Assessment()
    tr, codes = view.at.tr, view.at.codes
    for code in WISH_LABELS:
        text = ""
        if code in _FIELDS:
            text = view.teller.text(assessment, _FIELDS[code])
            text = tr(_ENDS[code], text=text) if text and code in _ENDS else text
        elif code == "rent" and wishes.rent_most is not None:
            most = format_number(wishes.rent_most)
            from_cap = wishes.rent_from == "cap"
            text = tr(N_("{most}円まで(住宅扶助の上限)") if from_cap else N_("{most}円まで"), most=most)
        elif code == "people" and wishes.people:
            text = tr(N_("{people}人"), people=str(wishes.people))
        elif code == "accepts" and wishes.categories:
            text = "、".join(tr(codes.label("category", each)) for each in sorted(wishes.categories))
        if text:
            yield code, text


def _open(wishes: Wishes, *, secret: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """What is not known about the wishes, and what is done meanwhile; a protected person's place is not drawn."""
    if wishes.income is None:
        yield N_("収入がまだわかりません。払えるかどうかは「確かめること」に出ます。"), {}
    if wishes.unread and secret:
        yield N_("住みたい地域のことばに、台帳の所在地にないものがあります。それではしぼっていません。"), {}
    elif wishes.unread:
        words = "、".join(wishes.unread)
        yield N_("台帳の所在地にない地域です: {words}。これではしぼっていません。"), {"words": words}


class WishEditor(QFrame):
    """希望を直す: the wishes of the assessment in their form, and which of them decide."""

    closed = Signal()
    musts_changed = Signal()

    def __init__(self, room: CaseRoom, view: CaseView, wishes: Wishes) -> None:
        super().__init__()
        self.setObjectName("wish_editor")
        tr = room.tr_
        lines = column(spacing=4)
        self.setLayout(lines)
        ticks = Wrapped(across=14, down=6)
        ticks.flow.addWidget(Words(tr(N_("必ず合うこと(合わない住まいは出しません):")), size="compact"))
        self._boxes: dict[str, QCheckBox] = {}
        for code, label in WISH_LABELS.items():
            box = QCheckBox(tr(label))
            box.setObjectName(f"must_{code}")
            box.setAccessibleName(tr(N_("{wish}は必ず合うこと"), wish=tr(label)))
            box.setProperty("ring", True)
            box.setChecked(code in wishes.must)
            box.toggled.connect(lambda _on: self.musts_changed.emit())
            self._boxes[code] = box
            ticks.flow.addWidget(box)
        beside = column(margins=(12, 8, 12, 0))
        beside.addWidget(ticks)
        lines.addLayout(beside)
        record = view.file.last(Assessment) or Assessment(case=view.case_id)
        self.editor = RecordEditor(
            room, WISHES, record, Offer(key=f"Assessment.wishes.{record.case}", removable=False)
        )
        self.editor.closed.connect(self.closed.emit)
        lines.addWidget(self.editor)

    def musts(self) -> frozenset[str]:
        """The wishes that decide."""
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())
