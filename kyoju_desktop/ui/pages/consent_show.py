"""本人に見せる: the language and version for the person, the way to their screen, and what comes back from it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.consent_texts import ConsentTexts, Library, load_library
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.domain.showing import Asked, Showing, showing_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.papers import show_blank
from kyoju_desktop.ui.pages.consent_draft import ConsentDraft
from kyoju_desktop.ui.pages.consent_seen import Seen
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row


class ShowPanel(Panel):
    """`chosen` carries the texts the clerk picked, `wanted` those in which the screen is to be shown."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        tr = desk.tr
        super().__init__(tr(N_("本人に見せる")), icon="monitor", name="show_person")
        self._desk = desk
        self.library = load_library(desk.data_dir)
        inside = column(spacing=8, margins=(12, 10, 12, 12))
        explain = N_("大きな字・ふりがなの画面で、相手ひとりずつ「はい」「いいえ」を聞きます。")
        inside.addWidget(Words(tr(explain), wrap=True))
        self.language = Combo(name="show_language", label=tr(N_("本人のことば")))
        self.version = Combo(name="show_version", label=tr(N_("説明した文の版")))
        self.language.activated.connect(self._on_language)
        self.version.activated.connect(lambda _at: self.chosen.emit(self.texts()))
        for words, box in ((N_("ことば"), self.language), (N_("版"), self.version)):
            line = row(spacing=8)
            label = Words(tr(words), size="compact", tone="ink2")
            label.setBuddy(box)
            line.addWidget(label)
            line.addWidget(box, 1)
            inside.addLayout(line)
        self._reviewer = Words("", size="small", tone="ink2", wrap=True, name="show_reviewer")
        inside.addWidget(self._reviewer)
        self.open = Button(
            tr(N_("本人に見せる画面を開く")),
            icon="monitor",
            hint="F9",
            look="handover",
            name="show_open",
            pressed=self._open,
        )
        inside.addWidget(self.open)
        self._why = Words("", size="small", tone="ink2", wrap=True, name="show_why")
        inside.addWidget(self._why)
        blank = Button(
            tr(N_("このことばの白紙の様式")),
            icon="printer",
            look="quiet",
            small=True,
            name="show_blank",
            pressed=self._blank,
        )
        inside.addWidget(blank, 0, Qt.AlignmentFlag.AlignLeft)
        self.trouble = IconWords("warning", "", size="small", tone="warn", wrap=True, name="show_trouble")
        inside.addWidget(self.trouble)
        self.body.addLayout(inside)
        shortcut = QShortcut(QKeySequence("F9"), page, self._open)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.read_again()

    def read_again(self) -> None:
        """Read the files of texts anew, shipped and the office's own, and say what is wrong with one."""
        tr, self.library = self._desk.tr, load_library(self._desk.data_dir)
        self.language.fill([(each.language, self._name(each)) for each in self.library.languages()], empty=None)
        if not self.language.code():
            self.language.choose(self.library.languages()[0].language)
        self._offer_versions()
        self.trouble.show_state("warning", "\n".join(each.text(tr) for each in self.library.troubles), "warn")
        self.trouble.setVisible(bool(self.library.troubles))

    def follow(self, consent: Consent) -> None:
        """Show the language and version that the consent names; a language without a text leaves the choice."""
        if consent.language and self.library.find(consent.language):
            self.language.choose(consent.language)
            self._offer_versions(consent.text_version)

    def texts(self) -> ConsentTexts:
        """The text that is chosen."""
        found = self.library.find(self.language.code(), self.version.code())
        return found or self.library.find(self.language.code()) or self.library.base()

    def show_ready(self, *, ready: bool) -> None:
        """Whether there is anything to ask; if not, the reason stands below."""
        self.open.setEnabled(ready)
        words = (
            N_("開くと、ほかのケースは見えなくなります。") if ready else N_("先に、伝える相手に印を付けてください。")
        )
        self._why.setText(self._desk.tr(words))

    def _name(self, texts: ConsentTexts) -> str:
        known = self._desk.codes.label("consent_language", texts.language)
        return self._desk.tr(known) if known != texts.language else texts.name

    def _on_language(self, _at: int) -> None:
        self._offer_versions()
        self.chosen.emit(self.texts())

    def _offer_versions(self, wanted: str = "") -> None:
        versions = self.library.versions(self.language.code())
        self.version.fill([(each.stamp, each.stamp) for each in versions], empty=None)
        known = wanted if any(each.stamp == wanted for each in versions) else versions[0].stamp
        self.version.choose(known)
        texts = self.texts()
        mark = self._desk.tr(N_("参考訳 ")) if texts.reference else ""
        self._reviewer.setText(mark + self._desk.tr(N_("監修: {who}"), who=texts.reviewer))

    def _blank(self) -> None:
        show_blank(self._desk, self, "consent", self.texts().language)

    def _open(self) -> None:
        if self.open.isEnabled():
            self.wanted.emit(self.texts())


def showing_for(desk: Desk, draft: ConsentDraft, seen: Seen) -> Showing:
    """What the person is asked, from what the clerk has ticked."""
    consent, recipients, exclusions = draft.records()
    protected = seen.file.protected
    return showing_of(consent, recipients, exclusions, seen.bodies, desk.office(), desk.tr, protected=protected)


def with_answer(draft: ConsentDraft, asked: Asked, answer: str) -> ConsentDraft:
    """The draft after an answer: yes keeps what was shown, no takes every tick away and says so."""
    boxes = frozenset(at for at, box in enumerate(CONSENT_BOXES) if box[0].name in asked.boxes)
    for at, each in enumerate(draft.rows):
        if (each.organisation, "" if each.organisation else each.kind) != asked.key or answer == "again":
            continue
        kept = boxes if answer == "yes" else frozenset()
        return draft.with_row(at, replace(each, boxes=kept, said=answer))
    return draft


def with_shown_text(desk: Desk, draft: ConsentDraft, seen: Seen | None, library: Library) -> ConsentDraft:
    """The draft with the very words the person was shown, in that language and version."""
    consent = draft.consent
    texts = library.find(consent.language, consent.text_version)
    if texts is None or seen is None:
        return draft
    words = showing_for(desk, draft, seen).whole_text(texts, library.base())
    return replace(draft, consent=consent.replace(shown_text=words))


def begin_sitting(
    desk: Desk,
    page: QWidget,
    draft: ConsentDraft,
    seen: Seen,
    texts: ConsentTexts,
    library: Library,
    told: Callable[[str, Asked, ConsentTexts, str], object],
) -> None:
    """Cover the window with the person's screen; `told` gets the sitting and every answer."""
    from kyoju_desktop.ui.client.sitting import Sitting  # noqa: PLC0415 - needed at the counter only

    consent = draft.consent.replace(asking=Consent().id)
    showing = showing_for(desk, replace(draft, consent=consent), seen)
    Sitting(desk, page, consent, showing, texts, library).begin(partial(told, consent.asking))


def answered_in(explained: Any, texts: ConsentTexts) -> None:  # noqa: ANN401 - forms.form_view.FormView
    """Put language and version into the form, as if they had been typed."""
    for name, value in (("language", texts.language), ("text_version", texts.stamp)):
        editor = explained.editor(name)
        editor.show_value(value)
        editor.touch()
