"""What 「同意を登録する」 reads from the file, and what it begins with."""

import json
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Organisation, Representative
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.pages.consent_draft import ConsentDraft, Exclusion, Row, rows_of
from kyoju_desktop.ui.widgets.panels import column

_FIRST_ROWS = 6
# What of the draft belongs to no field of the form.
KEPT = ("excluded_words", "replaces", "asking")


@dataclass(frozen=True)
class Seen:
    """What the page was told by the file."""

    file: CaseFile
    bodies: dict[str, Organisation]
    rows: tuple[Row, ...]
    exclusions: tuple[Exclusion, ...]
    last: Consent | None = None


def look_up(r: Reader, case_id: str, copied: str = "") -> Seen:
    """The case, the register of bodies, and the terms of the consent before (or of the one named by `copied`)."""
    file = case_file(r, case_id)
    given = [each for each in file.of(Consent) if each.state == "given"]
    given = [each for each in given if each.id == copied] or given
    rows: tuple[Row, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    if given:
        rows = rows_of(r.find(ConsentRecipient, consent=given[-1].id))
        exclusions = tuple(
            Exclusion(each.record_class, each.field_name, each.record)
            for each in r.find(ConsentExclusion, consent=given[-1].id)
        )
    last = given[-1] if given else None
    return Seen(file, {each.id: each for each in r.find(Organisation)}, rows, exclusions, last)


def first_rows(seen: Seen) -> tuple[Row, ...]:
    """Nobody is ticked; the bodies that a housing case mostly needs stand ready."""
    order = ("welfare_section", "welfare_office", "self_reliance", "social_council", "community_center")
    ready = sorted(
        (each for each in seen.bodies.values() if not each.closed),
        key=lambda each: (order.index(each.kind) if each.kind in order else len(order), each.kana),
    )
    return tuple(Row(organisation=each.id) for each in ready[:_FIRST_ROWS])


def restored(base: Consent, left: Any) -> ConsentDraft:  # noqa: ANN401 - our own JSON
    """What was left unfinished, on top of what is always so."""
    found = ConsentDraft.load(json.dumps(left))
    kept = found.consent
    return replace(found, consent=base.replace(**{name: getattr(kept, name) for name in KEPT}))


def representatives_of(seen: Seen) -> tuple[Representative, ...]:
    """Who acts for the person today."""
    return tuple(
        each for each in seen.file.of(Representative) if each.person == seen.file.person.id and each.ended_on is None
    )


def lines_of(padded_part: QWidget) -> QVBoxLayout:
    """The lines of a padded part, to put more into it."""
    found = padded_part.layout()
    assert isinstance(found, QVBoxLayout)  # noqa: S101 - made by `padded`
    return found


def padded(*parts: QWidget) -> QWidget:
    """The parts below each other, with the padding of a panel."""
    made = QWidget()
    lines = column(spacing=4, margins=(12, 6, 12, 8))
    made.setLayout(lines)
    for each in parts:
        lines.addWidget(each)
    return made


def with_kept(consent: Consent, before: Consent) -> Consent:
    """What the forms say, with what stands on the page outside them."""
    return consent.replace(**{name: getattr(before, name) for name in KEPT})
