"""Layouts of the register of homes: buildings, units, yearly reports."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Building, Home, YearlyReport
from kyoju_desktop.i18n.messages import N_

BUILDING = Form(
    N_("建物"),
    Building,
    (
        Section(
            N_("建物"),
            (
                ("name",),
                ("kana",),
                ("postal_code", "municipality"),
                ("address",),
                ("structure", "floors"),
                ("built_on", "newly_built"),
                ("quake_proof", "lift"),
            ),
        ),
        Section(
            N_("貸主と窓口"),
            (
                ("landlord",),
                ("manager",),
                ("contact", "phone"),
                ("secret", "closed"),
                ("note",),
            ),
        ),
    ),
)

HOME = Form(
    N_("住戸"),
    Home,
    (
        Section(
            N_("空きと照会"),
            (
                ("vacant", "vacant_from"),
                ("takes_inquiries", "checked_on"),
                ("agent",),
            ),
        ),
        Section(
            N_("住戸"),
            (
                ("room", "floor"),
                ("kind", "layout"),
                ("area", "residents_most"),
                ("shared_parts", "shared_house"),
                ("house_area", "house_residents"),
                ("facility_sets",),
            ),
        ),
        Section(
            N_("お金"),
            (("rent", "common_fee"), ("other_fee",), ("deposit", "key_money")),
        ),
        Section(
            N_("条件"),
            (
                ("has",),
                ("lacks",),
                ("accepts",),
                ("accepts_only",),
                ("guarantees",),
                ("guarantors",),
            ),
        ),
        Section(
            N_("登録・認定"),
            (
                ("registered_on", "registration"),
                ("provider",),
                ("closed",),
                ("note",),
            ),
        ),
    ),
)

YEARLY_REPORT = Form(
    N_("居住サポート住宅の定期報告"),
    YearlyReport,
    (
        Section(
            N_("定期報告"),
            (
                ("organisation",),
                ("building",),
                ("fiscal_year", "due_on"),
                ("received_on", "book_kept"),
                ("units", "residents"),
                ("empty_units",),
                ("findings",),
                ("answer_by", "answered_on"),
            ),
        ),
    ),
)
