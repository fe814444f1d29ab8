"""The part of the story in which something leaves the office: consent, つなぎ票, reply."""

from datetime import datetime

from kyoju_desktop.domain.records import Consent
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab


def ask_consent(tour: Tour) -> None:
    """The person says who may know what."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 12, 10, 30))
    tab(hand, "consent")
    tour.picture("ケース: 同意がまだない", "case-no-consent")
    hand.press("open_consent")
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    for row in (0, 1):
        for column in (1, 2, 3, 4):
            index = matrix.model().index(row, column)
            hand.click_at(matrix.viewport(), matrix.visualRect(index).center())
    fill(
        hand,
        Consent,
        {
            "purposes": ("housing", "contract"),
            "period": "date",
            "until_day": "R9.3.31",
            "means": ("paper", "phone"),
            "form": "written",
            "text_version": "第1版 令和8年4月",
            "explained_place": "役場の相談室",
            "told_withdrawal": True,
            "told_no_disadvantage": True,
            "signed_paper_on": "きょう",
        },
    )
    hand.choose("exclusion", "Person.school")
    tour.picture("同意を登録する: だれに・何を・いつまで", "consent")
    hand.press("print_consent")
    hand.see("preview")
    tour.picture("同意書の見本", "consent-preview")
    hand.press("preview_close")
    hand.press("register_consent")
    hand.see("case_head")
    tour.picture("ケース: 同意", "case-consent")


def hand_over(tour: Tour) -> None:
    """The つなぎ票, through the gate."""


def take_reply(tour: Tour) -> None:
    """What came back."""
