"""滞納: the usual order of steps, where one stands, what the law allows when, and when support is proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import ArrearsStep, Office, Tenancy
from kyoju_desktop.domain.rules.absence import PUBLIC
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remark, remarks_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.numbers import format_number

DONE, HERE, POSSIBLE, LATER, PASSED = "done", "here", "possible", "later", "passed"
BY_RULE, ON_WISH = "by_rule", "on_wish"
CONFERENCE, SETTLED, REFERRED = "conference", "settled", "referred"
_HARD = frozenset({"last_reminder", "suit", "enforcement"})
_RULE_MONTHS = 2  # DOMAIN 3.5: two months owed is when one talks; used while the office has set no number


@dataclass(frozen=True)
class Stair:
    """One step of the usual order: what was done when, or from when it is usual or possible."""

    code: str
    usual: str
    state: str
    on: date | None
    law: str
    unconfirmed: bool


@dataclass(frozen=True)
class Standing:
    """Where the arrears of a case stand: the stair, the newest numbers, what a conference decided."""

    stairs: tuple[Stair, ...]
    months: int | None
    amount: int | None
    as_of: date | None
    claim_on: date | None
    claim_now: bool
    public: bool
    decision: ArrearsStep | None

    @property
    def settled(self) -> bool:
        """Whether nothing is owed any more."""
        return not self.stairs


@dataclass(frozen=True)
class Proposal:
    """What the office's own rule says about turning to support now: "refer", "ask" or "wait", and why."""

    what: str
    why: Message


def standing(
    steps: Sequence[ArrearsStep], tenancy: Tenancy | None, today: date, rules: Mapping[str, Any]
) -> Standing | None:
    """Where the arrears stand; None while nothing was noted."""
    known = sorted((each for each in steps if each.step or each.months), key=_when)
    if not known:
        return None
    counted = next((each for each in reversed(known) if each.months is not None), None)
    public = tenancy is not None and tenancy.destination in PUBLIC
    months, as_of = (counted.months, counted.on) if counted else (None, None)
    needed = int(rules["claim_months"])
    claim_on = _reached(known, needed) if public else None
    over = bool(known) and known[-1].step == SETTLED
    return Standing(
        () if over else _stairs(known, public, today, rules),
        months,
        next((each.amount for each in reversed(known) if each.amount is not None), None),
        as_of,
        claim_on,
        public and months is not None and months >= needed,
        public,
        None if over else decision_of(known),
    )


def decision_of(steps: Sequence[ArrearsStep]) -> ArrearsStep | None:
    """What a conference decided and still holds: until the day of its next decision is answered."""
    decided = [each for each in sorted(steps, key=_when) if each.step == CONFERENCE]
    return decided[-1] if decided and decided[-1].next_done_on is None else None


def proposal(office: Office, step: ArrearsStep | None) -> Proposal | None:
    """What the written rule proposes for the newest entry of arrears; None without one."""
    if step is None or step.step in {REFERRED, SETTLED}:
        return None
    if office.arrears_referral == BY_RULE:
        return _by_rule(office, step)
    return _on_wish(step)


def _by_rule(office: Office, step: ArrearsStep) -> Proposal:
    from_months = office.arrears_months or _RULE_MONTHS
    shown = (("months", format_number(from_months)),)
    if step.months is None:
        return Proposal(
            "ask", Message(N_("滞納の月数を入れると、役場のルール({months}か月から)に当たるか出ます。"), shown)
        )
    if step.months < from_months:
        return Proposal("wait", Message(N_("役場のルールでは、滞納が{months}か月になったらつなぎます。"), shown))
    if step.wants_help == "no":
        text = N_(
            "役場のルール({months}か月から)に当たります。本人は希望していません。"
            "同意のない提供には根拠が要ります。庁内で相談し、働きかけを続けます。"
        )
        return Proposal("refer", Message(text, shown))
    text = N_("役場のルール({months}か月から)に当たります。自立相談支援・家計改善支援へのつなぎを始めます。")
    return Proposal("refer", Message(text, shown))


