"""つなぎ票を作る as the gate: ways where no ground fits, marks, cautions, copies, what is only said or locked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QRadioButton
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Consent,
    ConsentWithdrawal,
    CopyOut,
    DisclosureOutcome,
    OppositeParty,
    OppositeTie,
    Organisation,
)
from kyoju_desktop.services.referrals import Handing
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.referral import ReferralPage
from kyoju_desktop.ui.pages.referral_copies import handing_of, told_of
from kyoju_desktop.ui.pages.referral_foot import promise
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.ui.conftest import find
from tests.ui.test_referral_page import case_id, choose, idle, line_of, page, rows, write_fact

__all__ = ["case_id", "idle", "page"]  # fixtures
Idle = Callable[[], None]
SHOP, SCHOOL, MEETING, GUARANTOR = "見本不動産", "県東小学校", "見本市支援会議", "こもれび家賃保証"


@pytest.fixture
def register(desk: Desk, case_id: str) -> None:
    """Bodies that the case has to do with; the school is close to the opposite party."""
    with desk.store.write("機関") as w:
        opposite = w.find(OppositeParty)[0]
        w.add(Organisation(name=SHOP, kana="みほん", kind="real_estate", standing="private"))
        w.add(Organisation(name=MEETING, kana="しえん", kind="conference", standing="conference"))
        school = Organisation(name=SCHOOL, kana="けんとう", kind="school", standing="other_public")
        w.add(school)
        w.add(OppositeTie(person=opposite.person, opposite=opposite.id, organisation=school.id))


def foot(page: ReferralPage) -> str:
    """What the bar with the buttons says."""
    return page.bar.remark.words.text()


def ready(page: ReferralPage) -> bool:
    """Whether the paper can be released."""
    return find(page, Button, "print_and_record").isEnabled()


def withdraw(desk: Desk, case_id: str, **values: object) -> None:
    """The person takes the consent back, wholly or in part."""
    with desk.store.read() as r:
        given = next(each for each in r.find(Consent, case=case_id) if each.state == "given")
    with desk.store.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case_id, consent=given.id, at=datetime(2026, 6, 23, 10, 40)).replace(**values))


@pytest.mark.usefixtures("register")
def test_where_no_ground_fits_every_way_is_said_and_can_be_gone(
    page: ReferralPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    choose(page, desk, idle, SHOP, "housing")
    assert find(page, IconWords, "paper_notice").isVisible()
    assert "根拠と要ることがそろうと" in page.paper._notice.words.text()  # no tone of error (DOMAIN 5.13)
    assert not page.left.bases.findChildren(QRadioButton)
    for way, dialog in (("emergency", "emergency_dialog"), ("told", "oral_dialog"), ("anonymous", "")):
        find(page, Button, f"way_{way}").click()
        idle()
        opened = next(each for each in page.window().findChildren(QDialog) if each.isVisible())
        assert not dialog or opened.objectName() == dialog
        opened.reject()
        idle()
    find(page, Button, "way_consent").click()
    idle()
    assert frame.shown() == "consent"


@pytest.mark.usefixtures("register")
def test_a_conference_without_its_kind_leads_to_the_register(
    page: ReferralPage, frame: DeskFrame, desk: Desk, idle: Idle
) -> None:
    choose(page, desk, idle, MEETING, "consult")
    assert "会議体の種類が選ばれていません" in page.left._law.text()
    find(page, Button, "way_body").click()
    idle()
    assert frame.shown() == "organisations"


@pytest.mark.usefixtures("register")
def test_a_recipient_close_to_the_opposite_party_is_looked_at_twice(
    page: ReferralPage, desk: Desk, idle: Idle, qtbot: QtBot
) -> None:
    choose(page, desk, idle, SCHOOL, "consult")
    tick = find(page, QCheckBox, "tie_confirmed")
    assert tick.isVisible()
    find(page, QRadioButton, "basis_public_69_2_3").click()
    idle()
    write_fact(page, "reason", "在学の手続に要る。", qtbot, idle)
    assert not ready(page)
    assert "「相手方とのつながりを確かめた」" in foot(page)
    tick.setChecked(True)
    assert ready(page)
    choose(page, desk, idle, GUARANTOR)
    assert not tick.isVisible()
    choose(page, desk, idle, SCHOOL, "consult")
    assert not tick.isChecked()


def test_fax_and_post_keep_their_place_locked_with_the_reason(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    means = find(page, Combo, "means")
    model = means.model()
    assert isinstance(model, QStandardItemModel)
    locked = {str(means.itemData(at)) for at in range(means.count()) if not model.item(at).isEnabled()}
    assert locked == {"fax", "post", "phone_then_paper"}
    assert "秘匿のため、FAXと郵便は使えません" in find(page, IconWords, "unsafe_means").words.text()
    level = find(page, Combo, "level")
    rules = level.model()
    assert isinstance(rules, QStandardItemModel)
    assert not rules.item(level.findData("L0")).isEnabled()
    assert not rules.item(level.findData("L4")).isEnabled()
    assert rules.item(level.findData("L1")).isEnabled()


def test_what_is_special_is_off_by_default_and_marked_on_the_screen(
    page: ReferralPage, desk: Desk, idle: Idle
) -> None:
    choose(page, desk, idle, "配偶者暴力相談支援センター", "safety")
    page.left.level.choose("L3")
    page.left.level.activated.emit(page.left.level.currentIndex())
    idle()
    assert page._seen is not None
    assert page._seen.weighed is not None
    special = [each for each in page._seen.weighed.items if each.special and not each.locked]
    assert special
    assert not any(each.given for each in special)
    chip = find(page, Chip, "paper_special")
    assert not chip.isVisible()
    page.items._pressed(special[0])
    idle()
    assert chip.isVisible()
    assert page._seen.paper is not None
    assert "取扱注意・要配慮の情報を含む" in "".join(page._seen.paper.page_texts)


def test_a_withdrawal_while_the_page_is_open_is_said_and_stays_until_it_was_seen(
    page: ReferralPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    choose(page, desk, idle)
    mark = find(page, IconWords, "changed_meanwhile")
    assert not mark.isVisible()
    withdraw(desk, case_id)
    idle()
    assert mark.isVisible()
    assert mark.words.text() == "同意が撤回されました。出す項目が変わりました。"
    assert page._seen is not None
    assert page._seen.paper is None
    assert not ready(page)
    find(page, Button, "changed_seen").click()
    assert not mark.isVisible()


def test_an_item_taken_back_leaves_the_page_and_that_is_said(
    page: ReferralPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    choose(page, desk, idle)
    assert line_of(page, "ふりがな").item.given
    withdraw(desk, case_id, record_class="Person", field_name="kana")
    idle()
    assert not line_of(page, "ふりがな").item.given
    assert find(page, IconWords, "changed_meanwhile").isVisible()
    assert ready(page)


def test_what_the_clerk_changes_is_no_surprise(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    page.items.table.press(next(i for i in range(9) if (x := page.items.table.line(i)) and not x.item.locked))
    idle()
    page.left.level.choose("L2")
    page.left.level.activated.emit(page.left.level.currentIndex())
    idle()
    assert not find(page, IconWords, "changed_meanwhile").isVisible()


def test_a_release_after_a_withdrawal_is_marked(
    page: ReferralPage, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    body = "配偶者暴力相談支援センター"
    choose(page, desk, idle, body, "safety")
    withdraw(desk, case_id)
    idle()
    find(page, QRadioButton, "basis_special_69_2_4").click()
    idle()
    for name, text in (("danger", "脅しの電話"), ("reason", "保護に要る"), ("at", "2026-06-23T10:30:00")):
        write_fact(page, name, text, qtbot, idle)
    write_fact(page, "tell_person_on", "2026-06-25", qtbot, idle)
    assert find(page, IconWords, "after_mark").words.text() == "撤回のあとの提供になります。"
    assert ready(page)


def test_copies_are_numbered_and_followed_until_they_come_back(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    assert page.copies.lines is not None
    editors = page.copies.lines.editors
    for name, text in (("copies", "3"), ("asked", "return")):
        editors[name].restore(int(text) if name == "copies" else text)
        editors[name].touch()
    assert "期限がまだです" in foot(page)
    assert not ready(page)
    editors["due_on"].restore("R8.7.14")
    editors["due_on"].touch()
    assert ready(page)
    before = len(rows(desk.store)[0])
    find(page, Button, "save_and_record").click()
    idle()
    find(page, QDialog, "save_file").reject()
    idle()
    made = rows(desk.store)[0][before]
    assert made.copies == 3
    assert made.copy_numbers == "1、2、3"
    with desk.store.read() as r:
        assert not r.find(CopyOut, disclosure=made.id)  # the paper was not saved, so nothing is out


def test_copies_as_written_become_what_the_ledger_keeps() -> None:
    assert handing_of({}) == Handing()
    written = {"copies": "2", "numbers": "5、6", "asked": "destroy", "due_on": "2026-07-14"}
    assert handing_of(written) == Handing(2, "5、6", "destroy", date(2026, 7, 14))
    for wrong in ({"copies": "0"}, {"copies": "2", "numbers": "1"}, {"asked": "return"}, {"due_on": "あす"}):
        with pytest.raises(Refused):
            handing_of(wrong)
    assert told_of({}) == (None, "")
    assert told_of({"told_at": "2026-06-23T09:00:00"})[0] == datetime(2026, 6, 23, 9)
    with pytest.raises(Refused):
        told_of({"told_at": "けさ"})


def test_what_is_only_said_has_a_time_and_no_page(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle, GUARANTOR)
    page.left.means.choose("oral")
    page.left.means.activated.emit(page.left.means.currentIndex())
    idle()
    assert page._seen is not None
    assert page._seen.paper is None
    assert not find(page, Button, "save_and_record").isVisible()
    assert "伝えたことを記録" in find(page, Button, "print_and_record").text()


def test_what_was_said_enters_the_ledger_with_its_time(
    page: ReferralPage, desk: Desk, idle: Idle, qtbot: QtBot
) -> None:
    choose(page, desk, idle, "配偶者暴力相談支援センター", "safety")
    find(page, QRadioButton, "basis_public_69_2_3").click()
    idle()
    write_fact(page, "reason", "安全の相談を引き継ぐため", qtbot, idle)
    page.left.means.choose("oral")
    page.left.means.activated.emit(page.left.means.currentIndex())
    idle()
    assert page.copies.lines is not None
    editor = page.copies.lines.editors["told_at"]
    editor.restore("R8.6.23 9:30")
    editor.touch()
    assert ready(page), foot(page)
    before = len(rows(desk.store)[0])
    page.print_and_record()
    idle()
    assert QApplication.activeModalWidget() is None  # what was told is told: nothing is asked
    told = rows(desk.store)[0][before]
    assert (told.means, told.told_at, told.copies, told.sha256) == ("oral", datetime(2026, 6, 23, 9, 30), None, "")
    with desk.store.read() as r:
        assert [each.outcome for each in r.find(DisclosureOutcome, disclosure=told.id)] == ["went_out"]


@pytest.mark.usefixtures("register")
def test_papers_for_a_conference_that_stay_there_are_said_to(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle, MEETING, "information")
    seen = page._seen
    assert seen is not None
    draft = seen.draft
    assert "回収するなら" in promise(seen, draft, desk.tr)
    assert "回収" not in promise(seen, replace(draft, handing={"asked": "return"}), desk.tr)
    choose(page, desk, idle, GUARANTOR)
    assert page._seen is not None
    assert "回収" not in promise(page._seen, page._seen.draft, desk.tr)
