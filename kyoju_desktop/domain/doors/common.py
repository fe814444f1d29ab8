"""What several doors share: why something stays, and the purposes of the register on a paper."""

from collections.abc import Iterable
from dataclasses import replace

from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.records import PurposeEntry
from kyoju_desktop.domain.sheet import Frame
from kyoju_desktop.i18n.messages import N_, Translator

SECRET = N_("秘匿。要るときは口頭で")
OFFICE_ONLY = N_("庁内だけの情報")
OTHERS = N_("ほかの人の情報")


# Records about the person alone: what is said of their fields needs no owner before it.
_OWN = frozenset({"Assessment", "Intake"})


def item_named(owner_name: str, field_name: str, tr: Translator) -> str:
    """A field as a person is asked about it: 通院先, 住所, 世帯員の勤務先; the record when no field is named."""
    owner = record_class(owner_name)
    title = tr(owner.title)
    if not field_name:
        return title
    label = tr(spec(owner, field_name).label)
    if owner_name in _OWN or label == title:
        return label
    return tr(N_("{record}の{field}"), record=title, field=label)


def with_purposes(frame: Frame, purposes: Iterable[PurposeEntry]) -> Frame:
    """The purposes of the register as notes, with their version (62条)."""
    entries = tuple(purposes)
    versions = dict.fromkeys(each.version for each in entries)
    return replace(frame, notes=tuple(each.text for each in entries), version="、".join(versions))
