"""A sitting: the request, the day, the papers, what was decided; the papers of a pack are one deadline, not many."""

from datetime import date, datetime

from kyoju_desktop.domain.records import AgendaItem, Conference, ConferenceDecision, CopyOut
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from kyoju_desktop.i18n.messages import Translator

CALENDAR = Calendar(frozenset({date(2026, 7, 20)}))
JA = Translator.for_language("ja")
SITTING = Conference(
    name="第2回 支援会議",
    at=datetime(2026, 7, 14, 14),
    request_sender="架空県 地域福祉課",
    reply_by=date(2026, 7, 20),
    collect_by=date(2026, 7, 14),
)


def days(record: Conference | AgendaItem | ConferenceDecision | CopyOut) -> dict[str, date]:
    return {each.code: each.due_on for each in dues_of(record, CALENDAR)}


def words(due: Due) -> str:
    return JA(due.label, **{name: JA(value) for name, value in due.values})


def test_a_request_stands_until_it_is_answered_and_a_closed_day_does_not_move_it() -> None:
    assert days(SITTING) == {"conference_reply": date(2026, 7, 20), "conference_day": date(2026, 7, 14)}
    assert "conference_reply" not in days(SITTING.replace(replied_on=date(2026, 7, 10)))


def test_papers_outside_are_one_deadline_that_counts_them() -> None:
    out = SITTING.replace(copies_out=5, held_on=date(2026, 7, 14), replied_on=date(2026, 7, 10))
    (due,) = dues_of(out, CALENDAR)
    assert words(due) == "会議の資料を回収する(第2回 支援会議・あと5部)"
    assert due.case == due.person == ""
    assert days(out.replace(copies_out=0)) == {}
    pack = CopyOut(asked="return", due_on=date(2026, 7, 14), number="1")
    assert days(pack) == {"copy_back": date(2026, 7, 14)}
    assert days(pack.replace(pack="p1")) == {}


def test_papers_that_are_outside_stay_on_the_list_when_the_sitting_is_called_off() -> None:
    off = SITTING.replace(copies_out=1, cancelled_on=date(2026, 7, 13))
    assert days(off) == {"conference_copies": date(2026, 7, 14)}
    assert days(off.replace(closed_on=date(2026, 7, 15))) == {}


def test_a_decision_stands_until_it_is_done_and_names_who_does_it() -> None:
    decided = ConferenceDecision(
        case="c1", who="社協 小瀬", what="同意について本人にたずねる", due_on=date(2026, 7, 28)
    )
    (due,) = dues_of(decided, CALENDAR)
    assert words(due) == "会議で決まったこと: 同意について本人にたずねる(社協 小瀬)"
    assert due.case == "c1"
    assert days(decided.replace(done_on=date(2026, 7, 20))) == {}
    assert "だれがするか未定" in words(dues_of(decided.replace(who=""), CALENDAR)[0])


def test_what_is_to_be_talked_over_again_stands_until_it_is_on_an_agenda() -> None:
    again = AgendaItem(case="c1", next_on=date(2026, 8, 18))
    assert days(again) == {"conference_again": date(2026, 8, 18)}
    assert days(again.replace(next_done_on=date(2026, 8, 1))) == {}
    sat = SITTING.replace(held_on=date(2026, 7, 14), replied_on=date(2026, 7, 10), next_at=datetime(2026, 8, 18, 14))
    assert days(sat) == {"conference_next": date(2026, 8, 18)}
    assert days(sat.replace(next_done_on=date(2026, 7, 20))) == {}
