"""How good a passphrase is, in words; the key file decides what is accepted at least."""

from dataclasses import dataclass

from kyoju_desktop.i18n.messages import N_

LEAST = 12  # characters; the key file refuses fewer
GOOD = 20


@dataclass(frozen=True)
class Strength:
    """Whether it is enough, and what to tell."""

    enough: bool
    words: str


def strength_of(text: str) -> Strength:
    """Judge by length and variety: a long row of words beats a short row of signs."""
    if len(text) < LEAST:
        return Strength(False, N_("{length}文字です。12文字以上にしてください。"))
    if len(set(text)) < LEAST // 2:
        return Strength(False, N_("同じ文字の繰返しです。ことばをつなげてください。"))
    if len(text) < GOOD:
        return Strength(True, N_("使えます。もう少し長くすると、もっと強くなります。"))
    return Strength(True, N_("強い合言葉です。"))
