"""preset.toml as the prefecture's IT may write it: what is right counts, what is wrong is told by line or name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.rules.municipality import check_digit
from kyoju_desktop.i18n import places
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services import preset_text
from kyoju_desktop.services.preset import Preset, Town, load_preset, read_preset

JA = Translator.for_language("ja")
GOOD = r"""version = 1
prefecture = "架空県"
this = "994014"

[defaults]
department = "建設課"
section = "住宅係"
idle_minutes = 5
second_backup = '\\server\kyoju\{code}'
text_scale = 125
language = "ja"
theme = "light"

[[municipality]]
code = "994014"
name = "陽ノ原町"
welfare_office = false

[[municipality]]
code = "992011"
name = "瀬戸見市"
section = "管理係"
second_backup = 'E:\控え'
"""


def told(found: Preset) -> str:
    """Every problem in the office's words."""
    return "\n".join(each.text(JA) for each in found.problems)


def read(text: str) -> Preset:
    return read_preset(text.encode())


def changed(before: str, after: str) -> Preset:
    """The good file with one thing in it written otherwise."""
    assert GOOD.count(before) >= 1
    return read(GOOD.replace(before, after, 1))


def test_a_good_file_is_understood_whole() -> None:
    found = read(GOOD)
    assert told(found) == ""
    town = Town("994014", "陽ノ原町", False, "建設課", "住宅係", r"\\server\kyoju\994014")
    assert found.this == town
    assert found.towns == (town, Town("992011", "瀬戸見市", True, "建設課", "管理係", r"E:\控え"))
    assert found.settings() == {"idle_minutes": 5, "text_scale": 125, "language": "ja", "theme": "light"}


def test_the_second_place_is_filled_also_for_a_town_that_is_not_in_the_list() -> None:
    found = read(GOOD)
    assert found.second_backup("994014") == r"\\server\kyoju\994014"
    assert found.second_backup("992011") == r"E:\控え"
    assert found.second_backup("011002") == r"\\server\kyoju\011002"


@pytest.mark.parametrize("empty", ["", "\n", "# まだ何も決めていない\n", "\ufeff"])
def test_an_empty_file_decides_nothing_and_is_no_problem(empty: str) -> None:
    assert read(empty) == Preset()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('department = "建設課"', 'department = "建設課"\nfarbe = 1', "defaults.farbe"),
        ("welfare_office = false", "welfare_office = false\nwelfare = true", "municipality[1].welfare:"),
        ("version = 1", "version = 1\ncolour = 2", "colour:"),
        (
            'theme = "light"',
            'theme = "light"\nprefecture = "架空県"',
            "defaults.prefecture: この項目は、ファイルの先頭",
        ),
        ('department = "建設課"', "department = 3", "defaults.department: 文字を"),
        ("idle_minutes = 5", 'idle_minutes = "5"', "defaults.idle_minutes: 数字だけ"),
        ("idle_minutes = 5", "idle_minutes = true", "defaults.idle_minutes: 数字だけ"),
        ("idle_minutes = 5", "idle_minutes = 0", "defaults.idle_minutes: 1から60まで"),
        ("idle_minutes = 5", "idle_minutes = 61", "defaults.idle_minutes: 1から60まで"),
        ("text_scale = 125", "text_scale = 130", "defaults.text_scale: 次のどれか"),
        ('language = "ja"', 'language = "de"', 'defaults.language: 次のどれかを書いてください: "ja" "en"'),
        ('theme = "light"', "theme = []", "defaults.theme: 次のどれか"),
        ("welfare_office = false", 'welfare_office = "いいえ"', "municipality[1].welfare_office: true か false"),
        ('section = "管理係"', 'section = ["管理係"]', "municipality[2].section: 文字を"),
        ('section = "管理係"', f'section = "{"あ" * 81}"', "municipality[2].section: 長すぎる"),
        ('section = "管理係"', 'section = "管理\u202e係"', "municipality[2].section: 長すぎるか、使えない"),
        (r"'\\server\kyoju\{code}'", "'S:\\{town}'", "defaults.second_backup: 使える置きかえは {code} だけ"),
        (r"'\\server\kyoju\{code}'", "'S:\\{code'", "defaults.second_backup: 使える置きかえ"),
        (r"'\\server\kyoju\{code}'", "'S:\\{code!r}'", "defaults.second_backup: 使える置きかえ"),
        (r"'\\server\kyoju\{code}'", '"S:\\temp"', "defaults.second_backup: 「\\」が別の文字に変わっています"),
        (r"'\\server\kyoju\{code}'", r'"\\server\\kyoju"', r"defaults.second_backup: 「\\サーバー\フォルダー」"),
        ("version = 1", "version = 2", "新しい版(2)"),
        ("version = 1", 'version = "1"', "version: 数字だけ"),
        ("version = 1\n", "", "version = 1"),
        ("this = ", 'this = "991011"\n# ', "this: 991011 の市町村が一覧にありません"),
        ("this = ", "this = 994014\n# ", "this: 文字を"),
        (
            'prefecture = "架空県"',
            'prefecture = "北海道"',
            "municipality[1].code: 994014 は北海道のコードではありません",
        ),
        (
            'name = "瀬戸見市"',
            'name = "瀬戸見市"\nwelfare_office = false',
            "municipality[2].welfare_office: 市と特別区",
        ),
    ],
)
def test_one_wrong_value_is_told_by_its_name_and_the_rest_counts(before: str, after: str, words: str) -> None:
    found = changed(before, after)
    assert words in told(found)
    assert len(found.problems) <= 2
    assert [each.name for each in found.towns] == ["陽ノ原町", "瀬戸見市"]
    assert found.towns[1].welfare_office is True


