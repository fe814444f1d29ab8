"""When what is left in the home may go: never without a contract, and not before three things have happened."""

from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.records import Belonging, Death
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_, Message

WAIT_MONTHS = 3  # 残置物の処理等に関するモデル契約条項 (W41; K)
NOTICE_DAYS = 14  # told before anything is carried out (W41; K)
DESIGNATED, OTHER, MONEY = "designated", "other", "money"
GONE = frozenset({"disposed", "sold"})
AWAY = frozenset({"sent", "handed", "disposed", "sold", "heir"})


@dataclass(frozen=True)
class Disposal:
    """From when something may be thrown away: the day (None: it may not, or not yet known) and why, in sentences."""

    from_on: date | None
    why: tuple[Message, ...]

    def allowed(self, today: date) -> bool:
        """Whether it may be done today."""
        return self.from_on is not None and self.from_on <= today


def finished(belonging: Belonging) -> bool:
    """Whether nothing is left to do for this thing: thrown away or sold, or with its receipt."""
    return belonging.fate in GONE or (belonging.fate in AWAY and belonging.received_on is not None)


def three_months(death: Death) -> date | None:
    """The last day of the three months; counted from the day of knowledge where that of the death is not known."""
    since = death.died_on or death.known_on
    return period_end(since, months=WAIT_MONTHS) if since else None


def notice_by(carry_out_on: date) -> date:
    """The last day on which one may still tell of what is carried out on a day."""
    return carry_out_on - timedelta(days=NOTICE_DAYS)


def carried_from(told_on: date) -> date:
    """The first day on which something may be carried out that was told of on a day."""
    return told_on + timedelta(days=NOTICE_DAYS)


def told_of(death: Death | None, belonging: Belonging | None) -> date | None:
    """When the notice went out: for this thing, else for all of them."""
    own = belonging.told_on if belonging else None
    return own or (death.notice_sent_on if death else None)


def disposal(death: Death | None, belonging: Belonging) -> Disposal:
    """From when this thing may be thrown away or sold: after the three months, the lease and two weeks of notice."""
    if death is None:
        return Disposal(None, (Message(N_("本人の物です。どうするかは本人が決めます。")),))
    if belonging.designated == DESIGNATED:
        return Disposal(None, (Message(N_("送り先の決まった物です。捨てずに、送り先へ送ります。")),))
    if belonging.designated == MONEY:
        return Disposal(
            None, (Message(N_("現金・通帳・貴重品は捨てません。預り証を残し、相続人か清算人に渡します。")),)
        )
    if not death.belongings_contract:
        return Disposal(
            None,
            (Message(N_("残置物の契約がありません。相続財産なので、役場も大家も捨てません。相続人に渡します。")),),
        )
    if belonging.designated != OTHER:
        return Disposal(None, (Message(N_("指定か非指定かを決めてください。決まるまで捨てません。")),))
    return _after_all(death, told_of(death, belonging))


def _after_all(death: Death, told_on: date | None) -> Disposal:
    """The latest of the three days; what has not happened yet keeps it open."""
    waits, lacking = three_months(death), []
    if waits is None:
        lacking.append(Message(N_("死亡した日か、知った日を入れてください。3か月を数えます。")))
    if death.contract_ended_on is None:
        lacking.append(Message(N_("賃貸借がまだ終わっていません。終わった日を入れると、捨ててよい日が出ます。")))
    if told_on is None:
        lacking.append(Message(N_("通知がまだです。知らせてから2週間後に運び出せます。")))
    days = [each for each in (waits, death.contract_ended_on) if each]
    firsts = [each + timedelta(days=1) for each in days] + ([carried_from(told_on)] if told_on else [])
    if lacking or waits is None:
        words = [_months(waits)] if waits else []
        return Disposal(None, (*words, *lacking))
    ended = death.contract_ended_on or waits
    values = {
        "first": wareki_weekday(max(firsts)),
        "waits": wareki_weekday(waits),
        "ended": wareki_weekday(ended),
        "told": wareki_weekday(told_on) if told_on else "",
    }
    return Disposal(
        max(firsts),
        (
            Message(
                N_(
                    "{first}から捨てられます。3か月の満了({waits})の翌日、賃貸借の終わり({ended})の翌日、"
                    "通知({told})の2週間後のうち、いちばん遅い日です。"
                ),
                tuple(sorted(values.items())),
            ),
        ),
    )


def _months(until: date) -> Message:
    return Message(
        N_("死亡から3か月は{until}に満了します。それまで捨てません。"), (("until", wareki_weekday(until)),)
    )
