"""The tab 同意: ten recipients in sight, a day of the past, contradictions, withdrawal and what is left."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentWithdrawal,
    Organisation,
    Representative,
)
from kyoju_desktop.domain.rules.consent import conflicts
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.consent_ends import ask_decision
from kyoju_desktop.ui.dialogs.consents import ask_attitude
from kyoju_desktop.ui.dialogs.withdrawal import ask_withdrawal
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_consents import ConsentTab
from kyoju_desktop.ui.pages.consent import ConsentPage
from kyoju_desktop.ui.widgets.consent_strip import ConsentStrip
from kyoju_desktop.ui.widgets.radio_rows import RadioRows
from tests.ui.conftest import settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]
NAMES = ("民生委員 第三地区", "潮風すまいの会", "社会福祉協議会", "西部包括", "しおかぜ医院", "海見台学童")
ORDINARY = frozenset({"IDENTITY", "CONTACT", "CARE", "NEED", "HOUSEHOLD"})


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=20_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def case_id(desk: Desk) -> str:
    """The case of the mock pictures with a second consent: ten recipients in all."""
    case = write_miura(desk.store)
    with desk.store.write("同意") as w:
        consent = _consent(case, w.get(Case, case).person)
        w.add(consent)
        for name in NAMES:
            body = Organisation(name=name, kind="npo", standing="private")
            w.add(body)
            w.add(ConsentRecipient(case=case, consent=consent.id, organisation=body.id, classes=ORDINARY))
    return case


def _consent(case: str, person: str) -> Consent:
    return Consent(
        case=case,
        person=person,
        number="第15号",
        state="given",
        form="oral",
        given_at=datetime(2026, 5, 18, 14, 20),
        period="date",
        until_day=date(2026, 7, 10),
        purposes=frozenset({"watch"}),
        means=frozenset({"phone"}),
    )


@pytest.fixture
def tab(frame: DeskFrame, case_id: str, idle: Idle) -> ConsentTab:
    frame.open_case(case_id, "consent")
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    found = page.tab("consent")
    assert isinstance(found, ConsentTab)
    return found


def said(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def test_ten_recipients_are_read_without_scrolling_on_the_office_pc(tab: ConsentTab) -> None:
    grid = tab.knowing.view
    assert grid.table.rowCount() == 10
    assert tab.window().size().width() == 1366
    last = grid.visualRect(grid.table.index(9, 0)).bottomLeft()
    end = grid.viewport().mapTo(tab.viewport(), last)
    assert tab.verticalScrollBar().value() == 0
    assert 0 < end.y() < tab.viewport().height()
    assert grid.horizontalScrollBar().maximum() == 0
    spoken = grid.table.words(grid.table.rows[0], 1)
    assert "知ってよい" in spoken


def test_the_strip_names_how_many_more_there_are_and_tells_all_to_the_ear(tab: ConsentTab) -> None:
    (strip,) = tab.window().findChildren(ConsentStrip)
    shown = strip._fitting(theme.current(), 900)
    assert len(shown) == 6
    assert shown[-1].who == "ほか5か所"
    for name in NAMES:
        assert name in strip.accessibleDescription()


def test_another_day_is_marked_as_not_today_and_goes_back(tab: ConsentTab) -> None:
    tab._show_day(date(2026, 5, 1))
    assert tab.knowing.view.table.rowCount() == 4
    assert "きょうの内容ではありません" in said(tab.knowing)
    tab.knowing.back_to_today.emit()
    assert tab.knowing.view.table.rowCount() == 10


def test_the_chart_gives_the_day_under_the_pointer(tab: ConsentTab) -> None:
    chart = tab.history.chart
    assert [each.label for each in chart.bars] == ["第14号 書面", "第15号 口頭(立会い)"]
    x = chart._x(date(2026, 8, 20)) + 1
    assert abs((chart._day_at(x) - date(2026, 8, 20)).days) <= 1
    assert chart.rect().contains(QPoint(int(x), 10))


def test_a_withdrawal_shows_what_is_left_and_takes_several_at_once(tab: ConsentTab, desk: Desk, idle: Idle) -> None:
    terms = next(each for each in map(tab.terms, _ids(desk)) if each and each.consent.number == "第15号")
    question = ask_withdrawal(tab._room, tab, terms)
    assert question is not None
    first, second = terms.recipients[0], terms.recipients[1]
    question.choice._lines[first.organisation].whole.setChecked(True)
    question.choice._lines[second.organisation].parts[1].setChecked(True)
    assert NAMES[0] not in said(question._left)
    assert f"{NAMES[1]}: 連絡先" in said(question._left)
    question.form.editor("means").show_value("phone")
    question.form.editor("means").touch()
    question.form.editor("told_past_stays").show_value(True)
    question.form.editor("told_past_stays").touch()
    question.agreed.emit()
    idle()
    with desk.store.read() as r:
        kept = r.find(ConsentWithdrawal, consent=terms.consent.id)
    assert {(each.organisation, each.classes) for each in kept} == {
        (first.organisation, frozenset()),
        (second.organisation, frozenset({"HOUSEHOLD"})),
    }


def _ids(desk: Desk) -> list[str]:
    with desk.store.read() as r:
        return [each.id for each in r.find(Consent)]


def test_contradicting_consents_say_that_the_narrower_holds_until_decided(
    tab: ConsentTab, desk: Desk, case_id: str, frame: DeskFrame, idle: Idle
) -> None:
    assert tab.conflicts.isHidden()
    with desk.store.write("同意") as w:
        old = next(each for each in w.find(Consent) if each.number == "第15号")
        row = w.find(ConsentRecipient, consent=old.id)[0]
        new = _consent(case_id, old.person).replace(number="第16号", given_at=datetime(2026, 6, 1, 9, 30))
        w.add(new)
        w.add(
            ConsentRecipient(
                case=case_id,
                consent=new.id,
                organisation=row.organisation,
                classes=frozenset({"IDENTITY", "CONTACT", "CARE", "NEED"}),
            )
        )
    frame.open_case(case_id, "consent")
    idle()
    assert not tab.conflicts.isHidden()
    assert "狭い方が有効" in said(tab.conflicts)
    view = tab._room.view
    assert view is not None
    (found,) = conflicts(view.file, desk.today())
    question = ask_decision(desk, tab, found)
    question.agreed.emit()
    assert not question.trouble.isHidden()  # nothing chosen yet
    view_of = question.form_view()
    (choice,) = question.findChildren(RadioRows)
    choice.choose("second")
    view_of.editor("words").show_value("本人が新しい方でよいと言った")
    view_of.editor("words").touch()
    question.agreed.emit()
    idle()
    with desk.store.read() as r:
        (decision,) = r.find(ConsentSettlement)
    assert (decision.kept, decision.ended) == (found.second.id, found.first.id)
    assert tab.conflicts.isHidden()


def test_a_contradiction_about_one_body_shortens_the_time_of_that_body_alone(
    tab: ConsentTab, desk: Desk, case_id: str, frame: DeskFrame, idle: Idle
) -> None:
    with desk.store.write("同意") as w:
        old = next(each for each in w.find(Consent) if each.number == "第15号")
        row = w.find(ConsentRecipient, consent=old.id)[0]
        new = _consent(case_id, old.person).replace(
            number="第16号", given_at=datetime(2026, 6, 1, 9, 30), until_day=date(2026, 6, 28)
        )
        w.add(new)
        w.add(row.replace(id=ConsentRecipient().id, consent=new.id))
    frame.open_case(case_id, "consent")
    idle()
    name = NAMES[0]
    until = {each.who: each.until for each in tab.knowing.view.table.rows if each.number == "第15号"}
    assert until[name] == "令和8年6月28日まで"
    assert {until[each] for each in NAMES[1:]} == {"令和8年7月10日まで"}
    view = tab._room.view
    assert view is not None
    (strip,) = [each for each in view.glance.parties if each.who == name]  # the two agree: told once
    assert strip.until == "令和8年6月28日まで"


def test_what_waits_for_a_decision_is_not_called_taken_back(
    tab: ConsentTab, desk: Desk, case_id: str, frame: DeskFrame, idle: Idle
) -> None:
    with desk.store.write("同意") as w:
        old = next(each for each in w.find(Consent) if each.number == "第15号")
        row = w.find(ConsentRecipient, consent=old.id)[0]
        new = _consent(case_id, old.person).replace(
            number="第16号", given_at=datetime(2026, 6, 1, 9, 30), until_day=date(2026, 6, 20)
        )
        w.add(new)
        w.add(row.replace(id=ConsentRecipient().id, consent=new.id))
    frame.open_case(case_id, "consent")
    idle()
    (line,) = [each for each in tab.knowing.view.table.rows if each.who == NAMES[0]]
    assert (line.until, line.state) == ("食い違いを決めるまで", "warn")
    assert set(line.marks) == {"not"}


def test_an_item_of_the_household_is_not_taken_for_the_persons_own(
    tab: ConsentTab, desk: Desk, case_id: str, frame: DeskFrame, idle: Idle
) -> None:
    with desk.store.write("同意") as w:
        consent = next(each for each in w.find(Consent) if each.number == "第15号")
        for kind, name in (("Person", "school"), ("HouseholdMember", "school_or_work")):
            w.add(ConsentExclusion(case=case_id, consent=consent.id, record_class=kind, field_name=name))
    frame.open_case(case_id, "consent")
    idle()
    view = tab._room.view
    assert view is not None
    assert "世帯員の学校・勤務先" in "、".join(view.glance.never).split("、")


def test_that_nothing_was_explained_yet_can_be_recorded(
    tab: ConsentTab, desk: Desk, case_id: str, idle: Idle
) -> None:
    question = ask_attitude(desk, tab, case_id, "not_explained")
    question.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert [each.state for each in r.find(Consent, case=case_id)][-1] == "not_explained"


def test_a_new_consent_says_what_becomes_of_the_one_before(frame: DeskFrame, case_id: str, idle: Idle) -> None:
    frame.open_consent(case_id)
    idle()
    page = frame.page("consent")
    assert isinstance(page, ConsentPage)
    assert not page.before.isHidden()
    assert page.before.choice.value() == "beside"
    page.before.choice.choose("replace")
    assert "その日に終わります" in said(page.before)
    page.before.choice.choose("beside")
    assert "狭い方だけ" in said(page.before)


def test_a_representative_of_the_register_gives_the_words_of_the_consent(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.write("代理人") as w:
        person = w.get(Case, case_id).person
        curator = Representative(
            person=person,
            kind="curator",
            name="司法書士 谷",
            paper="登記事項証明書",
            checked_on=date(2026, 6, 1),
            scope=frozenset({"property"}),
        )
        w.add(curator)
    frame.open_consent(case_id)
    idle()
    page = frame.page("consent")
    assert isinstance(page, ConsentPage)
    assert page.terms is not None
    form = page.terms.explained.editor("form")
    form.show_value("representative")
    form.touch()
    assert page.terms.scope.isHidden()
    page.terms.offer_representatives((curator,), curator.id)
    idle()
    read = page.terms.peek()
    assert (read.representative, read.representative_kind, read.authority) == ("司法書士 谷", "curator", curator.id)
    assert not page.terms.scope.isHidden()  # beyond the papers: a reason is asked
    assert "書かれていません" in said(page)
