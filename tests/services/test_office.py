"""Setting up an office: what is asked, what follows from a 福祉事務所, what can be changed later."""

import secrets
from datetime import date, datetime
from pathlib import Path

import pytest

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import specs, value_of
from kyoju_desktop.domain.kinds import Choice, Codes
from kyoju_desktop.domain.records import Office, Organisation, PurposeEntry
from kyoju_desktop.services.office import (
    new_office,
    office_line,
    office_of,
    purposes_in_force,
    save_office,
    set_up,
    starter_organisations,
    starter_purposes,
)
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, city, town


def test_the_office_knows_what_follows_from_its_name_and_code() -> None:
    office = town()
    assert (office.prefecture, office.head, office.document_prefix) == ("架空県", "町長", "陽住")
    assert (office.keep_years, office.reply_days) == (5, 14)
    assert city().head == "市長"
    assert new_office("札幌市", "011002", True, "", "住宅課", "空木").prefecture == "北海道"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("municipality", ("", "993018", False, "", "住宅係", "空木")),
        ("municipality", ("陽ノ原", "993018", False, "", "住宅係", "空木")),
        ("municipality", ("陽ノ原\x00町", "993018", False, "", "住宅係", "空木")),
        ("code", ("陽ノ原町", "993011", False, "", "住宅係", "空木")),
        ("code", ("陽ノ原町", "99301", False, "", "住宅係", "空木")),
        ("section", ("陽ノ原町", "993018", False, "", " ", "空木")),
        ("clerk", ("陽ノ原町", "993018", False, "", "住宅係", "")),
        ("welfare_office", ("瀬戸見市", "992011", False, "", "住宅係", "空木")),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(field: str, values: tuple[str, str, bool, str, str, str]) -> None:
    with pytest.raises(Refused) as refused:
        new_office(*values)
    assert refused.value.field == field


def test_full_width_digits_of_a_code_are_read() -> None:
    assert new_office("陽ノ原町", "９９３０１８", False, "", "住宅係", "空木").code == "993018"


def test_without_a_welfare_office_the_prefecture_is_outside() -> None:
    standings = {each.kind: each.standing for each in starter_organisations(town())}
    assert standings["welfare_office"] == "other_public"
    assert standings["self_reliance"] == "other_public"
    assert standings["welfare_section"] == "same_body"
    assert standings["social_council"] == "private"


def test_with_a_welfare_office_it_is_the_same_body() -> None:
    bodies = {each.kind: each for each in starter_organisations(city())}
    assert bodies["welfare_office"].standing == "same_body"
    assert bodies["welfare_office"].name == "瀬戸見市福祉事務所"
    assert bodies["self_reliance"].standing == "contractor"
    assert bodies["womens_center"].standing == "other_public"


@pytest.mark.parametrize("office", [town(), city()])
def test_all_that_an_office_starts_with_speaks_in_known_codes(office: Office) -> None:
    book = load_codebook()
    day = date(2026, 6, 1)
    for record in (office, *starter_organisations(office), *starter_purposes(office, day)):
        for spec in specs(type(record)):
            value = value_of(record, spec.name)
            if isinstance(spec.kind, Choice) and value:
                assert value in book.list(spec.kind.list).by_code
            if isinstance(spec.kind, Codes):
                assert value <= set(book.list(spec.kind.list).by_code)


def test_set_up_makes_keys_file_office_bodies_and_purposes(tmp_path: Path, clock: Clock) -> None:
    made = set_up(tmp_path / "data", "町の長い合言葉 2026", town(), datetime(2026, 6, 1, 9, 0), clock=clock)
    with made.store.read() as r:
        office = office_of(r)
        assert office.set_up_on == date(2026, 6, 1)
        assert r.count(Organisation) == len(starter_organisations(town()))
        assert purposes_in_force(r, date(2026, 6, 1))
        assert not purposes_in_force(r, date(2026, 5, 31))
        assert r.count(PurposeEntry) == len(starter_purposes(town(), date(2026, 6, 1)))
    made.store.close()
    assert len(made.recovery_key) > 20
    assert load_settings(tmp_path / "data").settings.office_line == "陽ノ原町 建設課 住宅係"


@pytest.mark.parametrize("in_the_way", ["kyoju.db", "settings.json"])
def test_a_set_up_that_fails_leaves_nothing_that_stops_the_next_try(tmp_path: Path, in_the_way: str) -> None:
    (tmp_path / in_the_way).mkdir()
    with pytest.raises(Refused):
        set_up(tmp_path, "町の長い合言葉 2026", town(), datetime(2026, 6, 1, 9, 0))
    assert [each.name for each in tmp_path.iterdir()] == [in_the_way]
    (tmp_path / in_the_way).rmdir()
    set_up(tmp_path, "町の長い合言葉 2026", town(), datetime(2026, 6, 1, 9, 0)).store.close()


def test_a_short_passphrase_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        set_up(tmp_path / "data", "短い", town(), datetime(2026, 6, 1, 9, 0))
    assert not (tmp_path / "data").exists()


def test_the_unlock_screen_says_when_it_is_for_practice() -> None:
    assert office_line(city().replace(training=True)).endswith("(研修用)")


def test_a_file_without_an_office_says_so(tmp_path: Path) -> None:
    empty = Store.create(tmp_path / "data", secrets.token_bytes(32), actor="")
    with empty.read() as r, pytest.raises(Refused):
        office_of(r)
    empty.close()


def test_the_office_can_be_changed_but_not_swapped_or_emptied(store: Store) -> None:
    with store.write("役場の設定") as w:
        office = office_of(w)
        save_office(w, office.replace(department="まちづくり課"))
    with store.read() as r:
        assert office_of(r).department == "まちづくり課"
    for wrong in (town(), office.replace(clerk=""), office.replace(code="993011")):
        with pytest.raises(Refused), store.write("役場の設定") as w:
            save_office(w, wrong)


def test_training_is_for_good_and_real_stays_real(store: Store) -> None:
    with store.read() as r:
        office = office_of(r)
    with pytest.raises(Refused), store.write("役場の設定") as w:
        save_office(w, office.replace(training=True))
    with store.write("役場の設定", final=True) as w:
        w.put(office.replace(training=True))
    with pytest.raises(Refused), store.write("役場の設定") as w:
        save_office(w, office)
