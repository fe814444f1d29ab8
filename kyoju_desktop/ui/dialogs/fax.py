"""FAX送信票を前に付ける: asked when a released paper goes by FAX, with the number and when it was checked."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kyoju_desktop.documents.joined import joined
from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.case_papers import FaxCover, fax_cover_paper
from kyoju_desktop.services.referrals import Prepared
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import Notice

FAX = "fax"


def cover_first(
    desk: Desk, parent: QWidget, prepared: Prepared, way: str, then: Callable[[Prepared], object]
) -> None:
    """Go on with the paper; when it is printed to be faxed, the clerk may have the cover in front of it.

    The cover is no disclosure: it stands nowhere in the ledger, and the paper is kept without it.
    """
    if way != "print":
        then(prepared)
        return
    at = desk.locale

    def cover(r: Reader) -> FaxCover | None:
        by_fax = r.get(Disclosure, prepared.disclosure_id).means == FAX
        return fax_cover_paper(r, prepared.disclosure_id, at) if by_fax else None

    with_cover(desk, parent, prepared.pdf, cover, lambda pdf: then(replace(prepared, pdf=pdf)))


def with_cover(
    desk: Desk,
    parent: QWidget,
    pdf: bytes,
    cover: Callable[[Reader], FaxCover | None],
    then: Callable[[bytes], object],
) -> None:
    """Go on with the paper as it is, or with the cover in front of it if the clerk wants it (None: none is due)."""

    def ask(found: FaxCover | None) -> None:
        if found is None:
            then(pdf)
        else:
            _ask(desk.tr, parent, found, lambda with_it: then(joined(found.paper.pdf, pdf) if with_it else pdf))

    desk.work.read(parent, cover, ask, label=N_("FAX送信票を作る"))


def _ask(tr: Translator, parent: QWidget, cover: FaxCover, then: Callable[[bool], object]) -> Notice:
    made = Notice(
        parent,
        tr(N_("FAX送信票を前に付けますか")),
        words_about(cover, tr),
        icon="warning" if cover.unchecked else "out",
        tone="danger" if cover.unchecked else "accent",
        answers=(("without", tr(N_("付けない")), "plain"), ("with", tr(N_("付けて印刷")), "primary")),
    )
    made.setObjectName("fax_notice")
    made.ask(lambda code: then(code == "with"))
    return made


def words_about(cover: FaxCover, tr: Translator) -> str:
    """The number to read out by two, and a warning when it has not been checked for a year."""
    read_out = tr(N_("送る前に、番号を2人で読み合わせてください。送信票には、本人のことは載りません。"))
    if not cover.number:
        return tr(N_("この相手のFAX番号が「関係機関」に入っていません。電話で番号を聞き、送信票に書いてください。"))
    number = tr(N_("FAX番号: {number}"), number=cover.number)
    if not cover.unchecked:
        return "\n".join((number, tr(N_("確かめた日: {day}"), day=cover.checked_on), read_out))
    since = (
        tr(N_("番号を確かめてから1年たっています({day})。"), day=cover.checked_on)
        if cover.checked_on
        else tr(N_("番号をまだ確かめていません。"))
    )
    return "\n".join(
        (number, since + tr(N_("電話で確かめてから送り、「関係機関」に日付を入れてください。")), read_out)
    )
