"""Accidents: entered at once, judged by what is known, followed in order, ended when everything is done."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.records import Breach, Case, DisclosedItem, Disclosure, Protection
from kyoju_desktop.domain.rules.breaches import judge, steps
from kyoju_desktop.services.breaches import begun_from, case_of, change_breach, report_breach
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened

DAY = date(2026, 6, 1)
FAX = Breach(kind="wrong_fax", known_on=DAY, persons=1, classes=frozenset({"IDENTITY"}))


def report(store: Store, breach: Breach) -> Breach:
    with store.write("事故") as w:
        return report_breach(w, breach.replace(id=new_id()))


@pytest.mark.parametrize(
    ("change", "proposed"),
    [
        ({}, "not_required"),
        ({"classes": frozenset({"HEALTH"})}, "required"),
        ({"marks": frozenset({"property"})}, "required"),
        ({"kind": "stolen"}, "required"),
        ({"persons": 100}, "not_required"),
        ({"persons": 101}, "required"),
        ({"marks": frozenset({"ordinance"})}, "asking"),
        ({"persons": None}, ""),
        ({"classes": frozenset()}, ""),
        ({"classes": frozenset({"HEALTH"}), "recovered": "unseen"}, "not_required"),
    ],
)
def test_whether_it_is_reported_is_proposed_from_what_is_known(change: dict[str, object], proposed: str) -> None:
    found = judge(FAX.replace(**change))
    assert found.proposed == proposed
    assert found.reasons


def test_an_accident_gets_a_number_and_its_deadlines_without_a_case(store: Store) -> None:
    assert [report(store, FAX).number, report(store, FAX).number] == ["事故第1号", "事故第2号"]
    with store.read() as r:
        assert {each.code for each in r.dues(date(2026, 12, 31))} == {"breach_first", "breach_full", "breach_tell"}


def test_an_accident_opened_from_the_ledger_knows_what_went_out_and_to_whom(store: Store) -> None:
    case = opened(store)
    with store.write("提供") as w:
        person = w.get(Case, case).person
        row = Disclosure(case=case, person=person, recipient="架空病院", at=datetime(2026, 5, 29, 10, 0))
        w.add(row)
        for info in ("HEALTH", "IDENTITY", "OFFICE"):
            w.add(DisclosedItem(disclosure=row.id, case=case, subject=person, info_class=info, given=info != "X"))
        w.add(Protection(person=person, source="own_wish", started_on=DAY))
    with store.read() as r:
        found = begun_from(r, row.id)
    assert (found.reached, set(found.classes), found.persons) == ("架空病院", {"HEALTH", "IDENTITY"}, 1)
    assert found.marks == {"special", "protected"}
    assert steps(found)[0].field == "safety"
    kept = report(store, found.replace(kind="wrong_hand", known_on=DAY))
    with store.read() as r:
        assert case_of(r, kept) is not None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"known_on": None}, "known_on"),
        ({"known_on": date(2026, 6, 2)}, "known_on"),
        ({"first_report_on": date(2026, 5, 31)}, "first_report_on"),
        ({"happened_at": datetime(2026, 6, 2, 9, 0)}, "happened_at"),
        ({"judged": "required"}, "judged_reason"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(store: Store, change: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as found:
        report(store, FAX.replace(**change))
    assert found.value.field == field


def test_an_accident_ends_only_when_every_step_is_done(store: Store) -> None:
    kept = report(store, FAX)

    def change(**values: object) -> Breach:
        with store.write("事故") as w:
            return change_breach(w, w.get(Breach, kept.id).replace(**values))

    with pytest.raises(Refused) as found:
        change(closed_on=DAY)
    assert found.value.field == "stopped"
    change(stopped="電話で破棄を頼んだ", recovered="all", told_head_at=datetime(2026, 6, 1, 9, 50))
    change(judged="required", judged_reason="窓口と相談", first_report_on=DAY, full_report_on=DAY)
    change(not_told_reason="連絡先がわからない", prevention="宛先を2人で確かめる")
    ended = change(closed_on=DAY)
    assert all(each.done for each in steps(ended))
    with store.read() as r:
        assert r.dues(date(2026, 12, 31)) == ()
    with pytest.raises(Refused):
        change(what="直す")
