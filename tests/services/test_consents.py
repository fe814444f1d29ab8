"""Recording, putting in writing, taking back, and the states without consent."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentWithdrawal,
    HouseholdMember,
    Person,
    Screening,
)
from kyoju_desktop.domain.rules.consent import in_force, state_on
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.consents import (
    consent_put_in_writing,
    record_attitude,
    record_consent,
    withdraw_consent,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import ORDINARY, consent_of, give, person_of, release, to, weighed, with_bodies

TODAY = date(2026, 6, 1)
NO_SCHOOL = ConsentExclusion(record_class="Person", field_name="school")


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def in_force_of(store: Store, case: str, day: date = TODAY) -> list[str]:
    with store.read() as r:
        return [each.consent.id for each in in_force(case_file(r, case), day)]


def withdrawal(consent: Consent, **more: object) -> ConsentWithdrawal:
    return ConsentWithdrawal(
        consent=consent.id,
        at=datetime(2026, 6, 1, 9, 30),
        means="visit",
        received_by="空木 佐和",
        told_past_stays=True,
    ).replace(**more)


def withdraw(store: Store, entry: ConsentWithdrawal) -> ConsentWithdrawal:
    with store.write("撤回", final=True) as w:
        return withdraw_consent(w, entry)


def oral_of(store: Store, case: str, **more: object) -> Consent:
    return consent_of(store, case, form="oral", repeated_words="福祉課にだけ伝える", witness="相談員", **more)


def test_a_consent_gets_its_number_and_works_from_then_on(store: Store, case: str) -> None:
    first, second = give(store, consent_of(store, case)), give(store, consent_of(store, case))
    assert (first.state, first.number, second.number) == ("given", "第1号", "第2号")
    assert in_force_of(store, case) == [first.id, second.id]


def test_recording_a_consent_cannot_be_undone(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    last = store.undoable()
    assert last is None or last.label != "同意を記録"
    assert in_force_of(store, case) == [given.id]


def test_given_terms_are_frozen(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case))
    with pytest.raises(Refused, match="書き換えません"):
        give(store, given.replace(until_day=date(2030, 1, 1)))


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("form", {"form": ""}),
        ("given_at", {"given_at": None}),
        ("given_at", {"given_at": datetime(2026, 6, 1, 9, 41)}),
        ("purposes", {"purposes": frozenset()}),
        ("means", {"means": frozenset()}),
        ("period", {"period": ""}),
        ("until_day", {"period": "date"}),
        ("until_day", {"period": "date", "until_day": date(2026, 5, 31)}),
        ("explained_by", {"explained_by": " "}),
        ("explained_on", {"explained_on": None}),
        ("explained_on", {"explained_on": date(2026, 6, 2)}),
        ("told_withdrawal", {"told_withdrawal": False}),
        ("told_no_disadvantage", {"told_no_disadvantage": False}),
        ("given_at", {"form": "oral", "given_at": datetime(2026, 6, 1)}),
        ("repeated_words", {"form": "oral", "witness": "相談員"}),
        ("witness", {"form": "oral", "repeated_words": "復唱"}),
        ("representative", {"form": "representative"}),
        ("representative_kind", {"form": "representative", "representative": "後見 太郎"}),
        (
            "representative_paper",
            {"form": "representative", "representative": "後見 太郎", "representative_kind": "guardian"},
        ),
        ("person", {"person": "somebody"}),
    ],
)
def test_what_is_missing_or_wrong_is_refused_beside_its_field(
    store: Store, case: str, field: str, change: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        give(store, consent_of(store, case, **change))
    assert refused.value.field == field
    assert in_force_of(store, case) == []


@pytest.mark.parametrize(
    "row",
    [
        to(organisation=""),
        to(classes=frozenset()),
        to(classes=frozenset({"OFFICE"})),
        to(classes=frozenset({"NOTHING"})),
        to(organisation="", kind="npo", classes=frozenset({"IDENTITY", "HEALTH"})),
    ],
)
def test_a_recipient_needs_a_name_or_kind_and_what_it_may_be_told(
    store: Store, case: str, row: ConsentRecipient
) -> None:
    with pytest.raises(Refused) as refused:
        give(store, consent_of(store, case), row)
    assert refused.value.field == "recipients"


def test_a_consent_without_recipients_is_refused(store: Store, case: str) -> None:
    with store.write("同意") as w, pytest.raises(Refused) as refused:
        record_consent(w, consent_of(store, case), ())
    assert refused.value.field == "recipients"


@pytest.mark.parametrize("row", [{"record_class": "Nothing"}, {"record_class": "Person", "field_name": "nothing"}])
def test_an_excluded_item_comes_from_the_catalogue(store: Store, case: str, row: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        give(store, consent_of(store, case), to(), without=(ConsentExclusion().replace(**row),))
    assert refused.value.field == "exclusions"
    give(store, consent_of(store, case), to(), without=(NO_SCHOOL, ConsentExclusion(record_class="Address")))


def test_a_member_with_records_of_their_own_can_consent_for_themselves(store: Store, case: str) -> None:
    with store.write("世帯") as w:
        w.add(Person(id="husband", name="北原 某"))
        w.add(HouseholdMember(case=case, person="husband"))
    given = give(store, consent_of(store, case, person="husband"))
    with pytest.raises(Refused) as refused:
        give(store, consent_of(store, case, replaces=given.id))
    assert refused.value.field == "replaces"


def test_a_closed_case_takes_no_consent(store: Store, case: str) -> None:
    with store.write("終結") as w:
        w.put(w.get(Case, case).replace(stage="S99"))
    with pytest.raises(Refused, match="再開"):
        give(store, consent_of(store, case))


def test_a_representative_with_authority_can_consent(store: Store, case: str) -> None:
    given = give(
        store,
        consent_of(
            store,
            case,
            form="representative",
            representative="後見 太郎",
            representative_kind="guardian",
            representative_paper="登記事項証明書",
        ),
    )
    assert in_force_of(store, case) == [given.id]


@pytest.mark.parametrize("state", ["not_explained", "seeking", "on_hold", "declined"])
def test_ac_08_1_and_12_2_no_consent_is_a_normal_state(store: Store, case: str, state: str) -> None:
    with store.write("同意の返事") as w:
        attitude = record_attitude(w, case, state, date(2026, 7, 1), "誰にも言わないで")
    assert attitude.person == person_of(store, case)
    with store.read() as r:
        assert state_on(r.get(Consent, attitude.id), case_file(r, case), TODAY) == state
    assert in_force_of(store, case) == []


@pytest.mark.parametrize(
    ("state", "again", "field"),
    [("given", None, "state"), ("seeking", None, "ask_again_on"), ("declined", date(2026, 5, 31), "ask_again_on")],
)
def test_an_attitude_says_when_to_ask_again(
    store: Store, case: str, state: str, again: date | None, field: str
) -> None:
    with store.write("同意の返事") as w, pytest.raises(Refused) as refused:
        record_attitude(w, case, state, again)
    assert refused.value.field == field


def test_once_the_person_has_answered_nobody_is_reminded_to_ask_again(store: Store, case: str, clock: Clock) -> None:
    with store.write("方針") as w:
        w.add(Screening(case=case, decision="seeking_consent", ask_again_on=date(2026, 6, 5)))
        record_attitude(w, case, "seeking", date(2026, 6, 8))
    assert asked_for(store, case) == [date(2026, 6, 8)]  # the later answer took the earlier day's place
    clock.go_to(date(2026, 6, 9))
    give(store, consent_of(store, case), to())
    assert asked_for(store, case) == []


def asked_for(store: Store, case: str) -> list[date]:
    with store.read() as r:
        return [each.due_on for each in r.case_dues(case) if each.code == "consent_ask_again"]


def test_ac_12_5_an_oral_consent_put_in_writing_keeps_both(store: Store, case: str, clock: Clock) -> None:
    oral = give(store, oral_of(store, case), to(), without=(NO_SCHOOL,))
    clock.go_to(date(2026, 6, 9))
    with store.write("書面", final=True) as w:
        written = consent_put_in_writing(w, oral.id, date(2026, 6, 8))
    assert in_force_of(store, case, date(2026, 6, 7)) == [oral.id]
    assert in_force_of(store, case, date(2026, 6, 9)) == [written.id]
    with store.read() as r:
        assert r.get(Consent, oral.id) == oral.replace(over_on=date(2026, 6, 8))
        assert (written.form, written.replaces, written.number) == ("written", oral.id, "第2号")
        assert written.signed_paper_on == date(2026, 6, 8)
        assert [each.classes for each in r.find(ConsentRecipient, consent=written.id)] == [ORDINARY]
        assert [each.field_name for each in r.find(ConsentExclusion, consent=written.id)] == ["school"]


def test_a_paper_cannot_replace_what_is_not_oral_or_was_changed_since(store: Store, case: str) -> None:
    written, oral, changed = (
        give(store, consent_of(store, case)),
        give(store, oral_of(store, case)),
        give(store, oral_of(store, case)),
    )
    withdraw(store, withdrawal(changed, organisation="corp"))
    for consent, day in ((written, TODAY), (oral, date(2026, 5, 31)), (changed, TODAY)):
        with store.write("書面") as w, pytest.raises(Refused):
            consent_put_in_writing(w, consent.id, day)
    with store.write("書面", final=True) as w:
        consent_put_in_writing(w, oral.id, TODAY)
    with store.write("書面") as w, pytest.raises(Refused, match="もう新しい同意"):
        consent_put_in_writing(w, oral.id, TODAY)


def test_a_withdrawal_for_one_body_leaves_the_rest_alive(store: Store, case: str) -> None:
    given = give(store, consent_of(store, case), to("corp"), to("county"))
    entry = withdraw(store, withdrawal(given, organisation="corp"))
    assert entry.case == case
    assert in_force_of(store, case) == [given.id]
    withdraw(store, withdrawal(given))
    assert in_force_of(store, case) == []
    with store.read() as r:
        assert r.get(Consent, given.id) == given.replace(over_on=TODAY)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("at", {"at": None}),
        ("at", {"at": datetime(2026, 6, 1, 9, 41)}),
        ("at", {"at": datetime(2026, 5, 31)}),
        ("means", {"means": ""}),
        ("received_by", {"received_by": ""}),
        ("told_past_stays", {"told_past_stays": False}),
        ("classes", {"classes": frozenset({"NOTHING"})}),
    ],
)
def test_a_withdrawal_says_when_how_and_by_whom(
    store: Store, case: str, field: str, change: dict[str, object]
) -> None:
    given = give(store, consent_of(store, case))
    with pytest.raises(Refused) as refused:
        withdraw(store, withdrawal(given, **change))
    assert refused.value.field == field


def test_only_a_given_consent_can_be_withdrawn(store: Store, case: str) -> None:
    with store.write("同意の返事") as w:
        attitude = record_attitude(w, case, "declined")
    with pytest.raises(Refused, match="与えられている"):
        withdraw(store, withdrawal(attitude))


def test_a_consent_for_one_time_that_carries_an_open_paper_is_not_doubled_by_putting_it_in_writing(
    store: Store, case: str
) -> None:
    oral = give(store, oral_of(store, case, period="once"))
    release(store, weighed(store, case, consent=oral.id))
    with pytest.raises(Refused, match="1回だけ"), store.write("書面", final=True) as w:
        consent_put_in_writing(w, oral.id, TODAY)
