"""The stop of the tour at the schemes: what helps here, the housing benefit, what is to be brought, the map."""

from PySide6.QtWidgets import QCheckBox

from kyoju_desktop.domain.records import Measure, SchemeUse
from kyoju_desktop.ui.pages.measures import WAIT
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab

BROUGHT = ("identity", "income", "application")


def follow_schemes(tour: Tour) -> None:
    """From what can help to a scheme with its papers, then the map itself."""
    hand = tour.hand
    tab(hand, "schemes")
    tour.picture("制度: この町で使える制度", "case-measures")
    hand.press("add.SchemeUse")
    inside = hand.within("scheme_dialog")
    inside.choose("scheme", "housing_benefit")
    fill(inside, SchemeUse, {"wish": "wants", "recommended_how": "案内を渡し、県の窓口につなぐと伝えた。"})
    tour.picture("制度を加える: だれが決めるか、何が要るか", "scheme-new")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("scheme_dialog"), "scheme_dialog")
    hand.settle()
    for paper in BROUGHT:
        hand.see_as(f"paper.housing_benefit.{paper}", QCheckBox).click()
        hand.settle()
    tour.picture("制度: 手順と、足りない書類", "case-schemes")
    hand.press("papers_person.housing_benefit")
    hand.see("preview")
    tour.picture("本人に渡す「そろえる書類の一覧」", "scheme-papers")
    hand.press("preview_close")
    hand.wait(lambda: not hand.sees("preview"), "preview")
    hand.press("open_measures")
    hand.settle()
    hand.write("measure_search", "一時生活支援")
    hand.rest(WAIT * 2)
    hand.settle()
    fill(hand.within("measure_form"), Measure, {"here": "yes", "checked_on": "きょう"})
    tour.picture("制度・資源: 前の名前でも見つかる", "measures")
    hand.press("save_measure")
    hand.settle()
    tour.session.desk.back()
    hand.see("case_head")
    hand.settle()
