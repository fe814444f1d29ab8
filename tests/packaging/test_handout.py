"""The hand-out says all that is there and nothing that is not, and is printed whole, the same twice."""

import io
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import catalogue  # noqa: E402 - packaging is no part of the program
import handout  # noqa: E402
from booklet.reading import Block, Code, Heading, Paragraph, Span, Table, blocks_of, plain  # noqa: E402
from booklet.setting import booklet  # noqa: E402

from kyoju_desktop import __version__  # noqa: E402
from kyoju_desktop.admin.command_line import parser_for  # noqa: E402
from kyoju_desktop.documents.page import PORTRAIT  # noqa: E402
from kyoju_desktop.i18n.messages import Translator  # noqa: E402
from kyoju_desktop.services import preset  # noqa: E402
from kyoju_desktop.storage import folder  # noqa: E402

WINDOWS = ROOT / "packaging" / "windows"
MOMENT = 1_790_000_000
TICKS = "17. 実物のWindowsで確かめる点検表"


@cache
def blocks() -> tuple[Block, ...]:
    return tuple(blocks_of(handout.SOURCE.read_text("utf-8")))


def chapter(title: str) -> list[Block]:
    """The blocks under a heading, up to the next one of its level or a higher."""
    found: list[Block] = []
    level = 0
    for block in blocks():
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            level = level or (block.level if title in block.text else 0)
        if level:
            found.append(block)
    assert found, title
    return found


def tables(title: str) -> list[Table]:
    return [each for each in chapter(title) if isinstance(each, Table)]


def cells(table: Table, column: int) -> list[str]:
    return [plain(row[column]) for row in table.rows]


def named(title: str) -> set[str]:
    """What is set as code in the tables of a chapter."""
    rows = [row for table in tables(title) for row in table.rows]
    return {span.text for row in rows for cell in row for span in cell if span.code}


def installer() -> str:
    return "\n".join(each.read_text("utf-8") for each in sorted(WINDOWS.glob("*.ns[ih]")))


def switches() -> set[str]:
    """The switches that the installer and the remover compare the words of their command line with."""
    asked = set(re.findall(r'== "(/[A-Z]+)[="]', installer()))
    return (asked | {"/S", "/D"}) - {"/NCRC", "/RAISED"}  # NSIS' own, and what the remover tells itself


def exit_codes() -> set[str]:
    """The codes with which the installer ends, beside 0, 1 (cancelled) and 2 (NSIS: damaged)."""
    found = re.findall(r'(?:Stop\}|Stop "\$\{un\}"|Found|StrCpy \$Problem|Push) (\d\d)\b', installer())
    return {*found, "0", "1", "2"}


# --- what it says is so


def test_every_switch_of_the_installer_and_of_the_remover_is_explained() -> None:
    told = {span for title in ("指定できるもの", "取り除き") for span in named(title) if re.match("/[A-Z]", span)}
    assert {re.split("[=]", each)[0] for each in told} == switches()


def test_every_exit_code_of_the_installer_is_in_the_table_and_no_other() -> None:
    told = cells(tables("インストーラーの終了コード")[0], 0)
    assert told == sorted(exit_codes(), key=int)


def test_every_key_of_the_preset_is_explained_and_no_other() -> None:
    known = set(preset._TOP | preset._DEFAULTS | preset._TOWN)
    (table,) = tables("書けること")
    assert {each.strip("[]") for each in cells(table, 0)} == known
    for name, keys in (("defaults", preset._DEFAULTS), ("municipality", preset._TOWN)):
        where = {plain(row[0]) for row in table.rows if name in plain(row[1])}
        assert where == set(keys), name


def test_the_example_of_a_preset_can_be_used_as_it_stands() -> None:
    (example,) = [each for each in chapter("ファイルの例") if isinstance(each, Code)]
    found = preset.read_preset("\n".join(example.lines).encode())
    assert [each.text(Translator.for_language("ja")) for each in found.problems] == []
    assert [(each.name, each.welfare_office) for each in found.towns] == [("陽ノ原町", False), ("瀬戸見市", True)]
    assert found.second_backup("994014") == "\\\\server\\kyoju\\994014"


