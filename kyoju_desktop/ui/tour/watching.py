"""The part of the story after moving in: what is late over all cases, a stay in hospital, arrears as a beginning."""

from datetime import datetime

from kyoju_desktop.domain.records import ArrearsStep, Case, HospitalStay, Person, Tenancy
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import add_record, fill, tab


def keep_watch(tour: Tour) -> None:
    """The visit of September was left out: the list says so, the case shows it, the stair stands below."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 10, 5, 9, 0))
    hand.press("rail_cases")
    hand.press("open_watch")
    hand.settle()
    tour.picture("見守りの抜け: いつのはずだったか、前はだれが行ったか", "watch-lapses")
    hand.press("open_lapse")
    hand.see("case_head")
    hand.settle()
    tour.picture("ケース: 見守りの予定と抜け", "case-watch")
    add_record(
        hand,
        HospitalStay,
        {"kind": "hospital", "since": "R8.10.1", "expected_until": "R8.10.20", "hospital": "架空総合病院"},
    )
    _bring(tour, HospitalStay.__name__)
    tour.picture("ケース: 入院中も住まいを守る手配と期限", "case-absence")
    stay = _newest_stay(tour)
    hand.press(f"back.{stay.id}")
    hand.settle()
    add_record(
        hand,
        ArrearsStep,
        {"step": "interview", "months": "1", "amount": "36000", "words": "入院で払いそびれた。", "wants_help": "yes"},
    )
    _bring(tour, ArrearsStep.__name__)
    tour.picture("ケース: 滞納への対応の順序と、いまいる段", "case-arrears")
    _begin_from_arrears(tour)


def _begin_from_arrears(tour: Tour) -> None:
    hand = tour.hand
    with tour.session.desk.store.read() as r:
        case: Case = r.find(Case)[-1]
    hand.press("rail_cases")
    hand.press("from_arrears")
    inside = hand.within("from_arrears_dialog")
    fill(inside, Person, {"name": "石動 キヨ", "kana": "いするぎ きよ"})
    fill(inside, Tenancy, {"home": "町営住宅 3号棟 201", "rent": "18000"})
    fill(inside, ArrearsStep, {"months": "3"})
    hand.rest(400)
    tour.picture("滞納から始める: 役場の決まりが何をすすめるか", "from-arrears")
    inside.press("question_back")
    hand.wait(lambda: not hand.sees("from_arrears_dialog"), "from_arrears")
    tour.session.desk.open_case(case.id)
    hand.see("case_head")
    hand.settle()
    tab(hand, "course")


def _newest_stay(tour: Tour) -> HospitalStay:
    with tour.session.desk.store.read() as r:
        found: HospitalStay = r.find(HospitalStay)[-1]
    return found


def _bring(tour: Tour, kind: str) -> None:
    """Scroll to the panel of a kind of record."""
    page = tour.hand.see_as("case_page", CasePage)
    watch = page.tab("watch")
    watch.ensureWidgetVisible(tour.hand.see(f"list.{kind}"), 0, 400)
    tour.hand.settle()