@pytest.mark.parametrize(
    ("before", "after", "words", "left"),
    [
        ('code = "992011"', 'code = "992012"', "municipality[2].code: 検査数字", "陽ノ原町"),
        (
            'code = "992011"',
            'code = "9920"',
            "municipality[2].code: 全国地方公共団体コード(6けた)ではありません",
            "陽ノ原町",
        ),
        ('code = "992011"', "code = 992011", "municipality[2].code: 文字を", "陽ノ原町"),
        ('code = "992011"\n', "", "municipality[2]: code(6けた)がありません", "陽ノ原町"),
        ('code = "992011"', 'code = "994014"', "municipality[2].code: 994014 は二度目", "陽ノ原町"),
        ('name = "瀬戸見市"', 'name = "瀬戸見"', "municipality[2].name: 市・町・村・区で終わる", "陽ノ原町"),
        ('code = "994014"', f'code = "48401{check_digit("48401")}"', "municipality[1].code: 全国", "瀬戸見市"),
    ],
)
def test_a_town_that_cannot_be_known_is_left_out_and_told(before: str, after: str, words: str, left: str) -> None:
    found = changed(before, after)
    assert words in told(found)
    assert [each.name for each in found.towns] == [left]


def test_a_town_tells_what_the_law_leaves_open() -> None:
    found = changed("welfare_office = false\n", "")
    assert told(found) == ""
    assert [each.welfare_office for each in found.towns] == [None, True]


def test_full_width_digits_of_a_code_are_read() -> None:
    assert changed('code = "994014"', 'code = "\uff19\uff19\uff14\uff10\uff11\uff14"').this is not None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('department = "建設課"', 'department = "建設課', '6行目を読めません(書き方の例: 名前 = "値")'),
        ('department = "建設課"', "department 建設課", "6行目を読めません"),
        ('department = "建設課"', "department \uff1d \u201c建設課\u201d", "6行目: 全角の記号"),
        ('department = "建設課"', 'department = "建設課"\ndepartment = "土木課"', "7行目: 「department」は二度目"),
        (r"'\\server\kyoju\{code}'", r'"\\server\kyoju\{code}"', "9行目: 「\\」のある値は ' ' で囲んで"),
        ('theme = "light"', 'theme = "light"\n\x00', "13行目を読めません"),
        ('theme = "light"', 'theme = "light"\n[defaults]\nsection = "x"', "13行目: 「defaults」は二度目"),
    ],
)
def test_a_broken_line_is_told_by_its_number_and_costs_only_itself(before: str, after: str, words: str) -> None:
    found = changed(before, after)
    assert words in told(found)
    assert len(found.problems) == 1
    assert [each.name for each in found.towns] == ["陽ノ原町", "瀬戸見市"]
    assert found.this is not None
    assert found.defaults.section == "住宅係"


