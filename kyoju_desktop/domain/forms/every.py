"""Every layout by the record class it is for: one class, one layout, each field of a person's in one place."""

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.assessment import ASSESSMENT, SCREENING
from kyoju_desktop.domain.forms.building import BUILDING, HOME, YEARLY_REPORT
from kyoju_desktop.domain.forms.case import CASE, CLOSING, CONFLICT_OF_INTEREST, DEADLINE, SUSPENSION
from kyoju_desktop.domain.forms.conference import (
    AGENDA_ITEM,
    CONFERENCE,
    CONFERENCE_COPY,
    CONFERENCE_DECISION,
    CONFERENCE_MEMBER,
)
from kyoju_desktop.domain.forms.home import APPLICATION, BELONGING, HOUSING_INQUIRY, INITIAL_COST, MANDATE
from kyoju_desktop.domain.forms.household import EMERGENCY_CONTACT, HOUSEHOLD_MEMBER
from kyoju_desktop.domain.forms.intake import INTAKE
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.forms.note import PERSON_INQUIRY, PROGRESS_NOTE
from kyoju_desktop.domain.forms.organisation import OFFICE, ORGANISATION, ORGANISATION_CONTACT
from kyoju_desktop.domain.forms.paper import ATTACHMENT, TRANSFER_IN
from kyoju_desktop.domain.forms.person import ADDRESS, CONTACT_POINT, OPPOSITE_PARTY, PERSON, PROTECTION
from kyoju_desktop.domain.forms.plan import EVALUATION, PLAN, PLAN_ITEM
from kyoju_desktop.domain.forms.referral import INCOMING_DOCUMENT, REFERRAL_REPLY
from kyoju_desktop.domain.forms.scheme import (
    BENEFIT_RATE,
    CLOSED_DAY,
    DESIGNATION,
    ESTIMATE,
    MEASURE,
    SCHEME_STEP,
    SCHEME_USE,
)
from kyoju_desktop.domain.forms.sharing import (
    BREACH,
    COPY_OUT,
    INFORMATION_REQUEST,
    LATER_EXPLANATION,
    OPPOSITE_TIE,
    REPRESENTATIVE,
)
from kyoju_desktop.domain.forms.tenancy import (
    ARREARS_STEP,
    CONTACT_CALL,
    CRISIS,
    DEATH,
    DEATH_STEP,
    HOSPITAL_STAY,
    INSTALMENT_PAID,
    INSTALMENTS,
    MOVE_OUT,
    PROVIDER_REPORT,
    TENANCY,
    VISIT,
)

FORMS: tuple[Form, ...] = (
    PERSON,
    CONTACT_POINT,
    ADDRESS,
    PROTECTION,
    OPPOSITE_PARTY,
    HOUSEHOLD_MEMBER,
    EMERGENCY_CONTACT,
    INTAKE,
    CASE,
    ASSESSMENT,
    SCREENING,
    PLAN,
    PLAN_ITEM,
    PROGRESS_NOTE,
    PERSON_INQUIRY,
    REFERRAL_REPLY,
    INCOMING_DOCUMENT,
    HOUSING_INQUIRY,
    APPLICATION,
    TENANCY,
    VISIT,
    CRISIS,
    MOVE_OUT,
    DEADLINE,
    CONFLICT_OF_INTEREST,
    SUSPENSION,
    CLOSING,
    OFFICE,
    ORGANISATION,
    ORGANISATION_CONTACT,
    REPRESENTATIVE,
    OPPOSITE_TIE,
    COPY_OUT,
    LATER_EXPLANATION,
    INFORMATION_REQUEST,
    BREACH,
    CONFERENCE,
    CONFERENCE_MEMBER,
    AGENDA_ITEM,
    CONFERENCE_DECISION,
    CONFERENCE_COPY,
    EVALUATION,
    INSTALMENTS,
    ATTACHMENT,
    TRANSFER_IN,
    BUILDING,
    HOME,
    YEARLY_REPORT,
    INITIAL_COST,
    MANDATE,
    BELONGING,
    INSTALMENT_PAID,
    ARREARS_STEP,
    HOSPITAL_STAY,
    PROVIDER_REPORT,
    DEATH,
    DEATH_STEP,
    CONTACT_CALL,
    SCHEME_USE,
    SCHEME_STEP,
    ESTIMATE,
    BENEFIT_RATE,
    CLOSED_DAY,
    DESIGNATION,
    MEASURE,
)


def form_of(record: type[Record]) -> Form:
    """The layout of a record class; KeyError if no screen edits it."""
    return _BY_CLASS[record]


_BY_CLASS = {form.record: form for form in FORMS}
