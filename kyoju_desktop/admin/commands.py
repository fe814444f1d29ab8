"""kyoju-admin: the command line for IT staff and scheduled tasks; the office's services without the window.

Results go to standard output (with --json exactly one JSON object), everything else to standard error.
Exit codes: 0 done, 1 refused or problems found, 2 wrong usage.
"""

import argparse
import json
import re
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NoReturn, TextIO

from kyoju_desktop.admin.passphrases import WrongUsage, new_passphrase, passphrase
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.backups import back_up_now, backups, restore
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.demo import fill_demo, set_up_demo
from kyoju_desktop.services.office import new_office, office_of, set_up
from kyoju_desktop.services.settings import LANGUAGES, default_data_dir
from kyoju_desktop.storage.backup import back_up
from kyoju_desktop.storage.keys import has_keys, unlock
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify

DONE, FAILED, WRONG_USAGE = 0, 1, 2
ACTOR = "kyoju-admin"
Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True)
class Result:
    """What a command has to say: lines for people, one object for programs, and whether all is well."""

    lines: tuple[str, ...]
    data: Mapping[str, Json] = field(default_factory=dict)
    ok: bool = True


# argparse knows its reasons in English only.
_REASONS = (
    (re.compile(r"required: (?P<what>.+)"), N_("足りません: {what}")),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), N_("知らない指定です: {what}")),
    (
        re.compile(r"argument (?P<what>\S+).*not allowed with argument (?P<other>\S+)"),
        N_("{what} と {other} は、どちらか一つです。"),
    ),
    (re.compile(r"argument (?P<what>[^:]+): expected"), N_("値がありません: {what}")),
    (re.compile(r"argument (?P<what>[^:]+): invalid"), N_("使えない値です: {what}")),
)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the office and never prints to standard output by itself."""

    tr: Translator = Translator.for_language("ja")
    commands: Mapping[str, argparse.ArgumentParser] = {}

    def error(self, message: str) -> NoReturn:
        """Turn argparse's reason into the office's words."""
        for shape, words in _REASONS:
            if found := shape.search(message):
                raise WrongUsage(f"{self.tr(words, **found.groupdict())}\n{self.format_usage().strip()}")
        raise WrongUsage(f"{self.tr(N_('使い方が違います。'))}\n{self.format_usage().strip()}")

    def format_usage(self) -> str:
        """The usage with its heading in the office's language."""
        return self._own(super().format_usage())

    def format_help(self) -> str:
        """The help with its heading in the office's language."""
        return self._own(super().format_help())

    def _own(self, text: str) -> str:
        return text.replace("usage:", self.tr(N_("使い方:")), 1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    tr = Translator.for_language(_language(given))
    try:
        if {"-h", "--help"} & set(given):
            return _show(_help(given, tr), "help", "--json" in given)
        args = _parser(tr).parse_args(given)
        return _show(_COMMANDS[args.run](args, tr), args.run, args.json)
    except WrongUsage as wrong:
        return _failed(str(wrong), given, WRONG_USAGE)
    except Refused as refused:
        return _failed(refused.message.text(tr), given, FAILED)
    except KeyboardInterrupt:
        return _failed(tr(N_("止めました。途中までの書込みは残りません。")), given, FAILED)
    except Exception as bug:  # noqa: BLE001 - the last stop: what a bug says of itself may hold personal data
        return _failed(_bug(bug, tr), given, FAILED)


def _bug(bug: Exception, tr: Translator) -> str:
    """Where the program stumbled, without the values it stumbled over."""
    places = [f"{Path(each.filename).name}:{each.lineno}" for each in traceback.extract_tb(bug.__traceback__)]
    return tr(
        N_("プログラムの誤りで止まりました。保存した記録は無事です。次の行を開発元へ。\n{name} {places}"),
        name=type(bug).__name__,
        places=" > ".join(places[-5:]),
    )


def _help(given: Sequence[str], tr: Translator) -> Result:
    parser = _parser(tr)
    asked = next((parser.commands[each] for each in given if each in parser.commands), parser)
    text = asked.format_help().rstrip()
    return Result((text,), {"help": text})


def _language(given: Sequence[str]) -> str:
    asked = given[given.index("--lang") + 1 : given.index("--lang") + 2] if "--lang" in given else []
    return asked[0] if asked and asked[0] in LANGUAGES else LANGUAGES[0]


def _show(result: Result, command: str, as_json: bool) -> int:
    if as_json:
        _print(json.dumps({"ok": result.ok, "command": command, **result.data}))
    else:
        for line in result.lines:
            _print(line)
    return DONE if result.ok else FAILED


def _failed(message: str, given: Sequence[str], code: int) -> int:
    _tell(message)
    if "--json" in given:
        _print(json.dumps({"ok": False, "message": message}))
    return code


def _print(line: str) -> None:
    _write(sys.stdout, line)


def _tell(line: str) -> None:
    _write(sys.stderr, line)


def _write(to: TextIO, line: str) -> None:
    """Write a line; characters that the console cannot show become their escapes instead of an error."""
    encoding = to.encoding or "utf-8"
    to.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    to.flush()


# --- the command line ---------------------------------------------------------------------------------------


def _parser(tr: Translator) -> _Parser:
    class Parser(_Parser):
        """The parser in this language."""

    Parser.tr = tr
    parser = Parser(
        prog="kyoju-admin",
        add_help=False,
        allow_abbrev=False,
        description=tr(N_("居住支援ケース管理の、情報担当者と定期実行のためのコマンド。")),
    )
    _common_arguments(parser, tr)
    parser.set_defaults(json=False, data_dir=None, passphrase_file=None, passphrase_stdin=False)
    commands = parser.add_subparsers(title=tr(N_("コマンド")), metavar="COMMAND", dest="run", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        said = tr(text)
        made = commands.add_parser(name, help=said, description=said, add_help=False, allow_abbrev=False)
        _common_arguments(made, tr)
        return made

    _init_arguments(command("init", N_("新しい役場を作る")), tr)
    _demo_arguments(command("demo", N_("研修用の架空の役場を作る")), tr)
    command("verify", N_("記録が壊れたり書きかえられたりしていないか確かめる"))
    search = command("search", N_("さがす(受付番号だけを出す。名前は研修用の役場だけ)"))
    search.add_argument("text", metavar="TEXT", help=tr(N_("名前、ふりがな、電話番号など")))
    backup = command("backup", N_("控えを作る"))
    backup.add_argument("--to", metavar="DIR", type=Path, help=tr(N_("ほかの場所にも作る")))
    restore = command("restore", N_("控えから戻す(いまのファイルは横に残す)"))
    restore.add_argument(
        "backup", metavar="FILE", nargs="?", type=Path, help=tr(N_("控え。ないときは一番新しいもの"))
    )
    parser.commands = commands.choices
    return parser


def _common_arguments(parser: argparse.ArgumentParser, tr: Translator) -> None:
    """The options that may stand before or after the command; unset they leave no trace of their own."""
    group = parser.add_argument_group(tr(N_("共通の指定")))
    unset = argparse.SUPPRESS
    group.add_argument("-h", "--help", action="store_true", default=unset, help=tr(N_("この説明を出す")))
    group.add_argument("--data-dir", metavar="DIR", type=Path, default=unset, help=tr(N_("データのフォルダー")))
    group.add_argument("--json", action="store_true", default=unset, help=tr(N_("標準出力にJSONを一つだけ出す")))
    group.add_argument("--lang", choices=LANGUAGES, default=unset, help=tr(N_("メッセージのことば")))
    secret = group.add_mutually_exclusive_group()
    secret.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        default=unset,
        help=tr(N_("合言葉を書いたファイル。試験のためだけに使う")),
    )
    secret.add_argument(
        "--passphrase-stdin", action="store_true", default=unset, help=tr(N_("合言葉を標準入力から読む"))
    )


def _init_arguments(parser: argparse.ArgumentParser, tr: Translator) -> None:
    parser.add_argument("--municipality", required=True, help=tr(N_("市町村の名前")))
    parser.add_argument("--code", required=True, help=tr(N_("全国地方公共団体コード(6けた)")))
    parser.add_argument(
        "--welfare-office", required=True, choices=("yes", "no"), help=tr(N_("福祉事務所を置いているか"))
    )
    parser.add_argument("--department", default="", help=tr(N_("課")))
    parser.add_argument("--section", required=True, help=tr(N_("係")))
    parser.add_argument("--clerk", required=True, help=tr(N_("担当者")))


def _demo_arguments(parser: argparse.ArgumentParser, tr: Translator) -> None:
    parser.add_argument("--cases", type=int, required=True, metavar="N", help=tr(N_("ケースの数")))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=tr(N_("同じ数なら同じ役場になる")))


