"""A protected case with planted words goes through every page and every exit of the real window: none says one."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QMenu

from kyoju_desktop.domain.conceal import names_place
from kyoju_desktop.domain.fields import catalogue, specs
from kyoju_desktop.domain.rules.conference import CODED
from kyoju_desktop.exits import EXITS
from kyoju_desktop.services.conferences.agenda import preview_item
from kyoju_desktop.storage.folding import fold, gram_query
from kyoju_desktop.ui.dialogs import print_paper
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.printing import new_printer
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.cases import CasesPage
from kyoju_desktop.ui.tour.filling import tab
from tests.e2e.canaries import PLANTED, Planted, plant, said_by, traces
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu, drafted, titles, without_lock

PAGES = (
    "today",
    "cases",
    "homes",
    "watch",
    "registers",
    "organisations",
    "measures",
    "settings",
    "backups",
)
TABS = (
    "course",
    "intake",
    "household",
    "assessment",
    "plan",
    "home",
    "schemes",
    "watch",
    "leaving",
    "consent",
    "handed",
    "papers",
)


@pytest.fixture
def sown(city: Counter) -> Planted:
    made = plant(city.store)
    city.session.desk.news.changed.emit([])
    city.hand.settle()
    return made


def look(at: Counter, sown: Planted, where: str) -> None:
    """Nothing planted is on the screen now, nor in a title."""
    at.hand.settle()
    assert traces(said_by(at.session.window), sown) == [], where
    assert traces("\n".join(titles()), sown) == [], where


def open_case(at: Counter, sown: Planted) -> None:
    at.session.desk.open_case(sown.case)
    at.hand.see("case_head")
    at.hand.settle()


def test_every_field_of_the_bundle_is_planted(city: Counter, sown: Planted) -> None:
    holding = {kind for kind in catalogue() if any(each.protected and names_place(each) for each in specs(kind))}
    assert holding == set(PLANTED)
    with city.store.read() as r:
        for name, word in sown.words.items():
            kind = next(each for each in PLANTED if each.__name__ == name.split(".")[0])
            assert r.find(kind, **{name.split(".")[1]: word}), name


def test_no_page_says_where_a_protected_person_is(city: Counter, sown: Planted) -> None:
    for page in PAGES:
        city.session.desk.go(page)
        look(city, sown, page)
    for register in ("ledger", "inquiries", "requests", "breaches"):
        city.session.desk.open_registers(register)
        look(city, sown, register)
    city.session.desk.go("cases")
    open_case(city, sown)
    for code in TABS:
        tab(city.hand, code)
        look(city, sown, code)
    city.hand.choose("papers_part", "kept")
    look(city, sown, "kept papers")
    for way in (city.session.desk.open_consent, city.session.desk.open_referral, city.session.desk.resume_intake):
        way(sown.case)
        look(city, sown, str(way))
    city.session.desk.go("today")
    look(city, sown, "today again")


def test_no_open_record_says_it_before_a_reason_is_given(city: Counter, sown: Planted) -> None:
    open_case(city, sown)
    page = city.hand.see_as("case_page", CasePage)
    view = page.view()
    assert view is not None
    opened = 0
    for rows in view.file.records.values():
        for record in rows:
            for code in ("household", "intake", "home", "watch", "leaving", "plan", "assessment", "course"):
                tabs = page.tab(code)
                if tabs.open_record(record.id):
                    page.tabs.choose(code)
                    opened += 1
                    look(city, sown, f"{code}: {type(record).__name__}")
    assert opened >= 12


def test_no_search_finds_it_and_no_index_holds_it(city: Counter, sown: Planted) -> None:
    for name, word in sown.words.items():
        with city.store.read() as r:
            assert r.search(word) == (), name
            keys = [row[0] for row in r.connection.execute("SELECT key FROM search_key")]
            assert not [key for key in keys if fold(word) in key or fold(word)[::-1] in key], name
            for table in ("name_text", "note_text"):
                sql = f"SELECT count(*) FROM {table} WHERE grams MATCH ?"  # noqa: S608 - our own tables
                assert r.connection.execute(sql, (gram_query(fold(word)),)).fetchone()[0] == 0, name
    with city.store.read() as r:
        for table in ("case_index", "home_index", "search_key", "search_row"):
            rows = r.connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own tables
            assert traces(repr(rows), sown) == [], table
    city.hand.write("search", "三浦")
    look(city, sown, "search hits")
    city.hand.press("new_intake")
    city.hand.write("name", "三浦 架代")
    city.hand.rest(300)
    look(city, sown, "earlier persons")


# One probe for each exit of the list: what leaves the program there, as text.


def _paper(at: Counter, sown: Planted) -> bytes:
    open_case(at, sown)
    tab(at.hand, "papers")
    at.hand.within("make_papers").press("print_intake")
    at.hand.within("reveal_dialog").write("reason", "本人に控えを渡す")
    at.hand.within("reveal_dialog").press("question_do")
    at.hand.see("preview")
    look(at, sown, "preview")
    at.hand.press("preview_save")
    dialog = without_lock(at.hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert traces(edit.text() + dialog.windowTitle(), sown) == []
    place = at.folder.parent / "paper.pdf"
    edit.setText(str(place))
    dialog.accept()
    at.hand.wait(lambda: not at.hand.sees("save_dialog"), "save")
    at.hand.settle()
    return place.read_bytes()


def _pdf_words(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    return "".join(page.extract_text() for page in reader.pages) + repr(reader.metadata)


def probe_pdf(at: Counter, sown: Planted) -> str:
    """The intake sheet, the envelope and the sheets of a sitting: pages and properties."""
    text = _pdf_words(_paper(at, sown))
    at.hand.press("preview_close")
    return text + _envelope(at, sown) + _sitting(at, sown)


def _sitting(at: Counter, sown: Planted) -> str:
    """The case by its mark: even a district that stands in the file is not on it."""
    with at.store.read() as r:
        seen = preview_item(r, sown.item, CODED, at.session.desk.locale)
    assert seen.rendered is not None, seen.refusal
    text = _pdf_words(seen.rendered.pdf)
    assert "家賃は払えている" in text.replace("\n", "")
    return text


def _envelope(at: Counter, sown: Planted) -> str:
    at.hand.press("make_paper")
    choose_in_menu(at.hand, "paper_menu", "paper_envelope")
    at.hand.see("envelope_secret")
    look(at, sown, "envelope")
    at.hand.press("question_do")
    at.hand.see("envelope_check")
    look(at, sown, "envelope check")
    at.hand.tick("envelope_confirmed")
    at.hand.press("question_do")
    shown = at.hand.see_as("preview", Preview)
    look(at, sown, "envelope preview")
    text = _pdf_words(shown._pdf)
    at.hand.press("preview_close")
    return text


def probe_printer(at: Counter, sown: Planted) -> str:
    """The job's name, and the pages as they reach the printer."""
    made: list[QPrinter] = []

    def to_file(name: str) -> QPrinter:
        printer = new_printer(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(at.folder.parent / "printed.pdf"))
        made.append(printer)
        return printer

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(print_paper, "new_printer", to_file)
        _paper(at, sown)
        at.hand.press("preview_print")
        at.hand.see_as("print_dialog", QPrintDialog).done(1)
        at.hand.settle()
    at.hand.press("preview_close")
    (printer,) = made
    return printer.docName() + printer.creator() + (at.folder.parent / "printed.pdf").read_bytes().decode("latin-1")


