"""What the person does not want told to anybody: stronger than any tick, and longer-lived than the consent."""

from collections.abc import Iterable

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentVoiding


def exclusions_of(file: CaseFile) -> tuple[ConsentExclusion, ...]:
    """The exclusions that hold, also after their consent ended: until a newer consent takes its place."""
    consents = file.of(Consent)
    void = {each.consent for each in file.of(ConsentVoiding)}  # one that never was takes nobody's place
    gone = {each.replaces for each in consents if each.state == "given" and each.id not in void}
    gone |= {each.id for each in consents if each.state == "void"}
    return tuple(each for each in file.of(ConsentExclusion) if each.consent not in gone)


def excluded(exclusions: Iterable[ConsentExclusion], record: Record, name: str) -> bool:
    """Whether one of them names the field of that record."""
    owner = type(record).__name__
    return any(
        each.record_class == owner and each.field_name in {"", name} and each.record in {"", record.id}
        for each in exclusions
    )
