"""How a single item of the catalogue is called where items of several persons stand side by side."""

from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.i18n.messages import N_, Translator

# Records about somebody else than the person: their items bear the same labels as the person's own.
_OF_OTHERS = frozenset({"HouseholdMember", "EmergencyContact"})


def item_name(kind: str, name: str, tr: Translator) -> str:
    """The words of an item (of a whole record class if `name` is ""); "" where the catalogue does not know it."""
    try:
        found = record_class(kind)
        label = tr(spec(found, name).label) if name else ""
    except KeyError:
        return ""
    title = tr(found.title)
    if not label:
        return title
    return tr(N_("{whose}の{item}"), whose=title, item=label) if kind in _OF_OTHERS else label