def probe_saved_paper(at: Counter, sown: Planted) -> str:
    """Every file name below the folders of the program; the dialogs are looked at on the way."""
    _paper(at, sown)
    at.hand.press("preview_close")
    return "\n".join(str(each) for each in at.folder.parent.rglob("*"))


def probe_clipboard(at: Counter, sown: Planted) -> str:
    """Copying from a form of the case: closed values are not in it; what was shown goes with its closing."""
    open_case(at, sown)
    tab(at.hand, "household")
    told = []
    for box in at.session.window.findChildren(QLineEdit):
        box.selectAll()
        box.copy()
        told.append(QApplication.clipboard().text())
    return "\n".join(told)


def probe_title(at: Counter, sown: Planted) -> str:
    """All titles while the case, its dialogs and its papers are open."""
    open_case(at, sown)
    told = titles()
    _paper(at, sown)
    told += titles()
    at.hand.press("preview_close")
    return "\n".join([*told, at.session.window.windowTitle(), QApplication.applicationDisplayName()])


def probe_files(at: Counter, sown: Planted) -> str:
    """Every file of the program, byte for byte, in each encoding, after use, a backup and locking."""
    open_case(at, sown)
    at.lock()
    at.hand.settle()
    found = []
    for each in at.folder.rglob("*"):
        if each.is_file():
            data = each.read_bytes()
            found += [
                word
                for word in sown.words.values()
                if any(word.encode(way, "ignore") in data for way in ("utf-8", "utf-16-le", "cp932"))
            ]
    text = said_by(at.session.window)
    at.unlock()
    return "\n".join(found) + text


