"""What the clerk must not miss while a つなぎ票 is put together: what changed meanwhile, what it comes after, what
the person said must not be told. Stands outside the page that is printed.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.bases import CONSENT
from kyoju_desktop.domain.records import ConsentWithdrawal
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft
from kyoju_desktop.ui.pages.referral_items import given_picks
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

WITHDRAWN = N_("同意が撤回されました。出す項目が変わりました。")
ENDED = N_("同意が使えなくなりました。出す項目が変わりました。")
CHANGED = N_("ケースの記録が変わり、出す項目が変わりました。")


class Marks(QWidget):
    """The lines; `words_panel` stands apart, above the items. `confirmed` tells that the tick in it was turned."""

    confirmed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.words_panel = self._words()
        outer = column(margins=(16, 0, 16, 8))
        self.setLayout(outer)
        self.changed = IconWords("bell", "", size="base", tone="warn", bold=True, wrap=True, name="changed_meanwhile")
        self.after = IconWords("warning", "", size="base", tone="warn", wrap=True, name="after_mark")
        lines = column(spacing=4)
        for each in (self.changed, self.after):
            each.hide()
            lines.addWidget(each)
        self._seen = Button(tr(N_("わかった")), small=True, name="changed_seen", pressed=lambda: self.say_changed(""))
        across = row(spacing=8, margins=(12, 4, 8, 4))
        across.addLayout(lines, 1)
        across.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(frame("warnpanel", across))
        self._fit()

    def say_changed(self, words: str) -> None:
        """Say that what goes is no longer what was seen; "" takes it back."""
        self.changed.words.setText(self._desk.tr(words) if words else "")
        self.changed.setVisible(bool(words))
        self._seen.setVisible(bool(words))
        self._fit()

    def show_outcome(self, seen: Outcome) -> None:
        """Show what this paper comes after, and the person's own words."""
        tr, weighed = self._desk.tr, seen.weighed
        after = after_of(seen)
        self.after.words.setText("\n".join(tr(each) for each in after))
        self.after.setVisible(bool(after))
        words = weighed.excluded_words if weighed else ()
        self._said.setText("\n".join(words))
        self.words_panel.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        self.setVisible(not (self.changed.isHidden() and self.after.isHidden()))

    def _words(self) -> QWidget:
        """What the person does not want told, in their own words: read and confirmed at each release."""
        tr = self._desk.tr
        self._said = Words("", wrap=True, tone="warn", name="excluded_words")
        self.read = QCheckBox(tr(N_("読んで、紙に書いていないことを確かめた")))
        self.read.setObjectName("words_confirmed")
        self.read.setProperty("ring", True)
        self.read.toggled.connect(lambda _on: self.confirmed.emit())
        lines = column(spacing=4, margins=(12, 8, 12, 8))
        lines.addWidget(IconWords("forbid", tr(N_("出さないでほしいこと(本人のことば)")), tone="warn", bold=True))
        lines.addWidget(self._said)
        lines.addWidget(self.read)
        made = frame("warnpanel", lines)
        made.hide()
        return made


def after_of(seen: Outcome) -> tuple[str, ...]:
    """What a release would come after: a withdrawal or expiry, a death, a closing; only where a basis carries it."""
    weighed = seen.weighed
    if weighed is None or weighed.sheet is None:
        return ()
    course, said = weighed.course, []
    if course.lapsed and not (weighed.basis and weighed.basis.consent_id):
        withdrawn = course.lapsed == "withdrawn"
        said.append(N_("撤回のあとの提供になります。") if withdrawn else N_("同意の期限切れのあとの提供になります。"))
    if course.dead:
        said.append(N_("本人が亡くなったあとの提供になります。"))
    if course.closed:
        said.append(N_("終結したあとの提供になります。"))
    return tuple(said)


def shown_by(seen: Outcome) -> frozenset[tuple[str, str]]:
    """What goes out of the case's records; the words written for this paper are the clerk's own doing."""
    items = seen.weighed.items if seen.weighed else ()
    return frozenset(each for each in given_picks(items) if each[0] != seen.draft.referral.id)


def withdrawals(seen: Outcome, consent: str) -> int:
    """How often that consent has been withdrawn from, wholly or in part."""
    return sum(each.consent == consent for each in seen.file.of(ConsentWithdrawal))


def what_changed(draft: ReferralDraft, seen: Outcome) -> str:
    """Why other items go now than the clerk last saw with the same choices; "" when nothing changed."""
    if draft.shown is None or draft.shown == shown_by(seen):
        return ""
    if draft.basis != CONSENT or not draft.consent:
        return CHANGED
    if withdrawals(seen, draft.consent) > draft.taken:
        return WITHDRAWN
    offers = seen.weighed.offers if seen.weighed else ()
    alive = any(each.usable and each.consent and each.consent.id == draft.consent for each in offers)
    return CHANGED if alive else ENDED
