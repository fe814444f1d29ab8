"""The office of the file: set-up, its settings, the bodies and purposes it starts with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Office, Organisation, PurposeEntry
from kyoju_desktop.domain.rules.municipality import check_code, prefecture_of
from kyoju_desktop.domain.text import clean_text
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.measures import seed_measures
from kyoju_desktop.services.settings import change_settings
from kyoju_desktop.storage.keys import create_keys
from kyoju_desktop.storage.store import Reader, Store, Writer

_KINDS = {"市": "市長", "町": "町長", "村": "村長", "区": "区長"}
REPLY_DAYS = 14  # DOMAIN 3.9: つなぎ後の応答確認 2週間 (practice, may be changed)
KEEP_YEARS = 5  # DOMAIN 9.6: consultation records are mostly kept five years


@dataclass(frozen=True)
class SetUp:
    """A new office: its open store, and the recovery key that is shown this once."""

    store: Store
    recovery_key: str


def new_office(
    municipality: str, code: str, welfare_office: bool, department: str, section: str, clerk: str
) -> Office:
    """The office as the set-up asks for it; `Refused` names the field that is not right yet."""
    for name, value in (("municipality", municipality), ("section", section), ("clerk", clerk)):
        _ask_for(name, value)
    if municipality[-1] not in _KINDS:
        raise Refused(
            N_("市町村の名前は「市」「町」「村」「区」で終わるように入れてください。"), field="municipality"
        )
    if municipality[-1] in "市区" and not welfare_office:
        raise Refused(
            N_("市と特別区は福祉事務所を置いています(社会福祉法14条)。「置いている」を選んでください。"),
            field="welfare_office",
        )
    right = check_code(code)
    return Office(
        municipality=municipality,
        prefecture=prefecture_of(right),
        code=right,
        welfare_office=welfare_office,
        department=department,
        section=section,
        clerk=clerk,
        document_prefix=municipality[0] + section[0],
        head=_KINDS[municipality[-1]],
        approval_boxes=N_("係員、係長、課長補佐、課長"),
        reply_days=REPLY_DAYS,
        keep_years=KEEP_YEARS,
    )


def set_up(
    folder: Path,
    passphrase: str,
    office: Office,
    now: datetime,
    *,
    clock: Callable[[], datetime] = datetime.now,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> SetUp:
    """Make the keys and the encrypted file, and write the office with its first bodies and purposes into it.

    `settings` are those that the prefecture has decided for this machine.
    """
    before = set(folder.iterdir()) if folder.is_dir() else set()
    try:
        return _made(folder, passphrase, office, now, clock, settings)
    except BaseException:
        for left in set(folder.iterdir()) - before if folder.is_dir() else ():
            left.unlink(missing_ok=True)  # a half-made office would stop the next try
        raise


def _made(
    folder: Path,
    passphrase: str,
    office: Office,
    now: datetime,
    clock: Callable[[], datetime],
    settings: Mapping[str, Any],
) -> SetUp:
    keys = create_keys(folder, passphrase)
    store = Store.create(folder, keys.data_key, actor=office.clerk, clock=clock, calendar=office_calendar())
    try:
        with store.write(N_("使いはじめの設定"), final=True) as w:
            move_in(w, office, now.date())
        change_settings(folder, office_line=office_line(office), **settings)
    except BaseException:
        store.close()
        raise
    return SetUp(store, keys.recovery_key)


def move_in(w: Writer, office: Office, day: date) -> None:
    """Write the office into an empty file, with the bodies, purposes and map of measures it starts with."""
    w.add(office.replace(set_up_on=day))
    for each in starter_organisations(office):
        w.add(each)
    for entry in starter_purposes(office, day):
        w.add(entry)
    seed_measures(w, office)


def office_line(office: Office) -> str:
    """What stands on the unlock screen, where nothing is decrypted yet: municipality, section, 研修用."""
    parts = (office.municipality, office.department, office.section, N_("(研修用)") if office.training else "")
    return " ".join(filter(None, parts))


def office_of(r: Reader) -> Office:
    """The one office of the file."""
    found = r.find(Office)
    if not found:
        raise Refused(N_("役場の設定がまだありません。はじめの設定を済ませてください。"))
    return found[0]


def save_office(w: Writer, office: Office) -> Office:
    """Change the settings of the office; a training office stays one for good."""
    check_office(w, office)
    w.put(office)
    return office


def check_office(r: Reader, office: Office) -> None:
    """Refuse settings that the office cannot have."""
    before = office_of(r)
    if before.id != office.id:
        raise Refused(N_("役場の設定は一つだけです。いまの設定を直してください。"))
    if before.training and not office.training:
        raise Refused(
            N_("研修用の役場は、あとから本番にはできません。本番は新しいフォルダーで始めてください。"),
            field="training",
        )
    if not before.training and office.training:
        raise Refused(
            N_("本番の役場は、研修用にはできません。研修用は新しいフォルダーで作ってください。"), field="training"
        )
    for name in ("municipality", "section", "clerk", "document_prefix"):
        _ask_for(name, getattr(office, name))
    check_code(office.code)


def starter_organisations(office: Office) -> tuple[Organisation, ...]:
    """The bodies that every office works with; whether it runs a 福祉事務所 decides whose they are (DOMAIN 0.4)."""
    return tuple(
        Organisation(
            name=each["name"].format(municipality=office.municipality, prefecture=office.prefecture),
            kana=each["kana"],
            kind=each["kind"],
            standing=each["standing"],
            handles=each["handles"],
            caution=each["caution"],
        )
        for each in _reference("starter_organisations")
        if _fits(each, office)
    )


def starter_purposes(office: Office, day: date) -> tuple[PurposeEntry, ...]:
    """The first version of the purposes register (DISCLOSURE 6), in force from `day`."""
    shipped_register = _reference("purposes")
    when = {"always", "welfare_office" if office.welfare_office else "no_welfare_office"}
    return tuple(
        PurposeEntry(
            text=each["text"],
            version=shipped_register["version"],
            from_day=day,
            recipients=frozenset(each["organisation_kinds"]),
            classes=frozenset(each["classes"]),
            purposes=frozenset(each["purposes"]),
        )
        for each in shipped_register["purposes"]
        if each["when"] in when
    )


def purposes_in_force(r: Reader, day: date) -> tuple[PurposeEntry, ...]:
    """The entries of the register that hold on that day."""
    return tuple(
        each for each in r.find(PurposeEntry) if (each.from_day or date.min) <= day <= (each.until_day or date.max)
    )


def _ask_for(name: str, value: str) -> None:
    if not value.strip():
        raise Refused(N_("ここはまだ空いています。入れてください。"), field=name)
    try:
        clean_text(value, limit=80)
    except Refused as wrong:
        raise Refused(wrong.message.template, field=name, **dict(wrong.message.values)) from None


def _fits(entry: Mapping[str, Any], office: Office) -> bool:
    return bool(entry.get("welfare_office", office.welfare_office) == office.welfare_office)


def _reference(name: str) -> Any:  # noqa: ANN401 - shipped data of two shapes
    return json.loads((shipped("resources") / "reference" / f"{name}.json").read_text("utf-8"))
