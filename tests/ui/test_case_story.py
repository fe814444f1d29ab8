"""What a case tells before anything is drawn: the story, the head, the next step, the rows."""

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.every import FORMS
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    Office,
    Person,
    ProgressNote,
    Protection,
    StageChange,
    Suspension,
    Tenancy,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.pages.case_face import classes_words, face_of, glance_of, steps_of
from kyoju_desktop.ui.pages.case_next import next_step, stage_behind
from kyoju_desktop.ui.pages.case_rows import line_of
from kyoju_desktop.ui.pages.case_story import GROUPS, chosen, story
from kyoju_desktop.ui.pages.case_teller import Teller
from kyoju_desktop.ui.pages.case_view import CaseView, case_dues
from kyoju_desktop.ui.pages.cells import due_words
from kyoju_desktop.ui.pages.consent_notices import holders
from tests.ui import miura


class _Kept:
    """Catches what `write_miura` writes, without a file."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        self.records.append(record)

    @contextmanager
    def write(self, _label: str) -> Any:  # noqa: ANN401 - stands for a store
        yield self


@pytest.fixture(scope="module")
def at() -> Locale:
    return Locale(Translator.for_language("ja"), miura.NOW.date(), load_codebook())


@pytest.fixture(scope="module")
def file() -> CaseFile:
    kept = _Kept()
    miura.write_miura(cast("Store", kept))
    records: dict[str, tuple[Record, ...]] = {}
    for each in kept.records:
        records[type(each).__name__] = (*records.get(type(each).__name__, ()), each)
    case, person = cast("Case", records["Case"][0]), cast("Person", records["Person"][0])
    return CaseFile(Office(municipality="瀬戸見市"), case, person, records)


@pytest.fixture(scope="module")
def bodies(file: CaseFile) -> Mapping[str, str]:
    return {each.id: str(getattr(each, "name", "")) for each in file.records["Organisation"]}


def with_records(file: CaseFile, *records: Record, **case: object) -> CaseFile:
    """The same case with more records, and the case itself changed."""
    more = dict(file.records)
    for each in records:
        more[type(each).__name__] = (*more.get(type(each).__name__, ()), each)
    return replace(file, case=file.case.replace(**case), records=more)


def view_of(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> CaseView:
    return CaseView(
        file=file,
        at=at,
        now=miura.NOW,
        bodies=bodies,
        entries=story(file, at, bodies),
        dues=case_dues(file, office_calendar(), miura.NOW.date()),
        next_stage="S80",
        needs=(),
        face=face_of(file, at),
        steps=steps_of(file, at),
        glance=glance_of(file, at, bodies),
    )


def test_the_story_is_newest_first_and_tells_every_dated_record(
    file: CaseFile, at: Locale, bodies: Mapping[str, str]
) -> None:
    told = story(file, at, bodies)
    assert [entry.at for entry in told] == sorted((entry.at for entry in told), reverse=True)
    titles = [entry.title for entry in told]
    for title in (
        "段階を「危機対応」にした",
        "来所・夫と名乗る人",
        "学校から問合せ",
        "不動産店Bに断られた",
        "入居した(公営住宅(目的外使用))",
        "同意を受けた",
        "福祉課(市)から返事: 受理",
        "支援計画を決めた",
        "住所の秘匿を始めた",
    ):
        assert title in titles


def test_every_filter_shows_a_part_of_all(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    told = story(file, at, bodies)
    for code, _title in GROUPS[1:]:
        part = chosen(told, code)
        assert part
        assert set(part) < set(told)


def test_words_are_found_in_lines_and_titles(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    assert [entry.title for entry in chosen(story(file, at, bodies), "", "3回求めた")] == ["来所・夫と名乗る人"]


def test_places_of_a_protected_person_are_not_told(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    said = str([(entry.title, entry.aside, entry.lines) for entry in story(file, at, bodies)])
    assert "海見台" not in said
    tenancy = file.of(Tenancy)[0]
    assert line_of(tenancy, Teller(file, at)).title == "公営住宅(目的外使用)・(秘匿)"
    ended = replace(file, records={**file.records, "Protection": (), "Address": ()})
    assert line_of(tenancy, Teller(ended, at)).title == "市営海見台団地305号"


def test_an_ended_protection_is_told_with_who_decided(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    ended = Protection(person=file.person.id, ended_on=date(2026, 6, 1), ended_reason="転居", ended_approver="係長")
    told = [entry for entry in story(with_records(file, ended), at, bodies) if entry.record == ended]
    assert [(entry.title, entry.aside, entry.who) for entry in told] == [("住所の秘匿を終えた", "転居", "係長")]


def test_a_measure_past_its_day_says_so_and_secrecy_still_stands(file: CaseFile, at: Locale) -> None:
    measure = next(each for each in file.of(Protection) if each.source == "measure")
    asked = measure.replace(extended_on=date(2027, 3, 16))
    later = replace(at, today=date(2027, 4, 14))
    line = line_of(asked, Teller(file, later))
    assert "延長を申し出た 令和9年3月16日" in line.below
    assert [each.text for each in line.tags] == ["満了日を過ぎています", "秘匿しています"]
    assert "延長を申し出た" not in line_of(measure, Teller(file, at)).below
    flags = [each.text for each in face_of(file, later).flags]
    assert "住所秘匿 支援措置 令和9年4月13日で満了(延長を確かめる)" in flags


def test_only_who_holds_what_was_taken_back_is_to_be_written_to(file: CaseFile) -> None:
    consent, case = file.of(Consent)[0], file.case.id
    taken = ConsentWithdrawal(case=case, consent=consent.id, organisation="corp", classes=frozenset({"HEALTH"}))
    paper = Disclosure(case=case, consent=consent.id, organisation="corp", recipient="居住支援法人")

    def waiting(withdrawal: ConsentWithdrawal, info_class: str, *, given: bool = True) -> list[str]:
        item = DisclosedItem(
            disclosure=paper.id,
            record_class="Assessment",
            field_name="illness",
            info_class=info_class,
            given=given,
        )
        only = {"Disclosure": (), "DisclosedItem": (), "ConsentWithdrawal": (), "WithdrawalNotice": ()}
        bare = replace(file, records={**file.records, **only})
        return [each.organisation for each in holders(with_records(bare, withdrawal, paper, item))]

    assert waiting(taken, "HEALTH") == ["corp"]
    assert waiting(taken, "HOUSING") == []
    assert waiting(taken, "HEALTH", given=False) == []
    of_item = taken.replace(classes=frozenset(), record_class="Assessment", field_name="illness")
    assert waiting(of_item, "HEALTH") == ["corp"]
    assert waiting(of_item.replace(field_name="hospital"), "HEALTH") == []
    assert waiting(taken.replace(classes=frozenset()), "HOUSING") == ["corp"]


def test_days_far_away_are_told_in_years(at: Locale) -> None:
    assert due_words(date(2027, 6, 23), date(2026, 6, 23), at.tr).text == "あと365日"
    assert due_words(date(2037, 3, 31), date(2026, 6, 23), at.tr).text == "あと10年"


def test_a_note_without_a_time_has_none(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    note = ProgressNote(case=file.case.id, at=datetime(2026, 6, 1), fact="朝")
    told = [entry for entry in story(with_records(file, note), at, bodies) if entry.record == note]
    assert [(entry.timed, entry.title) for entry in told] == [(False, "記録")]


def test_the_strip_shows_done_current_and_coming_steps(file: CaseFile, at: Locale) -> None:
    steps = {step.code: (step.when, step.state) for step in steps_of(file, at)}
    assert steps["S10"] == ("4.13", "done")
    assert steps["S85"] == ("6.22から", "current")
    assert steps["S99"] == ("まだ", "todo")


def test_a_step_that_was_skipped_says_so(file: CaseFile, at: Locale) -> None:
    changes = tuple(each for each in file.of(StageChange) if each.to_stage != "S15")
    skipped = replace(file, records={**file.records, "StageChange": changes})
    steps = {step.code: step.when for step in steps_of(skipped, at)}
    assert steps["S15"] == "なし"


def test_a_suspended_case_stands_where_it_stopped(file: CaseFile, at: Locale) -> None:
    stop = StageChange(case=file.case.id, from_stage="S50", to_stage="S95", at=miura.NOW)
    steps = {step.code: step for step in steps_of(with_records(file, stop, stage="S95"), at)}
    assert (steps["S50"].label, steps["S50"].state) == ("中断", "current")


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        (frozenset[str](), "なし"),
        (frozenset({"IDENTITY", "CONTACT"}), "連絡先"),
        (frozenset({"IDENTITY", "MONEY", "HOUSEHOLD"}), "連絡先・世帯・収入"),
    ],
)
def test_classes_are_told_in_few_words(classes: frozenset[str], words: str, at: Locale) -> None:
    assert classes_words(classes, at) == words


def test_without_consent_the_strip_says_how_it_stands(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    none = replace(file, records={**file.records, "Consent": ()})
    assert glance_of(none, at, bodies).parties[0].who == "同意はまだありません"
    declined = Consent(case=file.case.id, state="declined", ask_again_on=date(2026, 7, 1))
    asked = replace(file, records={**file.records, "Consent": (declined,)})
    party = glance_of(asked, at, bodies).parties[0]
    assert (party.who, party.until) == ("同意しないと言われています", "令和8年7月1日にもう一度たずねる")


def test_the_nearest_date_is_the_next_step(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    found = next_step(view_of(file, at, bodies))
    assert (found.kind, found.when) == ("due", "次にすること・きょう 6月23日(火)まで")


@pytest.mark.parametrize(
    ("stage", "moved", "leads"),
    [
        ("S60", date(2026, 7, 31), "S70"),
        ("S60", None, "S70"),
        ("S70", date(2026, 7, 31), ""),
        ("S70", date(2026, 6, 23), "S80"),
        ("S50", date(2026, 6, 22), "S80"),
        ("S80", date(2026, 6, 1), ""),
        ("S10", date(2026, 6, 1), ""),  # a tenant who comes for advice is not behind
    ],
)
def test_a_recorded_contract_leads_on_to_the_stage_it_belongs_to(
    file: CaseFile, at: Locale, bodies: Mapping[str, str], stage: str, moved: date | None, leads: str
) -> None:
    signed = Tenancy(case=file.case.id, contracted_on=date(2026, 6, 20), moved_in_on=moved)
    moving = replace(with_records(file, stage=stage), records={"Tenancy": (signed,)})
    assert stage_behind(view_of(moving, at, bodies)) == leads
    found = next_step(view_of(moving, at, bodies))
    assert (found.kind == "stage" and found.target == leads) is bool(leads)
    unsigned = replace(moving, records={"Tenancy": (signed.replace(contracted_on=None),)})
    assert stage_behind(view_of(unsigned, at, bodies)) == ""


def test_a_closed_case_only_waits_to_be_reopened(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> None:
    closed = with_records(file, stage="S99")
    assert case_dues(closed, office_calendar(), miura.NOW.date()) == ()
    assert next_step(view_of(closed, at, bodies)).kind == "reopen"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.record.__name__)
def test_every_record_has_a_row_even_when_it_is_empty(
    form: Any,  # noqa: ANN401 - a layout
    file: CaseFile,
    at: Locale,
) -> None:
    assert line_of(form.record(), Teller(file, at)).title


def test_the_flags_name_who_came_anonymously_or_has_died(file: CaseFile, at: Locale) -> None:
    dead = replace(
        with_records(file, Suspension(case=file.case.id), anonymous=True),
        person=file.person.replace(died_on=date(2026, 6, 1), two_person_visit=True, interpreter="sign"),
    )
    words = [flag.text for flag in face_of(dead, at).flags]
    for each in ("匿名の問合せ", "死亡 令和8年6月1日", "二人で訪問", "手話"):
        assert each in words
