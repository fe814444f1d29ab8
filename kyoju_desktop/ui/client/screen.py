"""The screen the person looks at: who asks and why, then one recipient at a time, then what was answered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kyoju_desktop.domain.consent_texts import ConsentTexts, Library
from kyoju_desktop.domain.showing import Asked, Showing
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.client.faces import every_script
from kyoju_desktop.ui.client.gate import Gate
from kyoju_desktop.ui.client.parts import CLOSE, LINE, MANY, Answer, Card, Marks, Measures, Plain
from kyoju_desktop.ui.client.ruby_words import RubyWords
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.panels import Scroll, frame

_SIZES = (1.0, 1.25, 1.5)
_NARROW = 900  # pixels at size 1: below it the cards stand one under the other
_LARGE = 1.4  # size of text from which the window has no room for more than the answers below what scrolls
_PAUSE = 400  # milliseconds in which a new question takes no answer: a second press was meant for the one before


@dataclass
class Course:
    """Where the person is: 0 the introduction, then one step a recipient, then the end."""

    showing: Showing
    texts: ConsentTexts
    step: int = 0
    answers: dict[tuple[str, str], str] = field(default_factory=dict)

    def asked(self) -> Asked | None:
        """The recipient that is asked about now."""
        number = self.step - 1
        return self.showing.recipients[number] if 0 <= number < len(self.showing.recipients) else None

    def answered(self, *answers: str) -> list[Asked]:
        """The recipients about which the last answer was one of these ("" for none)."""
        return [each for each in self.showing.recipients if self.answers.get(each.key, "") in answers]


class ClientScreen(QWidget):
    """Fills the window. `answered` carries the recipient, the texts and the answer; `passphrase_given` the way back.

    Nothing here leads to another page: only the passphrase does.
    """

    answered = Signal(object, object, str)
    passphrase_given = Signal(str)
    lock_pressed = Signal()
    hide_pressed = Signal()

    def __init__(
        self, showing: Showing, texts: ConsentTexts, library: Library, tr: Translator, hint: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("client_screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._library, self._tr, self._hint = library, tr, hint
        self.course = Course(showing, texts)
        self._size = 0
        self.gate: Gate | None = None
        self._again = False
        self._ring = FocusRing(self)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._cards: QBoxLayout | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._take_answers)
        self._buttons: list[QWidget] = []
        for keys, signal in (("Ctrl+L", self.lock_pressed), ("F12", self.hide_pressed)):
            QShortcut(QKeySequence(keys), self, signal.emit)
        self._show()

    # what happens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key leads away; Esc least of all."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A quiet ground over everything."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("panel"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards beside or below each other."""
        super().resizeEvent(event)
        self._turn()

    def show_wrong(self, words: str) -> None:
        """The passphrase was wrong: the screen stays."""
        if self.gate is not None:
            self.gate.show_wrong(words)

    def answer(self, answer: str) -> None:
        """Take the answer about the present recipient, and go on unless it is to be explained again."""
        asked = self.course.asked()
        if asked is None:
            return
        self.course.answers[asked.key] = answer
        self.answered.emit(asked, self.course.texts, answer)
        self._again = answer == "again"
        if answer != "again":
            self.course.step += 1
        self._show()

    def go_on(self) -> None:
        """From the introduction to the first question."""
        self.course.step += 1
        self._show()

    def go_back(self) -> None:
        """One step back; answers stay until others are given."""
        self.course.step = max(0, self.course.step - 1)
        self._again = False
        self._show()

    def enlarge(self) -> None:
        """The next size of text; after the largest the first again."""
        self._size = (self._size + 1) % len(_SIZES)
        self._show()

    def speak(self, texts: ConsentTexts) -> None:
        """Go on in another language."""
        self.course.texts = texts
        self._show()

    def open_gate(self) -> None:
        """Ask the clerk for the passphrase."""
        self._wait_no_more()
        self.gate = Gate(self._tr, self._hint)
        self.gate.given.connect(self.passphrase_given)
        self.gate.left.connect(self._close_gate)
        self._fill(self.gate)
        self.gate.box.setFocus()

    def _close_gate(self) -> None:
        self.gate = None
        self._show()

    # building

    @property
    def _at(self) -> Measures:
        wanted = 1 + (theme.current().scale - 1) / 4  # the letters are twice the clerk's anyway
        return Measures(self.course.texts.script, wanted * _SIZES[self._size])

    def _fill(self, content: QWidget) -> None:
        empty(self._lines)
        self._lines.addWidget(content)
        self._ring.raise_()

    def _show(self) -> None:
        at = self._at
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(at.px(48), at.px(14), at.px(48), at.px(12))
        lines.setSpacing(at.px(12))
        lines.addLayout(self._top(at))
        scroll = Scroll()
        scroll.setObjectName("client_scroll")
        self._wait_no_more()
        self._cards = None
        body = scroll.body
        body.setSpacing(at.px(10))
        answers = self._content(at, body)
        body.addStretch(1)
        lines.addWidget(scroll, 1)
        if answers is not None:
            lines.addLayout(answers)  # below what scrolls: the way to say no is always in sight
        lines.addLayout(self._foot(at))
        self._fill(page)
        self._turn()
        self.setFocus()

    def _content(self, at: Measures, body: QVBoxLayout) -> QBoxLayout | None:
        asked = self.course.asked()
        if asked is not None:
            return self._question(at, body, asked)
        if self.course.step == 0:
            return self._introduction(at, body)
        self._summary(at, body)
        return None

    def _top(self, at: Measures) -> QHBoxLayout:
        texts, line = self.course.texts, QHBoxLayout()
        line.setSpacing(at.px(16))
        of = len(self.course.showing.recipients)
        if self.course.asked() is not None:
            words = texts.say("progress", at=str(self.course.step), of=str(of))
            line.addWidget(RubyWords(words, at.set(20, bold=True), name="client_progress"))
            line.addWidget(Marks(at, self.course.step - 1, of), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        larger = texts.say("smaller" if self._size == len(_SIZES) - 1 else "larger")
        line.addWidget(Plain(at, "text", larger, "client_larger", self.enlarge))
        self.language = Plain(
            at, "globe", f"{texts.say('language')}: {texts.name}", "client_language", self._offer_languages
        )
        line.addWidget(self.language)
        return line

    def _foot(self, at: Measures) -> QHBoxLayout:
        texts, line = self.course.texts, QHBoxLayout()
        line.setSpacing(at.px(16))
        if self.course.step:
            line.addWidget(Plain(at, "undo", texts.say("back"), "client_back", self.go_back, size=15))
        line.addStretch(1)
        about = self._tr(N_("{office}・説明の文 {version}"), office=self.course.showing.office, version=texts.stamp)
        base = Measures("ja", at.scale)
        line.addWidget(
            RubyWords(about, base.set(13), tone="ink2", name="client_version"), 1, Qt.AlignmentFlag.AlignVCenter
        )
        words = self._tr(N_("職員の画面へ(合言葉)"))
        line.addWidget(Plain(base, "lock", words, "client_leave", self.open_gate, size=15))
        return line

    def _introduction(self, at: Measures, body: QVBoxLayout) -> QHBoxLayout:
        texts = self.course.texts
        body.addWidget(RubyWords(texts.say("intro_title"), at.set(36, bold=True), name="client_title"))
        for number in range(1, 5):
            words = texts.say(f"intro_{number}", office=self.course.showing.office)
            body.addWidget(RubyWords(words, at.set(26), name=f"client_intro_{number}"))
        answers = QHBoxLayout()
        answers.addStretch(1)
        onward = Answer(at, "arrow-right", texts.say("next"), texts.say("intro_title"), "client_next")
        onward.clicked.connect(lambda _on=False: self.go_on())
        answers.addWidget(onward, 1)
        answers.addStretch(1)
        self._hold([onward])
        return answers

    def _question(self, at: Measures, body: QVBoxLayout, asked: Asked) -> QBoxLayout:
        texts, showing = self.course.texts, self.course.showing
        words = texts.say("question", recipient=asked.called(texts))
        body.addWidget(RubyWords(words, at.set(36 if len(words) < 90 else 30, bold=True), name="client_question"))
        cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(at.px(16))
        told, kept = showing.told(texts, asked), showing.not_told(texts, asked)
        three = (
            ("circle-check", "done", "told", told),
            ("forbid", "danger", "not_told", _shortened(texts, showing.never(texts), kept)),
            ("info", "accent", "why", showing.why(texts)),
        )
        size = LINE if max(len(said) for *_, said in three) < MANY else CLOSE
        for icon, tone, key, said in three:
            cards.addWidget(Card(at, icon, tone, texts.say(key), said, f"client_{key}", size), 1)
        self._cards = cards
        body.addLayout(cards)
        if at.scale >= _LARGE:
            body.insertWidget(0 if self._again else -1, self._assurance(at))  # what was just asked for is seen first
            return self._answers(at)
        below = QVBoxLayout()  # that a no costs nothing is in sight wherever there is room for it
        below.setSpacing(at.px(10))
        below.addWidget(self._assurance(at))
        below.addLayout(self._answers(at))
        return below

    def _answers(self, at: Measures) -> QHBoxLayout:
        texts, answers = self.course.texts, QHBoxLayout()
        answers.setSpacing(at.px(16))
        made: list[QWidget] = []
        for icon, code in (("circle", "yes"), ("cross", "no"), ("book", "again")):
            button = Answer(at, icon, texts.say(code), texts.say(f"{code}_more"), f"client_{code}")
            button.clicked.connect(lambda _on=False, code=code: self.answer(code))
            answers.addWidget(button, 1)
            made.append(button)
        self._hold(made)
        return answers

    def _assurance(self, at: Measures) -> QWidget:
        """What always holds; after "explain again" also that somebody will."""
        texts = self.course.texts
        band = QVBoxLayout()
        band.setContentsMargins(at.px(24), at.px(6), at.px(24), at.px(6))
        said = [("shield-check", "done", f"{texts.say('no_disadvantage')} {texts.say('withdrawal')}")]
        if self._again:
            said.insert(0, ("people", "done", texts.say("again_shown")))
        for icon, tone, words in said:
            line = QHBoxLayout()
            line.setSpacing(at.px(16))
            picture = QLabel()
            picture.setPixmap(icons.pixmap(icon, round(30 * at.scale / theme.current().scale), tone))
            line.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
            name = "client_again_shown" if icon == "people" else "client_assurance"
            line.addWidget(RubyWords(words, at.set(22, bold=icon == "people"), name=name), 1)
            band.addLayout(line)
        return frame("donepanel", band)

    def _summary(self, at: Measures, body: QVBoxLayout) -> None:
        texts, showing = self.course.texts, self.course.showing
        body.addWidget(RubyWords(texts.say("summary_title"), at.set(36, bold=True), name="client_title"))
        cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(at.px(16))
        for icon, tone, key, codes in (
            ("circle-check", "done", "summary_yes", ("yes",)),
            ("forbid", "danger", "summary_no", ("no",)),
            ("question", "accent", "summary_open", ("", "again", "unanswered")),
        ):
            names = [each.called(texts) for each in self.course.answered(*codes)]
            if names:
                cards.addWidget(Card(at, icon, tone, texts.say(key), names, f"client_{key}"), 1)
        self._cards = cards
        body.addLayout(cards)
        words = f"{texts.say('withdrawal')} {showing.tell_us(texts)}"
        body.addWidget(RubyWords(words, at.set(LINE), name="client_tell_us"))
        body.addWidget(RubyWords(texts.say("summary_hand"), at.set(LINE, bold=True), name="client_hand"))

    def _hold(self, buttons: list[QWidget]) -> None:
        """A new question takes no answer at once."""
        self._buttons = buttons
        for each in buttons:
            each.setEnabled(False)
        self._pause.start()

    def _wait_no_more(self) -> None:
        """The buttons that waited are about to go."""
        self._pause.stop()
        self._buttons = []

    def _take_answers(self) -> None:
        for each in self._buttons:
            each.setEnabled(True)

    def _turn(self) -> None:
        if self._cards is not None:
            narrow = self.width() < _NARROW * self._at.scale
            across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._cards.setDirection(down if narrow else across)

    def _offer_languages(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("client_languages")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = menu.font()
        shown.setFamilies([*theme.current().families, *every_script()])
        shown.setPixelSize(self._at.px(20))
        menu.setFont(shown)
        for each in self._library.languages():
            menu.addAction(each.name).triggered.connect(self._speaking(each))
        menu.popup(self.language.mapToGlobal(self.language.rect().bottomLeft()))

    def _speaking(self, texts: ConsentTexts) -> Callable[[], None]:
        return lambda: self.speak(texts)


def _shortened(texts: ConsentTexts, never: tuple[str, ...], kept: tuple[str, ...]) -> list[str]:
    """What is not told, one a line as far as it can be taken in, the rest in one sentence."""
    limit = 6
    if len(kept) <= limit:
        return list(kept)
    first = [*never, *(each for each in kept if each not in never)][: limit - 1]
    return [*first, texts.say("nothing_else")]
