"""Requests for access: taking in, stopping, putting off, deciding, going through the bundle, handing over."""

from datetime import date

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, new_id
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Case,
    DisclosedItem,
    DisclosureOutcome,
    HouseholdMember,
    InformationRequest,
    Masking,
    OppositeParty,
    Person,
    ProgressNote,
    Protection,
)
from kyoju_desktop.domain.rules.requests import missing
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.bundles import bundle_sheet as sheet_of
from kyoju_desktop.services.bundles import decide_place, leaks_in, places_of, prepare_bundle
from kyoju_desktop.services.disclosures import answer_release
from kyoju_desktop.services.ledger import knowers
from kyoju_desktop.services.requests import (
    change_request,
    complete_request,
    decide_request,
    extend_request,
    note_notified,
    register_request,
    stops_of,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened

JA = Translator.for_language("ja")
DAY = date(2026, 6, 1)
AT = Locale(JA, DAY, load_codebook())
ASKED = InformationRequest(
    kind="disclosure", received_on=DAY, requester="北原 ハル", standing="self", asked="相談の記録の全部"
)


def take(store: Store, request: InformationRequest) -> InformationRequest:
    with store.write("請求を受け付ける") as w:
        return register_request(w, request.replace(id=new_id()))


def decide(store: Store, request: InformationRequest, **answers: object) -> InformationRequest:
    with store.write("決定", final=True) as w:
        return decide_request(w, request.id, request.replace(approver="建設課長", **answers))


def refused(store: Store, request: InformationRequest, **answers: object) -> str:
    with pytest.raises(Refused) as found:
        decide(store, request, **answers)
    return found.value.field


def case_of(store: Store) -> Case:
    case = opened(store)
    with store.read() as r:
        return r.get(Case, case)


def add(store: Store, *records: Record) -> None:
    with store.write("記録") as w:
        for each in records:
            w.add(each)


def test_each_kind_has_its_own_series_and_a_deceased_person_s_records_are_apart(store: Store) -> None:
    first = take(store, ASKED)
    second = take(store, ASKED)
    dead = take(store, ASKED.replace(kind="deceased", standing="heir", requester="北原 一郎"))
    assert [each.number for each in (first, second, dead)] == ["開示第1号", "開示第2号", "死者第1号"]
    with store.read() as r:
        assert {each.record for each in r.dues(date(2026, 12, 31))} == {first.id, second.id}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2026, 6, 2)}, "received_on"),
        ({"requester": " "}, "requester"),
        ({"standing": "heir"}, "standing"),
        ({"standing": ""}, "standing"),
        ({"kind": "deceased"}, "standing"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_beside_its_field(
    store: Store, change: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as found:
        take(store, ASKED.replace(**change))
    assert found.value.field == field


def test_after_a_death_the_request_is_one_by_the_town_s_rules(store: Store) -> None:
    case = case_of(store)
    with store.write("死亡") as w:
        w.put(w.get(Person, case.person).replace(died_on=DAY))
    with pytest.raises(Refused) as found:
        take(store, ASKED.replace(case=case.id))
    assert found.value.field == "kind"
    kept = take(store, ASKED.replace(case=case.id, kind="deceased", standing="bereaved"))
    assert kept.person == case.person
    with pytest.raises(Refused), store.write("延長") as w:
        extend_request(w, kept.id, date(2026, 7, 1), "量が多い")
    assert "要綱で決まる期限" in missing(kept)


@pytest.mark.parametrize("asking", ["架空 太郎", "架空太郎(代理人)", "カクウ タロウ", "かくうたろう"])
def test_the_opposite_party_stops_the_flow_and_only_a_refusal_is_left(store: Store, asking: str) -> None:
    case = case_of(store)
    add(store, OppositeParty(person=case.person, name="架空 太郎", kana="かくう たろう"))
    request = take(store, ASKED.replace(case=case.id, requester=asking, standing="parent"))
    with store.read() as r:
        (stop,) = stops_of(r, request)
    assert stop.hard
    assert stop.grounds == ("existence", "life")
    for decision in ("all", "part", "not_held", "transferred"):
        assert refused(store, request, decision=decision, grounds=frozenset({"life"})) == "decision"
    assert refused(store, request, decision="existence", grounds=frozenset({"life"})) == "grounds"
    taken = decide(store, request, decision="existence", grounds=frozenset({"existence", "life"}))
    assert taken.decided_on == DAY


def test_a_ticked_flag_stops_a_stranger_too_even_without_a_case(store: Store) -> None:
    request = take(store, ASKED.replace(opposite=True, standing="agent"))
    with store.read() as r:
        assert stops_of(r, request)[0].hard
    assert refused(store, request, decision="not_held") == "decision"


def test_while_secrecy_stands_handing_needs_the_words_how_the_person_was_checked(store: Store) -> None:
    case = case_of(store)
    add(store, Protection(person=case.person, source="own_wish", started_on=DAY))
    request = take(store, ASKED.replace(case=case.id))
    with store.read() as r:
        (stop,) = stops_of(r, request)
    assert not stop.hard
    assert refused(store, request, decision="all") == "note"
    assert (
        decide(store, request, decision="all", note="窓口で顔写真つきの証明書と本人の話を確かめた。").decision
        == "all"
    )


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"decision": ""}, "decision"),
        ({"decision": "part"}, "grounds"),
        ({"decision": "none"}, "grounds"),
        ({"decision": "existence"}, "grounds"),
        ({"decision": "all", "decided_on": date(2026, 6, 9)}, "decided_on"),
        ({"decision": "all", "decided_on": date(2026, 5, 31)}, "decided_on"),
        ({"decision": "all", "approver": " "}, "approver"),
    ],
)
def test_a_decision_needs_its_grounds_and_a_name(store: Store, answers: dict[str, object], field: str) -> None:
    request = take(store, ASKED)
    assert refused(store, request, **answers) == field if "approver" not in answers else True
    if "approver" in answers:
        with pytest.raises(Refused) as found, store.write("決定", final=True) as w:
            decide_request(w, request.id, request.replace(**answers))
        assert found.value.field == "approver"


