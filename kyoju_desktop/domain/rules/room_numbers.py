"""Room numbers of a whole building from one line: 101-104, 201〜203, 305 (and words such as 離れ)."""

import re
import unicodedata

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_

MOST = 200  # units entered at once; a larger estate is entered by its houses
_BETWEEN = re.compile(r"[、,;；\s]+")
_RANGE = re.compile(r"^([^0-9]*)(\d{1,6})-([^0-9]*)(\d{1,6})(号室?|号)?$")
_DASH = re.compile(r"(?<=[0-9])\s*(?:[-~〜‐‑‒–—―−ー]|から)\s*(?=[^0-9\s、,]{0,9}[0-9])")


def room_numbers(text: str) -> tuple[str, ...]:
    """The rooms a line names, each once, in its order; `Refused` where a span runs backwards or is too long."""
    spaced = _DASH.sub("-", unicodedata.normalize("NFKC", text))
    found: list[str] = []
    for part in filter(None, _BETWEEN.split(spaced)):
        found += [each for each in _rooms(part) if each not in found]
        if len(found) > MOST:
            raise Refused(
                N_("一度に足せるのは{most}戸までです。分けて足してください。"), field="rooms", most=str(MOST)
            )
    return tuple(found)


def floor_of(room: str) -> int | None:
    """The floor a room number tells by custom (203 is on the second, 1204 on the twelfth); None if it does not."""
    digits = re.fullmatch(r"(\d{1,2})(\d{2})(?:号室?|号)?", room)
    return int(digits[1]) or None if digits else None


def _rooms(part: str) -> list[str]:
    span = _RANGE.match(part)
    if span is None:
        return [part]
    before, first, again, last, after = span.groups()
    if (again and again != before) or int(last) < int(first):
        raise Refused(
            N_("「{part}」は部屋番号の並びとして読めません。「101-104」のように、小さい番号から書いてください。"),
            field="rooms",
            part=part,
        )
    if int(last) - int(first) >= MOST:
        raise Refused(N_("一度に足せるのは{most}戸までです。分けて足してください。"), field="rooms", most=str(MOST))
    wide = len(first)
    return [f"{before}{number:0{wide}}{after or ''}" for number in range(int(first), int(last) + 1)]
