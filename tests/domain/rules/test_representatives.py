"""How far a representative's power reaches, when it ends, and what the clerk sees before such a consent."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import Consent, OppositeParty, Representative
from kyoju_desktop.domain.rules.representatives import (
    adult_on,
    beyond_scope,
    is_opposite,
    representation_over,
    scope_warnings,
)
from kyoju_desktop.i18n.messages import Translator
from tests.domain.rules.files import at

TODAY = date(2026, 6, 1)
JA = Translator.for_language("ja")
ORDINARY = frozenset({"IDENTITY", "CONTACT"})
CONSENT = Consent(
    id="k1",
    case="c1",
    person="p1",
    form="representative",
    given_at=at("2026-06-01T10:00"),
    representative_kind="guardian",
    representative_paper="登記事項証明書",
    representative_checked_on=TODAY,
    own_wish="社協にも伝えてほしい",
    authority="a1",
    purposes=frozenset({"housing"}),
)


def beyond(kind: str, *scope: str, classes: frozenset[str] = ORDINARY, **more: object) -> list[str]:
    consent = CONSENT.replace(representative_kind=kind, representative_scope=frozenset(scope), **more)
    return [each.text(JA) for each in beyond_scope(consent, classes)]


def warned(birth: date | None = None, entry: Representative | None = None, **more: object) -> list[str]:
    found = scope_warnings(CONSENT.replace(**more), ORDINARY, birth, TODAY, entry)
    return [each.text(JA) for each in found]


@pytest.mark.parametrize("kind", ["guardian", "parent", "minor_guardian"])
def test_a_guardian_or_parent_needs_no_list_of_powers(kind: str) -> None:
    assert beyond(kind) == []


@pytest.mark.parametrize(("kind", "name"), [("curator", "保佐人"), ("assistant", "補助人")])
def test_a_listed_representative_who_lists_nothing_about_it_is_beyond_the_power(kind: str, name: str) -> None:
    (words,) = beyond(kind, "property")
    assert words.startswith(name)
    assert "書かれたことだけ" in words


@pytest.mark.parametrize("scope", ["all", "sharing"])
@pytest.mark.parametrize("kind", ["curator", "assistant"])
def test_power_over_everything_or_over_sharing_reaches_any_purpose_and_class(kind: str, scope: str) -> None:
    assert beyond(kind, scope, classes=ORDINARY | {"HEALTH"}, purposes=frozenset({"watch", "other"})) == []


def test_power_over_housing_reaches_housing_and_contract_but_no_other_purpose_and_no_special_care() -> None:
    assert beyond("curator", "housing", purposes=frozenset({"housing", "contract"})) == []
    assert len(beyond("curator", "housing", purposes=frozenset({"housing", "watch"}))) == 1
    assert len(beyond("curator", "housing", classes=ORDINARY | {"HEALTH"})) == 1


def test_what_the_register_lists_counts_before_what_was_typed() -> None:
    curator = CONSENT.replace(representative_kind="curator", representative_scope=frozenset({"all"}))
    entry = Representative(id="a1", person="p1", kind="curator", scope=frozenset({"property"}))
    assert len(beyond_scope(curator, ORDINARY, entry)) == 1
    assert beyond_scope(curator, ORDINARY, entry.replace(scope=frozenset({"sharing"}))) == ()


def test_a_voluntary_guardian_acts_only_under_a_supervisor_named_on_either_paper() -> None:
    (words,) = beyond("voluntary_guardian", "all")
    assert "任意後見監督人" in words
    assert beyond("voluntary_guardian", "all", representative_paper="監督人の載った証明書") == []
    consent = CONSENT.replace(representative_kind="voluntary_guardian")
    entry = Representative(id="a1", kind="voluntary_guardian", scope=frozenset({"all"}), paper="監督人の選任審判書")
    assert beyond_scope(consent, ORDINARY, entry) == ()
    assert len(beyond_scope(consent, ORDINARY, entry.replace(paper="契約書"))) == 1
    assert len(beyond("voluntary_guardian")) == 2


def test_family_and_friends_have_no_power_by_themselves() -> None:
    (words,) = beyond("other", "all")
    assert "当然には代理できません" in words


def test_nothing_is_warned_of_where_nothing_is_doubtful_or_the_person_speaks_for_themselves() -> None:
    assert warned() == []
    assert warned(form="written", representative_checked_on=None, own_wish="", representative_kind="other") == []


def test_the_doubts_about_the_power_come_before_the_advice() -> None:
    found = warned(representative_kind="other", own_wish="")
    assert ["当然には" in found[0], "本人の意思" in found[-1], len(found)] == [True, True, 2]


def test_the_day_on_which_the_papers_were_seen_may_stand_in_the_register() -> None:
    unseen = {"representative_checked_on": None}
    assert "確かめた日" in warned(**unseen)[0]
    assert "確かめた日" in warned(None, Representative(kind="guardian"), **unseen)[0]
    assert warned(None, Representative(kind="guardian", checked_on=TODAY), **unseen) == []


@pytest.mark.parametrize("kind", ["guardian", "curator"])
def test_the_wish_of_a_represented_person_is_asked_for_of_any_age(kind: str) -> None:
    found = warned(date(1940, 1, 1), representative_kind=kind, representative_scope=frozenset({"all"}), own_wish="  ")
    assert found == ["本人の意思を確かめて、「本人の意思」に書いてください。"]


@pytest.mark.parametrize("kind", ["parent", "minor_guardian"])
@pytest.mark.parametrize(("birth", "asked"), [(date(2010, 6, 1), ["16"]), (date(2010, 6, 2), []), (None, [])])
def test_a_child_of_sixteen_is_asked_beside_the_parents_and_a_younger_one_is_not(
    kind: str, birth: date | None, asked: list[str]
) -> None:
    found = warned(birth, representative_kind=kind, own_wish="")
    assert [f"本人は{age}歳です" in words for age, words in zip(asked, found, strict=True)] == [True] * len(asked)


def test_coming_of_age_is_eighteen_now_and_was_twenty_before() -> None:
    assert adult_on(date(2010, 4, 2)) == date(2028, 4, 2)
    assert adult_on(date(2000, 1, 10)) == date(2020, 1, 10)
    assert adult_on(date(2002, 4, 1)) == date(2022, 4, 1)
    assert adult_on(date(2002, 4, 2)) == date(2022, 4, 1)
    assert adult_on(date(2004, 4, 1)) == date(2022, 4, 1)
    assert adult_on(date(2004, 4, 2)) == date(2022, 4, 2)


def test_a_person_s_own_consent_ends_with_no_representative() -> None:
    gone = Representative(id="a1", person="p1", kind="guardian", ended_on=date(2026, 7, 1))
    assert representation_over(CONSENT.replace(form="written"), [gone], None) is None
    assert representation_over(CONSENT, [gone], None) == (date(2026, 7, 1), False)
    assert representation_over(CONSENT, [gone.replace(ended_on=None)], None) is None
    assert representation_over(CONSENT, [gone.replace(person="p2")], None) is None


def test_another_one_ends_the_consent_from_a_later_day_only_and_only_in_the_same_role() -> None:
    next_one = Representative(id="a2", person="p1", kind="guardian", from_day=date(2026, 6, 2))
    assert representation_over(CONSENT, [next_one], None) == (date(2026, 6, 2), False)
    assert representation_over(CONSENT, [next_one.replace(from_day=TODAY)], None) is None
    assert representation_over(CONSENT, [next_one.replace(from_day=None)], None) is None
    assert representation_over(CONSENT, [next_one.replace(kind="curator")], None) is None
    assert representation_over(CONSENT, [next_one.replace(id="a1")], None) is None
    assert representation_over(CONSENT.replace(given_at=None), [next_one], None) == (date(2026, 6, 2), False)


def test_of_several_ends_the_first_counts_and_coming_of_age_ends_parental_power_alone() -> None:
    gone = Representative(id="a1", person="p1", kind="parent", ended_on=date(2028, 7, 1))
    child = date(2010, 4, 2)
    for kind in ("parent", "minor_guardian"):
        parental = CONSENT.replace(representative_kind=kind)
        assert representation_over(parental, [gone], child) == (date(2028, 4, 2), True)
        assert representation_over(parental, [gone.replace(ended_on=TODAY)], child) == (TODAY, False)
    assert representation_over(CONSENT, [], child) is None
    assert representation_over(CONSENT.replace(representative_kind="parent"), [], None) is None


def test_whoever_bears_the_name_or_reading_of_one_of_the_opposite_parties_is_one() -> None:
    parties = [OppositeParty(name="別の 人"), OppositeParty(name="陽炎 巌", kana="かげろう いわお")]
    for name in ("陽炎巌", "陽炎 巌", "かげろういわお"):
        assert is_opposite(name, parties)
    for name in ("陽炎", " ", ""):
        assert not is_opposite(name, [*parties, OppositeParty()])
    assert not is_opposite("陽炎巌", [])
