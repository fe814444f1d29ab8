"""How a unit of the register is told: its state, what was said of vacancy and inquiries, its size and price."""

from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Home
from kyoju_desktop.domain.rules.homes import FREE, STALE_DAYS, STATE_LABELS, HomeRow
from kyoju_desktop.i18n.eras import month_day, wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.ui.widgets.chips import ChipFace

_FACES = {"free": ("check", "done"), "applied": ("clock", "warn"), "taken": ("people", "neutral")}
_VACANT = {"yes": N_("空いている"), "no": N_("空いていない")}
_TAKES = {"yes": N_("照会を受けている"), "no": N_("照会を受けていない")}


def state_chip(row: HomeRow, at: Locale) -> ChipFace:
    """The state in words with its icon."""
    icon, state = _FACES.get(row.state, ("forbid", "neutral"))
    return ChipFace(at.tr(STATE_LABELS[row.state]), icon, state)


def chips_of(row: HomeRow, at: Locale) -> tuple[ChipFace, ...]:
    """The marks beside the name of a unit in a list."""
    made = [state_chip(row, at)]
    if row.secret:
        made.append(ChipFace(at.tr(N_("場所を伏せる")), "house-lock", "danger"))
    if row.state == FREE and is_stale(row, at):
        made.append(ChipFace(at.tr(N_("空きは未確認")), "question", "warn"))
    if row.state == FREE and row.takes_inquiries == "no":
        made.append(ChipFace(at.tr(N_("照会は不可")), "minus"))
    return tuple(made)


def is_stale(row: HomeRow, at: Locale) -> bool:
    """Whether nobody has asked about the vacancy for a month."""
    return row.checked_on is None or (at.today - row.checked_on).days > STALE_DAYS


def size_and_price(row: HomeRow, at: Locale) -> str:
    """Kind, rent with fees, area, rooms: one line."""
    kind = at.tr(at.codes.label("destination", row.kind)) if row.kind else ""
    return "・".join(filter(None, (kind, price(row, at), of_home("area", row.area, at), row.layout)))


def price(row: HomeRow, at: Locale) -> str:
    """The rent a month, with what is paid beside it."""
    if row.rent is None:
        return at.tr(N_("家賃はまだ"))
    if row.fees:
        return at.tr(N_("{rent}円+{fees}円"), rent=format_number(row.rent), fees=format_number(row.fees))
    return at.tr(N_("{rent}円"), rent=format_number(row.rent))


def vacancy(row: HomeRow, at: Locale) -> str:
    """What the landlord said of the vacancy, and when it was asked."""
    said = at.tr(_VACANT.get(row.vacant, N_("空きは聞いていない")))
    if row.vacant == "yes" and row.vacant_from is not None and row.vacant_from > at.today:
        said = at.tr(N_("{day}から空く"), day=wareki(row.vacant_from))
    if row.checked_on is None:
        return said
    day = month_day(row.checked_on) if row.checked_on.year == at.today.year else wareki(row.checked_on)
    return at.tr(N_("{said}({day}に確かめた)"), said=said, day=day)


def inquiries(row: HomeRow, at: Locale) -> str:
    """Whether the landlord's side takes inquiries: a fact of its own beside the vacancy."""
    return at.tr(_TAKES.get(row.takes_inquiries, N_("照会を受けるかは聞いていない")))


def of_home(name: str, value: object, at: Locale) -> str:
    """A value of a unit as its form shows it."""
    return spec(Home, name).kind.format(value, at) if value is not None else ""
