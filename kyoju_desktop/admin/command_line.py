"""The command line of kyoju-admin: which commands and options there are, and what is wrong with a line in words."""

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from kyoju_desktop.admin.passphrases import WrongUsage
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.settings import LANGUAGES

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


class CommandLine(argparse.ArgumentParser):
    """A parser that speaks the language of the office and never prints to standard output by itself."""

    tr: Translator = Translator.for_language("ja")
    commands: Mapping[str, argparse.ArgumentParser] = {}

    def missing(self, what: str) -> WrongUsage:
        """The answer to a command without something it needs."""
        return WrongUsage(f"{self.tr(N_('足りません: {what}'), what=what)}\n{self.format_usage().strip()}")

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


def parser_for(tr: Translator) -> CommandLine:
    """The parser of all commands, in the language of the office."""

    class Parser(CommandLine):
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
    check = command("preset", N_("県の設定ファイル(preset.toml)を調べる"))
    file = tr(N_("調べるファイル。ないときは、プログラムの隣のもの"))
    check.add_argument("file", metavar="FILE", nargs="?", type=Path, help=file)
    command("where", N_("データの場所、版、県の設定を出す(個人の情報は出さない)"))
    parser.commands = commands.choices
    return parser


def _common_arguments(parser: argparse.ArgumentParser, tr: Translator) -> None:
    """The options that may stand before or after the command; unset they leave no trace of their own."""
    group = parser.add_argument_group(tr(N_("共通の指定")))
    unset = argparse.SUPPRESS
    group.add_argument("-h", "--help", action="store_true", default=unset, help=tr(N_("この説明を出す")))
    group.add_argument("--version", action="store_true", default=unset, help=tr(N_("版を出す")))
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
    """What stands in the prefecture's file may be left out."""
    parser.add_argument("--municipality", default="", help=tr(N_("市町村の名前(県の設定にあれば、なくてよい)")))
    parser.add_argument(
        "--code",
        default="",
        help=tr(N_("全国地方公共団体コード(6けた)。県の設定に「この市町村」があれば、なくてよい")),
    )
    parser.add_argument("--welfare-office", choices=("yes", "no"), help=tr(N_("福祉事務所を置いているか")))
    parser.add_argument("--department", help=tr(N_("課")))
    parser.add_argument("--section", default="", help=tr(N_("係")))
    parser.add_argument("--clerk", required=True, help=tr(N_("担当者")))


def _demo_arguments(parser: argparse.ArgumentParser, tr: Translator) -> None:
    parser.add_argument("--cases", type=int, required=True, metavar="N", help=tr(N_("ケースの数")))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=tr(N_("同じ数なら同じ役場になる")))
