"""Amounts, counts and telephone numbers as an office writes them."""

import re
import unicodedata

from kyoju_desktop.i18n.messages import N_, Message, Translator


class BadNumber(ValueError):  # noqa: N818 - it is what was typed that is wrong
    """What was typed is no whole number; `message` says so in words for the clerk."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.message = Message(text)


def format_number(value: int) -> str:
    """42,000."""
    return f"{value:,}"


def format_yen(value: int, tr: Translator) -> str:
    """42,000円, or ¥42,000 in other languages."""
    return tr(N_("{amount}円"), amount=format_number(value))


def parse_number(text: str, units: tuple[str, ...] = ()) -> int:
    """A whole number in half- or full-width digits, with or without commas, 万, ¥ and its unit; `BadNumber` else."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace(" ", "")
    plain = _MONTHS.sub("か月", plain).removeprefix("¥")
    for unit in (*units, "円"):
        plain = plain.removesuffix(unit.replace(" ", "")) if unit else plain
    if found := re.fullmatch(r"(\d{1,6})(?:\.(\d))?万(\d{1,4})?", plain):
        return int(found[1]) * 10_000 + int(found[2] or 0) * 1_000 + int(found[3] or 0)
    if not re.fullmatch(r"-?\d{1,15}", plain):
        raise BadNumber(N_("数として読めません。数字で入れてください。"))
    return int(plain)


def format_hundredths(value: int) -> str:
    """18, 25.5 or 1,234.56 for a number of hundredths."""
    whole, rest = divmod(value, 100)
    return f"{whole:,}" + (f".{rest:02d}".rstrip("0") if rest else "")


def parse_hundredths(text: str, units: tuple[str, ...] = ()) -> int:
    """A number with at most two decimals as hundredths, in half- or full-width digits; `BadNumber` else."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "").replace(" ", "")
    for unit in units:
        plain = plain.removesuffix(unicodedata.normalize("NFKC", unit)) if unit else plain
    found = re.fullmatch(r"(\d{1,9})(?:\.(\d{1,2}))?", plain)
    if found is None:
        raise BadNumber(N_("広さとして読めません。18.5のように、小数は2けたまでの数で入れてください。"))
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


_MONTHS = re.compile(r"[ヶケヵカ]月$")

# Area codes of four and five digits are many; the office writes its own prefecture's numbers most. Mobile,
# IP and free numbers have fixed shapes (総務省 電気通信番号計画); of the rest the common two-digit areas are told.
_SHAPES = (
    (re.compile(r"(0[5789]0)(\d{4})(\d{4})"), r"\1-\2-\3"),
    (re.compile(r"(0120)(\d{3})(\d{3})"), r"\1-\2-\3"),
    (re.compile(r"(0[36])(\d{4})(\d{4})"), r"\1-\2-\3"),
    (re.compile(r"(0\d{2})(\d{3})(\d{4})"), r"\1-\2-\3"),
)


def format_phone(digits: str) -> str:
    """The number with hyphens; a number of unknown shape as it is."""
    for shape, written in _SHAPES:
        if shape.fullmatch(digits):
            return shape.sub(written, digits)
    return digits
