"""全国地方公共団体コード: six digits, the last a check digit (総務省, DOMAIN 9.3)."""

import json
import unicodedata

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

_WEIGHTS = (6, 5, 4, 3, 2)
PREFECTURES = 47
INVENTED = 99  # no prefecture: the offices of training and tests
# 99 is no prefecture of JIS X 0401 and stands for the invented one of training and tests.
INVENTED_PREFECTURE = "架空県"


def check_digit(five: str) -> str:
    """The check digit of the first five digits of a code."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def check_code(code: str) -> str:
    """The code in half-width digits; `Refused` when it is not a code of a municipality."""
    plain = unicodedata.normalize("NFKC", code).strip()
    if len(plain) != 6 or not (plain.isascii() and plain.isdigit()):
        raise Refused(
            N_("全国地方公共団体コードは6けたの数字です。検査数字(最後の1けた)まで入れてください。"), field="code"
        )
    prefecture = int(plain[:2])
    if not 1 <= prefecture <= PREFECTURES and prefecture != INVENTED:
        raise Refused(N_("コードの最初の2けたは都道府県の番号(01から47)です。確かめてください。"), field="code")
    if plain[5] != check_digit(plain[:5]):
        raise Refused(
            N_("コードの最後の1けた(検査数字)が合いません。打ち間違いがないか確かめてください。"), field="code"
        )
    return plain


def prefecture_of(code: str) -> str:
    """The prefecture of a municipality's code."""
    found = json.loads((shipped("resources") / "reference" / "prefectures.json").read_text("utf-8"))
    return str(found.get(code[:2], INVENTED_PREFECTURE))
