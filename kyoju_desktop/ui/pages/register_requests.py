"""開示請求: every request for access, correction or stop of use, and what a deceased person's family asks for."""

from dataclasses import dataclass
from functools import partial

from kyoju_desktop.domain.forms.requests import REQUEST_TAKEN
from kyoju_desktop.domain.papers.request_letters import DECISION, EXTENSION
from kyoju_desktop.domain.records import Case, InformationRequest
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.requests import HANDING, Stop, missing
from kyoju_desktop.i18n.eras import wareki_short, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.requests import change_request, note_notified, stops_of
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.bundle import hand_over
from kyoju_desktop.ui.dialogs.masking import ask_masking
from kyoju_desktop.ui.dialogs.request_letters import show_letter
from kyoju_desktop.ui.dialogs.requests import ask_case, ask_decision, ask_done, ask_extension, ask_request
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line
from kyoju_desktop.ui.pages.register_work import WorkPane
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import rule

NEW_FOR_CASE = "case."


@dataclass(frozen=True)
class Taken:
    """One request with its case's number and why it stops."""

    request: InformationRequest
    number: str
    stops: tuple[Stop, ...]


def _taken(r: Reader) -> tuple[Taken, ...]:
    """All requests, those that wait for a decision first, then the newest."""
    found = []
    for request in reversed(r.find(InformationRequest)):
        case = r.look(Case, request.case) if request.case else None
        stops = () if _is_over(request) else stops_of(r, request)
        found.append(Taken(request, case.number if case else "", stops))
    return tuple(sorted(found, key=lambda each: bool(each.request.decision)))


def _is_over(request: InformationRequest) -> bool:
    """Whether nothing is to be handed any more."""
    return bool(request.handed_on) or (bool(request.decision) and request.decision not in HANDING)


