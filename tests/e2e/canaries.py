"""A protected case with a planted word in every field of the bundle and in free text; all that a window says."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kyoju_desktop.domain.conceal import names_place
from kyoju_desktop.domain.fields import Record, new_id, specs
from kyoju_desktop.domain.kinds import Phone
from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Application,
    ArrearsStep,
    Assessment,
    Belonging,
    Case,
    Conference,
    ContactCall,
    ContactPoint,
    Crisis,
    Deadline,
    EmergencyContact,
    Estimate,
    HospitalStay,
    HouseholdMember,
    HousingInquiry,
    InitialCost,
    Instalments,
    Intake,
    Mandate,
    MoveOut,
    OppositeParty,
    Organisation,
    Person,
    PersonInquiry,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    ProviderReport,
    Representative,
    SchemeStep,
    SchemeUse,
    StageChange,
    Tenancy,
    Visit,
)
from kyoju_desktop.storage.store import Store

NOW = datetime(2026, 6, 16, 9, 0)
# The classes that hold words of the bundle; a new one must be planted too (see `test_every_field_is_planted`).
PLANTED: tuple[type[Record], ...] = (
    Address,
    AgendaItem,
    Application,
    Assessment,
    Belonging,
    ContactPoint,
    EmergencyContact,
    HospitalStay,
    HouseholdMember,
    HousingInquiry,
    Intake,
    MoveOut,
    Person,
    Representative,
    Tenancy,
)


@dataclass
class Planted:
    """The case, and every word that must appear nowhere."""

    case: str = ""
    person: str = ""
    address: str = ""
    item: str = ""
    words: dict[str, str] = field(default_factory=dict)

    def fill(self, record: Record) -> Record:
        """The record with a word of its own in every field of the bundle."""
        values: dict[str, str] = {}
        for each in specs(type(record)):
            if each.protected and names_place(each) and each.name not in {"postal_code", "room"}:
                number = len(self.words) + 1
                word = f"0905550{number:04}" if isinstance(each.kind, Phone) else f"金糸雀{_kanji(number)}館"
                self.words[f"{type(record).__name__}.{each.name}.{number}"] = word
                values[each.name] = word
        return record.replace(**values)

    def prose(self, number: int) -> str:
        """A sentence that repeats one of the words, as clerks do."""
        told = list(self.words.values())
        return f"きのう{told[number % len(told)]}の前で会った"


def _kanji(number: int) -> str:
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:02}")


def plant(store: Store) -> Planted:
    """Write the case; the words stand in the fields and are repeated in notes, plans, deadlines and labels."""
    sown = Planted()
    person = sown.fill(Person(name="三浦 架代", kana="みうら かよ", birth_date=date(1991, 10, 2), sex="female"))
    child = Person(name="三浦 陽", kana="みうら はる", birth_date=date(2019, 2, 3))
    case = Case(
        number="瀬都住 R8-0090", fiscal_year=2026, person=person.id, stage="S80", stage_since=NOW, opened_at=NOW
    )
    own = case.replace(id=new_id(), number="瀬都住 R8-0091", person=child.id, stage="S10")
    sitting = Conference(role="organise", bodies=frozenset({"support_9"}), name="支援会議 第1回", at=NOW)
    ids = {"case": case.id, "person": person.id, "conference": sitting.id}
    records: list[Record] = [person, child, case, own, StageChange(case=case.id, to_stage="S80", at=NOW), sitting]
    for kind in PLANTED:
        if kind is not Person:
            names = {each.name for each in specs(kind)}
            records.append(sown.fill(kind().replace(**{name: value for name, value in ids.items() if name in names})))
    records = [_dressed(each, child) for each in records]
    records += [sown.fill(Address(person=child.id, use="current")), sown.fill(ContactPoint(person=child.id))]
    records += [sown.fill(Address(person=person.id, use="former"))]
    records += _told(sown, case.id, person.id)
    body = Organisation(name="福祉課(市)", kind="welfare_office", standing="same_body", address="架空県瀬戸見市1番")
    with store.write("三浦のケース", final=True) as w:
        for each in (*records, body):
            w.add(each)
    sown.case, sown.person = case.id, person.id
    sown.address = next(each.id for each in records if isinstance(each, Address))
    sown.item = next(each.id for each in records if isinstance(each, AgendaItem))
    return sown


# What the records of the case say besides: enough to stand on the lists and papers that show them.
DRESS: dict[type[Record], dict[str, object]] = {
    Address: {"use": "current", "secret": True},
    AgendaItem: {"mark": "K", "place": 1, "body": "support_9", "fact": "家賃は払えている", "version": "coded"},
    Tenancy: {
        "moved_in_on": date(2026, 5, 1),
        "visit_rhythm": "weekly",
        "use_permit_until": date(2027, 4, 30),
        "rent": 18_000,
    },
    HospitalStay: {"kind": "hospital", "since": date(2026, 6, 1), "check_on": NOW.date()},
    Belonging: {"what": "仏壇", "designated": "designated", "fate": "kept"},
    HousingInquiry: {"result": "waiting"},
    Application: {"result": "waiting"},
    Intake: {"received_at": NOW, "complaint": "夫から逃れてきた", "finished": True},
}


def _dressed(record: Record, child: Person) -> Record:
    if isinstance(record, HouseholdMember):
        return record.replace(person=child.id, name=child.name, living="together", relation="child")
    return record.replace(**DRESS.get(type(record), {}))


def _told(sown: Planted, case: str, person: str) -> list[Record]:
    say = iter(range(1000))

    def prose() -> str:
        return sown.prose(next(say) * 3)

    return [
        Protection(
            person=person,
            source="measure",
            started_on=date(2026, 4, 14),
            applied_to="市民課",
            expires_on=date(2027, 4, 13),
        ),
        OppositeParty(person=person, name="三浦 猛夫", kana="みうら たけお", relation="夫"),
        ProgressNote(
            case=case,
            at=NOW,
            means="phone",
            with_whom=prose(),
            fact=prose(),
            opinion=prose(),
            next_step=prose(),
            next_on=NOW.date(),
        ),
        Visit(
            case=case,
            at=NOW,
            means="home_visit",
            fact=prose(),
            opinion=prose(),
            next_step=prose(),
            next_on=NOW.date(),
        ),
        Crisis(case=case, kind="arrears", noticed_at=NOW, fact=prose(), next_step=prose(), next_on=NOW.date()),
        Deadline(case=case, what=prose(), due_on=NOW.date(), source="practice", note=prose()),
        PersonInquiry(case=case, at=NOW, who=prose(), asked=prose(), answer="not_confirmed", answered=prose()),
        Plan(case=case, vision=prose(), short_goal=prose(), decided_on=NOW.date(), review_on=NOW.date()),
        PlanItem(case=case, problem=prose(), aim=prose(), support=prose(), who=prose(), due_on=NOW.date()),
        *_told_of_home(case, prose),
        *_told_of_leaving(case, prose),
    ]


def _told_of_home(case: str, prose: Callable[[], str]) -> list[Record]:
    """The free text of finding a home, of the schemes and of the watch."""
    today = NOW.date()
    use = SchemeUse(
        case=case,
        scheme="special_use",
        recommended_how=prose(),
        result_reason=prose(),
        next_step=prose(),
        next_on=today,
        until_day=today,
        note=prose(),
    )
    return [
        HousingInquiry(
            case=case,
            at=NOW,
            asked=prose(),
            viewing_at=NOW,
            viewed_with=prose(),
            viewing_note=prose(),
            refused_by=prose(),
            refusal_words=prose(),
            own_no=prose(),
            next_step=prose(),
        ),
        Application(case=case, applied_on=today, result="waiting", result_reason=prose(), guarantee_reason=prose()),
        InitialCost(case=case, what="deposit", detail=prose(), amount=36_000, due_on=today),
        Mandate(case=case, mandatary=prose(), list_place=prose(), key_keeper=prose(), review_on=today, note=prose()),
        use,
        SchemeStep(case=case, use=use.id, step="x", what=prose(), planned_on=today, words=prose()),
        Estimate(case=case, sum="low_income", at=NOW, given=prose(), verdict=prose(), steps=prose(), note=prose()),
        ProviderReport(
            case=case,
            received_at=NOW,
            fact=prose(),
            they_did=prose(),
            we_did=prose(),
            next_step=prose(),
            next_on=today,
        ),
        ArrearsStep(
            case=case, on=today, step="reminder", words=prose(), decided=prose(), next_step=prose(), next_on=today
        ),
        Instalments(case=case, owed_for=prose(), owed=30_000, monthly=10_000, first_on=today, if_missed=prose()),
        HospitalStay(case=case, since=today, rent_paid_by=prose(), key_keeper=prose(), check_on=today, note=prose()),
    ]


def _told_of_leaving(case: str, prose: Callable[[], str]) -> list[Record]:
    """The free text of calls and of what is left behind; a death would narrow what may be told anyway."""
    return [
        ContactCall(case=case, at=NOW, about="death", result="told", words=prose()),
        Belonging(case=case, what=prose(), place=prose(), told_on=NOW.date(), witness=prose(), received_by=prose()),
        MoveOut(case=case, keys=prose(), belongings=prose(), note=prose()),
    ]


def plain(text: str) -> str:
    """A text without width, spaces, hyphens and brackets, so that a formatted number is found too."""
    return re.sub(r"[\s()（）‐‑‒–—―−ー─-]+", "", unicodedata.normalize("NFKC", text))


def traces(text: str, sown: Planted) -> list[str]:
    """Which planted fields a text tells."""
    said = plain(text)
    return [name for name, word in sown.words.items() if plain(word) in said]


def said_by(window: QWidget) -> str:
    """Everything in a window: words, values, hints, what a screen reader hears, every row of every list."""
    return "\n".join(part for each in (window, *window.findChildren(QWidget)) for part in _said(each) if part)


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)


def _said(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    yield from (widget.windowTitle(), widget.objectName(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
        completer = widget.completer()
        if completer is not None:
            yield from _rows(completer.model())
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _rows(widget.model())


def _rows(model: QAbstractItemModel, under: QModelIndex | None = None) -> Iterator[str]:
    root = under or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(model.rowCount(root)):
        for column in range(columns):
            index = model.index(row, column, root)
            yield from (value for role in _ROLES if isinstance(value := model.data(index, role), str))