# --- what the commands do ------------------------------------------------------------------------------------


def _init(args: argparse.Namespace, tr: Translator) -> Result:
    office = new_office(
        args.municipality, args.code, args.welfare_office == "yes", args.department, args.section, args.clerk
    )
    folder = _folder(args)
    made = set_up(folder, new_passphrase(args, tr), office, datetime.now())
    made.store.close()
    return Result(
        (tr(N_("役場を作りました: {folder}"), folder=str(folder)), *_recovery_lines(made.recovery_key, tr)),
        {"data_dir": str(folder), "recovery_key": made.recovery_key},
    )


def _demo(args: argparse.Namespace, tr: Translator) -> Result:
    folder = _folder(args)
    began = time.monotonic()
    recovery_key = ""
    if has_keys(folder):
        store = _open(args, tr)
    else:
        made = set_up_demo(folder, new_passphrase(args, tr), datetime.now())
        store, recovery_key = made.store, made.recovery_key
    with closing(store):
        cases = fill_demo(store, args.cases, args.seed, told=_progress(tr))
    seconds = round(time.monotonic() - began, 1)
    lines = [tr(N_("研修用の役場に{cases}件のケースを作りました: {folder}"), cases=f"{cases:,}", folder=str(folder))]
    data: dict[str, Json] = {
        "data_dir": str(folder),
        "cases": cases,
        "seed": args.seed,
        "training": True,
        "seconds": f"{seconds}",
    }
    if recovery_key:
        lines += _recovery_lines(recovery_key, tr)
        data["recovery_key"] = recovery_key
    return Result(tuple(lines), data)


