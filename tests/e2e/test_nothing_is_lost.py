"""What is typed and kept survives locking, an unclean end and closing, and stands in no file in plain words."""

import gc
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from kyoju_desktop.domain.records import Address, Case, ContactPoint, Person, ProgressNote
from kyoju_desktop.services.backups import backup_folder
from kyoju_desktop.storage.backup import inspect, list_backups
from kyoju_desktop.storage.verify import verify
from kyoju_desktop.ui.pages.case_next import TABS
from kyoju_desktop.ui.tour.clock import TourClock
from kyoju_desktop.ui.tour.filling import fill, tab
from tests.e2e.conftest import PASSPHRASE, Counter, at_counter
from tests.e2e.steps import (
    begin_referral,
    choose_in_menu,
    drafted,
    give_consent,
    release,
    take_in,
    titles,
    write_note,
    write_texts,
)

LEFT = "玄関先で話した。続きは明日。"


def open_again(at: Counter, name: str) -> None:
    """Open the case of that person by the search at the top."""
    hand = at.hand
    hand.write("search", name)
    hand.see("search_list")
    hand.key(Qt.Key.Key_Return, name="search")
    hand.see("case_head")
    hand.settle()


def note_text(at: Counter) -> str:
    """What stands in the first box of the quick note."""
    return at.hand.within("quick_note").see_as("fact", QPlainTextEdit).toPlainText()


def test_a_note_half_written_survives_ctrl_l(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    hand.within("quick_note").write("fact", LEFT)
    hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)  # at once: no time for the draft's own clock
    hand.see("passphrase")
    hand.settle()
    assert "赤松" not in " ".join(titles())
    town.unlock()
    open_again(town, "あかまつ")
    assert note_text(town) == LEFT
    hand.press("keep_note")
    assert town.one(ProgressNote).fact == LEFT
    assert not town.store.drafts.all()


def test_drafts_survive_an_unclean_end(town: Counter, qapp: QApplication, tmp_path: Path) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    hand.within("quick_note").write("fact", LEFT)
    hand.wait(lambda: LEFT[:4] in drafted(town), "draft")
    hand.press("new_intake")
    fill(hand, Person, {"name": "平松 健一", "kana": "ひらまつ けんいち"})
    hand.wait(lambda: "平松" in drafted(town), "draft")
    cut = tmp_path / "cut"
    shutil.copytree(town.folder, cut, ignore=shutil.ignore_patterns("*.lock", "kyoju.window"))
    with at_counter(qapp, cut, TourClock(datetime(2026, 6, 16, 13, 0))) as after:
        after.unlock()
        assert verify(after.store).ok
        open_again(after, "あかまつ")
        assert note_text(after) == LEFT
        after.hand.press("new_intake")
        after.hand.settle()
        assert after.hand.words("name") == "平松 健一"


def test_ctrl_z_takes_a_note_back(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    write_note(hand, "郵便受けがあふれている。")
    assert town.one(ProgressNote).fact == "郵便受けがあふれている。"
    hand.see("timeline").setFocus()
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert not town.find(ProgressNote)
    assert "元に戻しました" in " ".join(each.text() for each in hand.see("status_remark").findChildren(QLabel))
    assert town.one(Case).stage == "S10"


def test_closing_the_window_makes_a_verified_backup(town: Counter, qapp: QApplication) -> None:
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    town.go_to(datetime(2026, 6, 16, 17, 15))
    before = len(list_backups(backup_folder(town.folder)))
    town.session.window.close()
    town.hand.wait(lambda: not town.session.window.isVisible(), "close")
    made = list_backups(backup_folder(town.folder))
    assert len(made) == before + 1
    assert made[-1].verified
    assert made[-1].at.replace(second=0) == datetime(2026, 6, 16, 17, 15)
    assert inspect(made[-1].path, PASSPHRASE).verified


CANARIES = ("鴇田カナリヤ", "ときたかなりや", "0355501234", "03-5550-1234", "羽根町", "黄色い羽根", "止まり木荘")


def test_no_plain_word_of_a_person_in_any_file_nor_in_any_title(
    town: Counter, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, temporary = town.hand, tmp_path / "temp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    seen: set[str] = set()

    def look() -> None:
        seen.update(titles())
        assert traces(tmp_path) == []

    take_in(
        town,
        {"name": CANARIES[0], "kana": CANARIES[1]},
        phone=CANARIES[3],
        more={Address: {"place": f"架空県 東郡 陽ノ原町 {CANARIES[4]} 1番地", "building": CANARIES[6]}},
    )
    assert town.one(ContactPoint).phone == CANARIES[2]
    look()
    write_note(hand, f"{CANARIES[5]}を見た。")
    hand.within("quick_note").write("opinion", f"{CANARIES[5]}のことは、また聞く。")
    hand.press("make_paper")
    choose_in_menu(hand, "paper_menu", "paper_intake")
    hand.see("preview")
    look()
    hand.press("preview_close")
    give_consent(town, whom="陽ノ原町社会福祉協議会")
    begin_referral(town, "陽ノ原町社会福祉協議会")
    write_texts(hand, {"summary": f"{CANARIES[5]}の世話を頼みたい。"})
    look()
    release(town)
    for out in tmp_path.glob("out-*.pdf"):
        out.unlink()  # what the clerk saved on purpose
    hand.write("search", CANARIES[1])
    hand.see("search_list")
    look()
    hand.key(Qt.Key.Key_Escape, name="search")
    hand.press("rail_today")
    hand.press("rail_cases")
    look()
    town.lock()
    look()
    town.unlock()
    look()
    town.session.window.close()
    hand.wait(lambda: not town.session.window.isVisible(), "close")
    look()
    assert (town.folder / "backups").is_dir()
    assert seen
    assert not [each for each in seen for word in CANARIES if word in each]
    assert not [word for word in CANARIES if word in caplog.text]


def traces(folder: Path) -> list[str]:
    """Which planted words stand in which file or file name, in any encoding of Windows or ours."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for word in CANARIES:
            ways = [word.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc-jp")]
            found += [f"{word} in {path.name}" for way in ways if way in data or word in str(path)]
    return found


def test_the_search_for_planted_words_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CANARIES[5], "utf-16-le")
    assert traces(tmp_path) == [f"{CANARIES[5]} in a.txt"]


def test_after_the_lock_no_widget_of_the_office_is_left_without_an_owner(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    for code in TABS.values():
        tab(hand, code)
    tab(hand, "consent")
    hand.press("open_consent")
    hand.settle()
    open_again(town, "あかまつ")
    hand.press("make_referral_bar")
    hand.settle()
    town.lock()
    hand.settle()
    gc.collect()
    left = [each for each in QApplication.topLevelWidgets() if each is not town.session.window]
    assert [f"{type(each).__name__} {each.objectName()}" for each in left] == []
