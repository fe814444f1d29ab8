"""The legal bases as shipped data: every row of the table, dated articles, and a file that is closed when broken."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.domain.bases import load_bases, load_conditions, load_conferences
from kyoju_desktop.domain.basis_rule import Article, BasisRule, Conference, Demand, Fit, Warned
from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.conditions import Condition
from kyoju_desktop.domain.disclosure import Basis, Offer, Refusal, Request
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.lapses import Course
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.places import shipped
from tests.domain.gate_world import CENTER, OFFICE, TODAY, TOWN, codes, rule

FILE = shipped("resources") / "reference" / "legal_bases.json"
DATA: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
SPRING = date(2025, 4, 1)
AUTUMN = date(2025, 10, 1)


def test_every_row_of_the_table_is_a_basis_or_says_what_it_is_instead() -> None:
    rows = {*(row for each in load_bases() for row in each.rows), *DATA["refused_rows"]}
    assert rows == {*map(str, range(1, 40)), "25a", "25b"} - {"25"}


def test_the_code_list_of_the_bases_is_kept_in_step() -> None:
    listed = load_list("legal_basis").codes
    rules = load_bases()
    assert [each.code for each in listed] == [*(each.code for each in rules), "to_person"]
    for code, data in zip(listed, DATA["bases"], strict=False):
        newest = data["articles"][-1]
        assert code.label == data["name"]
        assert code.source == newest["article"]
        assert code.unconfirmed == newest.get("unconfirmed", False)


def test_every_conference_body_of_the_code_list_is_described() -> None:
    assert set(load_conferences()) == {each.code for each in codes().list("conference_body").codes}
    for body in load_conferences().values():
        law = [each for each in load_bases() if body.body in each.fit.bodies]
        assert bool(law) is not body.needs_consent
        assert all(each.articles == body.articles for each in law)


def test_every_code_in_the_file_exists() -> None:
    def named(of: str) -> set[str]:
        return {each.code for each in codes().list(of).codes}

    for each in load_bases():
        fits = [each.fit, *(demand.fit for demand in each.demands), *(words.fit for words in each.warnings)]
        for fit in fits:
            assert fit.kinds <= named("organisation_kind")
            assert fit.bodies <= named("conference_body")
            assert fit.standings <= named("standing")
        assert each.not_kinds <= named("organisation_kind")
        assert each.purposes <= named("referral_purpose")
        assert each.standings | each.special_standings <= named("standing")
        assert each.special_standings <= each.standings
        assert 0 <= each.level <= 4


@pytest.mark.parametrize(
    ("body", "day", "article"),
    [
        ("support_9", SPRING - timedelta(days=1), "第9条第5項"),
        ("support_9", SPRING, "第9条第6項"),
        ("housing_81", AUTUMN - timedelta(days=1), "第51条"),
        ("housing_81", AUTUMN, "第81条"),
    ],
)
def test_an_article_is_cited_as_it_was_numbered_on_that_day(body: str, day: date, article: str) -> None:
    found = load_conferences()[body].article_on(day)
    assert found
    assert article in found.text


def test_bodies_that_came_later_have_no_article_before() -> None:
    for body, first in (
        ("loneliness_15", date(2024, 4, 1)),
        ("assistance_27_3", SPRING),
        ("women_15", date(2024, 4, 1)),
    ):
        conference = load_conferences()[body]
        assert conference.article_on(first)
        assert conference.article_on(first - timedelta(days=1)) is None
        law = next(each for each in load_bases() if body in each.fit.bodies)
        assert law.in_force(first)
        assert not law.in_force(first - timedelta(days=1))


def test_ac_08_3_the_organiser_of_a_conference_depends_on_the_kind_of_municipality() -> None:
    conference = load_conferences()["support_9"]
    assert conference.organiser(TOWN).startswith("都道府県")
    assert conference.organiser(OFFICE).startswith("市町村")
    assert load_conferences()["care_115_48"].organiser(TOWN) == "市町村"


def test_what_was_only_known_and_not_looked_up_is_marked() -> None:
    marked = {each.code for each in load_bases() if any(article.unconfirmed for article in each.articles)}
    assert {"law_conference_27_3", "law_disability_89_3", "law_court", "disaster"} <= marked
    assert not marked & {"consent", "purpose", "law_police", "bar_23_2"}


def test_every_law_and_emergency_says_in_the_data_what_still_holds_when_the_consent_is_over() -> None:
    lapsed = {each.code for each in load_bases() if each.works_lapsed}
    assert lapsed == {each.code for each in load_bases()} - {
        "consent",
        "purpose",
        "internal_69_2_2",
        "public_69_2_3",
        "contractor",
    }
    assert {each.code for each in load_bases() if each.emergency} == {"special_69_2_4"}
    assert {each.code for each in load_bases() if each.told_later} == {"special_69_2_4", "disaster"}
    assert all("tell_person_on" in {fact.fact for fact in each.demands} for each in load_bases() if each.told_later)


def test_reports_of_abuse_are_not_told_and_ask_for_no_consent() -> None:
    for code in ("law_child_abuse", "law_elder_abuse", "law_disability_abuse"):
        assert rule(code).not_told
        assert any("告げない" in each for each in rule(code).warnings_for())
        assert not {"why_no_consent", "approver"} & {each.fact for each in rule(code).demands}


def test_the_bar_associations_inquiry_reaches_nothing_special_and_weighs_and_is_approved() -> None:
    bar = rule("bar_23_2")
    reached = {info for info in Info if bar.reaches(info, "private", {})}
    assert not reached & {Info.HEALTH, Info.CRIME, Info.VICTIM, Info.ORIGIN, Info.COURSE, Info.FAMILY, Info.OFFICE}
    assert bar.unpicked
    assert {"document", "document_on", "sender", "necessity", "weighed", "approver", "decision_number"} <= {
        each.fact for each in bar.demands
    }


def test_a_fact_can_be_demanded_of_some_bodies_and_for_some_classes_only() -> None:
    prison = Organisation(id="p", kind="probation", standing="other_public")
    consent = rule("consent").fitted(prison, "other_public", TODAY)
    assert [each.fact for each in consent.demands] == ["document", "document_on"]
    assert not consent.missing({})
    assert not consent.reaches(Info.CRIME, "other_public", {"document": "第3号"})
    assert consent.reaches(Info.CRIME, "other_public", {"document": "第3号", "document_on": "2026-06-01"})
    assert consent.reaches(Info.HEALTH, "other_public", {})
    assert not rule("consent").fitted(CENTER, "other_public", TODAY).demands


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("day", "2026-06-23", "6月23日"),
        ("moment", "2026-06-23T10:05", "10時ごろ"),
        ("text", "番号なし", "   "),
        ("long", "理由", ""),
    ],
)
def test_a_fact_is_read_by_its_kind(kind: str, good: str, bad: str) -> None:
    demand = Demand("fact", "事実", kind)
    assert demand.fault({"fact": good}) is None
    fault = demand.fault({"fact": bad})
    assert fault
    assert fault.values == (("fact", "事実"),)
    assert demand.fault({})


def test_a_basis_reaches_no_further_than_its_level_its_standings_and_its_facts() -> None:
    inside = rule("internal_69_2_2")
    assert inside.reaches(Info.MONEY, "same_body")
    assert not inside.reaches(Info.FAMILY, "same_body")
    assert not inside.reaches(Info.OFFICE, "same_body")
    assert not inside.reaches(Info.MONEY, "private")
    assert not rule("consent").reaches(Info.OFFICE, "private")
    prison = Organisation(id="p", kind="probation", standing="other_public")
    assert not rule("consent").fitted(prison, "other_public", TODAY).reaches(Info.CRIME, "other_public")


def test_a_basis_without_an_article_for_the_day_is_not_in_force() -> None:
    late = replace(rule("consent"), articles=(Article("第1条", date(2027, 1, 1), date.max, unconfirmed=False),))
    assert not late.in_force(TODAY)
    assert late.in_force(date(2027, 1, 1))
    assert late.fitted(CENTER, "other_public", TODAY).article == late.article


@pytest.mark.parametrize("kind", ["court", "bar_association", "family"])
def test_some_bodies_are_no_administrative_organ_whatever_their_standing(kind: str) -> None:
    for code in ("public_69_2_3", "purpose"):
        assert kind in rule(code).not_kinds


def test_an_optional_fact_may_be_missing_but_not_unreadable() -> None:
    demand = Demand("on", "日", "day", optional=True)
    assert demand.fault({}) is None
    assert demand.fault({"on": "あした"})


def test_further_demands_replace_optional_ones_and_never_double_those_there_are() -> None:
    reason = Demand("reason", "別の理由", "long")
    at = Demand("at", "時刻", "moment")
    asking = rule("internal_69_2_2").asking(reason, at)
    assert [each.label for each in asking.demands] == ["相当の理由", "時刻"]
    eased = rule("internal_69_2_2").asking(Demand("on", "日", optional=True)).asking(Demand("on", "日"))
    assert [each.optional for each in eased.demands if each.fact == "on"] == [False]


def test_a_fit_narrows_only_by_what_it_names() -> None:
    assert Fit().fits(CENTER, "other_public")
    assert Fit(kinds=frozenset({"womens_center"}), standings=frozenset({"other_public"})).fits(CENTER, "other_public")
    assert not Fit(kinds=frozenset({"npo"})).fits(CENTER, "other_public")
    assert not Fit(bodies=frozenset({"support_9"})).fits(CENTER, "other_public")
    assert not Fit(standings=frozenset({"private"})).fits(CENTER, "other_public")


def test_a_warning_can_be_meant_for_some_bodies_or_standings_only() -> None:
    assert rule("purpose").fitted(CENTER, "same_body", TODAY).warnings_for()
    assert not rule("purpose").fitted(CENTER, "other_public", TODAY).warnings_for()
    council = Organisation(id="c", kind="conference", conference_body="housing_81")
    assert any("守秘義務" in each for each in rule("consent").fitted(council, "conference", TODAY).warnings_for())
    assert not rule("consent").fitted(CENTER.replace(kind="npo"), "private", TODAY).warnings_for()
    for code in ("internal_69_2_2", "public_69_2_3", "special_69_2_4"):
        assert "ただし書" in rule(code).warnings_for()[0]


def test_what_the_gate_decides_on_cannot_be_changed_underway() -> None:
    for each in (
        Article,
        BasisRule,
        Condition,
        Conference,
        Course,
        Demand,
        Fit,
        Warned,
        Basis,
        Offer,
        Request,
        Refusal,
    ):
        assert vars(each)["__dataclass_params__"].frozen, each


def _broken(tmp_path: Path, **change: object) -> Path:
    first = {**DATA["bases"][0], **change}
    path = tmp_path / "legal_bases.json"
    path.write_text(json.dumps({**DATA, "bases": [first, *DATA["bases"][1:]]}), "utf-8")
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"standings": "private"},
        {"standings": None},
        {"articles": []},
        {"articles": [{"article": ""}]},
        {"label": ""},
        {"level": "high"},
        {"from": "always"},
        {"code": "purpose"},
        {"demands": [{"fact": "x", "label": "y", "kind": "number"}]},
        {"demands": [{"fact": "x"}]},
        {"classes": ["EVERYTHING"]},
        {"rows": None},
    ],
    ids=str,
)
def test_a_broken_file_refuses_plainly_instead_of_letting_anything_through(
    tmp_path: Path, change: dict[str, object]
) -> None:
    with pytest.raises(Refused, match="根拠の一覧") as refused:
        load_bases(_broken(tmp_path, **change))
    assert refused.value.message.values == (("file", "legal_bases.json"),)


def test_a_missing_or_torn_file_refuses_the_same_way(tmp_path: Path) -> None:
    torn = tmp_path / "torn.json"
    torn.write_text(FILE.read_text("utf-8")[:900], "utf-8")
    for path in (tmp_path / "nowhere.json", torn):
        for load in (load_bases, load_conferences, load_conditions):
            with pytest.raises(Refused):
                load(path)


def test_a_whole_file_elsewhere_is_read_as_the_shipped_one(tmp_path: Path) -> None:
    assert load_bases(_broken(tmp_path)) == load_bases()
    assert load_conferences(_broken(tmp_path)) == load_conferences()
    assert load_conditions(shipped("resources") / "reference" / "conditions.json") == load_conditions()
