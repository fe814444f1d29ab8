"""C02 and C05: from the wishes of a household to the application, past refusals, in the real window."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from kyoju_desktop.domain.records import (
    Application,
    Assessment,
    Building,
    Case,
    Home,
    HousingInquiry,
    Organisation,
)
from kyoju_desktop.ui.pages.homes import HomesPage
from kyoju_desktop.ui.tour.filling import fill, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import pdf_text, take_in, to_stage, without_lock

TUAN = {"name": "NGUYEN VAN ANH TUAN THANH", "kana": "グエン ヴァン アイン トゥアン タイン"}
RIN = {"name": "小早川 倫", "kana": "こばやかわ りん", "birth_date": "S60.2.14"}
SHOP = "架空不動産 東町店"
HOUSE = "コーポ浜木綿"
WORDS = "習慣のちがう人は困る"
REFUSALS = (("R07", WORDS), ("R04", "近所と合わない"), ("R03", "保証会社が通らない"))


def register_house(at: Counter, rooms: str, unit: Mapping[str, object], name: str = HOUSE) -> tuple[Home, ...]:
    """Enter a house with its rooms in the register, by hand."""
    with at.store.write("関係機関") as w:
        if not w.find(Organisation, name=SHOP):
            w.add(Organisation(name=SHOP, kind="real_estate", standing="private"))
    hand = at.hand
    hand.press("rail_homes")
    hand.settle()
    hand.press("add_many")
    hand.see("rooms_dialog")
    hand.settle()
    inside = hand.within("rooms_dialog")
    body = at.find(Organisation, name=SHOP)[-1].id
    fill(inside, Building, {"name": name, "address": "大字日向1番地8", "manager": body})
    inside.write("rooms", rooms)
    fill(inside, Home, {**unit, "agent": body, "vacant": "yes", "takes_inquiries": "yes", "checked_on": "きょう"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("rooms_dialog"), "rooms")
    hand.settle()
    house = at.find(Building, name=name)[-1]
    return at.find(Home, building=house.id)


def to_search(at: Counter, person: dict[str, str], wishes: Mapping[str, object]) -> Case:
    """Take somebody in, go to 住まい探し, and write the wishes where the hits stand."""
    case = take_in(at, person)
    to_stage(at.hand, "S50")
    hand = at.hand
    tab(hand, "home")
    hand.see("wish_line")
    hand.press("edit_wishes")
    inside = hand.within("wish_editor")
    fill(inside, Assessment, wishes)
    inside.press("save")
    hand.settle()
    return case


def open_hit(at: Counter, home: Home) -> None:
    hand = at.hand
    if not hand.sees(f"card.{home.id}"):
        hand.press(f"hit.{home.id}")
    hand.see(f"card.{home.id}")


def ask(at: Counter, home: Home) -> HousingInquiry:
    """照会する from a hit: everything is filled in, only what was told is chosen."""
    hand = at.hand
    open_hit(at, home)
    hand.press("ask_home")
    hand.see("inquiry_of_home_dialog")
    hand.settle()
    inside = hand.within("inquiry_of_home_dialog")
    inside.choose("told", "age_household")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_of_home_dialog"), "inquiry")
    hand.settle()
    return at.find(HousingInquiry, unit=home.id)[-1]


def answer(
    at: Counter, inquiry: HousingInquiry, button: str, dialog: str, given: Mapping[str, object]
) -> HousingInquiry:
    """Press one of the answers under an inquiry and fill in its dialog."""
    hand = at.hand
    hand.within(f"answers.{inquiry.id}").press(button)
    hand.see(dialog)
    inside = hand.within(dialog)
    fill(inside, HousingInquiry, given)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees(dialog), dialog)
    hand.settle()
    return at.one(HousingInquiry, id=inquiry.id)


def shown_words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_c02_three_refusals_are_counted_and_the_fourth_home_becomes_an_application(town: Counter) -> None:
    hand = town.hand
    town.go_to(datetime(2026, 6, 19, 10, 0))
    unit = {"kind": "private_rental", "layout": "2DK", "area": "42", "residents_most": "4", "rent": "48000"}
    homes = register_house(town, "101-102、201-202", unit)
    case = to_search(town, TUAN, {"wish_rent": "50000", "wish_rooms": "2DK"})
    for home, (reason, words) in zip(homes, REFUSALS, strict=False):
        asked = ask(town, home)
        assert (asked.case, asked.rent, asked.told, asked.asked_kind) == (
            case.id,
            48_000,
            "age_household",
            "real_estate",
        )
        told = {"step": "inquiry", "refused_by": "家主", "refusal_reason": reason, "refusal_words": words}
        refused = answer(town, asked, "home_refused", "refusal_dialog", told)
        assert (refused.result, refused.refusal_reason, refused.own_no) == ("refused", reason, "")
        assert not hand.sees(f"answers.{asked.id}")
    last = ask(town, homes[3])
    viewing = {"viewing_at": "R8.6.22 13:30", "viewed_with": "本人・通訳・住宅係"}
    assert answer(town, last, "home_viewing", "viewing_dialog", viewing).result == "viewing"
    agreed = answer(town, last, "home_accepted", "accepted_dialog", {"next_step": "ルールの説明に同行"})
    assert (agreed.result, agreed.viewed_with) == ("accepted", "本人・通訳・住宅係")
    hand.within(f"answers.{last.id}").press("apply_for_home")
    hand.settle()
    made = town.one(Application)
    assert (made.inquiry, made.unit, made.rent, made.landlord) == (last.id, homes[3].id, 48_000, SHOP)
    assert hand.sees("editor.Application")
    assert not hand.sees(f"answers.{last.id}")
    _locked_without_a_word_of_refusal(town, homes[3], case)


def _locked_without_a_word_of_refusal(at: Counter, home: Home, case: Case) -> None:
    """The register tells that the unit is applied for and by whom, and nothing of who refused."""
    hand = at.hand
    hand.press("rail_homes")
    hand.settle()
    page = hand.see("homes_page")
    assert isinstance(page, HomesPage)
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.row_of(home.id)))
    hand.settle()
    row = page.list.rows.rows[page.list.rows.row_of(home.id)]
    assert "申込中" in [chip.text for chip in row.chips]
    words = shown_words(page) + "".join(str(each) for each in page.list.rows.rows)
    assert case.number in words
    assert not [told for _reason, told in REFUSALS if told in words]
    assert "断" not in words


def test_c05_a_near_miss_is_found_viewed_and_declined_by_the_person_herself(town: Counter) -> None:
    hand = town.hand
    fitting = register_house(town, "102", {"kind": "private_rental", "rent": "42000", "common_fee": "0"})[0]
    dearer = register_house(town, "201", {"kind": "private_rental", "rent": "45000"}, "メゾン仮名")[0]
    to_search(town, RIN, {"wish_rent": "42000"})
    assert hand.sees(f"hit.{fitting.id}")
    assert not hand.sees(f"hit.{dearer.id}")
    hand.press("near_misses")
    hand.settle()
    open_hit(town, dearer)
    assert "42,000" in shown_words(hand.within(f"card.{dearer.id}").see("reasons_con"))
    asked = ask(town, dearer)
    own = answer(town, asked, "home_own_no", "own_no_dialog", {"own_no": "学校から遠い"})
    assert (own.result, own.own_no, own.refusal_reason) == ("own_no", "学校から遠い", "")
    assert not town.find(HousingInquiry, result="refused")
    asked = ask(town, fitting)
    answer(town, asked, "home_accepted", "accepted_dialog", {})
    hand.within(f"answers.{asked.id}").press("apply_for_home")
    hand.settle()
    assert (town.one(Application).rent, town.one(Application).result) == (42_000, "waiting")


def test_a_refusal_without_its_reason_is_said_beside_the_field_and_nothing_is_kept(town: Counter) -> None:
    home = register_house(town, "101", {"rent": "30000"})[0]
    to_search(town, RIN, {"wish_rent": "42000"})
    asked = ask(town, home)
    hand = town.hand
    hand.within(f"answers.{asked.id}").press("home_refused")
    inside = hand.within("refusal_dialog")
    inside.press("question_do")
    hand.settle()
    assert "理由を選んで" in shown_words(hand.see("refusal_reason_error"))
    assert town.one(HousingInquiry).result == "waiting"
    inside.press("question_back")


def test_each_end_of_an_inquiry_has_fields_of_its_own_and_a_told_name_is_asked_about(town: Counter) -> None:
    first, second = register_house(town, "101-102", {"rent": "30000"})
    to_search(town, RIN, {"wish_rent": "42000"})
    hand = town.hand
    asked = ask(town, first)
    answer(town, asked, "home_own_no", "own_no_dialog", {"own_no": "遠い"})
    hand.press(f"row.{asked.id}")
    inside = hand.within("editor.HousingInquiry")
    assert inside.see("own_no").isVisible()
    assert not inside.sees("refusal_words")
    hand.press(f"row.{asked.id}")
    open_hit(town, second)
    hand.press("ask_home")
    hand.settle()
    inside = hand.within("inquiry_of_home_dialog")
    inside.choose("told", "name")
    hand.rest(400)
    assert "同意の提供先" in shown_words(hand.see("told_remark"))
    inside.press("question_do")
    hand.settle()
    assert town.find(HousingInquiry, unit=second.id)[-1].told == "name"


def test_an_application_for_a_unit_that_somebody_else_applies_for_is_asked_about_first(town: Counter) -> None:
    home = register_house(town, "101", {"rent": "30000"})[0]
    hand = town.hand
    for person in (RIN, TUAN):
        to_search(town, person, {"wish_rent": "42000"})
        if person is TUAN:
            hand.press("near_misses")
            hand.settle()
        asked = ask(town, home)
        answer(town, asked, "home_accepted", "accepted_dialog", {})
        hand.within(f"answers.{asked.id}").press("apply_for_home")
        hand.settle()
    assert len(town.find(Application)) == 1
    assert "小早川" not in shown_words(hand.window)
    hand.press("notice_yes")
    hand.settle()
    assert len(town.find(Application)) == 2


def test_the_anonymous_paper_from_a_hit_names_no_unit_but_its_inquiry_does(town: Counter) -> None:
    home = register_house(town, "101", {"rent": "30000"})[0]
    to_search(town, RIN, {"wish_rent": "42000"})
    hand = town.hand
    open_hit(town, home)
    hand.press("anonymous_for_home")
    hand.see("anonymous_dialog")
    hand.settle()
    assert hand.see_as("anonymous_body", QComboBox).currentText() == SHOP
    hand.choose("anonymous_age", "none")
    hand.settle()
    hand.press("question_do")
    hand.settle()
    hand.see("preview")
    hand.press("preview_save")
    dialog = without_lock(hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    place = town.folder.parent / "anonymous.pdf"
    edit.setText(str(place))
    dialog.accept()
    hand.wait(place.exists, "save")
    hand.settle()
    inquiry = town.one(HousingInquiry)
    assert (inquiry.unit, inquiry.told, inquiry.rent) == (home.id, "anonymous", 30_000)
    words = pdf_text(place.read_bytes())
    assert HOUSE not in words
    assert "日向" not in words
    assert hand.sees(f"answers.{inquiry.id}")
