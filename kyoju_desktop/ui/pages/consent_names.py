"""How a recipient is called in the grid: its name, and what it is or what the person answered about it."""

from collections.abc import Mapping

from kyoju_desktop.domain.bases import standing_of
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.consent_draft import Row
from kyoju_desktop.ui.pages.consent_matrix import RowWords

_STANDINGS = {
    "own_section": N_("役場の中"),
    "same_body": N_("役場の中"),
    "contractor": N_("委託先"),
    "other_public": N_("行政"),
    "private": N_("民間"),
    "conference": N_("会議体"),
}
_SAID = {"no": N_("本人が「いいえ」"), "yes": N_("本人が「はい」")}


def row_words(desk: Desk, bodies: Mapping[str, Organisation], each: Row) -> RowWords:
    """The words of a row; a body that left the register is said to have left it."""
    said = desk.tr(_SAID.get(each.said, ""))
    if not each.organisation:
        kind = desk.codes.label("organisation_kind", each.kind)
        return RowWords(desk.tr(kind), said or desk.tr(N_("種類")))
    body = bodies.get(each.organisation)
    if body is None:
        return RowWords(desk.tr(N_("(台帳にない相手)")), said)
    standing = _STANDINGS.get(standing_of(body, desk.office()), N_("民間"))
    return RowWords(body.name, said or desk.tr(standing))
