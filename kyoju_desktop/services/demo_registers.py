"""開示などの請求, 事故 of the fictional office: one of each kind, waiting, decided and ended."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from kyoju_desktop.domain.records import Breach, Case, Disclosure, InformationRequest, Person
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.services.breaches import begun_from, change_breach, report_breach
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.requests import (
    complete_request,
    decide_request,
    note_notified,
    register_request,
    stops_of,
)
from kyoju_desktop.storage.store import Reader, Writer

_HEAD = "課長 見本 了"
_PAPER = "運転免許証"
_CASES = 200  # so many are looked at, however large the office is


def enter_requests(w: Writer, clerk: str) -> None:
    """Requests on cases that are there, as the services would take them in; fewer where the office is small."""
    today, living = w.now.date(), _plain(w)
    for taking in (_waiting, _part_opened, _corrected):
        found = next(living, None)
        if found is not None:
            taking(w, *found, today)
    dead = next(_dead(w, today), None)
    if dead is not None:
        _bereaved(w, *dead, today)
    _of_nobody(w, today)
    _accidents(w, clerk, today)


def _waiting(w: Writer, case: Case, person: Person, today: date) -> None:
    asked = "相談の記録の全部"
    register_request(w, _from(case, person, today - timedelta(days=12), asked=asked))


def _part_opened(w: Writer, case: Case, person: Person, today: date) -> None:
    taken = register_request(w, _from(case, person, today - timedelta(days=40), asked="ことしの相談の記録"))
    answer = taken.replace(
        decision="part",
        decided_on=today - timedelta(days=18),
        grounds=frozenset({"others"}),
        approver=_HEAD,
        decision_number="決裁第31号",
    )
    decide_request(w, taken.id, answer)
    note_notified(w, taken.id, today - timedelta(days=17))


def _corrected(w: Writer, case: Case, person: Person, today: date) -> None:
    begun = _from(case, person, today - timedelta(days=70), asked="電話番号が古い。新しい番号に直してほしい。")
    taken = register_request(w, begun.replace(kind="correction"))
    answer = taken.replace(decision="all", decided_on=today - timedelta(days=62), approver=_HEAD)
    decide_request(w, taken.id, answer)
    note_notified(w, taken.id, today - timedelta(days=61))
    complete_request(w, taken.id, "電話番号を新しいものに直し、古い番号に「使わない」の印を付けた。")


def _bereaved(w: Writer, case: Case, person: Person, today: date) -> None:
    family = person.name.split()[0]
    begun = _from(case, person, today - timedelta(days=6), asked="父の相談の記録を見たい。")
    register_request(
        w,
        begun.replace(
            kind=DECEASED,
            requester=f"{family} 架子",
            standing="heir",
            authority_paper="戸籍謄本の写し",
            due_on=today + timedelta(days=9),
        ),
    )


def _of_nobody(w: Writer, today: date) -> None:
    """Of somebody who has no case here, as far as anybody may say."""
    register_request(
        w,
        InformationRequest(
            kind="disclosure",
            received_on=today - timedelta(days=2),
            requester="架空 名無子",
            standing="self",
            identity_paper="健康保険証とキャッシュカード",
            asked="わたしについて持っている記録",
        ),
    )


def _accidents(w: Writer, clerk: str, today: date) -> None:
    """A paper that went to a wrong number and is being followed up; one that was found before anybody read it."""
    told = [each for each in _papers(w) if each.at and each.at.date() <= today - timedelta(days=2)]
    if told:
        wrong, known = told[-1], today - timedelta(days=1)
        report_breach(
            w,
            begun_from(w, wrong.id).replace(
                kind="wrong_fax",
                known_on=known,
                found_by=clerk,
                what="つなぎ票を、番号を1けたちがえて別の会社のFAXに送った。相手から電話があった。",
                reached="番号ちがいの会社(架空商事)",
                stopped="電話で、読まずに封をして持っていてほしいと頼んだ。",
                told_head_at=datetime.combine(known, time(16, 30)),
                judged="asking",
            ),
        )
    old = today - timedelta(days=50)
    ended = report_breach(
        w,
        Breach(
            kind="misprint",
            known_on=old,
            found_by=clerk,
            what="同意書の書きかけを、窓口の共用プリンターに置き忘れた。10分後に自分で見つけた。",
            reached="だれにも渡っていない",
            persons=1,
            classes=frozenset({"IDENTITY"}),
        ),
    )
    change_breach(
        w,
        ended.replace(
            stopped="すぐに取りに行った。",
            recovered="unseen",
            told_head_at=datetime.combine(old, time(11, 0)),
            judged="not_required",
            judged_reason="だれにも見られないうちに全部取り戻した。",
            prevention="印刷したら、その足で取りに行く。",
            closed_on=old + timedelta(days=1),
        ),
    )


def _from(case: Case, person: Person, day: date, *, asked: str) -> InformationRequest:
    return InformationRequest(
        case=case.id,
        kind="disclosure",
        received_on=day,
        requester=person.name,
        standing="self",
        identity_paper=_PAPER,
        asked=asked,
    )


def _plain(r: Reader) -> Iterator[tuple[Case, Person]]:
    """Cases of the living whose request nothing stops."""
    for case in r.find(Case)[:_CASES]:
        person = r.look(Person, case.person) if case.person and is_open(case.stage) else None
        if person is None or person.died_on or case.anonymous or not person.name or case_file(r, case.id).protected:
            continue
        if not stops_of(r, InformationRequest(case=case.id, kind="disclosure", requester=person.name)):
            yield case, person


def _dead(r: Reader, today: date) -> Iterator[tuple[Case, Person]]:
    for case in r.find(Case):
        person = r.look(Person, case.person) if case.person else None
        if person is not None and person.died_on and person.died_on < today - timedelta(days=6):
            yield case, person


def _papers(r: Reader) -> tuple[Disclosure, ...]:
    """Papers about people who are not protected, oldest first."""
    found = r.find(Disclosure)
    return tuple(each for each in found[-_CASES:] if each.means != "oral" and not case_file(r, each.case).protected)
