"""4 出す項目: what goes, what stays and why, line by line; only what may go can be ticked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.disclosure import Item, Pick
from kyoju_desktop.domain.fields import is_empty
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.referral import PAPER
from kyoju_desktop.domain.records import Address, EmergencyContact, HouseholdMember
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.referrals import Weighed
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.item_table import ItemTable, ItemView, lines_of
from kyoju_desktop.ui.pages.referral_draft import Outcome
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, frame, row

_WRITTEN = tuple(each.name for each in PAPER if each.key.startswith("Referral.") and each.picked)


class ItemList(Panel):
    """Every item of the paper in its group. `toggled` carries (pick, on)."""

    toggled = Signal(object, bool)

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(name="items")
        self.setAccessibleName(tr(N_("出す項目")))
        self._desk = desk
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.table = ItemTable(tr, self)
        self.table.toggled.connect(self._pressed)
        self.view = ItemView(self.table, tr, self)
        self.view.setMinimumHeight(theme.current().px(60))
        self._none = Empty(tr(N_("相手を選ぶと、出す項目と出さない項目が並びます。")))
        self._told = Words("", size="compact", tone="ink2", name="items_count")
        line = row(margins=(12, 4, 8, 4))
        line.addWidget(self._told, 1)
        self.ask = Button(tr(N_("同意をたずねる")), icon="shield-check", small=True, name="ask_consent")
        line.addWidget(self.ask)
        self.body.addWidget(frame("clear", line))
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._none, 1)

    def show_outcome(self, seen: Outcome) -> None:
        """Show the items of this outcome; the current row stays current."""
        tr = self._desk.tr
        items = seen.weighed.items if seen.weighed else ()
        whose = whose_of(seen.file, self._desk.locale)
        self.table.show_lines(lines_of(items, tr, whose=whose, because=_because(seen, self._desk)))
        self.view.setVisible(bool(items))
        self._none.setVisible(not items)
        given = sum(each.given for each in items)
        special = sum(each.given and each.special for each in items)
        told = tr(N_("{all}件のうち {given}件を出す"), all=str(len(items)), given=str(given))
        more = tr(N_("・要配慮 {count}件"), count=str(special)) if special else ""
        self._told.setText(told + more if items else "")

    def _pressed(self, item: Item) -> None:
        self.toggled.emit((item.record, item.pick), not item.given)


def whose_of(file: CaseFile, at: Locale) -> Mapping[str, str]:
    """What tells records of one class apart: the use of an address, the relation of a member of the household."""
    found: dict[str, str] = {}
    for address in file.of(Address):
        found[address.id] = at.tr(at.codes.label("address_use", address.use)) if address.use else ""
    for member in file.of(HouseholdMember):
        found[member.id] = at.tr(at.codes.label("relation", member.relation)) if member.relation else ""
    for contact in file.of(EmergencyContact):
        found[contact.id] = at.tr(N_("緊急連絡先"))
    return found


def given_picks(items: Sequence[Item]) -> frozenset[Pick]:
    """What goes now, as picks that can be changed one by one."""
    return frozenset((each.record, each.pick) for each in items if each.given)


def kept_picks(weighed: Weighed) -> frozenset[Pick]:
    """What goes now, and what the clerk has yet to write for this very paper (要旨, 依頼すること).

    That goes once it is written, whether the items were chosen before or after; unless the basis ticks nothing.
    """
    own = weighed.referral
    unpicked = weighed.basis is not None and weighed.basis.rule.unpicked
    to_write = () if unpicked else ((own.id, name) for name in _WRITTEN if is_empty(own, name))
    return given_picks(weighed.items) | frozenset(to_write)


def _because(seen: Outcome, desk: Desk) -> str:
    """Why an item may go: the consent by its number; any other basis stands in full beside."""
    basis = seen.weighed.basis if seen.weighed else None
    if seen.weighed is None or basis is None:
        return ""
    for offer in seen.weighed.offers:
        if offer.consent is not None and offer.consent.id == basis.consent_id:
            return desk.tr(N_("同意 {number}"), number=offer.consent.number)
    return desk.tr(N_("選んだ根拠"))
