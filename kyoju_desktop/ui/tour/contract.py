"""The part of the story from the application to the key: papers, guarantee, first costs, contract, what to do."""

from PySide6.QtWidgets import QScrollArea

from kyoju_desktop.domain.records import Application, InitialCost, Tenancy
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab


def prepare(tour: Tour) -> None:
    """The papers are gathered, the guarantee is chosen, the first costs are put together."""
    hand = tour.hand
    tab(hand, "home")
    application = _newest(tour)
    for code in ("application", "identity", "residents", "income"):
        hand.press(f"paper.application_paper.{code}")
    hand.press(f"choose_guarantee.{application.id}")
    hand.see("guarantee_dialog")
    tour.picture("保証の方法: 断ってはいけないことと保証料", "guarantee")
    inside = hand.within("guarantee_dialog")
    inside.press("way_foundation")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("guarantee_dialog"), "guarantee")
    hand.settle()
    _bring(tour, f"list.{Application.__name__}")
    tour.picture("ケース: 申込みの書類・保証・審査の予定", "case-application")
    hand.press("propose_costs")
    _bring(tour, f"list.{InitialCost.__name__}")
    tour.picture("ケース: 初期費用を、だれがいくら払うか", "case-costs")


def sign(tour: Tour) -> None:
    """One button makes the tenancy from the application; the legal days stand below it."""
    hand = tour.hand
    tab(hand, "home")
    hand.press(f"contract.{_newest(tour).id}")
    hand.see("contract_dialog")
    inside = hand.within("contract_dialog")
    days = {"contracted_on": "R8.6.26", "contract_from": "R8.7.1", "moved_in_on": "R8.7.1"}
    fill(inside, Tenancy, {**days, "visit_rhythm": "monthly"})
    hand.rest(400)
    tour.picture("契約・入居にする: 申込みから引き継ぎ、満了日を提案する", "contract")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("contract_dialog"), "contract")
    hand.settle()
    _bring(tour, f"list.{Tenancy.__name__}")
    tour.picture("ケース: 入居の手続と14日以内の届", "case-moving-in")


def _newest(tour: Tour) -> Application:
    store: Store = tour.session.desk.store
    with store.read() as r:
        return r.find(Application)[-1]


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
