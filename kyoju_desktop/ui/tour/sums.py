"""The part of the story in which something is worked out: the dialog, what was kept, the office's own figures."""

from PySide6.QtWidgets import QScrollArea

from kyoju_desktop.domain.records import Application, BenefitRate, Estimate
from kyoju_desktop.domain.rules.sums import asked
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab

_YEAR = {"from_day": "R8.4.1", "until_day": "R9.3.31", "source": "県の公表(研修用の数字)"}
_LINES = (
    {"people": "1", "base": "78000", "cap": "32000", **_YEAR},
    {"people": "2", "base": "115000", "cap": "38000", **_YEAR, "confirmed_on": "R8.4.2"},
)


def work_out(tour: Tour) -> None:
    """A fee and a benefit from the figures of the case; the sum that was kept, with its steps."""
    hand = tour.hand
    _enter_figures(tour)
    tab(hand, "schemes")
    hand.press(f"add.{Estimate.__name__}")
    hand.see("sum_dialog")
    hand.choose("sum_kind", asked.BENEFIT)
    hand.within("sum_dialog").write("sum.income", "118000")
    hand.within("sum_dialog").write("sum.rent", "42000")
    hand.rest(200)
    tour.picture("計算する: 住居確保給付金。答え、計算の順、使った表", "sum-benefit")
    hand.choose("sum_kind", asked.GUARANTEE)
    hand.within("sum_dialog").write("sum.rent", "48000")
    hand.rest(200)
    tour.picture("計算する: 保証料。数字がどこから来たかが出る", "sum-guarantee")
    hand.within("sum_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("sum_dialog"), "sum")
    hand.settle()
    store: Store = tour.session.desk.store
    with store.read() as r:
        kept = r.find(Estimate)[-1]
    hand.press(f"row.{kept.id}")
    _bring(tour, "estimate_verdict")
    tour.picture("ケース: 計算の控え。あとから計算しなおさない", "sum-kept")
    hand.press(f"row.{kept.id}")


def _enter_figures(tour: Tour) -> None:
    """設定 → 計算の数字: one line a household, then back to the case."""
    hand = tour.hand
    with tour.session.desk.store.read() as r:
        case = r.find(Application)[-1].case
    hand.press("rail_settings")
    hand.press("open_rates")
    for line in _LINES:
        hand.press("add_rate")
        hand.see("rate_dialog")
        inside = hand.within("rate_dialog")
        fill(inside, BenefitRate, line)
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("rate_dialog"), "rate")
        hand.settle()
    tour.picture("計算の数字: 行ごとに期間と出どころ。県に確かめる印", "rates")
    hand.within("rates_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("rates_dialog"), "rates")
    tour.session.desk.open_case(case)
    hand.settle()


def _bring(tour: Tour, name: str) -> None:
    """Scroll to a panel, as a person turns the wheel."""
    panel = tour.hand.see(name)
    page = tour.hand.see("case_page")
    holder = panel.parentWidget()
    while holder is not None and holder is not page:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(panel, 0, 12)
        holder = holder.parentWidget()
    tour.hand.settle()
