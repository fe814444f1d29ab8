"""The map of measures: seeded once, own edits stay, old names find the new one, what fits a case is told with why."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Intake, Measure, Organisation, SchemeUse
from kyoju_desktop.domain.rules.measures import candidates, fit_of, in_force, old_names
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.services.measures import (
    catalogue,
    found_by_old_name,
    keep_measure,
    key_of,
    likely_body,
    measures_for,
    remove_measure,
    seed_measures,
)
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.folding import fold_kana
from kyoju_desktop.storage.store import Store
from tests.services.conftest import city, opened, town

SHIPPED: dict[str, Any] = json.loads((shipped("resources") / "reference" / "measures.json").read_text("utf-8"))
TODAY = date(2026, 6, 1)
# DOMAIN 7.2 and 7.3: shares of a survey that must not be shown as if they were known of this town
PERCENTAGES = ("%", "％", "割が", "●", "◎", "○3")


def by_code(store: Store) -> dict[str, Measure]:
    with store.read() as r:
        return {each.starter: each for each in r.find(Measure)}


def test_a_new_office_begins_with_the_whole_map(store: Store) -> None:
    found = by_code(store)
    assert set(found) == {each["code"] for each in SHIPPED["measures"]}
    assert {each for measure in found.values() for each in measure.stage} == {
        "cooperation",
        "supply",
        "guarantor",
        "entry",
        "living",
        "money",
        "emergency",
    }
    assert all(each.source and each.does and each.how for each in found.values())


def test_no_share_of_a_survey_stands_in_the_map() -> None:
    text = json.dumps(SHIPPED, ensure_ascii=False)
    assert not [each for each in PERCENTAGES if each in text]


def test_every_name_that_was_changed_by_law_finds_the_new_one(store: Store) -> None:
    with store.read() as r:
        known = catalogue(r).measures
    pairs = {
        "婦人相談所": "女性相談支援センター",
        "婦人相談員": "女性相談支援員",
        "婦人保護施設": "女性自立支援施設",
        "一時生活支援事業": "居住支援事業(シェルター)",
    }
    for old, new in pairs.items():
        hits = [each for each in known if fold_kana(old) in key_of(each)]
        assert any(new in each.name for each in hits), old
        assert all(found_by_old_name(each, old) for each in hits if new in each.name)
        assert not any(old in each.name for each in known)
    assert found_by_old_name(next(each for each in known if each.starter == "womens_facility"), "ふじん") is False
    assert not found_by_old_name(known[0], "")


def test_the_map_is_seeded_once_and_what_the_office_wrote_stays(store: Store) -> None:
    before = by_code(store)
    own = before["food"].replace(name="まちの食料支援", here="yes", checked_on=TODAY, note="毎週水曜")
    with store.write("制度・資源") as w:
        keep_measure(w, own)
        remove_measure(w, before["police"])
        keep_measure(w, Measure(name="町独自の家賃補助"))
    with store.write("候補") as w:
        assert seed_measures(w, office_of(w)) == 1
        assert seed_measures(w, office_of(w)) == 0
    after = by_code(store)
    assert after["food"] == own
    assert after["police"].id != before["police"].id
    with store.read() as r:
        assert r.count(Measure) == len(before) + 1


def test_an_older_file_without_a_map_gets_it_by_the_button(store: Store) -> None:
    with store.write("昔のファイル") as w:
        for each in w.find(Measure):
            w.remove(each)
    with store.write("候補") as w:
        assert seed_measures(w, office_of(w)) == len(candidates())


def test_whether_it_can_be_had_here_and_where_depends_on_the_office(store: Store) -> None:
    benefit = by_code(store)["housing_benefit"]
    with store.read() as r:
        body = r.get(Organisation, benefit.organisation)
        bodies = r.find(Organisation)
    assert (body.kind, body.standing) == ("self_reliance", "other_public")
    both = [*bodies, Organisation(name="市の相談室", kind="self_reliance", standing="same_body")]
    assert likely_body(benefit, both, town()) == body
    assert likely_body(benefit, both, city()) is None  # two are as likely: the office chooses
    assert likely_body(benefit.replace(body_kinds=frozenset()), both, city()) is None


def test_a_line_needs_a_name_and_days_in_order(store: Store) -> None:
    with pytest.raises(Refused) as refused, store.write("制度・資源") as w:
        keep_measure(w, Measure(name=" "))
    assert refused.value.field == "name"
    with pytest.raises(Refused) as refused, store.write("制度・資源") as w:
        keep_measure(w, Measure(name="x", from_day=TODAY, until_day=date(2026, 5, 1)))
    assert refused.value.field == "until_day"


def case_with(store: Store, *categories: str, topics: tuple[str, ...] = (), stage: str = "S10") -> str:
    case = opened(store)
    with store.write("区分", case=case) as w:
        w.put(w.get(Case, case).replace(categories=frozenset(categories), stage=stage))
        (intake,) = w.find(Intake, case=case)
        w.put(intake.replace(topics=frozenset(topics)))
    return case


def names(store: Store, case: str, day: date = TODAY) -> dict[str, Any]:
    with store.read() as r:
        return {each.measure.starter: each for each in measures_for(r, case, day)}


def test_what_fits_a_case_follows_from_its_categories_topics_and_stage(store: Store) -> None:
    case = case_with(store, "L5", "L1", "M9", topics=("T04", "T03"))
    found = names(store, case)
    assert "housing_benefit" in found
    assert "single_parent_worker" in found
    assert "nursing_home" not in found
    assert "disability_home" not in found
    benefit = found["housing_benefit"]
    assert benefit.fit.categories == ("L1", "M9")
    assert benefit.fit.topics == ("T04",)
    assert benefit.now
    assert benefit.body is not None
    assert not found["corp_guarantee"].now
    order = list(found)
    assert order.index("housing_benefit") < order.index("food")


def test_what_cannot_be_had_here_or_is_over_or_not_begun_is_not_offered(store: Store) -> None:
    case = case_with(store, "L1", "M9")
    with store.write("制度・資源") as w:
        known = {each.starter: each for each in w.find(Measure)}
        keep_measure(w, known["housing_benefit"].replace(here="no"))
        keep_measure(w, known["budget_support"].replace(until_day=date(2026, 5, 31)))
        keep_measure(w, known["welfare_loan"].replace(from_day=date(2026, 6, 2)))
    found = names(store, case)
    assert not {"housing_benefit", "budget_support", "welfare_loan"} & set(found)
    assert "welfare_loan" in names(store, case, date(2026, 6, 2))


def test_a_scheme_that_the_case_follows_is_marked_and_people_without_a_category_are_offered_what_is_for_all(
    store: Store,
) -> None:
    case = case_with(store)
    with store.write("制度の利用", case=case) as w:
        w.add(SchemeUse(case=case, scheme="self_reliance"))
    found = names(store, case)
    assert found["self_reliance"].begun
    assert not found["food"].begun
    assert all(each.fit.everybody for each in found.values())


def test_what_one_looks_at_first_changes_with_the_stage(store: Store) -> None:
    first = {
        stage: {code for code, hit in names(store, case_with(store, stage=stage)).items() if hit.now}
        for stage in ("S10", "S50", "S60", "S80", "S85", "S99")
    }
    assert "public_housing" in first["S50"]
    assert "public_housing" not in first["S80"]
    assert "corp_guarantee" in first["S60"]
    assert "commissioner" in first["S80"]
    assert "police" in first["S85"]
    assert not first["S99"]


def test_fits_are_for_everybody_or_for_shared_categories() -> None:
    assert fit_of(Measure(categories=frozenset({"L3"})), {"L5"}, set()) is None
    assert fit_of(Measure(), {"L5"}, set()) is not None
    fit = fit_of(Measure(categories=frozenset({"L3", "L5"}), needs=frozenset({"T02"})), {"L5"}, {"T02", "T03"})
    assert fit is not None
    assert (fit.categories, fit.topics, fit.weight) == (("L5",), ("T02",), 5)
    assert in_force(Measure(), TODAY)
    assert old_names(Measure(old_names="甲、乙,丙")) == ("甲", "乙", "丙")


def _broken(change: str, value: object) -> Any:  # noqa: ANN401
    data = json.loads(json.dumps(SHIPPED))
    data["measures"][3][change] = value
    return data


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kana", ""),
        ("stage", []),
        ("stage", ["moon"]),
        ("needs", ["T99"]),
        ("kinds", ["ministry"]),
        ("scheme", "none"),
        ("from", "R8.4.1"),
        ("to", "1990-01-01"),
        ("here", {}),
        ("everybody", "yes"),
        ("unconfirmed", 1),
        ("colour", "red"),
        ("code", "council"),
        ("here", {"welfare_office": "maybe"}),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_by_its_name(tmp_path: Path, key: str, value: object) -> None:
    data = _broken(key, value)
    if key == "to":
        data["measures"][3]["from"] = "2000-01-01"
    path = tmp_path / "measures.json"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    with pytest.raises(Refused) as refused:
        candidates(path)
    assert dict(refused.value.message.values)["name"] == "公営住宅の目的外使用"


def test_a_line_for_nobody_and_a_broken_file_are_refused(tmp_path: Path) -> None:
    data = json.loads(json.dumps(SHIPPED))
    data["measures"][7]["categories"] = []
    path = tmp_path / "measures.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Refused):
        candidates(path)
    path.write_text("{", "utf-8")
    candidates.cache_clear()
    with pytest.raises(Refused):
        candidates(path)
