"""Which bodies a filter holds, how old a check of a FAX number is, and the list that is handed out."""

from datetime import date

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Organisation, OrganisationContact
from kyoju_desktop.domain.rules.bodies import fax_is_old, may_be_listed
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.body_lists import body_list
from kyoju_desktop.services.organisations import BodyFilter, confirm_fax, narrowed, register
from kyoju_desktop.storage.store import Store

JA = Translator.for_language("ja")
DAY = date(2026, 6, 1)
AT = Locale(JA, DAY, shipped_codebook())
SHOP = Organisation(
    name="架空不動産", kana="かくうふどうさん", kind="real_estate", standing="private", cooperating=True,
    area="陽ノ原町、瀬戸見市", categories=frozenset({"L3"}), listing="agreed", phone="0000000311", fax="0000000312",
    own_note="店長は午後が早い", caution="相手方の親族がいる",
)  # fmt: skip
BODY = Organisation(
    name="居住支援法人D", kind="support_corporation", standing="private", duties=frozenset({"2", "5"}),
    area="県西部", listing="office_only", fax="0000000322", fax_checked_on=date(2025, 6, 1),
)  # fmt: skip


@pytest.fixture
def town(store: Store) -> Store:
    with store.write("機関") as w:
        for each in w.find(Organisation):
            w.put(each.replace(closed=True))
        w.add(SHOP)
        w.add(BODY)
        w.add(OrganisationContact(organisation=SHOP.id, name="担当 花子"))
    return store


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (BodyFilter(), {"架空不動産", "居住支援法人D"}),
        (BodyFilter(duty="5"), {"居住支援法人D"}),
        (BodyFilter(duty="1"), set()),
        (BodyFilter(category="L3"), {"架空不動産", "居住支援法人D"}),  # a body without a limit takes everybody
        (BodyFilter(category="L5"), {"居住支援法人D"}),
        (BodyFilter(area="瀬戸見"), {"架空不動産"}),
        (BodyFilter(cooperating=True), {"架空不動産"}),
        (BodyFilter(listed=True), {"架空不動産"}),
        (BodyFilter(old_fax=True), {"架空不動産"}),
        (BodyFilter(text="ハナコ"), set()),
        (BodyFilter(text="花子"), {"架空不動産"}),
        (BodyFilter(kind="support_corporation", duty="2"), {"居住支援法人D"}),
    ],
)
def test_a_filter_holds_the_bodies_it_names(town: Store, wanted: BodyFilter, names: set[str]) -> None:
    with town.read() as r:
        assert {each.name for each in narrowed(register(r), wanted, DAY)} == names


@pytest.mark.parametrize(
    ("checked", "old"),
    [(None, True), (date(2025, 5, 31), True), (date(2025, 6, 1), False), (date(2026, 6, 1), False)],
)
def test_a_fax_number_is_checked_once_a_year(checked: date | None, old: bool) -> None:
    assert fax_is_old(BODY.replace(fax_checked_on=checked), DAY) is old
    assert not fax_is_old(BODY.replace(fax="", fax_checked_on=checked), DAY)


def test_a_check_on_the_29th_of_february_is_old_after_the_28th() -> None:
    leap = BODY.replace(fax_checked_on=date(2028, 2, 29))
    assert not fax_is_old(leap, date(2029, 2, 28))
    assert fax_is_old(leap, date(2029, 3, 1))


@pytest.mark.parametrize("listing", ["", "not_asked", "office_only", "declined"])
def test_only_a_body_that_agreed_and_is_still_used_may_be_listed(listing: str) -> None:
    assert may_be_listed(SHOP)
    assert not may_be_listed(SHOP.replace(listing=listing))
    assert not may_be_listed(SHOP.replace(closed=True))


def test_a_check_of_the_number_is_noted_with_the_day_and_needs_a_number(town: Store) -> None:
    with town.write("確かめた") as w:
        assert confirm_fax(w, SHOP.id).fax_checked_on == DAY
        w.put(BODY.replace(fax=""))
        with pytest.raises(Refused) as refused:
            confirm_fax(w, BODY.id)
    assert refused.value.field == "fax"


def test_the_list_names_those_that_agreed_and_nothing_the_office_noted_for_itself(town: Store) -> None:
    with town.read() as r:
        sheet = body_list(r, AT)
    assert sheet.table is not None
    words = "\n".join(str(cell) for row in sheet.table.rows for cell in row)
    assert len(sheet.table.rows) == 1
    assert "架空不動産" in words
    paper = "".join(render(sheet, JA).page_texts)
    for secret in (SHOP.own_note, SHOP.caution, "花子", "居住支援法人D", "office_only"):
        assert secret not in words + paper


def test_a_list_without_bodies_says_so_and_one_with_far_too_many_words_is_drawn(town: Store) -> None:
    with town.write("機関") as w:
        w.put(SHOP.replace(listing="declined"))
    with town.read() as r:
        empty = body_list(r, AT)
    assert render(empty, JA).pages == 1
    assert empty.table is not None
    assert "まだありません" in empty.table.lead
    with town.write("機関") as w:
        for nr in range(60):
            w.add(SHOP.replace(id=Organisation().id, name=f"架空不動産{nr}" * 10, handles="頼めること" * 60))
    with town.read() as r:
        drawn = render(body_list(r, AT), JA)
    assert drawn.pages > 5
    assert drawn.missing_glyphs == ()
