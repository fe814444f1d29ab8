"""Where kyoju-admin gets the passphrase from; it is never an argument and never in the environment."""

import argparse
import getpass
import sys
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator


class WrongUsage(Exception):  # noqa: N818 - it is an answer, not a fault
    """The command line cannot be understood; carries the reason in words."""


def passphrase(args: argparse.Namespace, tr: Translator) -> str:
    """The passphrase from the file, from standard input, or typed at the terminal without an echo."""
    if args.passphrase_file is not None:
        return _from_file(args.passphrase_file, tr)
    if args.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    _need_terminal(tr)
    return getpass.getpass(tr(N_("合言葉: ")))


def new_passphrase(args: argparse.Namespace, tr: Translator) -> str:
    """A passphrase for a new file; typed at a terminal it is asked for twice."""
    first = passphrase(args, tr)
    if args.passphrase_file is not None or args.passphrase_stdin:
        return first
    if getpass.getpass(tr(N_("もう一度: "))) != first:
        raise Refused(N_("二つの合言葉が違います。はじめからやりなおしてください。"))
    return first


def _need_terminal(tr: Translator) -> None:
    if not sys.stdin.isatty():
        raise WrongUsage(tr(N_("合言葉を聞けません。--passphrase-stdin を付けて標準入力から渡してください。")))


def _from_file(path: Path, tr: Translator) -> str:
    sys.stderr.write(
        tr(N_("注意: 合言葉のファイルは試験のためのものです。本番の役場では使わないでください。")) + "\n"
    )
    try:
        return path.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Refused(N_("合言葉のファイルを読めません。場所と中身(UTF-8の1行)を確かめてください。")) from None
