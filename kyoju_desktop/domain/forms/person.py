"""Layouts of the person: names, ways to reach them, addresses, secrecy, and whom not to answer."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Address, ContactPoint, OppositeParty, Person, Protection
from kyoju_desktop.i18n.messages import N_

PERSON = Form(
    N_("本人"),
    Person,
    (
        Section(
            N_("本人"),
            (
                ("name", "kana"),
                ("birth_date", "sex"),
                ("former_name", "alias"),
                ("birth_certainty", "age_band"),
            ),
        ),
        Section(
            N_("連絡のしかた"),
            (
                ("language", "interpreter"),
                ("contact_caution",),
                ("two_person_visit", "capacity_concern"),
                ("two_person_reason",),
            ),
        ),
        Section(
            N_("国籍・在留"),
            (
                ("latin_name",),
                ("kanji_name",),
                ("nationality", "residence_status"),
                ("residence_expires",),
            ),
        ),
        Section(N_("認定・手帳の期限"), (("care_until", "handbook_until"), ("disability_until",))),
        Section(N_("通う先など"), (("school", "workplace"), ("died_on",))),
    ),
)

CONTACT_POINT = Form(
    N_("連絡先"),
    ContactPoint,
    (
        Section(
            N_("連絡先"),
            (("phone", "means"), ("safety", "voicemail"), ("hours", "other"), ("note",)),
        ),
    ),
)

ADDRESS = Form(
    N_("住所"),
    Address,
    (
        Section(
            N_("住所"),
            (
                ("postal_code", "use"),
                ("place",),
                ("building", "room"),
                ("secret", "mail_allowed"),
                ("from_day", "until_day"),
            ),
        ),
    ),
)

PROTECTION = Form(
    N_("住所の秘匿"),
    Protection,
    (
        Section(
            N_("秘匿のもと"),
            (("source", "started_on"), ("applied_to", "expires_on"), ("extended_on", "confirm_on"), ("note",)),
        ),
        Section(
            N_("秘匿を終える決定"),
            (("ended_on", "ended_approver"), ("ended_number",), ("ended_reason",)),
        ),
    ),
)

# The two kinds stand beside each other as records of their own; a decision to end one has its own dialog.
PROTECTION_MEASURE = Form(
    N_("支援措置(住民基本台帳)"),
    Protection,
    (
        Section(
            N_("支援措置"),
            (("started_on", "applied_to"), ("expires_on", "extended_on"), ("confirm_on",), ("note",)),
        ),
    ),
)
PROTECTION_WISH = Form(
    N_("本人の申出による秘匿"),
    Protection,
    (Section(N_("本人の申出"), (("started_on", "confirm_on"), ("note",))),),
)
PROTECTION_END = Form(
    N_("秘匿を終える決定"),
    Protection,
    (Section(N_("秘匿を終える決定"), (("ended_reason",), ("ended_approver", "ended_number"), ("ended_on",))),),
)

OPPOSITE_PARTY = Form(
    N_("答えてはいけない相手"),
    OppositeParty,
    (Section(N_("答えてはいけない相手"), (("name", "kana"), ("relation",), ("connected",))),),
)
