"""What a scan is once it has been taken in, and what can be wrong with it; shared by those who read its kinds."""

from collections.abc import Callable
from dataclasses import dataclass

from kyoju_desktop.i18n.messages import N_

MOST_PAGES = 200

Step = Callable[[int, int], object]

DAMAGED = N_(
    "ファイルがこわれているか、途中で切れています。記録には何も入れていません。紙からもう一度取り込んでください。"
)
TOO_MANY = N_("頁が多すぎます({most}枚まで)。分けて取り込んでください。記録には何も入れていません。")
TOO_WIDE = N_("画像の点の数が多すぎます。300dpi・A4で取り込みなおしてください。記録には何も入れていません。")


@dataclass(frozen=True)
class Scan:
    """A scan as it will be kept."""

    pdf: bytes
    pages: int