class RequestsPane(WorkPane):
    """The register of requests."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(
            desk,
            name="requests",
            title=tr(N_("開示などの請求")),
            headings=(
                Heading(tr(N_("番号・受付")), "利用停止第10号"),
                Heading(tr(N_("請求した人・内容"))),
                Heading(tr(N_("期限・決定")), "あるともないとも答え", rank=1),
            ),
            none=(
                tr(N_("開示などの請求はありません。")),
                tr(N_("本人の情報の請求と、亡くなった人の情報の申出を、別の扱いで受け付けます。")),
            ),
            begin=Button(
                tr(N_("請求を受け付ける")),
                icon="plus",
                look="primary",
                name="new_request",
                pressed=self.begin,
            ),
        )
        self._found: tuple[Taken, ...] = ()
        self._reading: Latest[tuple[Taken, ...]] = Latest(desk, self)

    def refresh(self) -> None:
        """Read the requests anew."""
        self._reading.ask(_taken, self._show)

    def open_record(self, record_id: str) -> None:
        """Show one request; "case.<id>" takes a new one in for that case."""
        if record_id.startswith(NEW_FOR_CASE):
            self.begin(record_id.removeprefix(NEW_FOR_CASE))
            return
        self.wanted = record_id
        self.refresh()
        self.columns.show_column("detail")

    def begin(self, case: str = "") -> None:
        """Take a request in."""
        ask_request(self.desk, self.window(), lambda kept: self.open_record(kept.id), case=case)

    def _show(self, found: tuple[Taken, ...]) -> None:
        self._found = found
        self.show_list([self._line(each) for each in found])

    def _line(self, taken: Taken) -> Line:
        tr, each, codes = self.desk.tr, taken.request, self.desk.codes
        kind = tr(codes.label("request_kind", each.kind))
        stop = (ChipFace(tr(N_("止まれ")), "alert", "danger"),) if taken.stops and not each.decision else ()
        day = wareki_short(each.received_on) if each.received_on else ""
        return Line(
            each.id,
            (
                Cell(each.number, day, bold=True),
                Cell(
                    f"{each.requester}・{tr(codes.label('requester_standing', each.standing))}",
                    f"{kind}\u3000{' '.join(each.asked.split())}",
                    stop,
                ),
                self._due(each),
            ),
        )

    def _due(self, each: InformationRequest) -> Cell:
        tr, today = self.desk.tr, self.desk.today()
        if each.decision:
            left = missing(each)
            state = tr(N_("あと: {what}"), what=tr(left[0])) if left else tr(N_("済み"))
            return Cell(tr(self.desk.codes.label("request_decision", each.decision)), state)
        for due in dues_of(each, self.desk.calendar):
            return Cell(wareki_short(due.due_on), cells.due_words(due.due_on, today, tr).text)
        return Cell(tr(N_("期限は要綱で")), "")

    # -- the chosen request

    def show_record(self, record: str) -> None:
        """Show one request with its stops, its deadline, what is missing and what can be done."""
        taken = next((each for each in self._found if each.request.id == record), None)
        if taken is None or self.is_typing(taken.request):
            return
        self.clear()
        tr, each = self.desk.tr, taken.request
        kind = tr(self.desk.codes.label("request_kind", each.kind))
        self.body.addWidget(
            Words(f"{each.number}\u3000{kind}", size="name", bold=True, wrap=True, name="request_title")
        )
        self.body.addWidget(Words(taken.number or tr(N_("ケースはまだ決まっていません")), tone="ink2", wrap=True))
        self._stops(taken)
        self._deadline(each)
        self._missing(each)
        self.offer(self._steps(taken))
        self.body.addWidget(rule())
        if each.decision:
            self._decision(each)
        self._form(each)
        self.body.addStretch(1)

    def _stops(self, taken: Taken) -> None:
        tr, codes = self.desk.tr, self.desk.codes
        for stop in () if taken.request.decision else taken.stops:
            grounds = [codes.list("non_disclosure_ground").by_code[code] for code in stop.grounds]
            told = "、".join(f"{tr(each.label)}({each.source})" for each in grounds)
            self.warn("request_stop", tr(stop.words), tr(N_("使える根拠: {grounds}"), grounds=told))

    def _deadline(self, each: InformationRequest) -> None:
        tr = self.desk.tr
        if each.kind == DECEASED:
            said = N_("死者の情報は、法律の開示請求ではありません。市町村の要綱で扱います(法律の30日とは別です)。")
            words = tr(said)
            self.tell("info", words, name="request_rules")
        dues = dues_of(each, self.desk.calendar)
        self.explain(dues)
        if not dues and not each.decision:
            self.tell("calendar", tr(N_("期限の日がありません。要綱を見て、下の「決定の期限」に入れてください。")))

    def _missing(self, each: InformationRequest) -> None:
        tr, left = self.desk.tr, missing(each)
        if left:
            self.tell("circle", tr(N_("まだのこと: {what}"), what="、".join(tr(word) for word in left)), tone="warn")
        else:
            self.tell("circle-check", tr(N_("することは全部済みました。")), tone="done")

    def _steps(self, taken: Taken) -> list[Button]:
        each, tr, top = taken.request, self.desk.tr, self.window()
        stopped = any(stop.hard for stop in taken.stops)
        steps: list[Button] = []
        if not each.case and not each.decision:
            steps.append(
                Button(
                    tr(N_("ケースを選ぶ")),
                    icon="search",
                    name="choose_case",
                    pressed=lambda: ask_case(self.desk, top, each, lambda kept: self.open_record(kept.id)),
                )
            )
        if not each.decision:
            steps += self._before(taken)
        copies = each.kind in {"disclosure", DECEASED}
        if each.case and copies and not stopped and not _is_over(each):
            steps.append(
                Button(
                    tr(N_("伏せる所を決める")),
                    icon="eye-off",
                    name="review_places",
                    pressed=lambda: ask_masking(self.desk, top, each, self.refresh),
                )
            )
        if each.decision:
            steps += self._after(each, copies=copies)
        steps += self._letters(each)
        if each.case:
            steps.append(
                Button(
                    tr(N_("ケースを開く")),
                    icon="arrow-right",
                    name="open_request_case",
                    pressed=lambda: self.desk.open_case(each.case),
                )
            )
        return steps

    def _letters(self, each: InformationRequest) -> list[Button]:
        """The letters that there is something to tell by."""
        wanted = []
        if each.extended_until and not each.decision:
            wanted.append((EXTENSION, N_("延長通知書を作る")))
        if each.decision and each.decision != "withdrawn":
            wanted.append((DECISION, N_("決定通知書を作る")))
        return [
            Button(
                self.desk.tr(words),
                icon="document",
                name=form,
                pressed=partial(show_letter, self.desk, self.window(), each, form),
            )
            for form, words in wanted
        ]

    def _before(self, taken: Taken) -> list[Button]:
        each, tr, top = taken.request, self.desk.tr, self.window()
        decide = tr(N_("断る決定をする")) if any(stop.hard for stop in taken.stops) else tr(N_("決定する"))
        steps = [
            Button(
                decide,
                icon="check",
                look="primary",
                name="decide_request",
                pressed=lambda: ask_decision(self.desk, top, each, taken.stops),
            )
        ]
        if each.kind != DECEASED and not each.extended_until:
            steps.append(
                Button(
                    tr(N_("期限を延ばす")),
                    icon="calendar",
                    name="extend_request",
                    pressed=lambda: ask_extension(self.desk, top, each),
                )
            )
        return steps

    def _after(self, each: InformationRequest, *, copies: bool) -> list[Button]:
        tr, top, steps = self.desk.tr, self.window(), list[Button]()
        if not each.notified_on and each.decision != "withdrawn":
            steps.append(
                Button(
                    tr(N_("きょう通知した")), icon="mail", name="note_notified", pressed=lambda: self._notified(each)
                )
            )
        if each.decision in HANDING and copies and not each.handed_on:
            steps.append(
                Button(
                    tr(N_("写しを作って渡す")),
                    icon="out",
                    look="primary",
                    name="hand_bundle",
                    pressed=lambda: hand_over(self.desk, top, each, self.refresh),
                )
            )
        if each.decision in HANDING and not copies and not each.done:
            steps.append(
                Button(
                    tr(N_("したことを記録")),
                    icon="pencil",
                    name="note_done",
                    pressed=lambda: ask_done(self.desk, top, each),
                )
            )
        return steps

    def _notified(self, each: InformationRequest) -> None:
        day = self.desk.today()
        self.desk.work.write(
            self,
            N_("決定を通知した"),
            lambda w: note_notified(w, each.id, day),
            lambda _kept: self.desk.status(self.desk.tr(N_("通知した日を記録しました。Ctrl+Z で元に戻せます。"))),
            case=each.case,
        )

    def _decision(self, each: InformationRequest) -> None:
        tr, codes = self.desk.tr, self.desk.codes
        day = wareki_weekday(each.decided_on) if each.decided_on else ""
        label = tr(codes.label("request_decision", each.decision))
        by = tr(N_("決めた人 {name}"), name=each.approver)
        lines = [f"{label}\u3000{day}\u3000{by}"]
        lines += [tr(codes.label("non_disclosure_ground", ground)) for ground in sorted(each.grounds)]
        for day_, words in ((each.notified_on, N_("通知した日 {day}")), (each.handed_on, N_("写しを渡した日 {day}"))):
            lines += [tr(words, day=wareki_weekday(day_))] if day_ else []
        lines += [text for text in (each.done, each.note) if text]
        for line in lines:
            self.body.addWidget(Words(line, wrap=True, size="compact"))
        self.body.addWidget(rule())

    def _form(self, each: InformationRequest) -> None:
        tr = self.desk.tr
        view = FormView(self.desk, REQUEST_TAKEN, each, gaps=False)
        self.put_form(view, "request_form")

        def keep() -> None:
            filled = view.commit()
            if isinstance(filled, InformationRequest):
                self.desk.work.write(
                    self,
                    N_("請求の記録を直す"),
                    lambda w: change_request(w, filled),
                    view.settle,
                    refused=view.refused,
                    case=each.case,
                )

        self.offer([Button(tr(N_("保存する")), look="primary", name="keep_request", pressed=keep)])
