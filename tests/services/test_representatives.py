"""Consent by a representative: who may, how far, until when; and two consents that contradict each other."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Consent, HouseholdMember, OppositeParty, Person, Representative
from kyoju_desktop.domain.rules.consent import conflicts, ended_why, in_force, told_to
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.consents import scope_warnings_for, settle_conflict
from kyoju_desktop.services.representatives import (
    cautions_about,
    end_representative,
    opposite_of,
    record_representative,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import CORPORATION, JA, consent_of, give, person_of, to, with_bodies

TODAY = date(2026, 6, 1)
WHO = {"representative": "後見 太郎", "representative_paper": "登記事項証明書", "representative_checked_on": TODAY}


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def by(store: Store, case: str, kind: str, **more: object) -> Consent:
    return consent_of(store, case, form="representative", representative_kind=kind, **{**WHO, **more})


def registered(store: Store, case: str, **more: object) -> Representative:
    entry = Representative(
        person=person_of(store, case), kind="guardian", name="後見 太郎", paper="登記事項証明書", checked_on=TODAY
    ).replace(**more)
    with store.write("代理人") as w:
        return record_representative(w, entry)


def held(store: Store, case: str, day: date = TODAY) -> list[str]:
    with store.read() as r:
        return [each.consent.id for each in in_force(case_file(r, case), day)]


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("curator", {}, "保佐人"),
        ("assistant", {"representative_scope": frozenset({"property"})}, "補助人"),
        ("curator", {"representative_scope": frozenset({"housing"})}, "保佐人"),
        ("voluntary_guardian", {"representative_scope": frozenset({"sharing"})}, "任意後見監督人"),
        ("other", {}, "当然には代理できません"),
    ],
)
def test_beyond_the_listed_power_nothing_is_entered_silently(
    store: Store, case: str, kind: str, more: dict[str, object], words: str
) -> None:
    consent = by(store, case, kind, **more)
    with pytest.raises(Refused) as refused:
        give(store, consent)
    assert refused.value.field == "scope_reason"
    assert words in refused.value.message.text(JA)
    with store.read() as r:
        assert words in "".join(each.text(JA) for each in scope_warnings_for(r, consent, [to()]))
    given = give(store, consent.replace(scope_reason="家庭裁判所に電話で確かめた"))
    assert given.scope_reason


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("guardian", {}),
        ("curator", {"representative_scope": frozenset({"sharing"})}),
        ("assistant", {"representative_scope": frozenset({"housing"}), "purposes": frozenset({"housing"})}),
        (
            "voluntary_guardian",
            {
                "representative_scope": frozenset({"all"}),
                "representative_paper": "登記事項証明書(任意後見監督人の記載あり)",
            },
        ),
    ],
)
def test_within_the_power_the_consent_holds(store: Store, case: str, kind: str, more: dict[str, object]) -> None:
    given = give(store, by(store, case, kind, **more))
    assert held(store, case) == [given.id]


def test_a_power_over_housing_does_not_reach_health(store: Store, case: str) -> None:
    more = {"representative_scope": frozenset({"housing"}), "purposes": frozenset({"housing"})}
    with pytest.raises(Refused, match="代理できます"):
        give(store, by(store, case, "curator", **more), to("corp", frozenset({"IDENTITY", "HEALTH"})))


def test_the_register_s_scope_counts_before_what_was_typed(store: Store, case: str) -> None:
    entry = registered(store, case, kind="curator", scope=frozenset({"sharing"}))
    assert give(store, by(store, case, "curator", authority=entry.id)).authority == entry.id
    with pytest.raises(Refused) as refused:
        give(store, by(store, case, "guardian", authority=entry.id))
    assert refused.value.field == "authority"


def test_the_person_s_own_wish_is_asked_for_but_stops_nothing(store: Store, case: str) -> None:
    with store.read() as r:
        asked = scope_warnings_for(r, by(store, case, "guardian"), [to()])
        told = scope_warnings_for(r, by(store, case, "guardian", own_wish="社協にも伝えて"), [to()])
        own = scope_warnings_for(r, consent_of(store, case), [to()])
        unchecked = scope_warnings_for(
            r, by(store, case, "guardian", own_wish="x", representative_checked_on=None), [to()]
        )
    assert ["本人の意思" in each.text(JA) for each in asked] == [True]
    assert (told, own) == ((), ())
    assert "確かめた日" in unchecked[0].text(JA)


def test_a_change_of_representative_ends_the_old_consent_that_day(store: Store, case: str, clock: Clock) -> None:
    first = registered(store, case)
    given = give(store, by(store, case, "guardian", authority=first.id))
    clock.go_to(date(2026, 7, 1))
    with store.write("交代") as w:
        new = Representative(
            person=first.person,
            kind="guardian",
            name="後見 次郎",
            paper="登記事項証明書",
            checked_on=date(2026, 7, 1),
            from_day=date(2026, 6, 20),
        )
        record_representative(w, new, replaces=first.id)
    assert held(store, case, date(2026, 6, 19)) == [given.id]
    assert held(store, case, date(2026, 6, 20)) == []
    with store.read() as r:
        why = ended_why(given, case_file(r, case), date(2026, 6, 20))
        assert why is not None
        assert "代理人が替わった" in why.text(JA)
        assert r.get(Consent, given.id).over_on == date(2026, 6, 20)
        assert r.get(Representative, first.id).ended_on == date(2026, 6, 20)
    with pytest.raises(Refused) as refused:
        give(store, by(store, case, "guardian", authority=first.id, given_at=datetime(2026, 6, 25, 9)))
    assert refused.value.field == "authority"


def test_a_representative_written_through_the_form_ends_the_consent_too(store: Store, case: str) -> None:
    first = registered(store, case)
    given = give(store, by(store, case, "guardian", authority=first.id))
    with store.write("代理人") as w:
        keep(w, first.replace(ended_on=TODAY, ended_reason="辞任"))
    assert held(store, case) == []
    with store.read() as r:
        assert r.get(Consent, given.id).over_on == TODAY


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"name": " "}, "name"),
        ({"paper": ""}, "paper"),
        ({"checked_on": None}, "checked_on"),
        ({"checked_on": date(2026, 6, 2)}, "checked_on"),
        ({"kind": "curator"}, "scope"),
    ],
)
def test_a_representative_comes_with_paper_day_and_scope(
    store: Store, case: str, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        registered(store, case, **{"kind": "guardian", **more})
    assert refused.value.field == field


def test_a_change_names_its_day_its_reason_and_the_same_role(store: Store, case: str) -> None:
    first = registered(store, case, from_day=date(2026, 5, 1))
    new = Representative(person=first.person, kind="guardian", name="次郎", paper="証明書", checked_on=TODAY)
    for entry, field in ((new, "from_day"), (new.replace(kind="parent", from_day=TODAY), "kind")):
        with store.write("交代") as w, pytest.raises(Refused) as refused:
            record_representative(w, entry, replaces=first.id)
        assert refused.value.field == field
    for on, reason, field in (
        (None, "x", "ended_on"),
        (date(2026, 4, 1), "x", "ended_on"),
        (TODAY, " ", "ended_reason"),
    ):
        with store.write("終わり") as w, pytest.raises(Refused) as refused:
            end_representative(w, first.id, on, reason)
        assert refused.value.field == field


def born(store: Store, case: str, day: date) -> None:
    with store.write("本人") as w:
        w.put(w.get(Person, person_of(store, case)).replace(birth_date=day))


def test_parental_consent_ends_on_the_day_of_coming_of_age(store: Store, case: str) -> None:
    born(store, case, date(2008, 6, 10))
    given = give(store, by(store, case, "parent"))
    assert held(store, case, date(2026, 6, 9)) == [given.id]
    assert held(store, case, date(2026, 6, 10)) == []
    with store.read() as r:
        warned = scope_warnings_for(r, by(store, case, "parent"), [to()])
        why = ended_why(given, case_file(r, case), date(2026, 6, 10))
    assert "17歳" in warned[0].text(JA)
    assert why is not None
    assert "成年" in why.text(JA)


def test_a_parent_cannot_consent_for_an_adult(store: Store, case: str) -> None:
    born(store, case, date(2008, 6, 1))
    with pytest.raises(Refused) as refused:
        give(store, by(store, case, "parent"))
    assert refused.value.field == "representative_kind"
    entry = registered(store, case, kind="parent")
    with store.read() as r:
        assert "成年" in cautions_about(r, entry)[0].text(JA)


def test_a_child_of_the_household_comes_of_age_by_the_list_of_members(store: Store, case: str) -> None:
    with store.write("世帯") as w:
        w.add(Person(id="child", name="北原 陸"))
        w.add(HouseholdMember(case=case, person="child", name="北原 陸", birth_date=date(2008, 6, 10)))
        w.add(Person(id="baby", name="北原 海"))
        w.add(HouseholdMember(case=case, person="baby", name="北原 海"))
    given = give(store, by(store, case, "parent", person="child"))
    assert held(store, case, date(2026, 6, 10)) == []
    assert give(store, by(store, case, "parent", person="baby")).number > given.number


def test_a_parent_who_is_the_opposite_party_is_not_asked(store: Store, case: str) -> None:
    person = person_of(store, case)
    born(store, case, date(2012, 1, 1))
    with store.write("相手方") as w:
        w.add(OppositeParty(person=person, name="北原 剛", kana="きたはら ごう"))
        w.add(HouseholdMember(case=case, name="北原 母", kana="", marks=frozenset({"opposite"})))
    for name in ("北原剛", "きたはら　ごう", "北原 母"):
        with pytest.raises(Refused, match="児童相談所") as refused:
            give(store, by(store, case, "parent", representative=name))
        assert refused.value.field == "representative"
    entry = registered(store, case, kind="parent", name="北原 剛")
    with pytest.raises(Refused, match="児童相談所"):
        give(store, by(store, case, "parent", authority=entry.id))
    with store.read() as r:
        assert len(opposite_of(r, person)) == 1
        assert len(cautions_about(r, entry)) == 1
        assert cautions_about(r, registered_name(entry)) == ()


def registered_name(entry: Representative) -> Representative:
    return entry.replace(name="里親 花子", person="nobody")


def test_of_two_contradicting_consents_the_narrower_holds_until_the_clerk_decides(store: Store, case: str) -> None:
    wide = give(store, consent_of(store, case))
    narrow = give(
        store,
        consent_of(store, case, period="date", until_day=date(2026, 9, 30)),
        to("corp", frozenset({"IDENTITY", "NEED"})),
    )
    with store.read() as r:
        file = case_file(r, case)
        (found,) = conflicts(file, TODAY)
        told = {told_to(each, CORPORATION, TODAY) for each in in_force(file, TODAY)}
        later = [told_to(each, CORPORATION, date(2026, 10, 1)) for each in in_force(file, date(2026, 10, 1))]
    assert (found.first.id, found.second.id) == (wide.id, narrow.id)
    assert found.about == {"classes", "period"}
    assert told == {frozenset({Info.IDENTITY, Info.NEED})}
    assert later == [frozenset()]
    for words, who, field in (("", "係長", "words"), ("本人に聞いた", "", "decided_by")):
        with store.write("整理") as w, pytest.raises(Refused) as refused:
            settle_conflict(w, narrow.id, wide.id, words, who)
        assert refused.value.field == field
    with store.write("整理", final=True) as w:
        settle_conflict(w, narrow.id, wide.id, "新しいほうだけと言った", "係長")
    assert held(store, case) == [narrow.id]
    with store.write("整理") as w, pytest.raises(Refused, match="もう整理"):
        settle_conflict(w, narrow.id, wide.id, "x", "y")


def test_two_consents_may_be_kept_side_by_side(store: Store, case: str) -> None:
    wide = give(store, consent_of(store, case))
    narrow = give(store, consent_of(store, case), to("corp", frozenset({"IDENTITY"})))
    with store.write("整理", final=True) as w:
        decision = settle_conflict(w, wide.id, narrow.id, "どちらもそのままと言った", "係長", both=True)
    assert (decision.beside, decision.ended) == (narrow.id, "")
    with store.read() as r:
        file = case_file(r, case)
        assert conflicts(file, TODAY) == ()
        assert [len(told_to(each, CORPORATION, TODAY)) for each in in_force(file, TODAY)][1] == 1
