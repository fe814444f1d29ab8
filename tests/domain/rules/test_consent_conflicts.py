"""Two consents that contradict each other, and who may give one for somebody else."""

from datetime import date

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    OppositeParty,
    Organisation,
    Representative,
)
from kyoju_desktop.domain.rules.consent import (
    conflicts,
    ended_why,
    ending_of,
    excludes,
    in_force,
    state_on,
    told_to,
    turns_of,
)
from kyoju_desktop.domain.rules.representatives import adult_on, is_opposite, representation_over
from kyoju_desktop.i18n.messages import Translator
from tests.domain.rules.files import CASE, at, file_of

TODAY = date(2026, 9, 15)
JA = Translator.for_language("ja")
HOME = Organisation(id="o-h", kind="school", name="架空学園")
BODY = Organisation(id="o-f", kind="support_corporation", name="架空居住支援法人F")
OTHER = Organisation(id="o-x", kind="real_estate", name="架空不動産B")
FIRST = Consent(
    id="k1",
    case="c1",
    person="p1",
    state="given",
    form="written",
    given_at=at("2026-05-18T10:00"),
    period="closing",
    purposes=frozenset({"housing", "watch"}),
    means=frozenset({"paper"}),
)
SECOND = FIRST.replace(id="k2", given_at=at("2026-07-01T10:00"))
MUCH = frozenset({"IDENTITY", "NEED", "MONEY", "HEALTH"})
LITTLE = frozenset({"IDENTITY", "NEED"})


def row(consent: str, classes: frozenset[str] = MUCH, organisation: str = "o-f", kind: str = "") -> ConsentRecipient:
    return ConsentRecipient(consent=consent, organisation=organisation, organisation_kind=kind, classes=classes)


def files(*records: Record) -> CaseFile:
    return file_of(BODY, HOME, OTHER, *records)


def told(file: CaseFile, body: Organisation = BODY, day: date = TODAY) -> list[set[str]]:
    return [{info.name for info in told_to(each, body, day)} for each in in_force(file, day)]


def about(file: CaseFile, day: date = TODAY) -> list[set[str]]:
    return [set(each.about) for each in conflicts(file, day)]


def test_a_second_consent_for_the_same_body_narrows_the_first_and_is_narrowed_by_it() -> None:
    file = files(FIRST, row("k1"), SECOND, row("k2", LITTLE | {"WORK"}))
    assert told(file) == [LITTLE, LITTLE]
    assert about(file) == [{"classes"}]
    (found,) = conflicts(file, TODAY)
    assert {each.consent for each in found.recipients} == {"k1", "k2"}


def test_equal_consents_and_consents_for_other_bodies_contradict_nothing() -> None:
    file = files(FIRST, row("k1"), SECOND, row("k2"), row("k2", LITTLE, "o-x"))
    assert about(file) == []
    assert told(file) == [MUCH, MUCH]
    assert told(file, OTHER) == [set(), set(LITTLE)]


@pytest.mark.parametrize(
    "change",
    [
        {"person": "p2"},
        {"purposes": frozenset({"contract"})},
        {"replaces": "k1"},
        {"period": "once"},
        {"state": "declined"},
        {"case": "c2"},
    ],
)
def test_another_person_purpose_or_occasion_is_no_contradiction(change: dict[str, object]) -> None:
    file = files(FIRST, row("k1"), SECOND.replace(**change), row("k2", LITTLE))
    assert about(file) == []


def test_a_wider_once_only_that_came_first_is_narrowed_by_what_was_said_later() -> None:
    file = files(FIRST.replace(period="once"), row("k1"), SECOND, row("k2", LITTLE))
    assert told(file)[0] == LITTLE


def test_the_shorter_period_holds_for_both_until_it_is_settled() -> None:
    short = SECOND.replace(period="date", until_day=date(2026, 9, 30))
    file = files(FIRST, row("k1"), short, row("k2"))
    assert about(file) == [{"period"}]
    assert told(file) == [MUCH, MUCH]
    assert told(file, day=date(2026, 10, 1)) == [set()]
    assert about(file, date(2026, 10, 1)) == [{"period"}]
    settled = files(FIRST, row("k1"), short, row("k2"), ConsentSettlement(kept="k1", beside="k2"))
    assert told(settled, day=date(2026, 10, 1)) == [MUCH]
    assert about(settled) == []


