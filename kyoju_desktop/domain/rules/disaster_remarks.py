"""What is said beside the day of a disaster: until when its victims are 要配慮者, and by which designation."""

from kyoju_desktop.domain.records import Intake
from kyoju_desktop.domain.rules.ages import disaster_until
from kyoju_desktop.domain.rules.deadlines_of_disasters import designated
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remark, remarks_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_

_AHEAD = N_("発災の日が、きょうより先の日付です。このまま残せます。")
_KNOWN = N_("3年の満了は{until}です。そのあとは「{name}」の指定でM11になります。")
_UNKNOWN = N_("3年の満了は{until}です。この災害の指定は、設定の「災害の指定」に登録されていません。")
_OVER_KNOWN = N_("3年は{until}に過ぎました。「{name}」の指定があるので、区分はM11です。")
_OVER_UNKNOWN = N_(
    "3年は{until}に過ぎました。この災害の指定は登録されていません。M11にあたるか、県に確かめてください。このまま残せます。"
)


@remarks_on.register
def _(record: Intake, beside: Beside) -> tuple[Remark, ...]:
    happened = record.disaster_on
    if happened is None:
        return ()
    if happened > beside.today:
        return (remark("disaster_on", _AHEAD),)
    until, own = disaster_until(happened), designated(happened, beside.designations)
    over = until < beside.today
    values = {"until": wareki(until)}
    if own is None:
        return (remark("disaster_on", _OVER_UNKNOWN if over else _UNKNOWN, **values),)
    return (remark("disaster_on", _OVER_KNOWN if over else _KNOWN, name=own.name, **values),)
