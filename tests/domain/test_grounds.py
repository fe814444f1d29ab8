"""Which bases a recipient is offered, in which order, and why others are not."""

from collections.abc import Sequence
from datetime import date

import pytest

from kyoju_desktop.domain.bases import is_external, load_bases, load_conditions, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.disclosure import Basis, Offer, offered_bases
from kyoju_desktop.domain.grounds import fault_of, same_human, ways
from kyoju_desktop.domain.records import Consent, Intake, Organisation, PersonLink, PurposeEntry
from kyoju_desktop.domain.rules.consent import in_force
from tests.domain.gate_world import (
    AGENT,
    CASE,
    CENTER,
    CONSENT,
    EVERYTHING,
    INTAKE,
    OFFICE,
    PERSON,
    TODAY,
    TOWN,
    WELFARE,
    codes,
    file_of,
    rule,
    told,
)

ENTRY = PurposeEntry(
    version="第1版",
    from_day=date(2026, 4, 1),
    until_day=date(2027, 3, 31),
    recipients=frozenset({"welfare_section"}),
    classes=frozenset({"IDENTITY"}),
    purposes=frozenset({"benefit"}),
)
HANDED = INTAKE.replace(purpose_version="第1版", purpose_told_on=TODAY)


def offers(
    file: CaseFile, organisation: Organisation, purpose: str = "benefit", register: Sequence[PurposeEntry] = (ENTRY,)
) -> dict[str, Offer]:
    found = offered_bases(file, organisation, purpose, TODAY, load_bases(), in_force(file, TODAY), register)
    return {each.rule.code: each for each in found}


def why(offer: Offer) -> str:
    assert not offer.usable
    assert offer.why_not
    return offer.why_not.template


def test_only_bases_meant_for_the_recipient_are_offered_each_once_in_the_order_of_the_table() -> None:
    assert list(offers(file_of(), WELFARE)) == [
        "consent",
        "purpose",
        "internal_69_2_2",
        "law_elder_abuse",
        "law_disability_abuse",
        "law_69_1",
        "special_69_2_4",
    ]
    assert list(offers(file_of(), CENTER)) == ["consent", "purpose", "public_69_2_3", "law_69_1", "special_69_2_4"]
    assert list(offers(file_of(), AGENT)) == ["consent"]


def test_an_emergency_is_usable_for_an_errand_of_safety_only() -> None:
    assert offers(file_of(), CENTER, "safety")["special_69_2_4"].usable
    assert "安全の相談" in why(offers(file_of(), CENTER, "benefit")["special_69_2_4"])


def test_only_the_persons_own_word_or_knowledge_may_be_taken_without_asking() -> None:
    found = offers(file_of(HANDED, CONSENT, told("MONEY", organisation="welfare")), WELFARE)
    assert [code for code, offer in found.items() if offer.unasked] == ["consent", "purpose"]
    assert not offers(file_of(), WELFARE)["purpose"].unasked


def test_a_private_body_can_be_told_on_consent_only() -> None:
    found = offers(file_of(CONSENT, told(*EVERYTHING, organisation="agent")), AGENT)
    assert [code for code, offer in found.items() if offer.usable] == ["consent"]
    contractor = AGENT.replace(id="council", standing="contractor")
    assert [code for code, offer in offers(file_of(), contractor).items() if offer.usable] == ["contractor"]


def test_each_consent_that_fits_is_an_offer_of_its_own() -> None:
    second = CONSENT.replace(id="second")
    file = file_of(CONSENT, second, told("IDENTITY"), told("IDENTITY", consent="second"))
    found = offered_bases(file, CENTER, "safety", TODAY, load_bases(), in_force(file, TODAY))
    assert [each.consent.id for each in found if each.consent] == ["second", "consent"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("declined", "断っています"),
        ("on_hold", "保留"),
        ("seeking", "働きかけ"),
        ("not_explained", "説明していません"),
        ("void", "期限が切れたか"),
    ],
)
def test_ac_12_2_without_consent_the_reason_is_the_persons_attitude(state: str, words: str) -> None:
    file = file_of(Consent(case="case", person="mio", state=state))
    assert words in why(offers(file, AGENT)["consent"])


def test_no_record_and_a_consent_for_somebody_else_are_told_apart() -> None:
    assert "記録がありません" in why(offers(file_of(), AGENT)["consent"])
    assert "記録がありません" in why(
        offers(file_of(CONSENT.replace(person="other"), told("MONEY")), CENTER)["consent"]
    )
    assert "入っていません" in why(offers(file_of(CONSENT, told("MONEY")), AGENT)["consent"])


def test_a_declared_purpose_counts_only_once_that_version_was_handed_over() -> None:
    assert offers(file_of(HANDED), WELFARE)["purpose"].usable
    assert offers(file_of(HANDED), WELFARE)["purpose"].entry == ENTRY
    for intake in (
        INTAKE,
        HANDED.replace(purpose_version="第2版"),
        HANDED.replace(purpose_told_on=None),
        HANDED.replace(purpose_told_on=date(2026, 6, 24)),
    ):
        assert "渡した記録がありません" in why(offers(file_of(intake), WELFARE)["purpose"])


def test_an_exception_of_article_62_replaces_the_handing_over() -> None:
    assert offers(file_of(Intake(case="case", purpose_exception="emergency")), WELFARE)["purpose"].usable


