"""The clocks of a death as the screen shows them: what runs until when, what is done, what nobody may do before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.records import Belonging, Death
from kyoju_desktop.domain.rules.after_death import said_of
from kyoju_desktop.domain.rules.belongings import OTHER, disposal
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.i18n.messages import N_, Message

REPORT, LOSS, MONTHS, NOTICE, RENOUNCE, DISPOSAL, VACATE = (
    "death_report",
    "loss_report",
    "death_belongings",
    "carry_out_notice",
    "renounce",
    "disposal",
    "public_vacate",
)
_LABELS = {
    REPORT: N_("死亡届"),
    LOSS: N_("資格の喪失などの届"),
    MONTHS: N_("死亡から3か月"),
    NOTICE: N_("運び出す前の通知"),
    VACATE: N_("公営住宅の明渡し"),
    RENOUNCE: N_("相続の放棄ができる3か月"),
    DISPOSAL: N_("指定のない物を捨ててよい日"),
}


@dataclass(frozen=True)
class Running:
    """One clock. `due_on` is None while something is missing; `begins`: the day is the first, not the last one."""

    code: str
    label: str
    due_on: date | None
    explain: tuple[Message, ...]
    source: str = ""
    done: bool = False
    begins: bool = False

    def late(self, today: date) -> bool:
        """Whether its last day has passed without it; the three months are only waited for."""
        return (
            not (self.done or self.begins or self.code == MONTHS) and self.due_on is not None and self.due_on < today
        )


def running(death: Death, calendar: Calendar) -> tuple[Running, ...]:
    """Every clock of a death, those with a day first, the nearest first; done ones too."""
    found = [*_ruled(death, calendar), *_renouncing(death), _disposing(death)]
    return tuple(sorted(found, key=lambda each: (each.due_on is None, each.due_on or date.max)))


def _ruled(death: Death, calendar: Calendar) -> Iterator[Running]:
    bare = death.replace(tasks=frozenset(), reported_on=None, notice_sent_on=None, heirs="", belongings_contract=True)
    done = _done(death)
    for due in dues_of(bare, calendar):
        if due.code in _LABELS:
            said = said_of(due, contract=death.belongings_contract)
            yield Running(due.code, _LABELS[due.code], due.due_on, (said,), due.source, done=due.code in done)


def _done(death: Death) -> frozenset[str]:
    answers = {
        REPORT: death.reported_on is not None or "report" in death.tasks,
        LOSS: "stop" in death.tasks,
        VACATE: "public_housing" in death.tasks,
        MONTHS: "belongings" in death.tasks,
        NOTICE: death.notice_sent_on is not None,
        RENOUNCE: death.heirs in {"none", "renounced"} or "heirs" in death.tasks,
    }
    return frozenset(code for code, answered in answers.items() if answered)


def _renouncing(death: Death) -> Iterator[Running]:
    """For information: it is the heirs who decide, and it runs from when they knew."""
    if death.renounced_from is None:
        words = N_("相続人が知った日を入れると出ます(民法915条)。決めるのは相続人です。役場の期限ではありません。")
        yield Running(RENOUNCE, _LABELS[RENOUNCE], None, (Message(words),), "law", done=RENOUNCE in _done(death))


def _disposing(death: Death) -> Running:
    found = disposal(death, Belonging(designated=OTHER))
    done = "belongings" in death.tasks
    return Running(DISPOSAL, _LABELS[DISPOSAL], found.from_on, found.why, "contract", done=done, begins=True)
