"""同意を登録する: だれに・何を・いつまで, put together with the person and then frozen."""

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from kyoju_desktop.domain.consent_texts import ConsentTexts
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Consent, Organisation, Representative
from kyoju_desktop.domain.rules.consent import beyond_scope
from kyoju_desktop.domain.rules.representatives import REPRESENTATIVE
from kyoju_desktop.domain.showing import Asked
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.consents import record_consent, scope_warnings_for
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.consents import ask_attitude
from kyoju_desktop.ui.dialogs.papers import show_consent
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.pages.columns import Column, Columns, GrowingScroll
from kyoju_desktop.ui.pages.consent_before import BeforePanel
from kyoju_desktop.ui.pages.consent_draft import ConsentDraft, Row
from kyoju_desktop.ui.pages.consent_exclusions import Exclusions
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix, ConsentTable, RowWords
from kyoju_desktop.ui.pages.consent_names import row_words
from kyoju_desktop.ui.pages.consent_recipients import offer_recipients
from kyoju_desktop.ui.pages.consent_seen import (
    Seen,
    first_rows,
    lines_of,
    look_up,
    padded,
    representatives_of,
    restored,
    with_kept,
)
from kyoju_desktop.ui.pages.consent_show import ShowPanel, answered_in, begin_sitting, with_answer, with_shown_text
from kyoju_desktop.ui.pages.consent_side import NeededPanel, SaidPanel
from kyoju_desktop.ui.pages.consent_terms import ConsentTerms
from kyoju_desktop.ui.pages.consent_words import lacks, sentences
from kyoju_desktop.ui.pages.representatives import ask_representative
from kyoju_desktop.ui.pages.sub_head import SubHead
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import ActionBar, Panel, column, row


