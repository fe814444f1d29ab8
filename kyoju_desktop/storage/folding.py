"""Search keys: how a name may be written, and what is looked for. The typed text itself is never changed.

When a key changes, `version.DERIVED_VERSION` is raised: files are then indexed anew.
"""

import re
import unicodedata

from kyoju_desktop.domain.variants import COUNTERS, HIRAGANA, SELECTORS, VARIANTS

_DASHES: dict[int, str] = dict.fromkeys(map(ord, "-‐‑‒–—―−ー－ｰ"), "-")
_NOTHING: dict[int, str] = dict.fromkeys(map(ord, " \u3000\t\n\r・･.,、。'’`()（）「」"), "")
_FOLD: dict[int, str | int] = {**VARIANTS, **HIRAGANA, **COUNTERS, **_DASHES, **_NOTHING, **SELECTORS}
_LARGE: dict[int, str] = {
    **dict(zip(map(ord, "ぁぃぅぇぉっゃゅょゎ"), "あいうえおつやゆよわ", strict=True)),
    ord("を"): "お",
    ord("-"): "",
}
_KANA: dict[int, str] = {**_LARGE, ord("づ"): "ず", ord("ぢ"): "じ"}
LAST = "\U0010ffff"  # a key followed by it sorts after every key that begins alike
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ"
_UNVOICED: dict[int, str] = {
    **_LARGE,
    **dict(zip(map(ord, _VOICED), "かきくけこさしすせそたちつてとはひふへほはひふへほ", strict=True)),
    ord("ゔ"): "う",
}

_AGAIN = re.compile("(.)々")  # 佐々木 is also written 佐佐木


def fold(text: str) -> str:
    """One key for all ways of writing a name: width, variants, kana, case, dashes, spaces, variation selectors."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_FOLD)
    return _AGAIN.sub(r"\1\1", plain) if "々" in plain else plain


def fold_kana(text: str) -> str:
    """The key of a reading: also small kana, づ and ず, を and お, long vowels."""
    return fold(text).translate(_KANA)


def fold_unvoiced(text: str) -> str:
    """The key of a reading without 濁点 and 半濁点, small kana and long vowels."""
    return fold(text).translate(_UNVOICED)


def grams(text: str) -> str:
    """Every two-character window and the last single character, for the bigram index."""
    return " ".join([*(text[at : at + 2] for at in range(len(text) - 1)), text[-1:]]).strip()


def gram_query(text: str) -> str:
    """The FTS5 query that finds `text` in `grams`: a phrase of its windows, or a prefix for one character."""
    windows = [text] if len(text) == 1 else [text[at : at + 2] for at in range(len(text) - 1)]
    phrase = " ".join(windows).replace('"', '""')
    return f'"{phrase}"*' if len(text) == 1 else f'"{phrase}"'
