"""Going one of the ways that make it possible to tell a recipient something."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.dialogs.emergency import ask_emergency
from kyoju_desktop.ui.dialogs.oral import ask_oral
from kyoju_desktop.ui.pages.referral_draft import Outcome
from kyoju_desktop.ui.pages.referral_ways import ANONYMOUS, BODY, CONSENT, EMERGENCY, SAFETY, TOLD


def take_way(desk: Desk, page: QWidget, way: str, seen: Outcome, errand: Callable[[str], object]) -> None:
    """Open what the way leads to; `errand` sets another 用件 on the page."""
    bodies = {each.id: each.name for each in seen.bodies}
    case = seen.file.case.id
    steps: dict[str, Callable[[], object]] = {
        CONSENT: lambda: desk.open_consent(case),
        ANONYMOUS: lambda: ask_anonymous(desk, page, case, seen.draft.referral.organisation),
        SAFETY: lambda: errand("safety"),
        EMERGENCY: lambda: ask_emergency(desk, page, seen.file, bodies),
        TOLD: lambda: ask_oral(desk, page, seen.file, bodies),
        BODY: lambda: desk.go("organisations"),
    }
    steps[way]()
