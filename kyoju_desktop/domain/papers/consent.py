"""同意書 (DOMAIN 4.4): the person and the terms; handed to the person, never outward.

`ConsentRecipient.organisation` is printed as the recipient's name (or kind), `ConsentRecipient.classes` as the
labels of the boxes, `ConsentExclusion.field_name` as the label of the excluded item.
"""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "consent"
TITLE = N_("個人情報の提供についての同意書")

PAPER: tuple[Line, ...] = (
    *lines("Person", "name", "kana", "birth_date"),
    *lines(
        "Consent",
        "number",
        "form",
        "given_at",
        "period",
        "until_day",
        "purposes",
        "means",
        "excluded_words",
        "explained_by",
        "explained_on",
        "explained_place",
        "present",
        "language",
        "text_version",
        "told_withdrawal",
        "told_no_disadvantage",
        "witness",
        "repeated_words",
        "written_later",
        "representative",
        "representative_kind",
        "representative_paper",
        "own_wish",
        "signed_paper_on",
    ),
    *lines("ConsentRecipient", "organisation", "classes"),
    *lines("ConsentExclusion", "field_name"),
)
