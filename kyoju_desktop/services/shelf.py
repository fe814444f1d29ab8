"""The shelf: every paper that can be made in a case without the gate, and every form that can be printed empty.

One line a paper. The page 書類 lists them, several can be printed in one go. A paper for another body is no line of
this list: it goes through the gate.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import consent, intake, referral
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.papers import intake_paper
from kyoju_desktop.storage.store import Reader

Draw = Callable[[Reader, str, Locale], Rendered]


@dataclass(frozen=True)
class ShelfPaper:
    """One paper of the shelf: its form, what it is for, the heading it stands under.

    `draw` makes it from a case (None: it can only be printed empty here); `secret` when it shows where the person
    lives; `kept` when what was printed or saved is kept byte for byte in the file.
    """

    form: str
    title: str
    hint: str
    group: str
    draw: Draw | None = None
    blank: bool = True
    secret: bool = False
    kept: bool = False


FIRST, SUPPORT, DECIDING, HOME = N_("受付と聞取り"), N_("支援"), N_("決裁"), N_("住まい")
GROUPS = (FIRST, SUPPORT, DECIDING, HOME)


def _intake(r: Reader, case_id: str, at: Locale) -> Rendered:
    return intake_paper(r, case_id, at, for_person=True)


SHELF: tuple[ShelfPaper, ...] = (
    ShelfPaper(
        intake.FORM,
        intake.TITLE,
        N_("本人に渡す控えには、利用目的が印刷されます。"),
        FIRST,
        _intake,
        secret=True,
    ),
    ShelfPaper(consent.FORM, consent.TITLE, N_("本人といっしょに画面で決めてから印刷します。"), FIRST),
    ShelfPaper(referral.FORM, referral.TITLE, N_("あて先を選び、出すものを確かめてから作ります。"), SUPPORT),
)


def paper_of(form: str) -> ShelfPaper:
    """The paper of that form; KeyError when it is not on the shelf."""
    return _BY_FORM[form]


_BY_FORM = {each.form: each for each in SHELF}
