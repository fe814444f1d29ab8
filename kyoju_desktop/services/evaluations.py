"""評価: what must hold before an evaluation of a plan is kept."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Evaluation, Plan
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader


def check_evaluation(r: Reader, evaluation: Evaluation) -> None:
    """`Refused` for a plan of another case, and for days that cannot follow each other."""
    plan = r.look(Plan, evaluation.plan) if evaluation.plan else None
    if plan is not None and plan.case != evaluation.case:
        raise Refused(N_("その計画は、別のケースのものです。このケースの計画を選んでください。"), field="plan")
    if evaluation.on and plan is not None and plan.decided_on and evaluation.on < plan.decided_on:
        raise Refused(N_("評価の日が、計画を決めた日より前です。"), field="on")
    if evaluation.on and evaluation.approved_on and evaluation.approved_on < evaluation.on:
        raise Refused(N_("決裁の日が、評価の日より前です。"), field="approved_on")
