"""A planted word of a protected person stands on no list and on no paper that follows the catalogue."""

from collections.abc import Callable
from datetime import date

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.case_lists import case_list, due_list, handover_list
from kyoju_desktop.services.course_lists import course_list, visit_list
from kyoju_desktop.services.refusals import refusal_list
from kyoju_desktop.services.shelf import SHELF, ShelfPaper
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.store import Reader, Store
from tests.e2e.canaries import NOW, plant, traces

AT = Locale(Translator.for_language("ja"), NOW.date(), load_codebook())
LISTS: dict[str, Callable[[Reader, str], Sheet]] = {
    "cases": lambda r, _case: case_list(r, CaseFilter(name="all", day=NOW.date()), "すべて", AT),
    "due": lambda r, _case: due_list(r, date(2027, 12, 31), AT),
    "handover": lambda r, _case: handover_list(r, AT),
    "course": lambda r, case: course_list(r, case, AT),
    "course_with_others": lambda r, case: course_list(r, case, AT, others=True),
    "visits": lambda r, case: visit_list(r, case, AT),
    "book": lambda r, case: visit_list(r, case, AT, book=True),
    "refusals": lambda r, _case: refusal_list(r, 2026, AT),
}


@pytest.mark.parametrize("name", list(LISTS))
def test_no_list_tells_where_a_protected_person_is_on_paper_or_in_a_file(store: Store, name: str) -> None:
    sown = plant(store)
    with store.read() as r:
        sheet = LISTS[name](r, sown.case)
    assert not traces(repr((sheet.table, sheet.values)), sown)
    assert not traces("\n".join(render(sheet, AT.tr).page_texts), sown)


@pytest.mark.parametrize("paper", [each for each in SHELF if each.draw], ids=lambda each: each.form)
def test_no_paper_of_the_shelf_tells_it(store: Store, paper: ShelfPaper) -> None:
    sown = plant(store)
    assert paper.draw
    with store.read() as r:
        made = paper.draw(r, sown.case, AT)
    assert not traces("\n".join(made.page_texts), sown)
