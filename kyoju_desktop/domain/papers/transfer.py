"""移管票 (DOMAIN 5.12 row 28, CASES C10): a case goes to another town; what it may hold, field after field.

The rows of the fields always stand on the paper. So a row that is empty because the person said no, or because the
level does not reach so far, looks like one that was never asked (AC-10-1).
"""

from kyoju_desktop.domain.papers import Line, OutwardPaper, lines
from kyoju_desktop.domain.papers.general import Group
from kyoju_desktop.i18n.messages import N_

FORM = "transfer"
TITLE = N_("移管票")
PURPOSE = "transfer"


def _row(of: str, *names: str, picked: bool = True, newest: bool = True) -> tuple[Line, ...]:
    return lines(of, *names, picked=picked, newest=newest)


_HEAD: tuple[Line, ...] = (
    *lines("Person", "name", "kana", "sex", "birth_date"),
    *lines("Person", "alias", "latin_name", "kanji_name"),
    *(Line(f"Address.{name}") for name in ("use", "postal_code", "place", "building", "room")),
    *lines("ContactPoint", "means", "phone", "other", "safety", "voicemail", "hours", "note"),
    *lines("Person", "contact_caution", "two_person_visit", "language", "interpreter"),
    *lines("Referral", "summary", "requests", "request_note", "handling"),
    *_row("Intake", "topics", "main_topic"),
)

# The fields of work in the order of the 同意書; a longer text stands alone in its row.
GROUPS: tuple[Group, ...] = (
    Group(N_("世帯"), (_row("Assessment", "household_kind", "residents"),)),
    Group(
        N_("いっしょに住む人・家族"),
        (lines("HouseholdMember", "relation", "name", "kana", "birth_date", "living"),),
        listed=1,
    ),
    Group(
        N_("緊急のときの連絡先"),
        (lines("EmergencyContact", "rank", "name", "relation", "phone", "address", "may_tell"),),
        listed=1,
    ),
    Group(
        N_("住まい"),
        (
            _row("Intake", "home_kind", "leave_by"),
            _row("Intake", "moving_reasons"),
            _row("Tenancy", "home"),
            _row("Tenancy", "destination", "landlord"),
            _row("Tenancy", "contracted_on", "moved_in_on"),
            _row("Tenancy", "contract_until", "guarantee_until"),
            _row("Tenancy", "insurance_until", "address_reported_on"),
            _row("Assessment", "wish_conditions"),
        ),
    ),
    Group(
        N_("収入・家賃・滞納"),
        (
            _row("Assessment", "welfare", "taxed"),
            _row("Assessment", "schemes"),
            _row("Assessment", "income_kinds"),
            _row("Assessment", "income", "household_income"),
            (*_row("Assessment", "savings"), *_row("Tenancy", "rent")),
            (*_row("Intake", "rent"), *_row("Intake", "arrears_months")),
            _row("Assessment", "arrears"),
            _row("Assessment", "debts"),
        ),
    ),
    Group(
        N_("就労・学歴"),
        (_row("Assessment", "work"), lines("Person", "workplace", "school"), _row("Assessment", "career")),
    ),
    Group(
        N_("健康・障害・介護"),
        (
            (*_row("Assessment", "health", picked=False), *_row("Assessment", "care_level", picked=False)),
            _row("Assessment", "illness", picked=False),
            _row("Assessment", "hospital", picked=False),
            _row("Assessment", "handbooks", picked=False),
            _row("Assessment", "independence", picked=False),
        ),
    ),
    Group(
        N_("家族の状況"),
        (_row("Assessment", "marriage", picked=False), _row("Assessment", "family", picked=False)),
    ),
    Group(
        N_("支援の経過"),
        (
            lines("Referral", "course", picked=False),
            _row("Assessment", "issues", picked=False),
            _row("Assessment", "strengths", picked=False),
            _row("Assessment", "view", picked=False),
            _row("Plan", "vision", picked=False),
            _row("Plan", "long_goal", picked=False),
            _row("Plan", "short_goal", picked=False),
        ),
    ),
    Group(
        N_("支援計画のうち、続けること"),
        (lines("PlanItem", "problem", "aim", "support", "who", "due_on", picked=False),),
        listed=1,
    ),
)

# Rows that would tell by standing there that such a thing is asked about: printed only with something in them.
RARE: tuple[Group, ...] = (
    Group(N_("被害の事実"), (_row("Assessment", "victim_history", picked=False),)),
    Group(N_("矯正施設・保護観察"), (_row("Assessment", "crime_history", picked=False),)),
    Group(
        N_("国籍・在留"),
        (
            lines("Person", "nationality", "residence_status", picked=False),
            lines("Person", "residence_expires", picked=False),
        ),
    ),
)

PAPER: tuple[Line, ...] = (*_HEAD, *(line for group in (*GROUPS, *RARE) for row in group.rows for line in row))
TRANSFER = OutwardPaper(FORM, TITLE, PAPER)