def test_every_command_of_kyoju_admin_is_there() -> None:
    told = set(cells(tables("10. 管理コマンド")[0], 0))
    assert told == set(parser_for(Translator.for_language("ja")).commands)


def test_every_file_of_the_data_folder_is_named() -> None:
    names = {value for name, value in vars(folder).items() if name.isupper() and isinstance(value, str)}
    told = " ".join(cells(tables("7. データと控えの場所")[0], 0))
    assert [each for each in names if each not in told] == []


def test_the_sentences_under_what_to_do_are_those_that_the_program_says() -> None:
    sources = [*catalogue.messages(), (WINDOWS / "launcher.c").read_text("utf-8"), installer()]
    everything = "\n".join(sources).replace("\n", "")
    (table,) = tables("13. 困ったとき")
    quoted = [each for cell in cells(table, 0) for each in re.findall("「((?:[^「」]|「[^」]*」)+)」", cell)]
    parts = [part for each in quoted for part in re.split("[…「」]", each) if len(part) > 4]
    assert len(parts) > 15
    assert [each for each in parts if each not in everything] == []


def test_chapters_are_counted_through_and_every_chapter_named_is_there() -> None:
    numbers = [int(each.text.split(".")[0]) for each in blocks() if isinstance(each, Heading) and each.level == 2]
    assert numbers == list(range(1, len(numbers) + 1))
    named_numbers = {int(each) for each in re.findall(r"(\d+)章", handout.SOURCE.read_text("utf-8"))}
    assert named_numbers <= set(numbers)


def test_no_address_stands_in_it() -> None:
    assert not re.search(r"https?:|www\.|@", handout.SOURCE.read_text("utf-8"))


# --- it is printed whole


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return handout.make(tmp_path_factory.mktemp("handout"), "1.2.3", MOMENT).read_bytes()


