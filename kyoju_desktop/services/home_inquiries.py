"""照会 of one case from the first question to the application: viewing, answer, refusal, the person's own no."""

from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Application, Case, HousingInquiry
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.homes import application_for
from kyoju_desktop.storage.store import Reader, Writer

WAITING, VIEWING, ACCEPTED = "waiting", "viewing", "accepted"
REFUSED, OWN_NO, WITHDRAWN = "refused", "own_no", "withdrawn"
OPEN = (WAITING, VIEWING, ACCEPTED)  # nothing has ended the inquiry yet
STILL = ("", "waiting", "approved", "conditional")  # results of an application that goes on
OTHER_REASON = "R99"
_BEGUN = N_("この照会は、もう申込みになっています。申込みのほうに続きを書いてください。")


def keep_inquiry(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """Enter an inquiry for a home; `Refused` while it does not say who was asked."""
    _check_case(w, inquiry.case)
    if not inquiry.organisation and not inquiry.asked.strip():
        raise Refused(N_("だれに照会したかを選ぶか、書いてください。"), field="organisation")
    _check_past(inquiry.at.date() if inquiry.at else None, w.now.date(), "at")
    return w.put(inquiry)


def keep_viewing(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """Note when the home is viewed and with whom, or what came of it."""
    _check_case(w, inquiry.case)
    if inquiry.viewing_at is None:
        raise Refused(N_("内見の日時を入れてください。"), field="viewing_at")
    if inquiry.viewing_done and inquiry.viewing_at > w.now:
        raise Refused(
            N_("内見の日時は、まだ来ていません。日時を直すか、「内見した」を外してください。"), field="viewing_at"
        )
    result = VIEWING if inquiry.result in {"", WAITING} else inquiry.result
    return w.put(inquiry.replace(result=result, step="viewing" if result == VIEWING else inquiry.step))


def keep_accepted(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """The landlord agrees: nothing of a refusal stays with the inquiry."""
    _check_answer(w, inquiry)
    return w.put(_without_no(inquiry).replace(result=ACCEPTED))


def keep_refused(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """The landlord's side refuses: who, at which step, why, in which words. Counted, and shown to nobody else."""
    _check_answer(w, inquiry)
    if not inquiry.step:
        raise Refused(N_("どの段階で断られたかを選んでください。"), field="step")
    if not inquiry.refusal_reason:
        words = N_("断られた理由を選んでください。言われなかったときは「大家の意向(理由を言わない)」です。")
        raise Refused(words, field="refusal_reason")
    if inquiry.refusal_reason == OTHER_REASON and not inquiry.refusal_words.strip():
        raise Refused(N_("「その他」のときは、断りのことばを書いてください。"), field="refusal_words")
    return w.put(inquiry.replace(result=REFUSED, own_no=""))


def keep_own_no(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """The person does not want this home: their own choice, never counted as a refusal."""
    _check_answer(w, inquiry)
    return w.put(_without_refusal(inquiry).replace(result=OWN_NO))


def withdraw(w: Writer, inquiry: HousingInquiry) -> HousingInquiry:
    """The office takes its question back, for example because another home was found."""
    _check_answer(w, inquiry)
    return w.put(_without_no(inquiry).replace(result=WITHDRAWN, answered_on=inquiry.answered_on or w.now.date()))


def apply_for(w: Writer, inquiry_id: str) -> Application:
    """An application from an inquiry that was accepted, with everything the inquiry and the register know."""
    inquiry = w.get(HousingInquiry, inquiry_id)
    _check_case(w, inquiry.case)
    if inquiry.result != ACCEPTED:
        raise Refused(N_("応諾された照会からだけ、申込みに進めます。先に答えを記録してください。"))
    if any(each.result in STILL for each in w.find(Application, inquiry=inquiry_id)):
        raise Refused(_BEGUN)
    return w.add(application_for(w, inquiry).replace(applied_on=w.now.date(), result=WAITING))


def _goes_on(r: Reader, case_id: str) -> bool:
    case = r.look(Case, case_id)
    return case is not None and is_open(case.stage)


def _check_case(r: Reader, case_id: str) -> None:
    if not _goes_on(r, case_id):
        raise Refused(N_("終わったケースには、照会を書けません。先に再開してください。"))


def _check_answer(r: Writer, inquiry: HousingInquiry) -> None:
    _check_case(r, inquiry.case)
    _check_past(inquiry.answered_on, r.now.date(), "answered_on")
    asked = inquiry.at.date() if inquiry.at else None
    if inquiry.answered_on and asked and inquiry.answered_on < asked:
        raise Refused(N_("答えの日が、照会した日より前です。どちらかを直してください。"), field="answered_on")
    for each in r.find(Application, inquiry=inquiry.id):
        if each.result in STILL:
            raise Refused(_BEGUN)


def _check_past(day: date | None, today: date, field: str) -> None:
    if day is not None and day > today:
        raise Refused(N_("まだ来ていない日です。日付を直してください。"), field=field)


def _without_no(inquiry: HousingInquiry) -> HousingInquiry:
    return _without_refusal(inquiry).replace(own_no="")


def _without_refusal(inquiry: HousingInquiry) -> HousingInquiry:
    return inquiry.replace(refused_by="", refusal_reason="", refusal_words="")
