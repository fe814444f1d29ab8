"""What a paper or a file may hold: the values let through, and what was withheld and why.

Only the doors (`domain.disclosure`, `domain.doors`) make a `Sheet`; a test holds every other module off.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.showing import Beside
from kyoju_desktop.domain.table import Table
from kyoju_desktop.i18n.messages import N_


class Door(Enum):
    """The ways out of the office (DISCLOSURE 2)."""

    OUTWARD = N_("外へ出す")
    TO_PERSON = N_("本人に渡す")
    INTERNAL = N_("庁内で使う")
    BLANK = N_("白紙の様式")
    FIGURES = N_("集計")
    CUSTODY = N_("控え・全件")


@dataclass(frozen=True)
class Value:
    """One value let through: `key` is "Class.field"; `text` is final, formatted for the sheet's language."""

    key: str
    label: str
    text: str
    info: Info
    record: str
    subject: str


@dataclass(frozen=True)
class Withheld:
    """One value that stayed: why, as a marked text for the clerk; the value itself is not carried."""

    key: str
    label: str
    info: Info
    record: str
    subject: str
    why: str


@dataclass(frozen=True)
class Frame:
    """What stands around the values: nothing in it is about a person except the case number."""

    title: str
    dated_on: date
    case_number: str = ""
    document_number: str = ""
    municipality: str = ""
    department: str = ""
    section: str = ""
    clerk: str = ""
    office_phone: str = ""
    office_fax: str = ""
    recipient: str = ""
    recipient_person: str = ""
    basis: str = ""
    conditions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    approval_boxes: tuple[str, ...] = ()
    reply_by: date | None = None
    special: bool = False
    means: str = ""  # 送付方法, as its label
    attachments: str = ""  # 添付, with its pages
    training: bool = False
    version: str = ""
    signer: str = ""  # who signs a letter: 町長 …
    stamp: str = ""  # stands on every page, such as the number of the copy and 会議後回収


@dataclass(frozen=True)
class Entry:
    """One record of a paper that lists whole records: its heading and its id."""

    heading: str
    record: str


@dataclass(frozen=True)
class Chapter:
    """A part of such a paper with its records, in reading order; their texts are the sheet's values."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Sheet:
    """What one paper shows. `form` names the paper (referral, consent, intake ...)."""

    door: Door
    form: str
    frame: Frame
    values: tuple[Value, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    beside: Beside | None = None  # the person's own language, on a paper of two languages
    chapters: tuple[Chapter, ...] = ()  # of a paper that lists whole records
    table: Table | None = None  # of a list; the same rows go into a file

    def text(self, key: str, between: str = "、") -> str:
        """The text of a field, all its records joined; "" when nothing was let through."""
        return between.join(each.text for each in self.values if each.key == key)

    def all(self, key: str) -> tuple[Value, ...]:
        """Every value of a field, one per record."""
        return tuple(each for each in self.values if each.key == key)

    def rows(self, record_class: str) -> tuple[dict[str, str], ...]:
        """The values of a repeated record class, one mapping of field name to text per record."""
        found: dict[str, dict[str, str]] = {}
        for each in self.values:
            owner, name = each.key.split(".", 1)
            if owner == record_class:
                found.setdefault(each.record, {})[name] = each.text
        return tuple(found.values())

    def kept_back(self, key: str) -> str:
        """Why a field is missing, "" if it is not among what was withheld."""
        return next((each.why for each in self.withheld if each.key == key), "")