def probe_terminal(at: Counter, sown: Planted) -> str:
    """Nothing is printed while the window is used (the test reads what was)."""
    open_case(at, sown)
    return ""


def probe_locked_pdf(at: Counter, sown: Planted) -> str:
    """The paper under lock: the words behind the lock, the file as it lies there, the dialog that shows its key."""
    open_case(at, sown)
    tab(at.hand, "papers")
    at.hand.within("make_papers").press("print_intake")
    at.hand.within("reveal_dialog").write("reason", "本人に控えを渡す")
    at.hand.within("reveal_dialog").press("question_do")
    at.hand.see("preview")
    at.hand.press("preview_save")
    at.hand.within("save_file").press("question_do")
    place = _placed(at, "locked.pdf")
    word = at.hand.see("password").accessibleDescription()
    told = said_by(at.hand.see("password_shown"))
    at.hand.within("password_shown").press("question_do")
    at.hand.press("preview_close")
    reader = PdfReader(io.BytesIO(place.read_bytes()))
    assert reader.is_encrypted
    reader.decrypt(word)
    words = "".join(page.extract_text() for page in reader.pages) + repr(reader.metadata)
    return told + words + place.read_bytes().decode("latin-1")


def _placed(at: Counter, name: str) -> Path:
    dialog = at.hand.see_as("save_dialog", QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert "三浦" not in edit.text() + dialog.windowTitle()
    place = at.folder.parent / name
    edit.setText(str(place))
    dialog.accept()
    at.hand.wait(place.exists, name)
    at.hand.settle()
    return place


def _list_saved(at: Counter, kind: str, ending: str) -> list[bytes]:
    """支援ケース一覧 and the register of disclosures, as files of that kind without a lock."""
    found = []
    for page, button, menu in (("cases", "case_lists", "case_lists_menu"), ("", "ledger_lists", "ledger_list_menu")):
        if page:
            at.session.desk.go(page)
            at.hand.see_as("cases_page", CasesPage).choose_filter("all")
        else:
            at.session.desk.open_registers("ledger")
        at.hand.settle()
        at.hand.press(button)
        shown = at.hand.see_as(menu, QMenu)
        wanted = next(each for each in shown.actions() if each.text().endswith("ファイルにする"))
        shown.close()
        wanted.trigger()
        at.hand.settle()
        inside = at.hand.within("save_file")
        inside.choose("save_kind", kind)
        if kind == "xlsx":
            inside.choose("save_lock", "plain")
        inside.press("question_do")
        found.append(_placed(at, f"{button}.{ending}").read_bytes())
    return found


def probe_xlsx(at: Counter, sown: Planted) -> str:
    """Every part of the Excel files, with their properties."""
    told = []
    for data in _list_saved(at, "xlsx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            told += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
    whole = "\n".join(told)
    assert "三浦 架代" in whole  # the protected person stands on the list, marked
    assert "【秘匿】" in whole
    return whole


def probe_csv(at: Counter, sown: Planted) -> str:
    """The lists as plain text."""
    return "\n".join(each.decode("utf-8-sig") for each in _list_saved(at, "csv", "csv"))


def probe_dialog_traces(at: Counter, sown: Planted) -> str:
    """What Qt's settings of this user hold after a paper was saved."""
    probe_saved_paper(at, sown)
    kept = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())
    return kept.read_text("utf-8", "replace") if kept.exists() else ""


def probe_nothing(at: Counter, sown: Planted) -> str:
    """An exit that a protected case cannot reach: the architecture test shows that no page uses it."""
    return ""


PROBES: dict[str, Callable[[Counter, Planted], str]] = {
    "printer": probe_printer,
    "pdf": probe_pdf,
    "saved_paper": probe_saved_paper,
    "asked_folder": probe_saved_paper,
    "dialog_traces": probe_dialog_traces,
    "handed_file": probe_saved_paper,
    "locked_pdf": probe_locked_pdf,
    "xlsx": probe_xlsx,
    "csv": probe_csv,
    "clipboard": probe_clipboard,
    "title": probe_title,
    "log": probe_files,
    "settings": probe_files,
    "data_folder": probe_files,
    "terminal": probe_terminal,
    "tour": probe_nothing,
    "elsewhere": probe_nothing,
}


def test_every_exit_has_a_probe() -> None:
    assert set(PROBES) == {each.name for each in EXITS}


@pytest.mark.parametrize("name", [name for name, probe in PROBES.items() if probe is not probe_nothing])
def test_no_planted_word_leaves(
    city: Counter,
    sown: Planted,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    assert traces(PROBES[name](city, sown), sown) == []
    said = capfd.readouterr()
    assert traces(said.out + said.err, sown) == []
    assert [each for each in temporary.rglob("*") if each.is_file()] == []


def test_a_planted_word_would_be_noticed(city: Counter, sown: Planted) -> None:
    number = next(word for name, word in sown.words.items() if name.startswith("ContactPoint"))
    city.hand.write("search", f"{number[:3]}-{number[3:7]}-{number[7:]}")
    assert [name.split(".")[0] for name in traces(said_by(city.session.window), sown)] == ["ContactPoint"]
    city.hand.key(Qt.Key.Key_Escape, name="search")


def test_what_is_typed_and_not_saved_stays_in_the_encrypted_file(city: Counter, sown: Planted) -> None:
    open_case(city, sown)
    assert traces(drafted(city), sown) == []


def test_no_dialog_of_a_step_says_what_the_list_keeps_closed(city: Counter, sown: Planted) -> None:
    hand = city.hand
    open_case(city, sown)
    page = hand.see_as("case_page", CasePage)
    for name, code in (
        ("home_viewing", "home"),
        ("home_accepted", "home"),
        ("home_refused", "home"),
        ("home_own_no", "home"),
        ("answer_application.", "home"),
        ("edit.special_use.x", "schemes"),
    ):
        tab(hand, code)
        hand.settle()
        buttons = [each for each in page.findChildren(QAbstractButton) if _called(each, name)]
        assert buttons, name
        for at in range(len(buttons)):
            found = [each for each in page.findChildren(QAbstractButton) if _called(each, name)]
            found[at].click()
            look(city, sown, name)
            open_now = [each for each in city.session.window.findChildren(Question) if each.isVisible()]
            assert open_now, name
            open_now[-1].reject()
            hand.settle()


def _called(button: QAbstractButton, name: str) -> bool:
    """By its whole name, or by what stands before the id of its record."""
    told = button.objectName()
    return told.startswith(name) if name.endswith(".") else told == name
