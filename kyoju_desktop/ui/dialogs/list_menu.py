"""「一覧を印刷」 of the pages ケース and 今日: which list, on paper or into a file."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from kyoju_desktop.domain.papers import bodies, lists
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.i18n.eras import wareki_year
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.body_lists import body_list
from kyoju_desktop.services.case_lists import case_list, due_list, handover_list, week_end
from kyoju_desktop.services.exports import LEDGER_TITLE, ledger_list
from kyoju_desktop.services.ledger import LedgerFilter
from kyoju_desktop.services.organisations import BodyFilter
from kyoju_desktop.services.refusals import refusal_list
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_papers import Make, save_list, show_list

PRINT, SAVE = N_("{list}を印刷する"), N_("{list}をファイルにする")
_Choice = tuple[str, str, Make]  # the words of the menu, the title of the paper, how it is made


def offer_case_lists(desk: Desk, over: QWidget, wanted: CaseFilter, words: str) -> QMenu:
    """The cases as they stand in the list now, the hand-over, and the refusals in numbers."""
    at, tr = desk.locale, desk.tr
    clerk = desk.office().clerk
    found: list[tuple[_Choice, ...]] = [
        (
            (
                tr(N_("支援ケース一覧(いまのしぼり込みと並び)")),
                lists.CASES_TITLE,
                lambda r: case_list(r, wanted, words, at),
            ),
        ),
        (
            (tr(N_("引継ぎ一覧(係の全部)")), lists.HANDOVER_TITLE, lambda r: handover_list(r, at)),
            (tr(N_("引継ぎ一覧(自分の担当)")), lists.HANDOVER_TITLE, lambda r: handover_list(r, at, clerk=clerk)),
        ),
        _refusals(desk),
    ]
    return _menu(desk, over, "case_lists_menu", found)


def offer_refusals(desk: Desk, over: QWidget) -> QMenu:
    """The refusals of this fiscal year and the last, in numbers only."""
    return _menu(desk, over, "refusals_menu", [_refusals(desk)])


def _refusals(desk: Desk) -> tuple[_Choice, ...]:
    at, year = desk.locale, fiscal_year(desk.today())

    def of(begun: int) -> _Choice:
        name = at.tr(N_("断り集計({year}度)"), year=wareki_year(date(begun, 5, 1)))
        return name, lists.REFUSALS_TITLE, lambda r: refusal_list(r, begun, at)

    return of(year), of(year - 1)


def offer_due_list(desk: Desk, over: QWidget, *, mine: str, source: str) -> QMenu:
    """What is due until the end of the week, of the clerk and the kind that the page shows."""
    at, until = desk.locale, week_end(desk.today())
    made: Make = lambda r: due_list(r, until, at, mine=mine, source=source)  # noqa: E731 - read where it is used
    words = desk.tr(N_("今週までの期限の一覧"))
    return _menu(desk, over, "due_lists_menu", [((words, lists.DUE_TITLE, made),)])


def offer_body_list(desk: Desk, over: QWidget, wanted: BodyFilter) -> QMenu:
    """The bodies that agreed to be listed, as far as the register is narrowed now."""
    at = desk.locale
    made: Make = lambda r: body_list(r, at, wanted)  # noqa: E731 - read where it is used
    words = desk.tr(N_("載せてよい機関の一覧(いまのしぼり込み)"))
    return _menu(desk, over, "body_list_menu", [((words, bodies.TITLE, made),)])


def offer_ledger_list(desk: Desk, over: QWidget, wanted: LedgerFilter) -> QMenu:
    """The register of disclosures as it is narrowed now."""
    at = desk.locale
    made: Make = lambda r: ledger_list(r, wanted, at)  # noqa: E731 - read where it is used
    return _menu(desk, over, "ledger_list_menu", [((desk.tr(LEDGER_TITLE), LEDGER_TITLE, made),)])


def _menu(desk: Desk, over: QWidget, name: str, found: Iterable[tuple[_Choice, ...]]) -> QMenu:
    menu = QMenu(over)
    menu.setObjectName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    for at, together in enumerate(found):
        if at:
            menu.addSeparator()
        for words, title, make in together:
            menu.addAction(desk.tr(PRINT, list=words)).triggered.connect(_doing(show_list, desk, over, title, make))
        for words, title, make in together:
            menu.addAction(desk.tr(SAVE, list=words)).triggered.connect(_doing(save_list, desk, over, title, make))
    menu.popup(over.mapToGlobal(over.rect().bottomLeft()))
    return menu


def _doing(
    do: Callable[[Desk, QWidget, str, Make], None], desk: Desk, over: QWidget, title: str, make: Make
) -> Callable[[], None]:
    return lambda: do(desk, over, title, make)
