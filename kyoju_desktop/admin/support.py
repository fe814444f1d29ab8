"""What IT asks before anything else: is the prefecture's file right, and where does everything lie; no passphrase."""

import sys
from pathlib import Path

from kyoju_desktop import __version__
from kyoju_desktop.admin.results import Json, Result, tell
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n import places
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.places import Kind, place_of, shown
from kyoju_desktop.services.preset import FILE_NAME, Preset, Town, load_preset
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.keys import has_keys
from kyoju_desktop.storage.standing import check_making, place_warning
from kyoju_desktop.storage.version import SCHEMA_VERSION

_KINDS = {
    Kind.LOCAL: N_("この端末の中"),
    Kind.NETWORK: N_("ネットワーク"),
    Kind.ROAMING: N_("移動プロファイル"),
    Kind.CLOUD: N_("クラウドへ写されるフォルダー"),
    Kind.REMOVABLE: N_("取り外せる媒体"),
}
_DEFAULTS = {
    "department": N_("課: {value}"),
    "section": N_("係: {value}"),
    "idle_minutes": N_("施錠までの時間: {value}分"),
    "second_backup": N_("二つ目の控えの場所: {value}"),
    "text_scale": N_("文字の大きさ: {value}%"),
    "language": N_("ことば: {value}"),
    "theme": N_("色: {value}"),
}


def check_preset(file: Path | None, tr: Translator) -> Result:
    """What is understood of a preset file, and everything that is wrong with it."""
    preset = load_preset(file)
    if preset.file is None:
        path = places.preset() / FILE_NAME
        return Result(
            (tr(N_("県の設定ファイルはありません: {file}"), file=shown(path)),), {"file": None, "problems": []}
        )
    problems = [each.text(tr) for each in preset.problems]
    for each in problems:
        tell(each)
    end = tr(N_("問題が{count}件あります。"), count=str(len(problems))) if problems else tr(N_("問題はありません。"))
    return Result((*_understood(preset, tr), end), {**_as_data(preset), "problems": problems}, ok=not problems)


def whereabouts(folder: Path, tr: Translator) -> Result:
    """Where the data, the copies and the prefecture's file lie, in which versions; nothing about any person."""
    place, preset, loaded = place_of(folder), load_preset(), load_settings(folder)
    settings, trouble = loaded.settings, _trouble(folder)
    at = settings.last_backup_at
    second = _reach(settings.second_backup, tr)
    data: dict[str, Json] = {
        "version": __version__,
        "data_version": SCHEMA_VERSION,
        "python": sys.version.split()[0],
        "program": str(Path(sys.executable).parent),
        "data_dir": shown(folder),
        "data_dir_resolved": shown(place.folder),
        "place": place.kind.value,
        "made": has_keys(folder),
        "preset": str(preset.file) if preset.file else None,
        "preset_problems": len(preset.problems),
        "second_backup": settings.second_backup,
        "last_backup_at": at.isoformat() if at else None,
        "trouble": trouble.message.text(tr) if trouble else "",
    }
    lines = [
        tr(
            N_("版: {version}(データの版 {data}、Python {python})"),
            version=__version__,
            data=str(SCHEMA_VERSION),
            python=str(data["python"]),
        ),
        tr(N_("プログラム: {folder}"), folder=str(data["program"])),
        tr(N_("データ: {folder}({kind})"), folder=shown(folder), kind=tr(_KINDS[place.kind])),
        tr(N_("データはあります。")) if data["made"] else tr(N_("データはまだありません。")),
        tr(N_("最後の控え: {at}"), at=f"{at:%Y-%m-%d %H:%M}" if at else tr(N_("まだありません"))),
        tr(N_("二つ目の控えの場所: {value}"), value=second),
        tr(N_("県の設定ファイル: {file}"), file=str(preset.file or tr(N_("なし")))),
    ]
    if preset.problems:
        lines.append(
            tr(
                N_("県の設定ファイルに問題が{count}件あります(kyoju-admin preset で見られます)。"),
                count=str(len(preset.problems)),
            )
        )
    for told in filter(None, (place_warning(folder), trouble.message if trouble else None, loaded.message)):
        tell(told.text(tr))
    return Result(tuple(lines), data)


def _trouble(folder: Path) -> Refused | None:
    """Why no office could be made in the folder, if there is none yet."""
    if has_keys(folder):
        return None
    try:
        check_making(folder)
    except Refused as refused:
        return refused
    return None


def _reach(place: str, tr: Translator) -> str:
    if not place:
        return tr(N_("決まっていません"))
    try:
        there = Path(place).is_dir()
    except (OSError, ValueError):
        there = False
    return place if there else f"{place} {tr(N_('(いまは届きません)'))}"


def _understood(preset: Preset, tr: Translator) -> list[str]:
    lines = [tr(N_("ファイル: {file}"), file=shown(preset.file)) if preset.file else ""]
    if preset.prefecture:
        lines.append(tr(N_("県: {name}"), name=preset.prefecture))
    if preset.this:
        lines.append(tr(N_("この端末の市町村: {name}({code})"), name=preset.this.name, code=preset.this.code))
    for name, words in _DEFAULTS.items():
        value = getattr(preset.defaults, name)
        if value:
            lines.append(tr(words, value=str(value)))
    lines.append(tr(N_("市町村: {count}"), count=str(len(preset.towns))))
    return [*lines, *(f"  {_line(each, tr)}" for each in preset.towns)]


def _line(town: Town, tr: Translator) -> str:
    offices = {
        True: N_("福祉事務所あり"),
        False: N_("福祉事務所なし"),
        None: N_("福祉事務所ははじめの設定で聞く"),
    }
    parts = (
        town.code,
        town.name,
        tr(offices[town.welfare_office]),
        town.department,
        town.section,
        town.second_backup,
    )
    return "  ".join(filter(None, parts))


def _as_data(preset: Preset) -> dict[str, Json]:
    return {
        "file": str(preset.file),
        "prefecture": preset.prefecture,
        "this": preset.this.code if preset.this else None,
        "defaults": dict(vars(preset.defaults)),
        "municipalities": [dict(vars(each)) for each in preset.towns],
    }
