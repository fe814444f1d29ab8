"""封筒の宛名: choose the recipient, look at it once more in large letters, then print or save; asked twice."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kyoju_desktop.domain.doors.envelope import AT_THE_WINDOW
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.papers.envelope import TITLE
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.envelopes import NOT_CONFIRMED, Choices, Envelope, Wanted, log_envelope
from kyoju_desktop.services.envelopes import address_envelope as made_envelope
from kyoju_desktop.services.envelopes import choices as read_choices
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.exits import save_paper
from kyoju_desktop.ui.dialogs.preview import UNLOCKED, Preview, show_preview
from kyoju_desktop.ui.dialogs.print_paper import print_paper
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.labels import IconWords, Words

CLIENT = "client"


class EnvelopeQuestion(Question):
    """The first question: to whom, where to, and how the sender stands."""

    def __init__(self, desk: Desk, parent: QWidget, case_id: str, body: str, offered: Choices) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="envelope_dialog",
            title=tr(TITLE),
            explain=tr(N_("あて先を選びます。印刷の前に、あて名をもう一度大きく出して確かめます。")),
            verb=tr(N_("あて名を確かめる")),
            wide=560,
        )
        self._case, self._offered = case_id, offered
        self.to = Combo(name="envelope_to", label=tr(N_("あて先")))
        client = [(CLIENT, offered.file.person.name or tr(N_("本人")))] if offered.file is not None else []
        self.to.fill(
            [*client, *((each.id, f"{each.name} {each.section}".strip()) for each in offered.bodies)], empty=None
        )
        self.to.setCurrentIndex(max(0, self.to.findData(body)))
        self.place = Combo(name="envelope_place", label=tr(N_("送り先の住所")))
        self.place.fill(
            [
                *((each.id, " ".join((each.place, each.building, each.room)).strip()) for each in offered.addresses),
                ("", tr(N_("住所をのせない(窓口・私書箱など)"))),
            ],
            empty=None,
        )
        self.place.setCurrentIndex(0)
        self.instead = QLineEdit(tr(AT_THE_WINDOW))
        self.instead.setObjectName("envelope_instead")
        self.instead.setAccessibleName(tr(N_("住所の代わりに書くこと")))
        self.plain = QCheckBox(tr(N_("差出人を市町村名だけにする")))
        self.plain.setObjectName("envelope_plain")
        self.plain.setProperty("ring", True)
        self.plain.setChecked(offered.plain_sender)
        words = tr(N_("住所は秘匿です。封筒に住所は出せません。窓口で渡すか、私書箱などの場所を書いてください。"))
        self._secret = IconWords("house-lock", words, tone="danger", wrap=True, name="envelope_secret")
        self._labels: dict[Combo | QLineEdit, Words] = {
            each: Words(each.accessibleName(), size="compact") for each in (self.to, self.place, self.instead)
        }
        for each in self._labels:
            self.body.addWidget(self._labels[each])
            self.body.addWidget(each)
        self.body.addWidget(self._secret)
        self.body.addWidget(self.plain)
        self.body.addStretch(1)
        self.to.currentIndexChanged.connect(lambda _at: self._show_parts())
        self.place.currentIndexChanged.connect(lambda _at: self._show_parts())
        self._show_parts()

    def wanted(self) -> Wanted:
        """What was chosen."""
        mine = self.to.code() == CLIENT
        return Wanted(
            case=self._case,
            organisation="" if mine else self.to.code(),
            address=self.place.code() if mine and not self._offered.protected else "",
            pick_up=self.instead.text() if mine else "",
            plain_sender=self.plain.isChecked(),
        )

    def _show_parts(self) -> None:
        mine = self.to.code() == CLIENT
        closed = mine and self._offered.protected
        instead = mine and (closed or not self.place.code())
        shown: dict[Combo | QLineEdit, bool] = {self.place: mine and not closed, self.instead: instead}
        for each, on in shown.items():
            each.setVisible(on)
            self._labels[each].setVisible(on)
        self._secret.setVisible(closed)


class EnvelopeCheck(Question):
    """The second question: the very words, large; nothing goes on without its own tick."""

    def __init__(self, desk: Desk, parent: QWidget, made: Envelope) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="envelope_check",
            title=tr(N_("このあて名でよいですか")),
            explain=tr(N_("声に出さずに、一字ずつ見てください。まちがえて送ると、取り戻せません。")),
            verb=tr(N_("封筒を作る")),
            wide=560,
        )
        for at, line in enumerate(made.lines):
            self.body.addWidget(Words(line, size="title", bold=True, wrap=True, name=f"envelope_line_{at}"))
        sender = tr(N_("差出人は市町村名だけです。")) if made.plain_sender else tr(N_("差出人に課・係の名が出ます。"))
        self.body.addWidget(IconWords("info", sender, wrap=True))
        for caution in made.cautions:
            self.body.addWidget(IconWords("warning", caution.text(tr), tone="danger", wrap=True, name="caution"))
        self.tick = QCheckBox(tr(N_("あて名を確かめました")))
        self.tick.setObjectName("envelope_confirmed")
        self.tick.setProperty("ring", True)
        self.body.addWidget(self.tick)
        self.body.addStretch(1)


def ask_envelope(desk: Desk, parent: QWidget, case_id: str = "", body: str = "") -> None:
    """Ask for the recipient; from a case or (with `body`) from the register."""

    def ask(offered: Choices) -> None:
        if offered.file is None and not any(each.id == body for each in offered.bodies):
            desk.status(desk.tr(N_("この機関の所在地がまだありません。台帳に入れて保存すると、封筒を作れます。")))
            return
        made = EnvelopeQuestion(desk, parent, case_id, body, offered)
        made.agreed.connect(lambda: _look(desk, parent, made))
        made.open()
        made.to.setFocus()

    desk.work.read(parent, lambda r: read_choices(r, case_id), ask, label=N_("封筒の宛名を作る"))


def _look(desk: Desk, parent: QWidget, asked: EnvelopeQuestion) -> None:
    wanted, at = asked.wanted(), desk.locale

    def inside(_progress: object) -> Envelope:
        with desk.store.read() as r:
            return made_envelope(r, wanted, at)

    def check(made: Envelope) -> None:
        asked.accept()
        second = EnvelopeCheck(desk, parent, made)

        def agreed() -> None:
            if not second.tick.isChecked():
                second.refuse(Refused(NOT_CONFIRMED))
                second.tick.setFocus()
                return
            second.accept()
            _preview(desk, parent, wanted, made)

        second.agreed.connect(agreed)
        second.open()
        second.tick.setFocus()

    desk.work.perform(asked, desk.tr(N_("封筒を作っています…")), inside, check, refused=asked.refuse, long=True)


def _preview(desk: Desk, parent: QWidget, wanted: Wanted, made: Envelope) -> Preview:
    title = desk.tr(TITLE)

    def logged(then: str) -> None:
        """Only what is in the log goes to the printer or into a file."""
        out = partial(print_paper, form="envelope") if then == "print" else save_paper
        words = N_("プリンターに送りました。") if then == "print" else UNLOCKED
        desk.work.write(
            shown,
            N_("封筒の宛名を出した"),
            lambda w: log_envelope(w, wanted, made, confirmed=True),
            lambda _row: out(
                desk,
                shown,
                made.paper.pdf,
                title,
                lambda: desk.status(desk.tr(words)),
                lambda why: desk.status(why.text(desk.tr)),
            ),
            final=True,
            case=wanted.case,
        )

    shown = show_preview(
        desk, parent, title, made.paper, title, on_print=lambda: logged("print"), on_save=lambda: logged("save")
    )
    return shown