@pytest.mark.parametrize(
    "entry",
    [
        ENTRY.replace(from_day=None),
        ENTRY.replace(from_day=date(2026, 6, 24)),
        ENTRY.replace(until_day=date(2026, 6, 22)),
        ENTRY.replace(recipients=frozenset({"npo"})),
        ENTRY.replace(purposes=frozenset({"contract"})),
    ],
)
def test_a_purpose_that_is_not_registered_for_this_recipient_errand_and_day_is_none(entry: PurposeEntry) -> None:
    assert "登録にありません" in why(offers(file_of(HANDED), WELFARE, register=[entry])["purpose"])
    fault = fault_of(Basis(rule("purpose"), entry=entry), file_of(HANDED), WELFARE, "benefit", (), TODAY)
    assert fault
    assert fault_of(Basis(rule("purpose")), file_of(HANDED), WELFARE, "benefit", (), TODAY)


def test_a_purpose_holds_on_its_first_and_last_day() -> None:
    for entry in (ENTRY.replace(from_day=TODAY), ENTRY.replace(until_day=TODAY), ENTRY.replace(until_day=None)):
        assert offers(file_of(HANDED), WELFARE, register=[entry])["purpose"].usable


def test_the_article_for_other_public_bodies_fits_nobody_inside_and_the_other_way_round() -> None:
    inside, outside = offers(file_of(), WELFARE), offers(file_of(), CENTER)
    assert inside["internal_69_2_2"].usable
    assert "public_69_2_3" not in inside
    assert outside["public_69_2_3"].usable
    assert "internal_69_2_2" not in outside


def test_ac_05_3_and_08_3_without_an_own_welfare_office_the_prefectures_is_outside() -> None:
    for kind in ("welfare_office", "self_reliance"):
        body = Organisation(name="福祉事務所", kind=kind, standing="same_body")
        assert standing_of(body, OFFICE) == "same_body"
        assert standing_of(body, TOWN) == "other_public"
        assert is_external(body, TOWN)
        assert not is_external(body, OFFICE)
    assert standing_of(Organisation(kind="self_reliance", standing="contractor"), TOWN) == "contractor"


@pytest.mark.parametrize(
    "kind", ["education_board", "water", "police", "other_town", "probation", "job_center", "court", "fire"]
)
def test_a_body_of_its_own_is_never_inside_whatever_the_register_says(kind: str) -> None:
    assert standing_of(Organisation(kind=kind, standing="same_body"), OFFICE) == "other_public"


def test_a_welfare_commissioner_counts_as_a_public_body_and_an_unknown_one_as_private() -> None:
    assert standing_of(Organisation(kind="commissioner", standing="private"), OFFICE) == "other_public"
    assert standing_of(Organisation(), OFFICE) == "private"


def test_a_rule_holds_only_between_its_dates() -> None:
    early = date(2023, 3, 31)
    assert not rule("consent").in_force(early)
    found = offered_bases(file_of(), WELFARE, "benefit", early, load_bases(), (), ())
    assert all(not each.usable for each in found)


def test_every_basis_and_condition_is_named_in_the_code_lists() -> None:
    known = {each.code for each in codes().list("legal_basis").codes}
    standings = {each.code for each in codes().list("standing").codes}
    assert {each.code for each in load_bases()} <= known
    named = [*(each.standings for each in load_bases()), *(each.standings for each in load_conditions())]
    assert all(each <= standings for each in named)


def test_links_between_strangers_make_nobody_the_client() -> None:
    links = (PersonLink(first="x", second="y"), PersonLink(first="mio", second="z"))
    assert same_human(file_of(*links)) == {"mio", "z"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (WELFARE, ["同意をたずねる", "役場の中で使えます", "緊急の提供"]),
        (CENTER, ["同意をたずねる", "行政機関に渡せる", "緊急の提供"]),
        (AGENT, ["同意をたずねる", "匿名の照会"]),
        (Organisation(kind="npo", standing="private"), ["同意をたずねる"]),
        (Organisation(kind="npo", standing="contractor"), ["同意をたずねる", "委託契約"]),
        (Organisation(kind="family"), ["相談の有無も答えず", "同意をたずねる", "緊急の提供"]),
        (Organisation(kind="bar_association"), ["弁護士会からの文書"]),
        (Organisation(kind="conference"), ["同意をたずねる", "会議体の種類"]),
        (Organisation(kind="conference", conference_body="housing_81"), ["同意をたずねる", "氏名を出さない資料"]),
        (Organisation(kind="conference", conference_body="support_9"), ["同意をたずねる", "会議から求め"]),
    ],
)
def test_each_body_is_told_the_ways_that_are_open_for_it(body: Organisation, words: list[str]) -> None:
    found = [each.template for each in ways(file_of(), body, TODAY)]
    assert len(found) == len(words)
    assert all(word in way for word, way in zip(words, found, strict=True))


def test_after_a_death_or_a_closing_the_ways_begin_with_what_that_changes() -> None:
    dead = ways(file_of(person=PERSON.replace(died_on=TODAY)), AGENT, TODAY)
    assert ["要綱" in each.template for each in dead] == [True]
    closed = ways(file_of(case=CASE.replace(stage="S99")), AGENT, TODAY)
    assert "再開" in closed[0].template
    assert not any("承認" in each.template for each in (*dead, *closed))