def test_a_consent_that_ran_out_before_the_next_was_given_contradicts_nothing() -> None:
    old = FIRST.replace(period="date", until_day=date(2026, 6, 30))
    file = files(old, row("k1", LITTLE), SECOND, row("k2"))
    assert about(file) == []
    assert told(file) == [MUCH]


def test_what_one_of_them_excludes_goes_to_nobody_under_either() -> None:
    without = ConsentExclusion(consent="k1", record_class="Person", field_name="school")
    file = files(FIRST, row("k1"), without, SECOND, row("k2"))
    assert about(file) == [{"exclusions"}]
    assert all(excludes(each, "Person", "school", "p1") for each in in_force(file, TODAY))


def test_a_row_by_kind_and_a_row_by_name_are_compared_without_special_care() -> None:
    by_kind = row("k2", LITTLE, "", "support_corporation")
    file = files(FIRST, row("k1"), SECOND, by_kind)
    assert about(file) == [{"classes"}]
    assert told(file) == [LITTLE | {"HEALTH"}, LITTLE]
    same = files(FIRST, row("k1", LITTLE | {"HEALTH"}), SECOND, by_kind)
    assert about(same) == []
    turned = files(SECOND.replace(id="k0"), row("k0", LITTLE, "", "support_corporation"), FIRST, row("k1"))
    (found,) = conflicts(turned, TODAY)
    assert (found.first.id, found.second.id) == ("k0", "k1")


def test_two_rows_of_one_consent_do_not_contradict_each_other() -> None:
    file = files(FIRST, row("k1"), row("k1", LITTLE), row("k1", LITTLE, "", "support_corporation"))
    assert about(file) == []


def test_the_decision_ends_one_of_the_two() -> None:
    decision = ConsentSettlement(kept="k2", ended="k1", at=at("2026-08-01T09:00"))
    file = files(FIRST, row("k1"), SECOND, row("k2", LITTLE), decision)
    assert told(file) == [LITTLE]
    why = ended_why(FIRST, file, TODAY)
    assert why is not None
    assert "食い違い" in why.text(JA)
    assert ended_why(FIRST, file, date(2026, 7, 31)) is None


def test_a_withdrawal_reaches_the_other_consent_only_if_that_was_given_before() -> None:
    taken = ConsentWithdrawal(id="w", consent="k1", organisation="o-f", at=at("2026-06-15T09:00"))
    assert told(files(FIRST, row("k1"), SECOND, row("k2"), taken)) == [set(), MUCH]
    early = SECOND.replace(given_at=at("2026-06-01T09:00"))
    assert told(files(FIRST, row("k1"), early, row("k2"), taken)) == [set(), set()]
    undated = taken.replace(at=None)
    assert told(files(FIRST, row("k1"), early, row("k2"), undated)) == [set(), set()]
    theirs = early.replace(person="p2")
    assert told(files(FIRST, row("k1"), theirs, row("k2"), taken)) == [set(), MUCH]


def test_every_end_has_its_day_and_its_words() -> None:
    voided = ConsentVoiding(consent="k1", at=at("2026-06-20T09:00"))
    total = ConsentWithdrawal(consent="k1", at=at("2026-06-21T09:00"))
    for more, state, words, day in (
        ((voided, total), "void", "無効(令和8年6月20日)", date(2026, 6, 20)),
        ((total,), "withdrawn", "撤回(令和8年6月21日)", date(2026, 6, 21)),
        ((total.replace(at=None),), "withdrawn", "撤回", None),
        ((SECOND.replace(replaces="k1"),), "expired", "新しい答えに替わった(令和8年7月1日)", date(2026, 7, 1)),
    ):
        file = files(FIRST, *more)
        end = ending_of(FIRST, file, TODAY)
        assert end is not None
        assert (end.state, end.on, state_on(FIRST, file, TODAY)) == (state, day, state)
        assert end.message.text(JA) == words
    assert ending_of(FIRST, files(FIRST), TODAY) is None
    assert ending_of(FIRST.replace(state="declined"), files(), TODAY) is None
    assert ended_why(FIRST.replace(state="declined"), files(), TODAY) is None


def test_a_consent_not_yet_given_can_be_void_already() -> None:
    later = FIRST.replace(given_at=at("2027-01-01T09:00"))
    assert state_on(later, files(later), TODAY) == "seeking"
    assert state_on(later, files(later, ConsentVoiding(consent="k1")), TODAY) == "void"