def test_a_decision_is_taken_once_and_changes_leave_it_alone(store: Store) -> None:
    request = decide(store, take(store, ASKED), decision="all")
    assert refused(store, request, decision="none", grounds=frozenset({"others"})) == ""
    with store.write("直す") as w:
        changed = change_request(w, request.replace(decision="none", note="", asked="相談の記録"))
    assert (changed.decision, changed.asked, changed.number) == ("all", "相談の記録", "開示第1号")
    with store.write("通知") as w:
        assert note_notified(w, request.id, DAY).notified_on == DAY


def test_an_extension_is_given_once_in_time_and_for_thirty_days_at_most(store: Store, clock: Clock) -> None:
    request = take(store, ASKED)

    def extend(until: date | None, reason: str = "量が多い") -> str:
        with pytest.raises(Refused) as found, store.write("延長") as w:
            extend_request(w, request.id, until, reason)
        return found.value.field

    for until in (None, date(2026, 7, 1), date(2026, 8, 1)):
        assert extend(until) == "extended_until"
    assert extend(date(2026, 7, 31), " ") == "extended_reason"
    clock.go_to(date(2026, 7, 2))
    assert extend(date(2026, 7, 31)) == "extended_until"
    clock.go_to(date(2026, 7, 1))
    with store.write("延長") as w:
        extend_request(w, request.id, date(2026, 7, 31), "量が多い")
    assert extend(date(2026, 7, 31)) == "extended_until"


def test_a_correction_says_what_was_corrected(store: Store) -> None:
    request = take(store, ASKED.replace(kind="correction"))
    assert request.number == "訂正第1号"
    assert refused(store, request, decision="none") == "note"
    decided = decide(store, request, decision="part", note="住所だけ直す")
    assert "訂正・利用停止をした記録" in missing(decided)
    with pytest.raises(Refused), store.write("完了") as w:
        complete_request(w, decided.id, " ")
    with store.write("完了") as w:
        assert complete_request(w, decided.id, "住所を直した").done == "住所を直した"


def test_the_bundle_goes_out_only_after_decision_checks_and_every_place_and_stands_in_the_ledger(
    store: Store,
) -> None:
    case = case_of(store)
    add(
        store,
        HouseholdMember(case=case.id, name="北原 一郎", relation="child", phone="0900000777"),
        ProgressNote(case=case.id, fact="来所。息子の連絡先は090-0000-777と聞いた。"),
    )
    request = take(store, ASKED.replace(case=case.id, identity_paper="運転免許証"))

    def prepare() -> Refused:
        with pytest.raises(Refused) as found, store.write("写し", final=True) as w:
            prepare_bundle(w, request.id, lambda sheet: render(sheet, JA), AT)
        return found.value

    assert prepare().field == "decision"
    decide(store, request, decision="part", grounds=frozenset({"others"}))
    assert "か所" in prepare().message.text(JA)
    with store.read() as r:
        held = places_of(r, request.id, AT)
    with store.write("伏せる") as w:
        for each in held:
            if each.proposed:
                decide_place(w, request.id, each, masked=True, ground="others", words=each.proposed.words)
    assert "まだ紙に残っています" in prepare().message.text(JA)
    with store.read() as r:
        (note,) = [each for each in places_of(r, request.id, AT) if each.key == "ProgressNote.fact"]
        sheet = sheet_of(r, request.id, AT)
        assert [each.label for each in leaks_in(r, request.id, sheet, render(sheet, JA))] == ["電話番号"]
    with pytest.raises(Refused), store.write("伏せる") as w:
        decide_place(w, request.id, note, masked=True, ground="others", words=note.text)
    with store.write("伏せる") as w:
        decide_place(w, request.id, note, masked=True, ground="others", words="来所。息子の連絡先は■■■と聞いた。")
    with store.write("写し", final=True) as w:
        row, pdf = prepare_bundle(w, request.id, lambda sheet: render(sheet, JA), AT)
    assert pdf.startswith(b"%PDF")
    assert (row.basis, row.document_number, row.form, row.recipient) == (
        "to_person",
        "開示第1号",
        "bundle",
        "北原 ハル",
    )
    with store.write("渡した", final=True) as w:
        answer_release(w, row.id, "went_out")
        handed = w.get(InformationRequest, request.id)
    assert handed.handed_on == DAY
    with store.read() as r:
        assert r.find(DisclosureOutcome, disclosure=row.id)[0].outcome == "went_out"
        items = r.find(DisclosedItem, disclosure=row.id)
        withheld = {(each.record_class, each.field_name) for each in items if not each.given}
        assert withheld == {
            ("HouseholdMember", "name"),
            ("HouseholdMember", "phone"),
            ("ProgressNote", "fact"),
        }
        assert {each.recipient for each in knowers(r, case.person)} == {"北原 ハル"}
        place = places_of(r, request.id, AT)[0]
    with pytest.raises(Refused), store.write("伏せる") as w:
        decide_place(w, request.id, place, masked=True, ground="others")
    assert missing(handed.replace(notified_on=DAY)) == ()


def test_a_request_without_a_case_has_no_bundle(store: Store) -> None:
    request = take(store, ASKED.replace(identity_paper="旅券"))
    with store.read() as r, pytest.raises(Refused) as found:
        places_of(r, request.id, AT)
    assert found.value.field == "case"
    with store.read() as r:
        assert r.find(Masking) == ()
