"""What the clerk is putting together on 「同意を登録する」, before it is a consent: pure values, no window.

A row is a recipient with the boxes it may be told; from it come the records, the sentence and the list of
what is still to do. The draft is plain JSON, so it survives a lock and a power cut like every other draft.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from kyoju_desktop.domain.fields import specs
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient
from kyoju_desktop.ui.forms.cards import for_draft

# the box that any contact with a recipient needs: who the person is and what it is about
CONTACT_BOX = 0


def box_label(box: int) -> str:
    """The words of a box as the consent form prints them."""
    return CONSENT_BOXES[box][0].box


def box_special(box: int) -> bool:
    """Whether the box holds 要配慮個人情報 and so needs a recipient by name and a mark of its own."""
    return any(info.special for info in CONSENT_BOXES[box])


@dataclass(frozen=True)
class Row:
    """One recipient, by name (`organisation`) or by kind; `boxes` are indexes into `CONSENT_BOXES`."""

    organisation: str = ""
    kind: str = ""
    boxes: frozenset[int] = frozenset()
    said: str = ""  # what the person answered on their own screen: yes, no

    @property
    def by_name(self) -> bool:
        """Whether one certain body is meant."""
        return bool(self.organisation)

    @property
    def chosen(self) -> bool:
        """Whether anything may be told to it."""
        return bool(self.boxes)

    def may_tick(self, box: int) -> bool:
        """A recipient by kind never gets 要配慮."""
        return self.by_name or not box_special(box)

    def toggled(self, box: int) -> "Row":
        """The row with one box switched; a first box brings the contact box with it, which leaves last."""
        if not self.may_tick(box):
            return self
        if box in self.boxes:
            return replace(self, boxes=frozenset() if box == CONTACT_BOX else self.boxes - {box})
        return replace(self, boxes=self.boxes | {box, CONTACT_BOX})

    def classes(self) -> frozenset[str]:
        """The names of the information classes that the ticked boxes stand for."""
        return frozenset(info.name for box in self.boxes for info in CONSENT_BOXES[box])


@dataclass(frozen=True)
class Exclusion:
    """An item of the catalogue that nobody may be told; `record` narrows it to one record."""

    record_class: str
    field_name: str
    record: str = ""


@dataclass(frozen=True)
class ConsentDraft:
    """Everything that is on the page."""

    consent: Consent = field(default_factory=Consent)
    rows: tuple[Row, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()

    def chosen_rows(self) -> tuple[Row, ...]:
        """The recipients to whom anything may be told."""
        return tuple(row for row in self.rows if row.chosen)

    def with_row(self, at: int, row: Row) -> "ConsentDraft":
        """The draft with one row changed."""
        return replace(self, rows=(*self.rows[:at], row, *self.rows[at + 1 :]))

    def with_recipient(self, row: Row) -> "ConsentDraft":
        """The draft with one more recipient; one that is there already stays as it is."""
        if any((each.organisation, each.kind) == (row.organisation, row.kind) for each in self.rows):
            return self
        return replace(self, rows=(*self.rows, row))

    def with_exclusion(self, exclusion: Exclusion) -> "ConsentDraft":
        """The draft with one more item that nobody may be told."""
        if exclusion in self.exclusions:
            return self
        return replace(self, exclusions=(*self.exclusions, exclusion))

    def without_exclusion(self, exclusion: Exclusion) -> "ConsentDraft":
        """The draft without that item."""
        return replace(self, exclusions=tuple(each for each in self.exclusions if each != exclusion))

    def records(self) -> tuple[Consent, tuple[ConsentRecipient, ...], tuple[ConsentExclusion, ...]]:
        """The consent with its recipients and exclusions, ready to be recorded."""
        case, consent = self.consent.case, self.consent.id
        recipients = tuple(
            ConsentRecipient(
                case=case,
                consent=consent,
                organisation=row.organisation,
                organisation_kind=row.kind,
                classes=row.classes(),
            )
            for row in self.chosen_rows()
        )
        exclusions = tuple(
            ConsentExclusion(
                case=case,
                consent=consent,
                record_class=each.record_class,
                field_name=each.field_name,
                record=each.record,
            )
            for each in self.exclusions
        )
        return self.consent, recipients, exclusions

    def dump(self) -> str:
        """The draft as JSON text."""
        fields = {each.name: each.kind.dump(getattr(self.consent, each.name)) for each in specs(Consent)}
        fields["excluded_words"] = for_draft(self.consent.excluded_words)
        return json.dumps(
            {
                "consent": fields,
                "rows": [[row.organisation, row.kind, sorted(row.boxes), row.said] for row in self.rows],
                "exclusions": [[each.record_class, each.field_name, each.record] for each in self.exclusions],
            },
            ensure_ascii=False,
        )

    @classmethod
    def load(cls, text: str) -> "ConsentDraft":
        """The draft that `dump` wrote."""
        data: dict[str, Any] = json.loads(text)
        known = {each.name: each.kind for each in specs(Consent)}
        fields = {name: known[name].load(value) for name, value in data["consent"].items() if name in known}
        return cls(
            consent=Consent(**fields),
            rows=tuple(Row(str(row[0]), str(row[1]), frozenset(row[2]), *row[3:4]) for row in data["rows"]),
            exclusions=tuple(Exclusion(*map(str, each)) for each in data["exclusions"]),
        )


def rows_of(recipients: Iterable[ConsentRecipient]) -> tuple[Row, ...]:
    """The rows that an earlier consent had, to be copied into a new one."""
    return tuple(Row(each.organisation, each.organisation_kind, _boxes(each.classes)) for each in recipients)


def _boxes(classes: frozenset[str]) -> frozenset[int]:
    return frozenset(at for at, box in enumerate(CONSENT_BOXES) if any(info.name in classes for info in box))
