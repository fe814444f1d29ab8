"""What a page may use: the file, the language, the calendar, and the ways to other pages."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from kyoju_desktop.domain.codes import CodeBook, shipped_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Office
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import preset
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.settings import Settings, change_settings
from kyoju_desktop.storage.store import Change, Store
from kyoju_desktop.ui.jobs import Jobs
from kyoju_desktop.ui.news import News
from kyoju_desktop.ui.work import Work

NEW = "new"  # instead of the id of a record: an empty one is opened


class Ways(Protocol):
    """The window's ways from page to page."""

    def go(self, name: str) -> None:
        """Show the page of that name."""

    def open_case(self, case_id: str, tab: str = "", target: str = "", field: str = "") -> None:
        """Show a case."""

    def start_intake(self) -> None:
        """Begin a new consultation."""

    def resume_intake(self, case_id: str) -> None:
        """Go on with a parked interview."""

    def open_consent(self, case_id: str, copied: str = "") -> None:
        """Record a consent, begun as a copy of an earlier one if one is named."""

    def open_referral(self, case_id: str, organisation: str = "", purpose: str = "") -> None:
        """Make a つなぎ票."""

    def open_conference(self, conference_id: str, item_id: str = "") -> None:
        """Show one sitting of a 会議."""

    def open_registers(self, tab: str = "", record_id: str = "") -> None:
        """Show a register of 記録簿."""

    def open_home(self, home_id: str) -> None:
        """Show a unit of the register of homes."""

    def say(self, message: str) -> None:
        """Show a passing remark in the status bar."""

    def set_badge(self, name: str, number: int, words: str) -> None:
        """Say on the rail how many need attention on a page."""

    def back(self) -> None:
        """Show the page that was shown before."""

    def lock(self) -> None:
        """Close the file and ask for the passphrase again."""


class Doorkeeper(Protocol):
    """What settings and backups ask of the session."""

    def copy_now(self, then: Callable[[Any], object] | None) -> None:
        """Make a backup in the background."""

    def ask_bring_back(self, backup: Any) -> None:  # noqa: ANN401 - storage.backup.Backup
        """Restore a backup."""

    def change_look(self) -> None:
        """Follow changed settings of language, theme and text size."""


class _Signals(QObject):
    flushing = Signal()
    draft_saved = Signal(object)


class Desk:
    """One open office: made at unlock, gone at lock. Pages get it and keep nothing else.

    `flushing` tells every form to write its draft now; `draft_saved` carries the time at which what was
    typed became safe.
    """

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        tr: Translator,
        data_dir: Path,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = datetime.now,
        codes: CodeBook | None = None,
        session: Doorkeeper | None = None,
    ) -> None:
        self._signals = _Signals()
        self.flushing, self.draft_saved = self._signals.flushing, self._signals.draft_saved
        self.store, self.jobs, self.data_dir = store, jobs, data_dir
        self.speak(tr)
        self.settings = settings
        self.session = session
        self.closed = False  # the file is being left: nothing more is read from it
        self.codes = codes or shipped_codebook()
        self.work = Work(jobs, store, tr)
        self.news = News()
        self._clock = clock
        self._ways: Ways | None = None
        self._office: Office | None = None
        self._tell: Callable[[list[Change]], None] = lambda changes: jobs.land(lambda: self._changed(list(changes)))
        store.changed.append(self._tell)

    def speak(self, tr: Translator) -> None:
        """Use this language from now on; papers take the office's and the prefecture's own words."""
        self.tr = tr.with_words_of(self.data_dir, preset())

    def attach(self, ways: Ways) -> None:
        """The window that shows the pages."""
        self._ways = ways

    @property
    def ways(self) -> Ways:
        """The window that shows the pages; it is attached before any page exists."""
        assert self._ways is not None  # noqa: S101 - the main window attaches itself in its constructor
        return self._ways

    def now(self) -> datetime:
        """This moment, in the office's local time."""
        return self._clock()

    def today(self) -> date:
        """This day."""
        return self._clock().date()

    @property
    def locale(self) -> Locale:
        """Language, today and choice lists, for kinds that read and show values."""
        return Locale(self.tr, self.today(), self.codes)

    @property
    def calendar(self) -> Calendar:
        """The office's open days, its own closed days included."""
        return self.store.calendar

    def office(self) -> Office:
        """The office of this file, as it is now."""
        if self._office is None:
            with self.store.read() as r:
                self._office = office_of(r)
        return self._office

    def change_settings(self, **values: object) -> Settings:
        """Change the settings of this data folder (nothing about a person belongs there)."""
        self.settings = change_settings(self.data_dir, **values)
        return self.settings

    def go(self, name: str) -> None:
        """Show the page of that name: today, cases, organisations, settings, backups ..."""
        self.ways.go(name)

    def open_case(self, case_id: str, tab: str = "", target: str = "", field: str = "") -> None:
        """Show a case, on a tab of it if one is named (or the name of a record class).

        `target` is a record to open there (`NEW`: an empty one), `field` where the cursor goes.
        """
        self.ways.open_case(case_id, tab, target, field)

    def start_intake(self) -> None:
        """Begin a new consultation (with the search)."""
        self.ways.start_intake()

    def resume_intake(self, case_id: str) -> None:
        """Go on with a parked interview."""
        self.ways.resume_intake(case_id)

    def open_consent(self, case_id: str, copied: str = "") -> None:
        """Record a consent of the case's person, begun as a copy of an earlier one if one is named."""
        self.ways.open_consent(case_id, copied)

    def open_referral(self, case_id: str, organisation: str = "", purpose: str = "") -> None:
        """Make a つなぎ票 for the case's person, to that body with that errand if they are named."""
        self.ways.open_referral(case_id, organisation, purpose)

    def open_conference(self, conference_id: str, item_id: str = "") -> None:
        """Show one sitting of a 会議, with one of its cases current if one is named."""
        self.ways.open_conference(conference_id, item_id)

    def open_registers(self, tab: str = "", record_id: str = "") -> None:
        """Show a register of 記録簿 (ledger, inquiries, requests, breaches), on one record if one is named."""
        self.ways.open_registers(tab, record_id)

    def open_home(self, home_id: str) -> None:
        """Show a unit of the register of homes, in its building."""
        self.ways.open_home(home_id)

    def set_badge(self, name: str, number: int, words: str) -> None:
        """Say on the rail how many need attention on a page."""
        self.ways.set_badge(name, number, words)

    def back(self) -> None:
        """Show the page that was shown before."""
        self.ways.back()

    def status(self, message: str) -> None:
        """Say something in passing, in the status bar."""
        self.ways.say(message)

    def saved(self) -> None:
        """Something typed has just become safe: the status bar shows the time."""
        self.draft_saved.emit(self.now())

    def flush(self) -> None:
        """Have every open form write its draft, and wait until the file has it."""
        self.flushing.emit()
        self.jobs.drain()

    def close(self) -> None:
        """Stop listening to the file; the session closes it."""
        self.closed = True
        self.work.stop()
        if self._tell in self.store.changed:
            self.store.changed.remove(self._tell)

    def _changed(self, changes: list[Change]) -> None:
        self._office = None
        self.saved()
        self.news.changed.emit(changes)