@pytest.fixture(scope="module")
def pages(printed: bytes) -> list[str]:
    return [each.extract_text() for each in PdfReader(io.BytesIO(printed)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts() -> Iterator[str]:
    for block in blocks():
        if isinstance(block, Heading | Paragraph):
            yield from plain(block.spans).split("\n")
        elif isinstance(block, Code):
            yield from block.lines
        elif isinstance(block, Table):
            yield from (part for row in (block.head, *block.rows) for cell in row for part in plain(cell).split("\n"))


def test_every_word_of_the_source_is_on_the_paper(pages: list[str]) -> None:
    foot = re.compile(r"第1\.2\.3版.*?配布の手引き\d+/\d+")
    paper = foot.sub("", "".join(map(squeezed, pages)))
    assert [each for each in texts() if squeezed(each) not in paper] == []


def test_what_is_to_be_typed_copies_out_as_it_stands(pages: list[str]) -> None:
    paper = "\n".join(pages)
    lines = [line for block in blocks() if isinstance(block, Code) for line in block.lines]
    assert len(lines) > 30
    assert [each for each in lines if each not in paper] == []


def test_the_list_to_tick_has_the_last_page_for_itself(pages: list[str]) -> None:
    (table,) = tables(TICKS)
    assert len(table.rows) >= 16
    assert all(plain(cell) == "☐" for row in table.rows for cell in row[2:])
    last = squeezed(pages[-1])
    assert last.startswith(squeezed(TICKS))
    assert last.count("☐") == 2 * len(table.rows)
    assert not any("☐" in each for each in pages[:-1])


def test_the_same_text_makes_the_same_bytes(printed: bytes, tmp_path: Path) -> None:
    assert handout.make(tmp_path, "1.2.3", MOMENT).read_bytes() == printed
    assert handout.make(tmp_path, "1.2.3", MOMENT + 100_000).read_bytes() != printed


def test_version_date_and_number_stand_on_every_page(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert "第1.2.3版" in page
        assert "2026年9月" in page
        assert f"{number}/{len(pages)}" in page


def test_the_contents_tell_the_page_on_which_a_chapter_begins(pages: list[str]) -> None:
    made = booklet(blocks(), handout.CONTENTS)
    assert [each.name for each in made.places] == [
        each.text for each in blocks() if isinstance(each, Heading) and each.level > 1
    ]
    for place in made.places:
        assert squeezed(place.name) in squeezed(pages[place.page])
        assert squeezed(f"{place.name}{place.page + 1}") in squeezed("".join(pages[:2]))


def annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.obj["/Annots"].as_list()) if "/Annots" in page.obj else []


def test_bookmarks_and_contents_lead_to_the_chapters(printed: bytes) -> None:
    made = booklet(blocks(), handout.CONTENTS)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        where = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        links = [where[each["/Dest"].as_list()[0].objgen] for page in pdf.pages for each in annotations(page)]
    reader = PdfReader(io.BytesIO(printed))
    every: list[Any] = [each for item in reader.outline for each in (item if isinstance(item, list) else [item])]
    leads = [(each.title, reader.get_destination_page_number(each)) for each in every]
    assert leads == [(each.name, each.page) for each in made.places]
    assert links == [each.page for each in made.places]


def test_nothing_runs_over_the_margins() -> None:
    for leaf in booklet(blocks(), handout.CONTENTS).leaves:
        for x, y, text, face, size, _ in leaf.words:
            assert x + face.width(text.rstrip("、。 "), size) <= PORTRAIT.right + 0.5, text
            assert y <= PORTRAIT.bottom, text


def test_no_heading_and_no_head_of_a_table_is_the_last_on_its_page() -> None:
    made = booklet(blocks(), handout.CONTENTS)
    for place in made.places:
        below = max(y for _, y, *_ in made.leaves[place.page].words)
        assert below > place.y + 25, place.name


def test_a_letter_that_no_face_has_stops_the_printing(tmp_path: Path) -> None:
    source = tmp_path / "README.md"
    source.write_text("# 題\n\n## 1. 章\n\n\U0001f9ff\n", "utf-8")
    with pytest.raises(handout.UnprintableError):
        handout.make(tmp_path, "1.2.3", MOMENT, source)


@pytest.mark.parametrize("text", ["> 引用", "![絵](a.png)", "<!-- TODO -->", "***", "a *b*"])
def test_what_could_not_be_printed_stops_instead_of_getting_lost(text: str) -> None:
    with pytest.raises(ValueError, match="not known here"):
        blocks_of(text)


def test_items_of_lists_keep_their_marks_and_their_depth() -> None:
    found = blocks_of("1. 一\n\n   ```\n   x\n   ```\n2. 二\n   - 三\n")
    assert found == [
        Paragraph((Span("一"),), 1, "1."),
        Code(("x",), 1),
        Paragraph((Span("二"),), 1, "2."),
        Paragraph((Span("三"),), 2, "・"),
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("一行目\n二行目", "一行目二行目"),
        ("one\ntwo", "one two"),
        ("**太い。** 次", "太い。次"),
        ("**bold** next", "bold next"),
        ("`a b` です", "a b です"),
    ],
)
def test_lines_are_joined_as_the_language_wants(source: str, read: str) -> None:
    (found,) = blocks_of(source)
    assert isinstance(found, Paragraph)
    assert plain(found.spans) == read


def test_a_section_that_must_stand_on_one_page_and_cannot_is_told() -> None:
    long = "\n\n".join(["字" * 400] * 30)
    with pytest.raises(ValueError, match="one page"):
        booklet(blocks_of(f"# 題\n\n<!-- one page -->\n\n## 1. 章\n\n{long}"), "もくじ")


def test_a_row_higher_than_a_page_is_told_and_not_cut() -> None:
    with pytest.raises(ValueError, match="higher than a page"):
        booklet(blocks_of(f"# 題\n\n## 1. 章\n\n| 一 | 二 |\n|---|---|\n| {'字' * 4000} | 二 |\n"), "もくじ")


def test_one_command_writes_it_with_version_and_moment_of_the_checkout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handout.main(["--out", str(tmp_path / "new")]) == 0
    (made,) = (tmp_path / "new").iterdir()
    assert capsys.readouterr().out == f"{made}\n"
    assert made.name == f"Kyoju-{__version__}-Handout.pdf"
