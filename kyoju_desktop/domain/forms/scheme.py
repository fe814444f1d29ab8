"""Layouts of schemes, kept sums, the map of measures, and the office's own figures and days."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import (
    BenefitRate,
    ClosedDay,
    Designation,
    Estimate,
    Measure,
    SchemeStep,
    SchemeUse,
)
from kyoju_desktop.i18n.messages import N_

SCHEME_USE = Form(
    N_("制度の利用"),
    SchemeUse,
    (
        Section(
            N_("案内とつなぎ"),
            (
                ("scheme",),
                ("recommended_on", "wish"),
                ("recommended_how",),
                ("organisation",),
                ("referred_on", "basis"),
            ),
        ),
        Section(
            N_("申請と結果"),
            (
                ("papers",),
                ("applied_on", "expected_on"),
                ("result", "result_on"),
                ("result_reason",),
                ("document_number", "amount"),
            ),
        ),
        Section(
            N_("期間とこれから"),
            (
                ("from_day", "until_day"),
                ("extended",),
                ("next_step",),
                ("next_on", "next_done_on"),
                ("ended_on", "ended_why"),
                ("note",),
            ),
        ),
    ),
)


def scheme_use_form(scheme: str) -> Form:
    """The form of one scheme: the basis stands only on a 目的外使用, papers are ticked beside it."""
    left_out = {"papers"} | ({"basis"} if scheme != "special_use" else set())
    sections = tuple(
        Section(
            each.title,
            tuple(kept for row in each.rows if (kept := tuple(name for name in row if name not in left_out))),
        )
        for each in SCHEME_USE.sections
    )
    return Form(SCHEME_USE.title, SchemeUse, sections)


SCHEME_STEP = Form(
    N_("制度の手順"),
    SchemeStep,
    (Section(N_("手順"), (("what",), ("planned_on", "done_on"), ("words",))),),
)

ESTIMATE = Form(
    N_("計算の控え"),
    Estimate,
    (Section(N_("計算"), (("note",),)),),
)

BENEFIT_RATE = Form(
    N_("住居確保給付金の基準額"),
    BenefitRate,
    (
        Section(
            N_("基準額"),
            (
                ("people",),
                ("base", "cap"),
                ("savings",),
                ("from_day", "until_day"),
                ("source", "confirmed_on"),
            ),
        ),
    ),
)

CLOSED_DAY = Form(N_("役場の閉庁日"), ClosedDay, (Section(N_("閉庁日"), (("on", "why"),)),))

DESIGNATION = Form(
    N_("災害の指定"),
    Designation,
    (Section(N_("災害"), (("name",), ("happened_on", "until_day"), ("source",))),),
)

MEASURE = Form(
    N_("制度・資源"),
    Measure,
    (
        Section(
            N_("制度・資源"),
            (
                ("name",),
                ("kana", "old_names"),
                ("does",),
                ("how",),
                ("organisation",),
                ("here", "checked_on"),
            ),
        ),
        Section(
            N_("だれの、どんなときに"),
            (
                ("stage",),
                ("everybody",),
                ("categories",),
                ("needs",),
                ("body_kinds",),
                ("scheme",),
            ),
        ),
        Section(
            N_("根拠と覚え"),
            (("law",), ("from_day", "until_day"), ("source",), ("note",)),
        ),
    ),
)
