"""The bundle for a request: complete, third parties proposed, nothing decided by itself, nothing under the black."""

from datetime import date, datetime

import pytest

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain import doors
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.bundle import Place, places
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import catalogue, spec
from kyoju_desktop.domain.leaks import fold
from kyoju_desktop.domain.papers.bundle import LEFT_OUT, PARTS
from kyoju_desktop.domain.records import (
    DisclosedItem,
    Disclosure,
    EmergencyContact,
    HouseholdMember,
    InformationRequest,
    Masking,
    OppositeParty,
    PersonInquiry,
    ProgressNote,
)
from kyoju_desktop.domain.rules.masking import _PLACES
from kyoju_desktop.domain.sheet import Door, Sheet
from tests.documents.papers import text_by_pypdf
from tests.domain.gate_world import HOME, INTAKE, JA, MOBILE, PERSON, PROTECTION, SON, TODAY, codes, file_of

REQUEST = InformationRequest(
    id="request",
    case="case",
    number="開示第1号",
    kind="disclosure",
    received_on=TODAY,
    requester="三浦 架代",
    standing="self",
    identity_paper="運転免許証",
)
MOTHER = HouseholdMember(id="mother", case="case", name="三浦 志津", relation="parent", phone="0900000777")
NOTE = ProgressNote(
    id="note",
    case="case",
    at=datetime(2026, 6, 1, 10, 0),
    fact="来所。架空 太郎から電話があったとのこと。志津さんが同席。",
    others_words="大家の話: 隣の人が心配している。",
)
OPPOSITE = OppositeParty(id="opposite", person="mio", name="架空 太郎", kana="かくう たろう", relation="元配偶者")
CONTACT = EmergencyContact(id="contact", case="case", name="谷口 純", phone="0900000888", address="架空町1-2")
ASKED = PersonInquiry(
    id="asked", case="case", who="町内会長を名乗る男性", asked="どこにいるか", answer="not_confirmed"
)
EVERYTHING = (INTAKE, HOME, MOBILE, SON, MOTHER, NOTE, OPPOSITE, CONTACT, ASKED)


def found(file: CaseFile, *maskings: Masking, request: InformationRequest = REQUEST) -> tuple[Place, ...]:
    return places(file, request, maskings, TODAY, codes=codes(), tr=JA)


def proposed(file: CaseFile, request: InformationRequest = REQUEST) -> dict[str, str]:
    return {
        f"{each.record.id}.{each.field.name}": each.proposed.ground
        for each in found(file, request=request)
        if each.proposed
    }


def follow(file: CaseFile, request: InformationRequest = REQUEST) -> tuple[Masking, ...]:
    """What the clerk writes who agrees with every proposal."""
    return tuple(
        Masking(
            request=request.id,
            record=each.record.id,
            record_class=type(each.record).__name__,
            field_name=each.field.name,
            masked=True,
            ground=each.proposed.ground,
            words=each.proposed.words,
        )
        for each in found(file, request=request)
        if each.proposed
    )


def sheet(file: CaseFile, *maskings: Masking, request: InformationRequest = REQUEST) -> Sheet:
    return doors.bundle_sheet(file, request, maskings, TODAY, codes=codes(), tr=JA)


def drawn(paper: Sheet) -> Rendered:
    return render(paper, JA)


def test_every_kind_of_record_is_in_the_bundle_or_is_left_out_by_name() -> None:
    listed = [name for part in PARTS for name in part.classes]
    assert len(listed) == len(set(listed))
    assert set(listed) | LEFT_OUT == {each.__name__ for each in catalogue()}
    assert not set(listed) & LEFT_OUT


def test_every_proposed_place_names_a_field_of_the_catalogue() -> None:
    by_name = {each.__name__: each for each in catalogue()}
    for owner, fields in _PLACES.items():
        for name in fields:
            assert name == "*" or spec(by_name[owner], name).name == name


def test_third_parties_and_the_opposite_party_are_proposed_and_children_are_not() -> None:
    marks = proposed(file_of(*EVERYTHING))
    assert marks["mother.name"] == marks["mother.phone"] == "others"
    assert {"opposite.name", "opposite.kana", "opposite.relation", "note.others_words"} <= set(marks)
    assert {"contact.name", "contact.phone", "contact.address", "asked.who", "asked.asked"} <= set(marks)
    assert not [key for key in marks if key.startswith(("son.", "mio.", "home."))]
    assert "asked.answer" not in marks


def test_in_a_free_text_only_the_names_of_others_go() -> None:
    (note,) = [each for each in found(file_of(*EVERYTHING)) if each.key == "ProgressNote.fact"]
    assert note.proposed
    assert note.proposed.words == "来所。■■■から電話があったとのこと。■■■さんが同席。"


def test_the_family_name_that_is_the_person_s_own_is_not_blackened() -> None:
    note = NOTE.replace(fact="三浦さんが来所。")
    assert "note.fact" not in proposed(file_of(MOTHER, note))


def test_the_bundle_of_a_protected_person_is_proposed_for_danger() -> None:
    marks = proposed(file_of(*EVERYTHING, PROTECTION))
    assert marks["home.place"] == marks["mobile.phone"] == marks["mio.school"] == "life"


def test_a_deceased_person_s_records_are_masked_by_the_town_s_rules() -> None:
    request = REQUEST.replace(kind="deceased", standing="heir", authority_paper="戸籍全部事項証明書")
    file = file_of(*EVERYTHING)
    assert set(proposed(file, request).values()) == {"rules"}
    paper = sheet(file, *follow(file, request), request=request)
    assert "■■■(要綱)" in paper.text("HouseholdMember.name")
    assert "要綱" in paper.frame.basis
    assert "第76条" not in paper.frame.basis


