"""入居 on the case page: where it comes from, and what has to be done with its legal days, ticked in place."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record, spec
from kyoju_desktop.domain.papers import move_in as papers
from kyoju_desktop.domain.records import Application, Tenancy
from kyoju_desktop.domain.rules.move_in import Duty, changed_since, duties, settled
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.contract_papers import TASKS, move_in_paper, plain_move_in_paper
from kyoju_desktop.services.contracts import tick_duty
from kyoju_desktop.ui.dialogs.papers import show_drawn
from kyoju_desktop.ui.forms.form_view import Options
from kyoju_desktop.ui.pages.case_lists import Listed, of_case, organisations
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.home_lines import block, buttons, heading, page_of, said, small, tick_box, ticks
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.panels import frame, row

_DRAW = {papers.FORM: move_in_paper, papers.PLAIN: plain_move_in_paper}
CARD = "card_report"


def moving_in(room: CaseRoom, view: CaseView, record: Record) -> QWidget | None:
    """Under the row of a tenancy that has not ended: its source and its list of things to do."""
    if not isinstance(record, Tenancy) or record.ended_on is not None:
        return None
    made, lines = block(f"moving_in.{record.id}")
    source = _source(room, view, record)
    if source is not None:
        lines.addWidget(source)
    codes = [each.code for each in view.at.codes.list(TASKS).open_on(view.at.today)]
    found = duties(record, codes, room.desk.calendar)
    if all(each.done for each in found):
        lines.addWidget(said("check", room.tr_(N_("入居の手続は、すべて済んでいます。")), "done", "moved_in"))
    elif settled(record, found, view.at.today):
        words = N_("入居から3か月を過ぎたので、手続の一覧は閉じています({done}/{all})。行を開くと直せます。")
        done = str(sum(1 for each in found if each.done))
        lines.addWidget(said("info", room.tr_(words, done=done, all=str(len(found))), name="moved_in"))
        return made
    else:
        for each in _list(room, view, record, found):
            lines.addWidget(each)
    lines.addWidget(buttons(_papers(room, record)))
    return made


def _source(room: CaseRoom, view: CaseView, record: Tenancy) -> QWidget | None:
    application = view.file.find(Application, record.application) if record.application else None
    if application is None:
        return None
    tr = room.tr_
    day = wareki(application.applied_on) if application.applied_on else tr(N_("日付なし"))
    words = tr(N_("申込み({day})から引き継ぎました。"), day=day)
    changed = "、".join(tr(spec(Tenancy, name).label) for name in changed_since(application, record))
    if changed:
        words += tr(N_("そのあと変えたもの: {fields}"), fields=changed)
    return said("link", words, name=f"from.{record.id}")


def _list(room: CaseRoom, view: CaseView, record: Tenancy, found: tuple[Duty, ...]) -> Iterator[QWidget]:
    done = sum(1 for each in found if each.done)
    words = room.tr_(N_("入居の手続 {done}/{all}"), done=str(done), all=str(len(found)))
    yield heading(words)
    if view.file.protected:
        careful = N_("転入・転居届は支援措置の申出といっしょに、郵便の転送は担当と相談してからにします。")
        yield said("house-lock", room.tr_(careful), "danger", "move_in_secret")
    for each in found:
        if each.law:
            yield _legal(room, view, record, each)
    rest = [each for each in found if not each.law]
    yield ticks(
        [(f"duty.{each.code}", _label(room, each.code), each.done) for each in rest],
        lambda name, on: _tick(room, record, name.removeprefix("duty."), on=on),
    )


def _legal(room: CaseRoom, view: CaseView, record: Tenancy, each: Duty) -> QWidget:
    """A report with its legal day: ticked here, the day shown in full."""
    tr = room.tr_
    line = row(spacing=8)
    name = f"duty.{each.code}"
    box = tick_box(name, _label(room, each.code), lambda on: _tick(room, record, each.code, on=on), on=each.done)
    line.addWidget(box)
    line.addWidget(Chip(tr(N_("法定")), icon="shield-check"))
    if each.done:
        words = tr(N_("{day}に届け出た"), day=wareki_weekday(each.done_on)) if each.done_on else tr(N_("済み"))
        line.addWidget(said("check", words, "done", f"until.{each.code}"), 1, Qt.AlignmentFlag.AlignVCenter)
        return frame("clear", line)
    line.addWidget(_until(room, view, each), 1, Qt.AlignmentFlag.AlignVCenter)
    return frame("clear", line)


def _until(room: CaseRoom, view: CaseView, each: Duty) -> QWidget:
    tr = room.tr_
    if each.until is None:
        words = tr(N_("入居の日を入れると、14日以内の日付が出ます。"))
        return said("clock", words, name=f"until.{each.code}")
    words = tr(N_("{day}まで"), day=wareki_weekday(each.until))
    if each.moved:
        words += tr(N_("(14日目の{day}は閉庁日)"), day=wareki_weekday(each.moved))
    late = each.late(view.at.today)
    if late:
        words += tr(N_("・過ぎています"))
    return said("alert" if late else "clock", words, "danger" if late else "warn", f"until.{each.code}")


def _label(room: CaseRoom, code: str) -> str:
    if code == CARD:
        return room.tr_(N_("在留カードの住居地届"))
    return room.tr_(room.desk.codes.label(TASKS, code))


def _tick(room: CaseRoom, record: Tenancy, code: str, *, on: bool) -> None:
    room.write(page_of(room), N_("入居の手続"), lambda w: tick_duty(w, record.id, code, on=on))


def _papers(room: CaseRoom, record: Tenancy) -> Iterator[Button]:
    for form, words in ((papers.FORM, N_("手続の一覧を作る")), (papers.PLAIN, N_("やさしい日本語で作る"))):
        yield small(room.tr_(words), f"{form}.{record.id}", partial(_show, room, form, record.id), icon="document")


def _show(room: CaseRoom, form: str, tenancy: str) -> None:
    draw, case, at = _DRAW[form], room.case_id, room.desk.locale
    show_drawn(room.desk, page_of(room), case, form, lambda r: draw(r, case, at, tenancy))


def _providers(view: CaseView) -> Options:
    return {"provider": organisations(view)["organisation"]}


TENANCIES = Listed(
    Tenancy,
    N_("入居"),
    "key",
    N_("入居はまだありません。"),
    of_case(Tenancy),
    how=N_(
        "申込みの「契約・入居にする」で、内容を引き継いで作れます。"
        "契約・保証・保険の満了日と、14日以内の届出がここから期限になります。"
    ),
    options=_providers,
    add=N_("入居を書く"),
    below=moving_in,
)
