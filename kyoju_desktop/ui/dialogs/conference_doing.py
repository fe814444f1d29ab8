"""What is done with a whole sitting: its papers, its packs at the exits, closing, calling off, the next one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Conference, ConferenceCopy
from kyoju_desktop.exchange.pdf import lock_pdf
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.conferences.agenda import AgendaLine, preview_item
from kyoju_desktop.services.conferences.minutes import summary_table
from kyoju_desktop.services.conferences.packs import Pack
from kyoju_desktop.services.conferences.papers import agenda_paper, minutes_paper, notice_paper, secrecy_paper
from kyoju_desktop.services.conferences.returns import pack_bytes
from kyoju_desktop.services.conferences.sittings import cancel_conference, close_conference, next_sitting
from kyoju_desktop.services.kept import hidden_in
from kyoju_desktop.storage.store import Reader, Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import Preview, show_pdf, show_preview
from kyoju_desktop.ui.dialogs.print_many import PaperToPrint, show_print_many
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.save_file import FileToSave, save_files
from kyoju_desktop.ui.dialogs.save_table import save_table
from kyoju_desktop.ui.dialogs.secret import ask_reason
from kyoju_desktop.ui.errors import Notice, ask
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import Words

_AT = Form(N_("新しい日時"), Conference, (Section("", (("at",),)),))
_NEXT = Form(N_("次の会議"), Conference, (Section("", (("next_at",),)),))
PACK = "conference_pack"

_ALL_BACK = N_("会議を閉じました。資料は全部戻っています。")
_AWAY = N_("会議を閉じました。戻らない資料が{count}部あると記録してあります。")


def _show(desk: Desk, parent: QWidget, title: str, form: str, draw: Callable[[Reader], Rendered]) -> None:
    words = desk.tr(title)
    desk.work.read(
        parent,
        draw,
        lambda paper: show_preview(desk, parent, words, paper, words, form=form),
        label=title,
    )


def show_notice(desk: Desk, parent: QWidget, conference_id: str) -> None:
    """The letter that calls the members."""
    at = desk.locale
    _show(desk, parent, N_("開催通知"), "conference_notice", lambda r: notice_paper(r, conference_id, at))


def show_secrecy(desk: Desk, parent: QWidget, conference_id: str) -> None:
    """What the members are told of secrecy, to read out and to sign."""
    at = desk.locale
    _show(desk, parent, N_("守秘の説明書"), "conference_secrecy", lambda r: secrecy_paper(r, conference_id, at))


def show_agenda(desk: Desk, parent: QWidget, conference_id: str) -> None:
    """The order of the day, without names."""
    at = desk.locale
    _show(desk, parent, N_("会議次第"), "conference_agenda", lambda r: agenda_paper(r, conference_id, at))


def show_minutes(desk: Desk, parent: QWidget, conference_id: str) -> None:
    """The minutes, by letters."""
    at = desk.locale
    _show(desk, parent, N_("会議の記録"), "conference_minutes", lambda r: minutes_paper(r, conference_id, at))


def show_item(desk: Desk, parent: QWidget, line: AgendaLine) -> None:
    """The very page of a case in the version that was chosen; it is only looked at, the packs carry the numbers."""
    at, tr, item = desk.locale, desk.tr, line.item
    title = tr(N_("議題 {mark} の個別事例票"), mark=item.mark)
    stays = N_("これは見本です。配るものは「資料を印刷」で番号をつけて作ります。")

    def show(found: object) -> None:
        rendered, refusal = getattr(found, "rendered", None), getattr(found, "refusal", None)
        if rendered is None:
            words = refusal.text(tr) if isinstance(refusal, Message) else tr(N_("この紙は作れません。"))
            Notice(
                parent, tr(N_("この紙は作れません")), words, icon="forbid", tone="warn", close=tr(N_("閉じる"))
            ).open()
            return
        made = show_preview(
            desk,
            parent,
            title,
            rendered,
            tr(N_("個別事例票の見本")),
            on_print=lambda: desk.status(tr(stays)),
            on_save=lambda: desk.status(tr(stays)),
        )
        cautions = [each.text(tr) for each in getattr(found, "cautions", ())]
        labels = dict.fromkeys(tr(each.label) for each in getattr(found, "leaks", ()))
        leaks = [
            tr(N_("出さないはずの「{labels}」が書いてあります。文を直してください。"), labels="」「".join(labels))
        ]
        made.remark.words.setText("\n".join([tr(stays), *(leaks if labels else ()), *cautions]))
        made.remark.show()

    version = item.version or "coded"
    desk.work.read(parent, lambda r: preview_item(r, item.id, version, at), show, label=N_("個別事例票を作る"))


def show_pack(desk: Desk, parent: QWidget, copy_id: str) -> None:
    """A pack as it was made, byte for byte: it goes nowhere, for a lost sheet there is a new pack with a new number.

    While somebody of the sitting is protected, only after the reason, and it closes by itself.
    """
    tr = desk.tr
    stays = tr(N_("番号は1部に1つです。刷り直すときは「資料を印刷」で新しい番号の資料を作ります。"))

    def read(r: Reader) -> tuple[ConferenceCopy, bytes, str]:
        copy = r.get(ConferenceCopy, copy_id)
        return copy, pack_bytes(r, copy_id), hidden_in(r, copy)

    def show(found: tuple[ConferenceCopy, bytes, str]) -> None:
        copy, pdf, hidden = found
        title = tr(N_("会議の資料 {number}"), number=copy.number)

        def look() -> Preview:
            made = show_pdf(desk, parent, title, pdf, title, stays)
            if hidden:
                made.close_by_itself()
            return made

        if hidden:
            ask_reason(desk, parent, hidden, title, look)
        else:
            look()

    desk.work.read(parent, read, show, label=N_("保管した資料を開く"))


def hand_to_exits(desk: Desk, parent: QWidget, packs: Sequence[Pack]) -> None:
    """Print the packs on paper in one go, then lock those that go as files, each with a password of its own."""
    tr = desk.tr
    papers = [each for each in packs if each.medium != "data"]
    files = [each for each in packs if each.medium == "data"]
    if not papers:
        _lock(desk, parent, files)
        return
    show_print_many(
        desk,
        parent,
        tr(N_("会議の資料を印刷する")),
        [
            PaperToPrint(each.title, each.rendered, PACK, name=_name(desk, each.copy), numbered=True)
            for each in papers
        ],
        form=PACK,
        done=lambda _results: _lock(desk, parent, files),
    )


def _lock(desk: Desk, parent: QWidget, packs: Sequence[Pack]) -> None:
    if packs:
        _save_locked(desk, parent, [(each.copy, each.rendered.pdf) for each in packs])
    else:
        desk.status(desk.tr(N_("配ったら「配った資料」の「配布」に印をつけてください。")))


def lock_pack(desk: Desk, parent: QWidget, copy_id: str) -> None:
    """Save one pack as a locked file."""

    def read(r: Reader) -> tuple[ConferenceCopy, bytes]:
        return r.get(ConferenceCopy, copy_id), pack_bytes(r, copy_id)

    desk.work.read(parent, read, lambda found: _save_locked(desk, parent, [found]), label=N_("保管した資料を開く"))


def _save_locked(desk: Desk, parent: QWidget, packs: Sequence[tuple[ConferenceCopy, bytes]]) -> None:
    tr = desk.tr
    files = [FileToSave(_name(desk, copy), "pdf", partial(lock_pdf, pdf), must_lock=True) for copy, pdf in packs]
    save_files(
        desk,
        parent,
        files,
        lambda: desk.status(tr(N_("保存しました。渡したら「配布」に印をつけ、会議のあと消したか確かめてください。"))),
        lambda why: desk.status(why.text(tr)),
    )


def _name(desk: Desk, copy: ConferenceCopy) -> str:
    return desk.tr(N_("会議資料_{number}"), number=copy.number.replace(".", "").replace(" ", ""))


def save_summary(desk: Desk, parent: QWidget, conference_id: str) -> None:
    """The list of the sitting in 記号版, as a table file."""
    at, tr = desk.locale, desk.tr
    name = tr(N_("支援会議一覧_{day}"), day=f"{desk.today():%Y%m%d}")
    desk.work.read(
        parent,
        lambda r: summary_table(r, conference_id, at),
        lambda table: save_table(
            desk,
            parent,
            table,
            name,
            lambda: desk.status(tr(N_("一覧を保存しました。"))),
            lambda why: desk.status(why.text(tr)),
            form="conference_summary",
        ),
        label=N_("会議の一覧を作る"),
    )


def close(desk: Desk, parent: QWidget, conference: Conference | None) -> None:
    """Close the sitting; refused while a pack is out or unanswered."""
    if conference is None:
        return
    tr = desk.tr
    ask(
        parent,
        tr(N_("会議を閉じる")),
        tr(N_("閉じたあとは直せません。決まったことの「済み」だけは、あとからも付けられます。")),
        tr(N_("閉じる")),
        lambda: desk.work.write(
            parent,
            N_("会議を閉じる"),
            partial(_close, conference.id),
            lambda away: desk.status(tr(_AWAY if away else _ALL_BACK, count=format_number(away))),
            final=True,
        ),
        no=tr(N_("やめる")),
    )


def _close(conference_id: str, w: Writer) -> int:
    """Close it; how many packs never came back: lost, or left with whoever has them."""
    close_conference(w, conference_id)
    return sum(1 for each in w.find(ConferenceCopy, conference=conference_id) if each.fate in {"lost", "kept"})


def ask_cancel(desk: Desk, parent: QWidget, conference: Conference) -> Question:
    """Call the sitting off, or put it off to another day."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="cancel_dialog",
        title=tr(N_("会議を中止・延期する")),
        explain=tr(
            N_("新しい日時を入れると延期、空けておくと中止です。まだ配っていない資料は「出さなかった」と記録します。")
        ),
        verb=tr(N_("中止・延期する")),
        danger=True,
        wide=620,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("reason")
    reason.setAccessibleName(tr(N_("中止・延期のわけ")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    made.body.addWidget(Words(tr(N_("中止・延期のわけ")), size="compact"))
    made.body.addWidget(reason)
    view = FormView(desk, _AT, conference.replace(at=None), key=f"cancel.{conference.id}", titles=False, gaps=False)
    made.body.addWidget(Words(tr(N_("延期するときの新しい日時")), size="compact"))
    made.body.addWidget(view)
    made.body.addStretch(1)

    def done() -> None:
        view.settle()
        made.accept()

    def act() -> None:
        filled, why = view.commit(), reason.toPlainText()
        if isinstance(filled, Conference):
            desk.work.write(
                made,
                N_("会議を中止・延期"),
                lambda w: cancel_conference(w, conference.id, why, until=filled.at),
                lambda _none: done(),
                refused=made.refuse,
                final=True,
            )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made


def ask_next(desk: Desk, parent: QWidget, conference: Conference) -> Question:
    """Make the next sitting of the same bodies with the same members."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="next_dialog",
        title=tr(N_("次の会議をつくる")),
        explain=tr(N_("同じ会議体・同じ構成員で始めます。議題と記号は引き継ぎません。")),
        verb=tr(N_("会議をつくる")),
        wide=560,
    )
    view = FormView(desk, _NEXT, conference, key=f"next.{conference.id}", titles=False, gaps=False)
    made.body.addWidget(view)
    made.body.addStretch(1)

    def done(opened: Conference) -> None:
        view.settle()
        made.accept()
        desk.open_conference(opened.id)

    def act() -> None:
        filled = view.commit()
        when = filled.next_at if isinstance(filled, Conference) else None
        if when is None:
            made.refuse(Refused(N_("いつ開くかを入れてください。")))
        else:
            desk.work.write(
                made,
                N_("次の会議をつくる"),
                lambda w: next_sitting(w, conference.id, when),
                done,
                refused=lambda refused: view.refused(refused) or made.refuse(refused),
            )

    made.agreed.connect(act)
    made.open()
    view.focus_first()
    return made
