"""What may be kept of typed text, and what must never be kept (card numbers)."""

import re
import unicodedata

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_

# 在留カード番号: two letters, eight digits, two letters (Immigration Act art. 19-4); 個人番号: twelve digits
# with the check digit of the My Number ordinance art. 5. Both are refused before even a draft is stored.
_RESIDENCE_CARD = re.compile(r"(?<![A-Z0-9])[A-Z]{2}[- ]?\d{8}[- ]?[A-Z]{2}(?![A-Z0-9])")
_APART = "[-\u2010-\u2015\u2212\u30fc ]"
_MY_NUMBER = re.compile(rf"(?<!\d)\d{{4}}{_APART}?\d{{4}}{_APART}?\d{{4}}(?!\d)")
_MY_NUMBER_SPACED = re.compile(rf"(?<!\d)\d(?:{_APART}?\d){{11}}(?!\d)")
_CALLED_MY_NUMBER = ("個人番号", "マイナンバー")
# Explicit embeddings, overrides and isolates: they turn the order of what stands on the page around.
# Joiners, variation selectors (異体字) and private-use 外字 are kept; so is text that is itself right-to-left.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DIGITS = frozenset("0123456789")
_DIALLED = re.compile(r"\+?[0-9\-\u2010-\u2015\u2212\u30fc ()./]*")
_UNKEPT = frozenset({"Cc", "Cs", "Zl", "Zp"})


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
    if not _REORDERING.isdisjoint(text):
        raise Refused(
            N_(
                "文字の並びを逆にする見えない記号が入っています。名前や住所が違って見えるので保存しません。"
                "打ち直すか、文字だけを貼り付けてください。"
            )
        )
    if any(_unkept(char) and not (char == "\n" and lines > 1) for char in text):
        raise Refused(N_("保存できない文字(制御文字など)が入っています。その文字を消してください。"))
    refuse_card_numbers(text)
    return text


def _unkept(char: str) -> bool:
    """Whether no file keeps the character: controls, line separators, lone surrogates, noncharacters.

    Merely unassigned code points are kept: an older Python does not know the newest kanji.
    """
    point = ord(char)
    return unicodedata.category(char) in _UNKEPT or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def refuse_card_numbers(text: str) -> None:
    """Refuse a text that holds a residence-card number or an individual number (DISCLOSURE 7)."""
    folded = unicodedata.normalize("NFKC", text).upper()
    if _RESIDENCE_CARD.search(folded):
        raise Refused(N_("在留カード番号は保存しません。番号を消してから続けてください。"))
    shape = _MY_NUMBER_SPACED if any(word in folded for word in _CALLED_MY_NUMBER) else _MY_NUMBER
    if any(_is_my_number(found.group()) for found in shape.finditer(folded)):
        raise Refused(N_("個人番号(マイナンバー)は保存しません。番号を消してから続けてください。"))


def _is_my_number(found: str) -> bool:
    digits = [int(char) for char in found if char.isdigit()]
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(weight * digit for weight, digit in zip(weights, digits[:11], strict=True)) % 11
    return digits[11] == (0 if rest <= 1 else 11 - rest)


def digits_of(text: str) -> str:
    """The digits of a number as typed, full width or not, with a leading + kept.

    `Refused` when there is more than digits, hyphens, dots, slashes, brackets and spaces: nothing is dropped.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if not _DIALLED.fullmatch(folded):
        raise Refused(N_("電話番号に、数字とハイフン以外の文字があります。ことばは備考に書いてください。"))
    refuse_card_numbers(folded if not folded.startswith("+") else "")
    return "".join(char for char in folded if char == "+" or char in _DIGITS)
