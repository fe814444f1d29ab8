"""漏えい等の事故: whether it must be reported, and the order of what is done (個人情報保護法68条, DOMAIN 5.10)."""

from dataclasses import dataclass

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Breach
from kyoju_desktop.i18n.messages import N_

MANY = 100  # persons; more than these must be reported by a public body (施行規則43条)
UNSEEN = "unseen"
REQUIRED, NOT_REQUIRED = "required", "not_required"

_MARKS = (
    ("special", N_("要配慮の情報を含むので、1人でも報告の対象です。")),
    ("property", N_("財産の被害のおそれがあるので、1人でも報告の対象です。")),
    ("malicious", N_("不正の目的によるおそれがあるので、1人でも報告の対象です。確報は60日以内です。")),
    ("many", N_("対象の人が100人を超えるので、報告の対象です。")),
    ("ordinance", N_("条例の要配慮個人情報を含むので、報告の対象になることがあります。窓口に確かめてください。")),
)


@dataclass(frozen=True)
class Judgement:
    """What is proposed: a code of `breach_judged` ("" when too little is known), and why."""

    proposed: str
    reasons: tuple[str, ...]


def marks_of(breach: Breach) -> frozenset[str]:
    """The marks that the clerk set, with those that follow from the classes and the number of persons."""
    found = set(breach.marks)
    if any(Info[name].special for name in breach.classes if name in Info.__members__):
        found.add("special")
    if breach.persons is not None and breach.persons > MANY:
        found.add("many")
    if breach.kind in {"stolen", "access"}:
        found.add("malicious")
    return frozenset(found)


def judge(breach: Breach) -> Judgement:
    """Whether the accident is to be reported; the clerk and the superior decide, this only proposes."""
    marks = marks_of(breach)
    if breach.recovered == UNSEEN:
        return Judgement(
            NOT_REQUIRED,
            (N_("だれにも見られないうちに全部取り戻したものは、漏えいに当たらないとされます。記録は残します。"),),
        )
    reasons = tuple(words for code, words in _MARKS if code in marks)
    if marks & {"special", "property", "malicious", "many"}:
        return Judgement(REQUIRED, reasons)
    if "ordinance" in marks:
        return Judgement("asking", reasons)
    if breach.persons is None or not breach.classes:
        return Judgement("", (N_("対象の人数と情報の区分を入れると、報告の対象かどうかを示します。"),))
    return Judgement(
        NOT_REQUIRED,
        (N_("要配慮の情報、財産の被害、不正の目的がなく、本人は100人以下です。窓口に確かめてください。"),),
    )


@dataclass(frozen=True)
class Step:
    """One step of the list: its words, the field that answers it, whether it is done."""

    words: str
    field: str
    done: bool


def steps(breach: Breach) -> tuple[Step, ...]:
    """What is done after an accident, in this order; the safety of a protected person comes first."""
    reported = breach.judged == NOT_REQUIRED
    told = bool(breach.person_told_on or breach.not_told_reason.strip())
    first = (Step(N_("本人の安全を確かめる"), "safety", bool(breach.safety.strip())),) if is_dangerous(breach) else ()
    return (
        *first,
        Step(N_("広がりを止める"), "stopped", bool(breach.stopped.strip())),
        Step(N_("取り戻す"), "recovered", bool(breach.recovered)),
        Step(N_("上司・個人情報窓口に知らせる"), "told_head_at", breach.told_head_at is not None),
        Step(N_("報告するか決める"), "judged", breach.judged in {REQUIRED, NOT_REQUIRED}),
        Step(N_("委員会に速報する"), "first_report_on", reported or breach.first_report_on is not None),
        Step(N_("委員会に確報する"), "full_report_on", reported or breach.full_report_on is not None),
        Step(N_("本人に知らせる"), "person_told_on", reported or told),
        Step(N_("二度と起こさないことを決める"), "prevention", bool(breach.prevention.strip())),
        Step(N_("対応を終える"), "closed_on", breach.closed_on is not None),
    )


def is_dangerous(breach: Breach) -> bool:
    """Whether somebody whose whereabouts are secret is concerned."""
    return "protected" in breach.marks
