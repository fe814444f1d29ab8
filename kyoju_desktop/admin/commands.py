"""kyoju-admin: the command line for IT staff and scheduled tasks; the office's services without the window.

Results go to standard output (with --json exactly one JSON object), everything else to standard error.
Exit codes: 0 done, 1 refused or problems found, 2 wrong usage.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kyoju_desktop import __version__
from kyoju_desktop.admin.command_line import CommandLine, parser_for
from kyoju_desktop.admin.passphrases import WrongUsage, new_passphrase, passphrase
from kyoju_desktop.admin.results import FAILED, WRONG_USAGE, Json, Result, failed, show, tell
from kyoju_desktop.admin.support import check_preset, whereabouts
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Office
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.places import is_service_profile, long_form, shown
from kyoju_desktop.services.backups import back_up_now, backups, restore
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.demo import fill_demo, set_up_demo
from kyoju_desktop.services.office import new_office, office_of, set_up
from kyoju_desktop.services.preset import Preset, Town, load_preset
from kyoju_desktop.services.settings import LANGUAGES, change_settings, default_data_dir
from kyoju_desktop.storage.backup import back_up
from kyoju_desktop.storage.keys import has_keys, unlock
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify

ACTOR = "kyoju-admin"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    tr = Translator.for_language(_language(given))
    try:
        told = _asked_of_itself(given, tr)
        if told is not None:
            return show(*told, "--json" in given)
        args = parser_for(tr).parse_args(given)
        return show(_COMMANDS[args.run](args, tr), args.run, args.json)
    except WrongUsage as wrong:
        return failed(str(wrong), given, WRONG_USAGE)
    except Refused as refused:
        return failed(refused.message.text(tr), given, FAILED)
    except KeyboardInterrupt:
        return failed(tr(N_("止めました。途中までの書込みは残りません。")), given, FAILED)
    except Exception as bug:  # noqa: BLE001 - the last stop: what a bug says of itself may hold personal data
        return failed(_bug(bug, tr), given, FAILED)


def _bug(bug: Exception, tr: Translator) -> str:
    """Where the program stumbled, without the values it stumbled over."""
    places = [f"{Path(each.filename).name}:{each.lineno}" for each in traceback.extract_tb(bug.__traceback__)]
    return tr(
        N_("プログラムの誤りで止まりました。保存した記録は無事です。次の行を開発元へ。\n{name} {places}"),
        name=type(bug).__name__,
        places=" > ".join(places[-5:]),
    )


def _asked_of_itself(given: Sequence[str], tr: Translator) -> tuple[Result, str] | None:
    """The help or the version, whatever else stands on the line."""
    if {"-h", "--help"} & set(given):
        return _help(given, tr), "help"
    return (Result((__version__,), {"version": __version__}), "version") if "--version" in given else None


def _help(given: Sequence[str], tr: Translator) -> Result:
    parser = parser_for(tr)
    asked = next((parser.commands[each] for each in given if each in parser.commands), parser)
    text = asked.format_help().rstrip()
    return Result((text,), {"help": text})


def _language(given: Sequence[str]) -> str:
    asked = given[given.index("--lang") + 1 : given.index("--lang") + 2] if "--lang" in given else []
    return asked[0] if asked and asked[0] in LANGUAGES else LANGUAGES[0]


# --- what the commands do ------------------------------------------------------------------------------------


def _init(args: argparse.Namespace, tr: Translator) -> Result:
    preset = load_preset()
    for problem in preset.problems:
        tell(problem.text(tr))
    office, folder = _new_office(args, preset, tr), _new_folder(args)
    made = set_up(folder, new_passphrase(args, tr), office, datetime.now(), settings=preset.settings())
    made.store.close()
    second = preset.second_backup(office.code)
    if second:
        change_settings(folder, second_backup=second)
    place = shown(folder)
    return Result(
        (tr(N_("役場を作りました: {folder}"), folder=place), *_recovery_lines(made.recovery_key, tr)),
        {"data_dir": place, "municipality": office.municipality, "recovery_key": made.recovery_key},
    )


def _new_office(args: argparse.Namespace, preset: Preset, tr: Translator) -> Office:
    """The office from the options, and from the prefecture's file what they leave out."""
    town = _town(args, preset)
    welfare = {"yes": True, "no": False, None: town.welfare_office}[args.welfare_office]
    section, name = args.section or town.section, args.municipality or town.name
    needed = {
        "--municipality": name,
        "--code": town.code,
        "--welfare-office": welfare is not None,
        "--section": section,
    }
    missing = ", ".join(option for option, there in needed.items() if not there)
    if missing:
        command = parser_for(tr).commands["init"]
        raise command.missing(missing) if isinstance(command, CommandLine) else WrongUsage(missing)
    department = town.department if args.department is None else args.department
    return new_office(name, town.code, bool(welfare), department, section, args.clerk)


def _town(args: argparse.Namespace, preset: Preset) -> Town:
    """The municipality that is meant: by its code, by its name, or the one of this machine."""
    defaults = preset.defaults
    if args.code:
        found = preset.town(args.code)
    elif args.municipality:
        found = next((each for each in preset.towns if each.name == args.municipality), None)
    else:
        found = preset.this
    return found or Town(args.code, "", None, defaults.department, defaults.section)


def _demo(args: argparse.Namespace, tr: Translator) -> Result:
    folder = _new_folder(args)
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
        tell(each)
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
        tell(tr(N_("見つかりません。")))
    return Result(tuple(lines), {"hits": rows})


def _backup(args: argparse.Namespace, tr: Translator) -> Result:
    with closing(_open(args, tr)) as store:
        made = back_up_now(store, _folder(args), datetime.now())
        further = back_up(store, args.to, datetime.now()) if getattr(args, "to", None) else None
    paths = [str(each.path) for each in (made.first, made.second, further) if each]
    problem = made.problem.text(tr) if made.problem else ""
    if problem:
        tell(problem)
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
    "preset": lambda args, tr: check_preset(args.file, tr),
    "where": lambda args, tr: whereabouts(_folder(args), tr),
}


def _open(args: argparse.Namespace, tr: Translator) -> Store:
    """Open the office's file."""
    folder = _folder(args)
    return Store.open(folder, unlock(folder, passphrase(args, tr)), actor=ACTOR, calendar=office_calendar())


def _folder(args: argparse.Namespace) -> Path:
    given: Path | None = args.data_dir
    return long_form(given.absolute() if given is not None else default_data_dir())


def _new_folder(args: argparse.Namespace) -> Path:
    """The folder for a new office; a folder of the system's own account is only meant when it is named."""
    folder = _folder(args)
    if args.data_dir is None and is_service_profile(folder):
        raise Refused(
            N_(
                "システムのアカウントで動いています。このままでは、職員の見えない場所にデータができます。何も作っていません。"
                "職員のアカウントで動かすか、--data-dir で場所を指定してください。"
            )
        )
    return folder


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
