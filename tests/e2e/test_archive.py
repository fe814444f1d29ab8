"""Issue 4 no. 6: what went out is shown again exactly, also after a restart; a signed paper is attached and seen."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from kyoju_desktop.domain.records import Attachment, Consent, Disclosure, PaperPrinted
from kyoju_desktop.ui.dialogs.attach import AttachDialog
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.tour.clock import TourClock
from kyoju_desktop.ui.tour.filling import tab
from kyoju_desktop.ui.widgets.chips import Chip
from tests.e2e.conftest import BEGIN, TOWN, Counter, at_counter
from tests.e2e.steps import all_words, begin_referral, choose_in_menu, give_consent, paper_text, release, take_in
from tests.scans import MARK, jpeg, pdf, sheet, tiff, unpacked

KIYO = {"name": "石動 キヨ", "kana": "いするぎ きよ", "birth_date": "S23.4.5"}


def said(widget: QWidget) -> str:
    """The words of the labels and of the chips."""
    chips = [each.accessibleName() for each in widget.findChildren(Chip) if each.isVisible()]
    return "\n".join([all_words(widget), *chips])


def choose_file(at: Counter, dialog_name: str, place: Path) -> None:
    """Choose a file in an open dialog of files."""
    dialog = at.hand.see_as(dialog_name, QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(place))
    dialog.accept()
    at.hand.settle()


def shown(at: Counter) -> bytes:
    """The bytes behind the preview that is open; it is closed."""
    preview = at.hand.see_as("preview", Preview)
    assert preview.pages.count >= 1
    assert isinstance(preview.pages.image(0, preview.pages.size_at(0, 40)), QImage)
    found: bytes = preview._pdf
    at.hand.press("preview_close")
    at.hand.settle()
    return found


def test_ac_archive_a_released_paper_is_shown_again_byte_for_byte_after_a_restart(
    qapp: QApplication, offices: Callable[[tuple[object, ...]], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(offices(TOWN), folder)
    clock = TourClock(BEGIN)
    with at_counter(qapp, folder, clock) as first:
        first.unlock()
        case = take_in(first, KIYO, phone="090-0000-3344")
        give_consent(first, whom="社会福祉協議会")
        begin_referral(first, "社会福祉協議会", purpose="housing")
        paper = release(first)
        with first.store.read() as r:
            sent = r.blob(paper.blob)
    with at_counter(qapp, folder, clock) as second:
        second.unlock()
        second.session.frame.open_case(case.id)
        second.hand.settle()
        tab(second.hand, "papers")
        second.hand.choose("papers_part", "kept")
        second.hand.press(f"show.{paper.id}")
        seen = shown(second)
        assert seen == sent
        assert hashlib.sha256(seen).hexdigest() == second.one(Disclosure).sha256
        # it goes nowhere from here: handing it out again is a new release
        second.hand.press(f"show.{paper.id}")
        second.hand.see("preview")
        second.hand.press("preview_print")
        assert "新しい提供" in all_words(second.hand.see("preview")) or second.hand.sees("notice")
        second.hand.press("notice_yes")
        second.hand.see("referral_page")
        assert len(second.find(Disclosure)) == 1
        assert second.find(PaperPrinted) == ()


def test_ac_archive_a_scan_is_attached_to_the_consent_and_seen_again(town: Counter, tmp_path: Path) -> None:
    hand = town.hand
    take_in(town, KIYO, phone="090-0000-3344")
    give_consent(town, whom="社会福祉協議会")
    consent = town.one(Consent)
    photo = tmp_path / "IMG_0007.jpg"
    photo.write_bytes(jpeg(sheet(size=(1240, 1754))))
    tab(hand, "consent")
    hand.press(f"more.{consent.id}")
    choose_in_menu(hand, "consent_menu", "attach_signed")
    choose_file(town, "scan_dialog", photo)
    dialog = hand.see_as("attach_dialog", AttachDialog)
    assert dialog.pages.count == 1
    assert str(photo) in all_words(dialog)
    hand.press("attach_do")
    hand.wait(lambda: not hand.sees("attach_dialog"), "attached")
    hand.settle()
    assert "署名の紙あり" in said(hand.see(f"consent.{consent.id}"))
    scan = town.one(Attachment)
    assert (scan.consent, scan.kind, scan.pages) == (consent.id, "consent", 1)
    with town.store.read() as r:
        kept = r.blob(scan.blob)
    assert MARK not in unpacked(kept)
    assert b"Exif" not in unpacked(kept)
    assert photo.read_bytes() == jpeg(sheet(size=(1240, 1754)))
    hand.press(f"more.{consent.id}")
    choose_in_menu(hand, "consent_menu", "show_signed")
    assert shown(town) == kept
    tab(hand, "papers")
    hand.choose("papers_part", "kept")
    hand.press(f"show.{scan.id}")
    assert shown(town) == kept
    town.lock()
    town.unlock()
    town.session.frame.open_case(scan.case)
    hand.settle()
    tab(hand, "papers")
    hand.choose("papers_part", "kept")
    hand.press(f"show.{scan.id}")
    assert shown(town) == kept
    # a mistake is taken back with the reason, and the paper is shown no more
    hand.press(f"take_back.{scan.id}")
    hand.press("question_do")
    hand.see("question_trouble")
    hand.write("take_back_reason", "別の人の同意書だった")
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("take_back_dialog"), "taken back")
    hand.settle()
    assert not hand.sees(f"show.{scan.id}")
    assert "別の人の同意書だった" in all_words(hand.see(f"kept.{scan.id}"))
    tab(hand, "consent")
    assert "署名の紙あり" not in said(hand.see(f"consent.{consent.id}"))


def test_ac_archive_a_bad_scan_is_answered_plainly_and_nothing_is_kept(town: Counter, tmp_path: Path) -> None:
    hand = town.hand
    take_in(town, KIYO, phone="090-0000-3344")
    tab(hand, "papers")
    hand.choose("papers_part", "kept")
    bad = {
        "locked.pdf": (pdf(password="geheim"), "パスワード"),
        "broken.jpg": (jpeg()[:2000], "こわれているか"),
        "disguised.pdf": (b"MZ" + bytes(400), "中身は プログラム"),
        "photo.heic": (b"\0\0\0\x18ftypheic" + bytes(40), "HEIC"),
    }
    huge = tmp_path / "huge.tif"
    with huge.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    for name, (data, words) in {**bad, "huge.tif": (b"", "500MB")}.items():
        place = tmp_path / name
        if data:
            place.write_bytes(data)
        hand.press("attach_scan")
        choose_file(town, "scan_dialog", place)
        notice = hand.see("notice")
        assert words in all_words(notice), name
        assert "何も入れていません" in all_words(notice), name
        hand.press("notice_close")
        hand.settle()
    assert town.find(Attachment) == ()
    good = tmp_path / "plan.tif"
    good.write_bytes(tiff(sheet("1"), sheet("1"), sheet("L")))
    hand.press("attach_scan")
    choose_file(town, "scan_dialog", good)
    hand.see("attach_dialog")
    hand.press("attach_do")
    assert hand.sees("attach_dialog")  # what it is was not said
    hand.choose("kind", "plan")
    hand.press("attach_do")
    hand.wait(lambda: not hand.sees("attach_dialog"), "attached")
    assert town.one(Attachment).pages == 3


def test_ac_templates_the_office_takes_in_its_words_and_the_next_paper_speaks_them(
    town: Counter, tmp_path: Path
) -> None:
    hand = town.hand
    take_in(town, KIYO, phone="090-0000-3344")
    place = tmp_path / "notice.json"
    rows = [{"key": "title", "text": "町の題"}, {"key": "until", "text": "{city}まで"}]
    place.write_text(json.dumps({"form": "notice", "texts": rows}, ensure_ascii=False), "utf-8")
    hand.press("rail_settings")
    hand.settle()
    hand.press("open_words")
    hand.press("words_take_in")
    choose_file(town, "words_file_dialog", place)
    words = all_words(hand.see("words_question"))
    assert "notice.json の「until」" in words
    assert "{city}" in words
    hand.within("words_question").press("question_do")
    hand.wait(lambda: not hand.sees("words_question"), "taken in")
    hand.settle()
    assert "役場の文" in said(hand.see("words.notice"))
    assert "{city}" in all_words(hand.see("words.notice"))
    out = tmp_path / "start.json"
    hand.press("words_out.notice")
    choose_file(town, "words_save_dialog", out)
    hand.wait(out.exists, "written out")
    assert json.loads(out.read_text("utf-8"))["form"] == "notice"
    hand.press("words_back.notice")
    hand.press("notice_yes")
    hand.settle()
    assert "はじめの文" in said(hand.see("words.notice"))
    hand.press("words_close")


def test_ac_templates_a_broken_word_is_told_on_the_referral_before_it_is_printed(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    give_consent(town, whom="社会福祉協議会")
    rows = [{"key": "title", "text": "{0.__class__}票"}]
    place = town.folder / "wording" / "referral.json"
    place.parent.mkdir()
    place.write_text(json.dumps({"form": "referral", "texts": rows}), "utf-8")
    begin_referral(town, "社会福祉協議会", purpose="housing")
    town.hand.settle()
    assert "referral.json の「title」は使えません" in all_words(town.hand.see("referral_page"))
    paper = release(town)
    assert "つなぎ票" in paper_text(town, paper)
