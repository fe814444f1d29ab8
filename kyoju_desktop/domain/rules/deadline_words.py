"""The sentence that explains a deadline, with the end of the list of holidays where it counts."""

from collections.abc import Iterable

from kyoju_desktop.i18n.messages import N_, Translator

KNOWN_UNTIL = "known_until"  # the value that is there where closed days were counted beyond the published holidays
_GUESS = N_("{known_until}より後の祝日はまだ公表されていないので、見込みで数えています。")


def explained(explain: str, values: Iterable[tuple[str, str]], tr: Translator) -> str:
    """What explains the deadline: rule and dates, in the reader's language."""
    told = dict(values)
    words = tr(explain, **told)
    return words + tr(_GUESS, **told) if KNOWN_UNTIL in told else words