class ConsentPage(QWidget):
    """One new consent of one case; what is typed stays as a draft until it is registered."""

    explanation = N_(
        "本人の同意を「だれに・何を・いつまで」で登録します。要配慮の印のある欄は、名前で選んだ相手にだけ付けられます。"
        "登録した同意は書き換えません。変えるときは新しい同意を作ります。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("consent_page")
        self._case_id, self._copied = "", ""
        self._seen: Seen | None = None
        self._draft = ConsentDraft()
        self.terms: ConsentTerms | None = None
        self._drafting: Drafting | None = None
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head())
        lines.addWidget(self._columns(), 1)
        lines.addWidget(self._foot())
        for keys, act in (("Ctrl+Return", self.register), ("Esc", desk.back)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what the window asks

    def open(self, case_id: str, copied: str = "") -> None:
        """Begin a consent of this case, or go on with what was left unfinished; `copied` is copied into it."""
        if self._drafting is not None:
            self._drafting.save()
            self._drafting.deleteLater()
            self._drafting = None
        self._case_id, self._seen, self._copied = case_id, None, copied
        self.refresh()

    def refresh(self) -> None:
        """Read the case and the register of bodies again; what is being put together stays."""
        wanted, copied = self._case_id, self._copied
        if wanted:
            self._desk.work.read(self, lambda r: look_up(r, wanted, copied), self._show)

    # building

    def _head(self) -> SubHead:
        tr = self._desk.tr
        self.head = SubHead(self._desk, tr(N_("同意を登録する")))
        self.copy = Button(tr(N_("前の同意から写す")), icon="copy", name="copy_consent", pressed=self._copy)
        paper = Button(tr(N_("同意書を印刷")), icon="printer", name="print_consent", pressed=self._print)
        self.head.right.addWidget(self.copy)
        self.head.right.addWidget(paper)
        return self.head

    def _columns(self) -> Columns:
        tr = self._desk.tr
        self._left = GrowingScroll(spacing=8)
        self.table = ConsentTable(self._words_of, tr, self)
        self.table.draft_changed.connect(self._on_rows)
        self.matrix = ConsentMatrix(self.table, tr)
        self._left.body.addWidget(self._matrix_panel())
        self.exclusions = Exclusions(tr)
        self.exclusions.added.connect(lambda each: self._change(self._draft.with_exclusion(each)))
        self.exclusions.removed.connect(lambda each: self._change(self._draft.without_exclusion(each)))
        self.exclusions.worded.connect(self._on_words)
        never = Panel(name="never")
        never.body.addWidget(self.exclusions)
        self._left.body.addWidget(never)
        pair = row(spacing=8)
        self._terms_panel = Panel(tr(N_("3 目的・期間・方法")), name="terms")
        self._explained_panel = Panel(tr(N_("4 説明したこと")), name="explained")
        pair.addWidget(self._terms_panel, 2)
        pair.addWidget(self._explained_panel, 3)
        self._left.body.addLayout(pair)
        self._left.finish()
        side = GrowingScroll(spacing=8)
        self.show_panel = ShowPanel(self._desk, self)
        self.show_panel.chosen.connect(self._show_in)
        self.show_panel.wanted.connect(self._show_person)
        side.body.addWidget(self.show_panel)
        self.said = SaidPanel(tr)
        self.needed = NeededPanel(tr)
        self.needed.wanted.connect(self._want)
        self.before = BeforePanel(self._desk)
        self.before.chosen.connect(self._replace)
        side.body.addWidget(self.said)
        side.body.addWidget(self.before)
        side.body.addWidget(self.needed)
        side.finish()
        self.columns = made = Columns(
            [Column("consent", tr(N_("同意")), self._left), Column("words", tr(N_("本人に見せる・文")), side, 304)],
            least=1080,
            label=tr(N_("同意を登録する")),
        )
        up, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        made.folded_changed.connect(lambda folded: pair.setDirection(up if folded else across))
        made.folded_changed.connect(self._hint.setHidden)
        return made

    def _matrix_panel(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("1 だれに、何を伝えてよいか")), name="recipients")
        self._hint = Words(tr(N_("矢印で動き、スペースで切りかえ")), size="small", tone="ink2")
        made.add_action(self._hint)
        self.add = Button(tr(N_("相手を足す")), icon="plus", small=True, name="add_recipient", pressed=self._offer)
        made.add_action(self.add)
        made.body.addWidget(self.matrix)
        self._by_kind = IconWords(
            "forbid",
            tr(N_("種類で選んだ相手には、要配慮の欄は付けられません。相手の名前で選べば付けられます。")),
            size="small",
            wrap=True,
        )
        self._by_kind.setContentsMargins(12, 4, 12, 4)
        made.body.addWidget(self._by_kind)
        self._chosen = made
        return made

    def _foot(self) -> ActionBar:
        tr = self._desk.tr
        bar = ActionBar(tr(N_("登録した同意は書き換えません。変えるときは新しい同意を作ります。")))
        declined = Button(tr(N_("本人は断った")), icon="forbid", name="declined", pressed=self._decline)
        self.finish = Button(
            tr(N_("同意を登録する")),
            icon="shield-check",
            hint="Ctrl+Enter",
            look="primary",
            name="register_consent",
            pressed=self.register,
        )
        for each in (
            Button(tr(N_("閉じる(下書きは残る)")), name="leave_consent", pressed=self._desk.back),
            declined,
            self.finish,
        ):
            bar.right.addWidget(each)
        return bar

    # showing

    def _show(self, seen: Seen) -> None:
        if seen.file.case.id != self._case_id:
            return
        fresh = self._seen is None
        self._seen = seen
        self.head.show_file(seen.file)
        self.copy.setEnabled(bool(seen.rows))
        if fresh:
            self._begin(seen)
        self._tell()

    def _begin(self, seen: Seen) -> None:
        desk = self._desk
        for panel in (self._terms_panel, self._explained_panel):
            empty(panel.body)
        base = Consent(
            case=self._case_id,
            person=seen.file.person.id,
            explained_by=desk.store.actor,
            explained_on=desk.today(),
            language="ja",
            text_version=self.show_panel.library.base().stamp,
        )
        self.terms = ConsentTerms(desk, base, self.head.saved, representatives_of(seen))
        self._terms_panel.body.addWidget(padded(self.terms.terms, self.terms))
        self._terms_panel.body.addStretch(1)
        explained = padded()
        self.terms.lay(lines_of(explained))
        self._explained_panel.body.addWidget(explained)
        self._explained_panel.body.addStretch(1)
        self.terms.changed.connect(self._tell)
        self.terms.wanted.connect(self._register_representative)
        self._drafting = Drafting(desk, f"consent.{self._case_id}.rows", self._gather, self)
        self._drafting.show_on(self.head.saved)
        left = self._drafting.load()
        self._draft = ConsentDraft(base, first_rows(seen)) if left is None else restored(base, left)
        self.table.show_draft(self._draft)
        if self._copied and left is None:
            self._copy()
        self.matrix.setFocus()

    def _tell(self) -> None:
        if self.terms is None or self._seen is None:
            return
        whole = replace(self._draft, consent=with_kept(self.terms.peek(), self._draft.consent))
        self.exclusions.show_exclusions(self._draft.exclusions, self._draft.consent.excluded_words)
        chosen = len(self._draft.chosen_rows())
        self._chosen.set_count(self._desk.tr(N_("{count}者を選択"), count=str(chosen)) if chosen else "")
        said = sentences(whole, lambda each: self._words_of(each).name, self._desk.locale)
        self.said.show_sentences((*said, *self._kept_back(), *self._replaced()))
        self._by_kind.setVisible(any(each.kind and not each.organisation for each in self._draft.rows))
        self.before.show_before(self._seen, self._draft.consent)
        self._warn(whole)
        self.show_panel.follow(whole.consent)
        self.show_panel.show_ready(ready=chosen > 0)
        self.needed.show_lacks(lacks(whole, self._desk.today()))

    def _warn(self, whole: ConsentDraft) -> None:
        """What the papers of a representative do not cover stands beside the form."""
        if self.terms is None:
            return
        consent, recipients, _exclusions = whole.records()
        if consent.form != REPRESENTATIVE or not consent.authority:
            self.terms.warn((), beyond=False)
            return
        with self._desk.store.read() as r:
            told = scope_warnings_for(r, consent, recipients)
            authority = r.look(Representative, consent.authority)
        classes = frozenset(name for each in recipients for name in each.classes)
        self.terms.warn(told, beyond=bool(beyond_scope(consent, classes, authority)))

    def _register_representative(self) -> None:
        """Enter somebody who acts for the person, without leaving the consent."""
        if self._seen is None or self.terms is None:
            return
        known = representatives_of(self._seen)
        terms, file = self.terms, self._seen.file

        def kept(entered: Representative) -> None:
            terms.offer_representatives((*known, entered), entered.id)

        ask_representative(self._desk, self, file.person.id, known, case=file.case.id, kept=kept)

    def _replace(self, consent_id: str) -> None:
        if consent_id != self._draft.consent.replaces:
            self._change(replace(self._draft, consent=self._draft.consent.replace(replaces=consent_id)))

    def _kept_back(self) -> tuple[str, ...]:
        """What no consent lets out while secrecy stands, whatever is ticked."""
        if self._seen is None or not self._seen.file.protected or not self._draft.chosen_rows():
            return ()
        return (self._desk.tr(N_("住所と電話は、秘匿しているあいだ、印があっても、この同意では出しません。")),)

    def _replaced(self) -> tuple[str, ...]:
        last = self._seen.last if self._seen else None
        if last is None or self._draft.consent.replaces != last.id:
            return ()
        return (self._desk.tr(N_("前の同意({number})に替わります。"), number=last.number),)

    def _words_of(self, each: Row) -> RowWords:
        return row_words(self._desk, self._seen.bodies if self._seen else {}, each)

    # what the clerk does

    def _on_rows(self, draft: ConsentDraft) -> None:
        self._change(replace(self._draft, rows=draft.rows))

    def _on_words(self, text: str) -> None:
        if text != self._draft.consent.excluded_words:
            self._change(replace(self._draft, consent=self._draft.consent.replace(excluded_words=text)))

    def _change(self, draft: ConsentDraft) -> None:
        self._draft = draft
        self.table.show_draft(draft)
        if self._drafting is not None:
            self._drafting.touch()
        self._tell()

    def _offer(self) -> None:
        """The bodies of the register that have no row yet, then the kinds."""
        bodies = self._seen.bodies.values() if self._seen else ()
        offer_recipients(self._desk, self, self.add, bodies, self._draft.rows, self._add)

    def _add(self, each: Row) -> None:
        """Take a recipient in; one just entered into the register is read from it."""
        if self._seen is not None and each.organisation and each.organisation not in self._seen.bodies:
            with self._desk.store.read() as r:
                body = r.get(Organisation, each.organisation)
            self._seen = replace(self._seen, bodies={**self._seen.bodies, body.id: body})
        self._change(self._draft.with_recipient(each))

    def _copy(self) -> None:
        """Take over the terms of the consent before; the new one then replaces it."""
        seen = self._seen
        if seen is None or seen.last is None:
            return
        if self.terms is not None:
            self.terms.take(seen.last)
        taken = self._draft.consent.replace(replaces=seen.last.id, excluded_words=seen.last.excluded_words)
        self._change(replace(self._draft, consent=taken, rows=seen.rows, exclusions=seen.exclusions))

    def _print(self) -> None:
        if self.terms is None:
            return
        whole = replace(self._draft, consent=with_kept(self.terms.peek(), self._draft.consent))
        consent, recipients, exclusions = whole.records()
        show_consent(self._desk, self, consent, recipients, exclusions)

    # the person's own screen

    def _show_in(self, texts: ConsentTexts) -> None:
        if self.terms is not None:
            answered_in(self.terms.explained, texts)

    def _show_person(self, texts: ConsentTexts) -> None:
        """A sitting of its own each time: the consent that follows holds no more than was answered in it."""
        if self.terms is None or self._seen is None:
            return
        self._show_in(texts)
        whole = replace(self._draft, consent=with_kept(self.terms.peek(), self._draft.consent))
        begin_sitting(self._desk, self, whole, self._seen, texts, self.show_panel.library, self._answered)

    def _answered(self, asking: str, asked: Asked, texts: ConsentTexts, answer: str) -> None:
        self._show_in(texts)
        draft = replace(self._draft, consent=self._draft.consent.replace(asking=asking))
        self._change(with_answer(draft, asked, answer))

    def _decline(self) -> None:
        ask_attitude(self._desk, self, self._case_id, "declined")

    def register(self) -> None:
        """Freeze the terms: the consent gets its number and can only be replaced or withdrawn."""
        answered = self.terms.commit() if self.terms else None
        if answered is None:
            return
        whole = replace(self._draft, consent=with_kept(answered, self._draft.consent))
        whole = with_shown_text(self._desk, whole, self._seen, self.show_panel.library)
        consent, recipients, exclusions = whole.records()
        self._desk.work.write(
            self,
            N_("同意を登録した"),
            lambda w: record_consent(w, consent, recipients, exclusions),
            lambda _given: self._registered(),
            refused=self._refused,
            final=True,
            case=consent.case,
        )

    def _registered(self) -> None:
        case = self._case_id
        if self.terms is not None:
            self.terms.settle()
        if self._drafting is not None:
            self._drafting.drop()
        self._case_id, self._seen, self._draft = "", None, ConsentDraft()
        self._desk.open_case(case, "consent")

    def _refused(self, refused: Refused) -> bool:
        if refused.field in {"recipients", "exclusions"}:
            self.matrix.setFocus()
            return False
        return self.terms is not None and self.terms.refused(refused)

    def _want(self, name: str) -> None:
        if name == "rows" or self.terms is None or not self.terms.want(name):
            self.matrix.setFocus()

    def _gather(self) -> Any:  # noqa: ANN401 - our own JSON
        return json.loads(self._draft.dump())
