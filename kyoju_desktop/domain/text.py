"""What may be kept of typed text, and what must never be kept (card numbers)."""

import re
import unicodedata

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_

# 在留カード番号: two letters, eight digits, two letters (Immigration Act art. 19-4); 個人番号: twelve digits
# with the check digit of the My Number ordinance art. 5. Both are refused before even a draft is stored.
_RESIDENCE_CARD = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[- ]?\d{8}[- ]?[A-Z]{2}(?![A-Z0-9])")
_MY_NUMBER = re.compile(r"(?<!\d)\d(?:[- ]?\d){11}(?!\d)")


def clean_text(text: str, *, limit: int, lines: int = 1) -> str:
    """The text as typed, or `Refused` with the reason; nothing is changed silently.

    `limit` counts code points; line breaks are allowed when `lines` is more than one.
    """
    if len(text) > limit:
        raise Refused(
            N_("長すぎます({length}文字)。{limit}文字までにしてください。文字はまだ消していません。"),
            length=str(len(text)),
            limit=str(limit),
        )
    for char in text:
        if char == "\n" and lines > 1:
            continue
        if unicodedata.category(char) in {"Cc", "Cs", "Cn"}:
            raise Refused(N_("保存できない文字(制御文字など)が入っています。その文字を消してください。"))
    refuse_card_numbers(text)
    return text


def refuse_card_numbers(text: str) -> None:
    """Refuse a text that holds a residence-card number or an individual number (DISCLOSURE 7)."""
    folded = unicodedata.normalize("NFKC", text).upper()
    if _RESIDENCE_CARD.search(folded):
        raise Refused(N_("在留カード番号は保存しません。番号を消してから続けてください。"))
    if any(_is_my_number(found.group()) for found in _MY_NUMBER.finditer(folded)):
        raise Refused(N_("個人番号(マイナンバー)は保存しません。番号を消してから続けてください。"))


def _is_my_number(found: str) -> bool:
    digits = [int(char) for char in found if char.isdigit()]
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(weight * digit for weight, digit in zip(weights, digits[:11], strict=True)) % 11
    return digits[11] == (0 if rest <= 1 else 11 - rest)


def digits_of(text: str) -> str:
    """The digits of a number as typed, full width or not, with a leading + kept."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return ("+" if folded.startswith("+") else "") + "".join(char for char in folded if char.isdigit())
