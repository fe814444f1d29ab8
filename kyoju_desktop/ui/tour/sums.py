"""The part of the story in which something is worked out: the dialog, what was kept, the office's own figures."""

from PySide6.QtWidgets import QScrollArea

from kyoju_desktop.domain.records import Estimate
from kyoju_desktop.domain.rules.sums import asked
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import tab


def work_out(tour: Tour) -> None:
    """A fee and a benefit from the figures of the case; the sum that was kept, with its steps."""
    hand = tour.hand
    tab(hand, "schemes")
    hand.press(f"add.{Estimate.__name__}")
    hand.see("sum_dialog")
    hand.choose("sum_kind", asked.BENEFIT)
    hand.within("sum_dialog").write("sum.people", "1")
    hand.within("sum_dialog").write("sum.income", "95000")
    hand.within("sum_dialog").write("sum.rent", "36000")
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
    _bring(tour, "estimate_view")
    tour.picture("ケース: 計算の控え。あとから計算しなおさない", "sum-kept")
    hand.press(f"row.{kept.id}")


def look_at_figures(tour: Tour) -> None:
    """On the page 設定: the office's own lines and every other table."""
    hand = tour.hand
    hand.press("open_rates")
    hand.see("rates_dialog")
    hand.rest(200)
    tour.picture("計算の数字: 行ごとに期間と出どころ。県に確かめる印", "rates")
    hand.within("rates_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("rates_dialog"), "rates")
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
