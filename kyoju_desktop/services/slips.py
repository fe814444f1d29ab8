"""Slips with passwords: drawn in memory, written nowhere, never kept."""

from collections.abc import Sequence

from kyoju_desktop.documents.render import Rendered, render_pack
from kyoju_desktop.domain.doors.slip import password_slip
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader


def password_slips(r: Reader, made: Sequence[tuple[str, str]], at: Locale) -> Rendered:
    """One slip a file: `made` are document numbers (or neutral names) with the password of each."""
    office = office_of(r)
    return render_pack([password_slip(office, name, word, at.today, tr=at.tr) for name, word in made], at.tr)