def _verify(args: argparse.Namespace, tr: Translator) -> Result:
    with closing(_open(args, tr)) as store:
        found = verify(store)
    problems = [each.text(tr) for each in found.problems]
    for each in problems:
        _tell(each)
    line = tr(N_("壊れたところはありません。")) if found.ok else tr(N_("問題が見つかりました。控えから戻せます。"))
    return Result((line,), {"problems": problems, "counts": dict(found.counts)}, ok=found.ok)


def _search(args: argparse.Namespace, tr: Translator) -> Result:
    with closing(_open(args, tr)) as store, store.read() as r:
        training = office_of(r).training
        hits = r.search(args.text)
    lines, rows = [], []
    for hit in hits:
        row: dict[str, Json] = {"number": hit.number}
        warning = tr(N_("答えてはいけない相手")) if hit.opposite else ""
        if hit.opposite:
            row["opposite"] = True
        if training and not hit.opposite:
            row["name"] = hit.name
        rows.append(row)
        lines.append("  ".join(filter(None, (hit.number, hit.name if "name" in row else "", warning))))
    if not hits:
        _tell(tr(N_("見つかりません。")))
    return Result(tuple(lines), {"hits": rows})


def _backup(args: argparse.Namespace, tr: Translator) -> Result:
    with closing(_open(args, tr)) as store:
        made = back_up_now(store, _folder(args), datetime.now())
        further = back_up(store, args.to, datetime.now()) if getattr(args, "to", None) else None
    paths = [str(each.path) for each in (made.first, made.second, further) if each]
    problem = made.problem.text(tr) if made.problem else ""
    if problem:
        _tell(problem)
    lines = tuple(tr(N_("控えを作り、開いて確かめました: {path}"), path=path) for path in paths)
    return Result(lines, {"backups": paths, "problem": problem}, ok=not problem)


def _restore(args: argparse.Namespace, tr: Translator) -> Result:
    folder = _folder(args)
    chosen = args.backup or next((each.path for place in backups(folder) for each in place.backups), None)
    if chosen is None:
        raise Refused(N_("控えが見つかりません。控えのファイルを指定してください。"))
    done = restore(chosen, folder, passphrase(args, tr), now=datetime.now())
    aside = str(done.aside) if done.aside else ""
    lines = [tr(N_("控えから戻しました: {path}"), path=str(chosen))]
    if aside:
        lines.append(tr(N_("それまでのファイルはここにあります: {path}"), path=aside))
    return Result(tuple(lines), {"backup": str(chosen), "kept_aside": aside})


_COMMANDS: dict[str, Callable[[argparse.Namespace, Translator], Result]] = {
    "init": _init,
    "demo": _demo,
    "verify": _verify,
    "search": _search,
    "backup": _backup,
    "restore": _restore,
}


def _open(args: argparse.Namespace, tr: Translator) -> Store:
    """Open the office's file."""
    folder = _folder(args)
    return Store.open(folder, unlock(folder, passphrase(args, tr)), actor=ACTOR, calendar=office_calendar())


def _folder(args: argparse.Namespace) -> Path:
    given: Path | None = args.data_dir
    return given if given is not None else default_data_dir()


def _progress(tr: Translator) -> Callable[[int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def told(done: int, of: int) -> None:
        sys.stderr.write(
            "\r" + tr(N_("{done}件 / {of}件"), done=f"{done:,}", of=f"{of:,}") + ("\n" if done == of else "")
        )
        sys.stderr.flush()

    return told


def _recovery_lines(recovery_key: str, tr: Translator) -> tuple[str, ...]:
    return (
        tr(N_("回復キー(一度だけ出します): {key}"), key=recovery_key),
        tr(N_("紙に書き写し、パソコンとは別の、鍵のかかるところに置いてください。だれもこのキーを調べられません。")),
    )
