"""様式のことば: what the list tells, taking in after a check, taking back without loss."""

import json
from datetime import date
from pathlib import Path

import pytest

from kyoju_desktop.documents.wording import forms_with_words, wording
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.own_words import (
    BEFORE,
    BUILT_IN,
    OFFICE,
    PREFECTURE,
    FormWords,
    all_words,
    check_file,
    put_in_place,
    starting_file,
    take_back,
)
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify

JA = Translator.for_language("ja")


def file(place: Path, form: str = "notice", title: str = "町の題", **more: object) -> Path:
    rows = [{"key": "title", "text": title}]
    place.write_text(json.dumps({"form": form, "texts": rows, **more}, ensure_ascii=False), "utf-8")
    return place


def row(form: str, *folders: Path) -> FormWords:
    return next(each for each in all_words(folders) if each.form == form)


def said(folder: Path) -> str:
    return wording("notice").on(date(2026, 6, 1), JA.with_words_of(folder))("title")


def test_the_list_says_whose_words_each_form_speaks(tmp_path: Path) -> None:
    office, county = tmp_path / "office", tmp_path / "county"
    for each in (office, county):
        (each / "wording").mkdir(parents=True)
    assert {each.form for each in all_words((office, county))} == set(forms_with_words())
    assert row("notice", office, county).source == BUILT_IN
    assert row("consent", office, county).unconfirmed
    file(county / "wording" / "notice.json", source="県の通知", unconfirmed=False)
    found = row("notice", office, county)
    assert (found.source, found.origin, found.replaced, found.unconfirmed) == (PREFECTURE, "県の通知", 1, False)
    file(office / "wording" / "notice.json", unconfirmed=True)
    found = row("notice", office, county)
    assert (found.source, found.unconfirmed, len(found.files)) == (OFFICE, True, 2)
    assert all_words((office, county))[0].form == "notice"


def test_a_file_for_a_form_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    file(tmp_path / "wording" / "つなぎ.json")
    first = all_words((tmp_path,))[0]
    assert "「つなぎ」という様式はありません" in first.troubles[0].message(JA).text(JA)


def test_a_checked_file_holds_from_the_next_paper_on_and_stands_in_the_history(store: Store, tmp_path: Path) -> None:
    before = said(store.folder)
    checked = check_file(file(tmp_path / "x.json"))
    assert checked.form == "notice"
    with store.write("取り込む", final=True) as w:
        put_in_place(w, store.folder, checked)
    assert said(store.folder) == "町の題"
    with store.write("取り込む", final=True) as w:
        put_in_place(w, store.folder, check_file(file(tmp_path / "x.json", title="次の題")))
    assert said(store.folder) == "次の題"
    kept = store.folder / "wording" / f"notice.json{BEFORE}"
    assert "町の題" in kept.read_text("utf-8")
    with store.write("戻す", final=True) as w:
        take_back(w, store.folder, "notice")
    assert said(store.folder) == before
    assert "次の題" in kept.read_text("utf-8")
    assert verify(store).ok
    with store.read() as r:
        marks = r.connection.execute("SELECT after FROM change WHERE record_class = '-mark'").fetchall()
    assert len(marks) == 3


def test_there_is_nothing_to_take_back_without_a_file(store: Store) -> None:
    for form in ("notice", "../settings"):
        with pytest.raises(Refused), store.write("戻す", final=True) as w:
            take_back(w, store.folder, form)


@pytest.mark.parametrize(
    "data",
    [
        "{",
        '{"form": "../../evil", "texts": []}',
        '{"form": "notice", "texts": [], "run": "x"}',
        '{"form": 3, "texts": []}',
        "[" * 50_000,
    ],
)
def test_a_file_of_which_nothing_can_be_used_is_refused_and_nothing_changes(tmp_path: Path, data: str) -> None:
    place = tmp_path / "x.json"
    place.write_text(data, "utf-8")
    with pytest.raises(Refused) as told:
        check_file(place)
    assert "何も変えていません" in told.value.message.text(JA)


def test_a_file_that_cannot_be_read_or_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        check_file(tmp_path / "gone.json")
    place = tmp_path / "huge.json"
    with place.open("wb") as opened:
        opened.truncate(500 * 1024 * 1024)
    with pytest.raises(Refused):
        check_file(place)


def test_a_folder_that_cannot_be_written_leaves_the_words_as_they_were(store: Store, tmp_path: Path) -> None:
    checked = check_file(file(tmp_path / "x.json"))
    before = said(store.folder)
    (store.folder / "wording").write_text("no folder", "utf-8")
    with pytest.raises(Refused), store.write("取り込む", final=True) as w:
        put_in_place(w, store.folder, checked)
    with pytest.raises(Refused), store.write("戻す", final=True) as w:
        take_back(w, store.folder, "notice")
    assert said(store.folder) == before


def test_a_form_can_be_written_out_changed_and_taken_in(tmp_path: Path) -> None:
    place = tmp_path / "consent.json"
    place.write_bytes(starting_file("consent"))
    checked = check_file(place)
    assert checked.file.troubles == ()
    assert {each.key for each in checked.file.phrases} >= {"title", "seal_place", "retention_years"}
