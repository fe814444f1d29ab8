"""The contract of a unit that another case has: said beside the day, and kept only when the landlord was asked."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import Application, Case, Intake, Person, Protection, Tenancy
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.tick_line import TickLine
from tests.ui.conftest import find
from tests.ui.test_home_contract import (  # noqa: F401 - fixtures
    Idle,
    application,
    case,
    form_remarks,
    idle,
    keep,
    page,
)


def _opened(page: CasePage, mine: Application) -> Question:  # noqa: F811
    find(page, Button, f"contract.{mine.id}").click()
    return find(page.window(), Question, "contract_dialog")


def _typed(dialog: Question, day: str) -> None:
    form = dialog.form_view()
    form.editor("moved_in_on").restore(day)
    form.editor("moved_in_on").touch()
    form_remarks(form)


@pytest.mark.parametrize("protected", [False, True])
def test_a_unit_that_is_let_is_said_beside_the_day_and_the_landlord_is_asked_first(
    page: CasePage,  # noqa: F811
    desk: Desk,
    idle: Idle,  # noqa: F811
    *,
    protected: bool,
) -> None:
    mine = application(desk)
    with desk.store.write("x") as w:
        other = open_case(w, Person(name="平松 健一"), Intake())
        until = None if protected else date(2026, 8, 1)
        w.add(Tenancy(case=other.id, unit=mine.unit, moved_in_on=date(2024, 4, 1), ended_on=until))
        if protected:
            w.add(Protection(person=w.get(Case, other.id).person, source="own_wish"))
    desk.news.changed.emit([])
    idle()
    dialog = _opened(page, mine)
    _typed(dialog, "R8.7.31")
    tick = find(dialog, TickLine, "")
    assert tick.isVisible()
    remark = dialog.form_view().editor("moved_in_on").remark()
    assert "空いていない見込み" in remark
    assert "平松" not in remark
    keep(dialog, f"held_{protected}")
    dialog.agreed.emit()
    idle()
    assert dialog.trouble.isVisible()
    assert "貸主に確かめた" in dialog.trouble.words.text()
    if not protected:  # the next one follows on the day on which the first leaves
        _typed(dialog, "R8.8.1")
        assert not tick.isVisible()
        assert "空いていない" not in dialog.form_view().editor("moved_in_on").remark()
    else:
        tick.box.click()
    dialog.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert len(r.find(Tenancy, case=mine.case)) == 1


def test_an_application_of_another_case_is_said_without_a_name_when_it_comes_to_the_contract(
    page: CasePage,  # noqa: F811
    desk: Desk,
    idle: Idle,  # noqa: F811
) -> None:
    mine = application(desk)
    with desk.store.write("x") as w:
        other = open_case(w, Person(name="平松 健一"), Intake())
        w.add(Application(case=other.id, unit=mine.unit, result="approved"))
    desk.news.changed.emit([])
    idle()
    dialog = _opened(page, mine)
    form_remarks(dialog.form_view())
    assert "ほかのケースの申込みが進んでいます" in dialog.form_view().editor("moved_in_on").remark()
    assert find(dialog, TickLine, "").isVisible()
    dialog.reject()
    idle()