def test_what_was_marked_as_over_stays_over() -> None:
    marked = FIRST.replace(over_on=date(2026, 9, 1))
    assert state_on(marked, files(marked), date(2026, 8, 31)) == "given"
    why = ended_why(marked, files(marked), TODAY)
    assert why is not None
    assert why.text(JA) == "終わった日を記録(令和8年9月1日)"


def test_a_closed_case_says_when_it_was_closed() -> None:
    for since, words in ((at("2026-09-01T09:00"), "ケースの終結(令和8年9月1日)"), (None, "ケースの終結")):
        file = file_of(FIRST, case=CASE.replace(stage="S99", stage_since=since))
        why = ended_why(FIRST, file, TODAY)
        assert why is not None
        assert why.text(JA) == words


def test_every_day_on_which_something_turns_is_known() -> None:
    dated = FIRST.replace(period="date", until_day=date(2027, 3, 31), over_on=date(2026, 12, 1))
    by_guardian = SECOND.replace(form="representative", representative_kind="guardian", authority="g1")
    file = files(
        dated,
        by_guardian,
        ConsentWithdrawal(consent="k1", at=at("2026-10-01T09:00")),
        ConsentVoiding(consent="k1", at=at("2026-10-02T09:00")),
        ConsentSettlement(kept="k1", ended="k2", at=at("2026-10-03T09:00")),
        Representative(id="g1", person="p1", kind="guardian", from_day=date(2026, 1, 1), ended_on=date(2026, 10, 4)),
    )
    assert [each.isoformat() for each in turns_of(file)] == [
        "2026-01-01",
        "2026-05-18",
        "2026-07-01",
        "2026-10-01",
        "2026-10-02",
        "2026-10-03",
        "2026-10-04",
        "2026-12-01",
        "2027-04-01",
    ]


@pytest.mark.parametrize(
    ("birth", "adult"),
    [
        (date(2001, 4, 1), date(2021, 4, 1)),
        (date(2002, 4, 1), date(2022, 4, 1)),
        (date(2002, 4, 2), date(2022, 4, 1)),
        (date(2004, 4, 1), date(2022, 4, 1)),
        (date(2004, 4, 2), date(2022, 4, 2)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 6, 10), date(2026, 6, 10)),
    ],
)
def test_coming_of_age_is_eighteen_since_april_2022(birth: date, adult: date) -> None:
    assert adult_on(birth) == adult


def test_only_another_one_in_the_same_role_from_a_later_day_ends_the_consent() -> None:
    consent = FIRST.replace(form="representative", representative_kind="guardian", authority="g1")
    own = Representative(id="g1", person="p1", kind="guardian")
    later = Representative(id="g2", person="p1", kind="guardian", from_day=date(2026, 8, 1))
    for others, over in (
        ((own,), None),
        ((own.replace(ended_on=date(2026, 7, 1)), later), (date(2026, 7, 1), False)),
        ((own, later), (date(2026, 8, 1), False)),
        ((own, later.replace(kind="curator")), None),
        ((own, later.replace(person="p2")), None),
        ((own, later.replace(from_day=date(2026, 5, 18))), None),
        ((own, later.replace(from_day=None)), None),
    ):
        assert representation_over(consent, others, None) == over
    assert representation_over(FIRST, (later,), None) is None
    assert representation_over(consent.replace(given_at=None), (later,), None) == (date(2026, 8, 1), False)
    child = consent.replace(representative_kind="parent", authority="")
    assert representation_over(child, (), date(2010, 1, 1)) == (date(2028, 1, 1), True)
    assert representation_over(consent, (), date(2010, 1, 1)) is None


def test_a_name_is_the_opposite_party_s_with_or_without_spaces() -> None:
    opposite = (OppositeParty(name="北原 剛", kana=""),)
    assert is_opposite("北原　剛", opposite)
    assert not is_opposite("", opposite)
    assert not is_opposite("北原 豪", opposite)


def test_a_class_that_nobody_ticked_is_never_added_by_a_rival() -> None:
    file = files(FIRST, row("k1", LITTLE), SECOND, row("k2", MUCH))
    assert all(Info.MONEY not in told_to(each, BODY, TODAY) for each in in_force(file, TODAY))
    assert told(file, HOME) == [set(), set()]
