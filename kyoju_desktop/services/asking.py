"""What the person answered on the screen at the counter: one row for each answer, written at once."""

from kyoju_desktop.domain.consent_texts import ConsentTexts
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Case, ConsentShown
from kyoju_desktop.domain.showing import Asked
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Writer

ANSWERS = frozenset({"yes", "no", "again", "unanswered"})


def note_answer(
    w: Writer, case_id: str, person_id: str, asking: str, asked: Asked, texts: ConsentTexts, answer: str
) -> ConsentShown:
    """Enter what one recipient was to be told, in which text it was shown, and the answer. To be written as final."""
    if answer not in ANSWERS or not asking:
        raise Refused(N_("本人の答えを選んでください。"))
    w.get(Case, case_id)
    row = ConsentShown(
        case=case_id,
        person=person_id,
        asking=asking,
        organisation=asked.organisation,
        organisation_kind="" if asked.organisation else asked.kind,
        classes=frozenset(info.name for box in CONSENT_BOXES if box[0].name in asked.boxes for info in box),
        language=texts.language,
        text_version=texts.stamp,
        answer=answer,
        at=w.now,
        clerk=w.actor,
    )
    w.add(row)
    return row