def test_a_broken_header_costs_its_part_and_lends_its_lines_to_no_other_town() -> None:
    found = changed("[[municipality]]\ncode", "[[municipality\ncode")
    assert "14行目から18行目までを読めません" in told(found)
    assert [each.name for each in found.towns] == ["瀬戸見市"]
    later = read(GOOD.replace("[[municipality]]", "[[municipality", 1).replace('"992011"', '"992012"'))
    assert "municipality[2].code" in told(later)  # numbered as in the file


def test_a_single_bracket_is_told_and_meant_well() -> None:
    found = read('version = 1\n[municipality]\ncode = "994014"\nname = "陽ノ原町"\n')
    assert "[[municipality]]" in told(found)
    assert len(found.towns) == 1
    two = read(GOOD.replace("[[municipality]]", "[municipality]"))
    assert [each.name for each in two.towns] == ["陽ノ原町", "瀬戸見市"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (GOOD.encode("cp932"), "Shift_JIS"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode("utf-8-sig"), ""),
        (GOOD.replace("\n", "\r\n").encode(), ""),
    ],
)
def test_however_notepad_saved_it_the_file_is_read(data: bytes, words: str) -> None:
    found = read_preset(data)
    assert words in told(found)
    assert bool(words) == bool(found.problems)
    assert found.towns == read(GOOD).towns


def test_bytes_that_are_no_text_are_told() -> None:
    found = read_preset(b"\xff\x00\x81\x00" * 9)
    assert "UTF-8" in told(found)
    assert found.towns == ()


def test_a_huge_file_is_told_and_not_read() -> None:
    found = read_preset(GOOD.encode() + b"#" * preset_text.MOST_BYTES)
    assert "大きすぎます" in told(found)
    assert found.towns == ()


def test_a_file_of_nothing_but_broken_lines_ends_soon() -> None:
    found = read_preset(b"broken\n" * 140_000)
    assert len(found.problems) <= 60
    assert "読めない行が多すぎます" in told(found)


def test_no_file_is_no_problem_but_a_named_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "preset", lambda: tmp_path)
    assert load_preset() == Preset()
    assert "開けません" in told(load_preset(tmp_path / "none.toml"))
    (tmp_path / "preset.toml").mkdir()
    assert "開けません" in told(load_preset())


def test_the_file_beside_the_program_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "preset", lambda: tmp_path)
    (tmp_path / "preset.toml").write_text(GOOD, "utf-8")
    found = load_preset()
    assert found.file == tmp_path / "preset.toml"
    assert found.this is not None


@given(st.binary(max_size=400))
def test_no_bytes_at_all_make_an_error(data: bytes) -> None:
    told(read_preset(data))


@given(st.integers(0, len(GOOD.encode()) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_a_good_file_that_was_damaged_somewhere_is_never_an_error(at: int, put: bytes, lost: int) -> None:
    data = GOOD.encode()
    found = read_preset(data[:at] + put + data[at + lost :])
    told(found)
    codes = [each.code for each in found.towns]
    assert len(codes) == len(set(codes))
    assert found.this is None or found.this in found.towns


LINES = GOOD.splitlines()
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(["[", "[[", "municipality = 5", "[municipality.x]", 'x = """', "defaults.x = 1", "a = [", "]"]),
    st.text(max_size=12),
)


@given(st.lists(PIECES, max_size=25))
def test_lines_in_any_order_are_never_an_error(lines: list[str]) -> None:
    told(read_preset("\n".join(lines).encode("utf-8", "replace")))