def _on_wish(step: ArrearsStep) -> Proposal:
    if step.wants_help == "yes":
        return Proposal("refer", Message(N_("本人が希望しています。自立相談支援・家計改善支援へつなぎます。")))
    if step.wants_help == "no":
        text = N_("本人は希望していません。希望したときだけつなぐ決まりです。次に話すときに、もう一度聞きます。")
        return Proposal("wait", Message(text))
    return Proposal(
        "ask", Message(N_("支援につなぐことを希望するか、本人に聞いてください。希望したときだけつなぎます。"))
    )


def check(step: ArrearsStep, today: date) -> None:
    """`Refused` for a step on a day that has not come."""
    if step.on and step.on > today:
        raise Refused(N_("先の日付です。これからすることは「次にすること」と「次の期限」に入れます。"), field="on")


def _reached(known: Sequence[ArrearsStep], needed: int) -> date | None:
    """Since when so many months are owed, or when they will be if nothing is paid until then."""
    counted = [(each.months, each.on) for each in known if each.months is not None and each.on is not None]
    if not counted:
        return None
    months, as_of = counted[-1]
    if months >= needed:
        enough = takewhile(lambda pair: pair[0] >= needed, reversed(counted))
        return min(day for _, day in enough)
    try:
        return add_months(as_of, needed - months)
    except OverflowError:
        return None


def _stairs(known: Sequence[ArrearsStep], public: bool, today: date, rules: Mapping[str, Any]) -> tuple[Stair, ...]:
    usual = [each for each in rules["steps"] if public or not each.get("public_only")]
    taken = {each.step: each.on for each in known}
    order = [each["code"] for each in usual]
    furthest = max((order.index(code) for code in taken if code in order), default=-1)
    found = []
    for at, each in enumerate(usual):
        from_day = _reached(known, int(each["months"]))
        if each["code"] in taken:
            state, on = HERE if at == furthest else DONE, taken[each["code"]]
        elif at < furthest:
            state, on = PASSED, None
        else:
            reached = from_day is not None and from_day <= today
            state, on = POSSIBLE if reached else LATER, from_day
        found.append(
            Stair(each["code"], each["usual"], state, on, each.get("law", ""), bool(each.get("unconfirmed")))
        )
    return tuple(found)


def _when(step: ArrearsStep) -> tuple[str, str]:
    return (step.on.isoformat() if step.on else "", step.id)


@remarks_on.register
def _(record: ArrearsStep, beside: Beside) -> tuple[Remark, ...]:
    file = beside.file
    found: list[Remark] = []
    others = [each for each in file.of(ArrearsStep) if each.id != record.id]
    decided = decision_of(others)
    if record.step in _HARD and decided is not None:
        until = wareki(decided.next_on) if decided.next_on else N_("次の会議")
        text = N_(
            "会議の決定が先です(次の判断: {until})。決定を変えたなら、「会議で扱いを決める」を新しく書いてください。"
        )
        found.append(remark("step", text, until=until))
    tenancy = file.find(Tenancy, record.tenancy) if record.tenancy else file.last(Tenancy)
    claims = record.step == "claim_possible" or record.step in _HARD
    if claims and record.months is not None and record.months < 3:
        found.append(remark("months", N_("3か月に足りません。公営住宅の明渡しの請求は、3か月以上の滞納が要件です。")))
    if record.step == "claim_possible" and tenancy is not None and tenancy.destination not in PUBLIC:
        found.append(
            remark("step", N_("公営住宅法の要件です。公営住宅でない住まいでは、契約と裁判所の手続によります。"))
        )
    if record.months == 0 and record.step != SETTLED:
        found.append(remark("months", N_("滞納が0か月です。解消したなら、段階を「解消した」にします。")))
    return tuple(found)
