"""家賃・保証料低廉化 and 改修費補助 for 専用住宅: who carries how much (DOMAIN 6.3, 6.6)."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

RENT_TITLE, REPAIR_TITLE = N_("家賃の低廉化"), N_("改修費の補助")
FEE_TITLE = N_("保証料等の低廉化")
TABLE = "subsidies"
_HERE = Message(N_("町や県が行っていない補助は、使えません。行っているかを先に確かめてください。"))
_WHO = Message(N_("専用住宅の、月収15.8万円以下などの人が対象です。原則10年以内です。"))


def rent_reduction(market_rent: int, paid_rent: int, table: RateTable, months: int = 120) -> Sum:
    """Who carries the difference between the market's rent and the tenant's, a month; over `months` the state's
    part has a limit of its own. The amount is what the state pays a month."""
    if market_rent <= 0:
        raise Refused(N_("家賃が0円では計算できません。"), field="market_rent")
    if paid_rent < 0:
        raise Refused(N_("0より小さい数では計算できません。入れなおしてください。"), field="paid_rent")
    if months <= 0:
        raise Refused(N_("月数を1以上で入れてください。"), field="months")
    gap = max(market_rent - paid_rent, 0)
    state = min(gap // 2, table["rent_state_limit"])
    total, most = state * months, table["rent_state_total"]
    steps = (
        Step(
            N_("低廉化の額(月)"),
            how(N_("近傍の家賃 {market} − 入居者の負担 {paid}"), market=market_rent, paid=paid_rent),
            gap,
        ),
        Step(
            N_("国の負担(月)"),
            how(N_("{gap} の1/2(多くても {limit})"), gap=gap, limit=table["rent_state_limit"]),
            state,
        ),
        Step(N_("地方の負担(月)"), how(N_("{gap} − {state}"), gap=gap, state=state), gap - state),
        Step(
            N_("国の負担の合計"),
            how(N_("{state} × {months}か月(総額の限度 {most})"), state=state, months=months, most=most),
            min(total, most),
        ),
    )
    verdict = N_("国費の総額の限度に収まります。") if total <= most else N_("国費の総額の限度を超える分は出ません。")
    if not gap:
        verdict = N_("入居者の負担が近傍の家賃以上なので、低廉化の額はありません。")
    return Sum(RENT_TITLE, state, Message(verdict), steps, (table,), good=gap > 0, notes=(_HERE, _WHO))


def fee_reduction(fee: int, table: RateTable) -> Sum:
    """What the state pays towards a guarantee fee or the like, once a home."""
    if fee <= 0:
        raise Refused(N_("保証料が0円では計算できません。"), field="fee")
    state = min(fee // 2, table["fee_state_limit"])
    words = N_("{fee} の1/2(多くても {limit})")
    steps = (
        Step(N_("国の負担"), how(words, fee=fee, limit=table["fee_state_limit"]), state),
        Step(
            N_("地方の負担"), how(N_("{fee} − {state}(国と同額まで)"), fee=fee, state=state), min(fee - state, state)
        ),
    )
    return Sum(FEE_TITLE, state, Message(N_("1戸あたりの国の負担です。")), steps, (table,), notes=(_HERE,))


def repair_grant(costs: int, table: RateTable, *, added: bool = False, lift: bool = False) -> Sum:
    """What the state pays towards repairs of one home. `added`: one of the works that raise the limit is done;
    `lift`: a lift among the barrier-free works. What the region does not match, the owner pays."""
    if costs <= 0:
        raise Refused(N_("工事費が0円では計算できません。"), field="costs")
    limit = table["repair_limit"] + added * table["repair_added"] + (added and lift) * table["repair_lift"]
    third = costs // 3
    state = min(third, limit)
    steps = (
        Step(N_("工事費の1/3"), how(N_("{costs} ÷ 3"), costs=costs), third),
        Step(N_("国の限度額"), how(N_("1戸 {limit}(加算を含む)"), limit=limit), limit),
        Step(N_("国の補助"), how(N_("{third} と {limit} の小さい方"), third=third, limit=limit), state),
        Step(N_("地方の補助(同額まで)"), how(N_("間接補助の場合 {state}"), state=state), state),
        Step(N_("自己負担"), how(N_("{costs} − {state} − {state}"), costs=costs, state=state), costs - 2 * state),
    )
    verdict = N_("専用住宅として10年以上管理すること、家賃の水準などの要件があります。")
    return Sum(REPAIR_TITLE, state, Message(verdict), steps, (table,), notes=(_HERE,))
