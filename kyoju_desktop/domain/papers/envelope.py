"""宛名 (DOMAIN 5.8, 9.3): who a letter goes to; 方書 and room have a line of their own, so that none is lost."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "envelope"
TITLE = N_("宛名(封筒)")

PAPER: tuple[Line, ...] = (
    *lines("Person", "name"),
    *lines("Address", "postal_code", "place", "building", "room"),
    *lines("Organisation", "postal_code", "address", "name", "section"),
    *lines("OrganisationContact", "name"),
)
BODY = ("postal_code", "address", "name", "section")
PLACE = ("postal_code", "place", "building", "room")
