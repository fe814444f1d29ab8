"""The stop of the tour at 関係機関: what narrows the register, and how the prefecture's list would be taken in."""

from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.ui.tour.clock import Tour


def look_at_bodies(tour: Tour) -> None:
    """Open the register with its filters, ask for a list and leave it."""
    hand = tour.hand
    tour.session.desk.go("organisations")
    hand.see("organisations_page")
    hand.settle()
    hand.press("more_filters")
    hand.settle()
    tour.picture("関係機関: 業務・区分・地域でしぼる", "bodies")
    hand.see_as("more_filters", QAbstractButton).click()
    hand.settle()
    hand.press("take_list")
    tour.picture("県の名簿を取り込む前に", "bodies-list")
    hand.within("list_kind_dialog").press("question_back")
    hand.wait(lambda: not hand.sees("list_kind_dialog"), "list_kind_dialog")
    hand.settle()