def test_nothing_is_made_before_every_proposal_was_decided() -> None:
    file = file_of(*EVERYTHING)
    with pytest.raises(Refused) as refused:
        sheet(file, *follow(file)[1:])
    assert "1か所" in refused.value.message.text(JA)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identity_paper": " "}, "identity_paper"),
        ({"standing": "agent"}, "authority_paper"),
        ({"standing": "parent", "authority_paper": ""}, "authority_paper"),
    ],
)
def test_nothing_is_made_before_identity_and_authority_were_checked(change: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(file_of(), request=REQUEST.replace(**change))
    assert refused.value.field == field


def test_what_is_masked_is_nowhere_in_the_paper_and_what_is_shown_is() -> None:
    file = file_of(*EVERYTHING)
    paper = sheet(file, *follow(file))
    assert paper.door is Door.TO_PERSON
    made = drawn(paper)
    for text in (fold("".join(made.page_texts)), fold("".join(text_by_pypdf(made.pdf)))):
        for secret in ("架空太郎", "かくうたろう", "谷口純", "0900000888", "志津", "町内会長", "隣の人が心配"):
            assert fold(secret) not in text, secret
        for shown in ("三浦架代", "三浦大翔", "浜町2丁目14番3号", "来所", "■■■(78条1項2号)", "開示第1号"):
            assert fold(shown) in text, shown
    assert {each.record for each in paper.withheld} == {"mother", "opposite", "contact", "asked", "note"}


def test_the_clerk_may_show_what_was_proposed() -> None:
    file = file_of(*EVERYTHING)
    shown = [each.replace(masked=False) if each.record == "mother" else each for each in follow(file)]
    paper = sheet(file, *shown)
    assert "三浦 志津" in paper.text("HouseholdMember.name", "/")
    assert "mother" not in {each.record for each in paper.withheld}


def test_the_cover_counts_the_black_places_and_the_index_leads_to_the_pages() -> None:
    notes = tuple(
        NOTE.replace(id=f"note{at:03}", at=datetime(2026, 5, 1, 9, at % 60), fact="長い話。" * (40 + 30 * at))
        for at in range(30)
    )
    file = file_of(*EVERYTHING, *notes)
    paper = sheet(file, *follow(file))
    made = drawn(paper)
    assert made.pages > 8
    cover = made.page_texts[0]
    assert any("か所" in note and note in cover for note in paper.frame.notes)
    lines = cover.split("\n")
    for chapter in paper.chapters:
        page = int(lines[lines.index(chapter.title) + 1].removesuffix("頁"))
        assert chapter.title in made.page_texts[page - 1].split("\n"), chapter.title
    assert not [text for text in made.page_texts if "別紙" in text]
    whole = fold("".join(made.page_texts))
    assert whole.count(fold("長い話。")) == sum(40 + 30 * at for at in range(30))


def test_what_each_disclosure_told_stands_below_it() -> None:
    row = Disclosure(id="told", case="case", person=PERSON.id, recipient="架空福祉課", at=datetime(2026, 6, 2, 9, 0))
    item = DisclosedItem(id="item", case="case", disclosure="told", label="氏名", given=True, record_class="Person")
    paper = sheet(file_of(row, item, item.replace(id="item2", label="住所", given=False)))
    assert paper.text("DisclosedItem.label") == "氏名"
    assert "架空福祉課" in paper.text("Disclosure.recipient")


def test_a_member_of_age_is_told_apart_by_the_day() -> None:
    eighteen = SON.replace(birth_date=date(2008, 6, 23))
    assert "son.name" in proposed(file_of(eighteen))
    assert "son.name" not in proposed(file_of(SON.replace(birth_date=date(2008, 6, 25))))
    assert "son.name" in proposed(file_of(SON.replace(marks=frozenset({"opposite"}))))


def test_a_secret_place_can_only_be_masked_and_its_words_in_a_note_go_too() -> None:
    note = NOTE.replace(fact="浜町二丁目14-3に住んでいる。元気そう。", others_words="")
    file = file_of(HOME, note, PROTECTION)
    (place,) = [each for each in found(file) if each.key == "Address.place"]
    (told,) = [each for each in found(file) if each.key == "ProgressNote.fact"]
    assert place.shown == "■■■"
    assert told.shown.startswith("■■■")
    assert told.shown.endswith("に住んでいる。元気そう。")
    masked = follow(file)
    paper = sheet(file, *masked)
    assert "浜町" not in fold("".join(drawn(paper).page_texts))
    for wrong in ({"masked": False}, {"words": "浜町2丁目14番3号"}):
        with pytest.raises(Refused):
            sheet(file, *(each.replace(**wrong) if each.record == "note" else each for each in masked))


def test_words_told_aloud_stand_without_third_parties_and_without_what_is_secret() -> None:
    told = Disclosure(id="told", case="case", person="mio", recipient="救急", means="oral")
    words = "浜町2-14-3の玄関に架空 太郎がいる。志津さんも。"
    item = DisclosedItem(disclosure="told", case="case", label=words, subject="mio", info_class="COURSE", given=True)
    file = file_of(*EVERYTHING, PROTECTION, told, item)
    (line,) = [each.text for each in sheet(file, *follow(file)).values if each.key == "DisclosedItem.label"]
    assert not [part for part in ("浜町", "2-14-3", "太郎", "志津") if part in line]
    assert "の玄関に" in line
