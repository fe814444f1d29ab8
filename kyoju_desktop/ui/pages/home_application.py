"""入居の申込み on the case page: what is missing, how it is guaranteed, when the answer comes, then the contract."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Application, Assessment, Tenancy
from kyoju_desktop.domain.rules.applications import (
    APPROVED,
    OVER,
    PAPERS,
    WAITING,
    Wanted,
    late_by,
    missing_papers,
    refused_by_certified,
    wanted_papers,
)
from kyoju_desktop.domain.rules.move_in import WITHOUT_GUARANTEE
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.contracts import tick_paper
from kyoju_desktop.services.homes import in_the_way
from kyoju_desktop.ui.dialogs.answer import ask_answer
from kyoju_desktop.ui.dialogs.contract import ask_contract
from kyoju_desktop.ui.dialogs.guarantee import ask_guarantee
from kyoju_desktop.ui.dialogs.sums import ask_sum
from kyoju_desktop.ui.pages.case_lists import Listed
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, page_of, said, small, ticks
from kyoju_desktop.ui.pages.home_units import UnitProposals, offered_units
from kyoju_desktop.ui.widgets.buttons import Button

GUARANTEE = "guarantee"
_MAY_NOT = N_(
    "認定家賃債務保証業者は、要配慮者の申込みを正当な理由なく拒めません(住宅SN法72条)。"
    "わけを聞いて記録し、納得できないときは県に相談します。"
)
RECEIVING = frozenset({"receiving"})
_GROUPS = (("application_paper", N_("申込みの書類")), ("guarantee_paper", N_("保証の申込みの書類")))


def on_welfare(view: CaseView) -> bool:
    """Whether the person receives 生活保護, as the newest assessment has it."""
    found = view.file.last(Assessment)
    return found is not None and found.welfare in RECEIVING


def standing(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """Under the row of an application: where it stands and what can be done about it."""
    if not isinstance(record, Application):
        return None
    made, lines = block(f"standing.{record.id}")
    tenancy = next((each for each in view.file.of(Tenancy) if each.application == record.id), None)
    if tenancy is not None:
        lines.addWidget(said("check", room.tr_(N_("この申込みから、契約・入居が記録されています。")), "done"))
        opened = small(
            room.tr_(N_("入居を開く")),
            f"open_tenancy.{tenancy.id}",
            lambda: room.turned.emit("home", tenancy.id),
            icon="key",
        )
        lines.addWidget(buttons([opened]))
        return made
    if refused_by_certified(record):
        lines.addWidget(said("alert", room.tr_(_MAY_NOT), "danger", f"may_not_refuse.{record.id}"))
    if record.result in OVER:
        lines.addWidget(_lost(room, record))
        return made
    _papers(room, view, record, lines)
    for each in _state(room, view, record):
        lines.addWidget(each)
    lines.addWidget(buttons(_actions(room, view, record)))
    return made


def _lost(room: CaseRoom, record: Application) -> QWidget:
    own = record.result == "withdrawn"
    free = room.tr_(N_("台帳の住戸は、ほかのケースでも選べるように戻っています。")) if record.unit else ""
    words = N_("取り下げました。") if own else N_("審査で断られました。別の保証の方法か、別の物件を考えます。")
    return said("info" if own else "warning", room.tr_(words) + free, "ink2" if own else "warn")


def _papers(room: CaseRoom, view: CaseView, record: Application, lines: QVBoxLayout) -> None:
    wanted = wanted_papers(record, welfare=on_welfare(view))
    for of, title in _GROUPS:
        mine = [each for each in wanted if each.list == of]
        if mine:
            lines.addWidget(heading(room.tr_(title)))
            lines.addWidget(_boxes(room, record, of, mine))


def _boxes(room: CaseRoom, record: Application, of: str, mine: Sequence[Wanted]) -> QWidget:
    start, label = f"paper.{of}.", room.desk.codes.label

    def tick(name: str, on: bool) -> None:
        code = name.removeprefix(start)
        room.write(page_of(room), N_("書類をそろえる"), lambda w: tick_paper(w, record.id, PAPERS[of], code, on=on))

    return ticks([(start + each.code, room.tr_(label(of, each.code)), each.there) for each in mine], tick)


def _state(room: CaseRoom, view: CaseView, record: Application) -> Iterator[QWidget]:
    tr = room.tr_
    missing = missing_papers(record, welfare=on_welfare(view))
    if missing and record.result in WAITING:
        names = "、".join(tr(room.desk.codes.label(each.list, each.code)) for each in missing)
        words = tr(N_("あと{count}点: {names}"), count=str(len(missing)), names=names)
        yield said("warning", words, "warn", f"missing.{record.id}")
    elif record.result in WAITING:
        yield said("check", tr(N_("書類はそろっています。")), "done", f"missing.{record.id}")
    yield _guarantee(room, view, record)
    if record.result in WAITING:
        yield _answer(room, view, record)
    if record.unit and record.result in WAITING | APPROVED:
        words = tr(N_("台帳の住戸は「申込中」になり、ほかのケースの候補から外れています。"))
        yield said("house-lock", words, name=f"held.{record.id}")
        in_way = _in_the_way(room, record)
        if in_way:
            yield said("warning", in_way, "warn", f"in_the_way.{record.id}")


def _in_the_way(room: CaseRoom, record: Application) -> str:
    """What is to be known of a unit that another case holds too; it names nobody."""
    with room.desk.store.read() as r:
        found = in_the_way(r, record.unit, record.case)
    return found.text(room.tr_) if found else ""


def _guarantee(room: CaseRoom, view: CaseView, record: Application) -> QWidget:
    tr, teller = room.tr_, view.teller
    if not record.guarantee:
        return said("warning", tr(N_("保証の方法がまだ決まっていません。")), "warn", f"guarantee.{record.id}")
    parts = [teller.text(record, "guarantee"), teller.text(record, "guarantor"), teller.text(record, "guarantee_fee")]
    result, day = teller.text(record, "guarantee_result"), record.guarantee_result_on
    if result:
        parts.append(result + (f"({wareki_weekday(day)})" if day else ""))
    parts.append(record.guarantee_reason)
    bad = record.guarantee_result == "rejected"
    words = tr(N_("保証: {what}"), what="・".join(filter(None, parts)))
    return said("warning" if bad else "info", words, "warn" if bad else "ink2", f"guarantee.{record.id}")


def _answer(room: CaseRoom, view: CaseView, record: Application) -> QWidget:
    tr, expected = room.tr_, record.answer_expected_on
    late = late_by(record, view.at.today)
    if expected is None:
        return said("clock", tr(N_("審査結果の予定日がまだ入っていません。")), "warn", f"answer.{record.id}")
    day = wareki_weekday(expected)
    if late:
        words = tr(N_("審査結果の予定日 {day}を{days}日過ぎています。"), day=day, days=str(late))
        return said("alert", words, "danger", f"answer.{record.id}")
    return said("clock", tr(N_("審査結果の予定日 {day}"), day=day), name=f"answer.{record.id}")


def _actions(room: CaseRoom, view: CaseView, record: Application) -> Iterator[Button]:
    tr, desk = room.tr_, room.desk
    choose, answer = f"choose_guarantee.{record.id}", f"answer_application.{record.id}"
    yield small(tr(N_("保証の方法を選ぶ")), choose, lambda: ask_guarantee(desk, page_of(room), record))
    if record.guarantee not in WITHOUT_GUARANTEE:
        fee = f"guarantee_sum.{record.id}"
        yield small(
            tr(N_("保証料を計算する")), fee, lambda: ask_sum(desk, page_of(room), record.case, GUARANTEE, record)
        )
    if record.result in WAITING:
        yield small(tr(N_("結果を書く")), answer, lambda: ask_answer(room, page_of(room), record))
    yield small(
        tr(N_("契約・入居にする")),
        f"contract.{record.id}",
        lambda: ask_contract(room, page_of(room), view, record),
        icon="key",
        look="primary" if record.result in APPROVED else "plain",
    )


APPLICATIONS = Listed(
    Application,
    N_("入居の申込み"),
    "document",
    N_("申込みはまだありません。"),
    lambda view: Application(case=view.case_id, applied_on=view.at.today, result="waiting"),
    how=N_("物件の照会からも始められます。書類・保証・審査の結果をここでたどります。"),
    add=N_("申込みを書く"),
    offers=offered_units,
    dress=UnitProposals,
    below=standing,
)
