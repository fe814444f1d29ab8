"""そろえる書類の一覧 and 制度の手順票 from the real file: what is ticked, where it goes, what stays secret."""

from datetime import date

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Address, Case, Organisation, Protection, SchemeStep, SchemeUse
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.scheme_papers import (
    GOT,
    MISSING,
    office_paper,
    office_sheet,
    person_paper,
    person_sheet,
)
from kyoju_desktop.services.schemes import begin_scheme, tick_step
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

AT = Locale(Translator.for_language("ja"), date(2026, 6, 1), shipped_codebook())


def follow(store: Store, case: str, scheme: str = "housing_benefit", **values: object) -> SchemeUse:
    with store.write("制度の利用", case=case) as w:
        return begin_scheme(w, SchemeUse(case=case, scheme=scheme).replace(**values))


def test_the_list_for_the_person_says_what_has_come_and_where_the_rest_goes(store: Store) -> None:
    case = opened(store)
    with store.write("名簿") as w:
        (body, *_) = w.find(Organisation, kind="self_reliance")
        w.put(body.replace(name="架空県東部福祉事務所", section="自立支援係", phone="0900000999"))
    follow(store, case, organisation=body.id, papers=frozenset({"lease", "certificate"}))
    with store.read() as r:
        sheet = person_sheet(r, case, AT)
        paper = person_paper(r, case, AT)
    assert sheet.door is Door.TO_PERSON
    assert sheet.table is not None
    ticks = {str(row[1]): row[0] for row in sheet.table.rows}
    assert ticks["賃貸借契約書の写し"] == GOT
    assert ticks["申請書"] == MISSING
    assert ticks["被害・被災などの証明書"] == GOT  # brought, though the scheme does not ask for it
    assert "架空県東部福祉事務所 自立支援係(電話 " in sheet.table.lead
    said = "".join(paper.page_texts)
    assert "北原 ハル" in said
    assert "いちばん長くて9か月" in said


def test_without_a_body_the_paper_says_who_decides_and_that_it_is_to_be_confirmed(store: Store) -> None:
    case = opened(store)
    use = follow(store, case, "community_settlement")
    with store.read() as r:
        sheet = person_sheet(r, case, AT, use.id)
        named = person_sheet(r, case, AT, "no such scheme")
    assert sheet.table is not None
    assert "支給を決めるのは町村" in sheet.table.lead
    assert "確かめてください" in sheet.table.notes[-1]
    assert named == sheet
    with store.write("名簿") as w:
        (body, *_) = w.find(Organisation, kind="self_reliance")
        w.put(body.replace(name="県の窓口", section="", phone=""))
    follow(store, case, organisation=body.id)
    with store.read() as r:
        told = person_sheet(r, case, AT).table
    assert told is not None
    assert told.lead.endswith("申請先: 県の窓口")


def test_the_newest_scheme_that_is_not_over_stands_on_the_paper(store: Store) -> None:
    case = opened(store)
    follow(store, case, "self_reliance")
    follow(store, case, "direct_payment", result="rejected")
    with store.read() as r:
        going = person_sheet(r, case, AT).table
    assert going is not None
    assert "自立相談支援" in going.lead
    with store.write("終わり", case=case) as w:
        for each in w.find(SchemeUse, scheme="self_reliance"):
            w.put(each.replace(result="withdrawn"))
    with store.read() as r:
        over = person_sheet(r, case, AT).table
    assert over is not None
    assert "代理納付" in over.lead


def test_a_case_without_a_scheme_gives_an_empty_paper(store: Store) -> None:
    case = opened(store)
    with store.read() as r:
        sheet = office_sheet(r, case, AT)
        assert office_paper(r, case, AT).pages == 1
    assert sheet.table is not None
    assert sheet.table.rows == ()


def test_the_sheet_for_the_section_tells_the_steps_and_loses_a_secret_place(store: Store) -> None:
    case = opened(store)
    use = follow(store, case, "special_use", recommended_how="浜町2丁目5番地の部屋を案内した。")
    with store.write("秘匿", final=True) as w:
        person = w.get(Case, case).person
        keep(w, Address(person=person, use="current", place="架空県陽ノ原町浜町2丁目5番地", secret=True))
        keep(w, Protection(person=person, source="own_wish", started_on=date(2026, 6, 1)))
    with store.write("手順", case=case) as w:
        (step,) = w.find(SchemeStep, use=use.id, step="enter")
        w.put(tick_step(w, step.id, date(2026, 6, 1)).replace(words="浜町2丁目5番地で鍵を渡した。"))
    with store.read() as r:
        paper = office_paper(r, case, AT, use.id)
        sheet = office_sheet(r, case, AT, use.id)
    said = "".join(paper.page_texts)
    assert sheet.door is Door.INTERNAL
    assert "使える住戸と期間を案内する" in said
    assert "浜町2丁目" not in said
