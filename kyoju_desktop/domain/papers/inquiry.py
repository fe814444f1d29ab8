"""物件照会票(匿名) (DOMAIN 5.12 row 6): what a home has to be like, and bands of age and household; nobody is named.

Reasons, refusals, violence, illness and numbers of the case have no line here, so they cannot be printed.
"""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "inquiry"
TITLE = N_("物件照会票(匿名)")

PAPER: tuple[Line, ...] = (
    Line("Person.age_band"),
    *lines("Assessment", "residents", "wish_area", "wish_rent", "wish_rooms", "wish_floor", "wish_conditions"),
    Line("Assessment.guarantor"),
    Line("Tenancy.moved_in_on"),
)
"""`residents` is a band of the household, `moved_in_on` the month in which the person would like to move in."""

# Of the conditions of a home only what an agent has to know; what would tell of violence, school or work stays.
CONDITIONS = frozenset(
    {
        "pet",
        "car",
        "motorbike",
        "bicycle",
        "barrier_free",
        "wheelchair",
        "bath",
        "quiet",
        "near_bus",
        "near_shop",
        "furniture",
        "no_guarantor",
        "smoking",
    }
)
# How the rent is guaranteed, in words that tell nothing about the family.
GUARANTEES = {"available": N_("連帯保証人がいる"), "company": N_("保証業者を使う")}
ASKED_LATER = N_("相談中")
