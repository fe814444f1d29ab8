"""Layouts of the office and of the bodies it works with."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Office, Organisation, OrganisationContact
from kyoju_desktop.i18n.messages import N_

ORGANISATION = Form(
    N_("関係機関"),
    Organisation,
    (
        Section(
            N_("機関"),
            (
                ("name",),
                ("kana",),
                ("kind", "standing"),
                ("conference_body",),
                ("section",),
                ("handles",),
                ("area",),
                ("strengths",),
                ("cooperating",),
            ),
        ),
        Section(
            N_("居住支援法人・不動産店の台帳"),
            (
                ("duties",),
                ("categories",),
                ("results",),
                ("designation", "designated_on"),
                ("listing", "listing_on"),
                ("from_list", "list_on"),
            ),
        ),
        Section(N_("役場だけの覚え"), (("own_note",), ("caution",))),
        Section(
            N_("連絡先"),
            (
                ("postal_code", "hours"),
                ("address",),
                ("phone", "fax"),
                ("fax_checked_on", "closed"),
            ),
        ),
    ),
)

ORGANISATION_CONTACT = Form(
    N_("機関の担当者"),
    OrganisationContact,
    (Section(N_("担当者"), (("name", "role"), ("phone", "hours"), ("note",))),),
)

OFFICE = Form(
    N_("役場の設定"),
    Office,
    (
        Section(
            N_("役場"),
            (
                ("municipality", "prefecture"),
                ("code", "welfare_office"),
                ("department", "section"),
                ("clerk", "head"),
            ),
        ),
        Section(N_("連絡先"), (("phone", "fax"), ("address",))),
        Section(
            N_("文書と期限"),
            (
                ("document_prefix", "reply_days"),
                ("approval_boxes",),
                ("keep_years", "support_housing"),
            ),
        ),
        Section(
            N_("公営住宅の滞納から"),
            (("arrears_referral", "arrears_months"), ("arrears_rule",)),
        ),
    ),
)
