"""本人についての問合せ: who asked about somebody, what, and what was answered; also where no case exists.

Nothing here looks whether there is a case of that name: an inquiry about a stranger is entered in the same way.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kyoju_desktop.domain.conceal import concealed
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Person, PersonInquiry
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folding import fold
from kyoju_desktop.storage.store import Reader, Writer

NOT_CONFIRMED, REFUSED, MINIMUM, LAWFUL = "not_confirmed", "refused", "minimum", "answered_lawfully"
ANSWERS = (NOT_CONFIRMED, REFUSED, MINIMUM, LAWFUL)
BAR = "bar_inquiry"


@dataclass(frozen=True)
class Asked:
    """One inquiry as the register shows it; `name` and `number` are of the case it was entered on, if any.

    `shown` is what a list may say of it: without what it repeats of a protected place.
    """

    inquiry: PersonInquiry
    shown: PersonInquiry
    number: str = ""
    name: str = ""


def record_inquiry(w: Writer, inquiry: PersonInquiry) -> PersonInquiry:
    """Enter an inquiry with its answer. To be written as final: it is mended by a further entry."""
    kept = inquiry.replace(at=inquiry.at or w.now, clerk=inquiry.clerk or w.actor)
    if not kept.case and not kept.about.strip():
        raise Refused(N_("だれのことをたずねられたかを入れてください。"), field="about")
    if not kept.who.strip():
        raise Refused(N_("たずねた人を入れてください。名乗らないときは「名乗らず」と書きます。"), field="who")
    if kept.at and kept.at > w.now + timedelta(minutes=1):
        raise Refused(N_("日時が、いまより後です。"), field="at")
    if kept.answer not in ANSWERS:
        raise Refused(N_("何と答えたかを選んでください。"), field="answer")
    _check_answer(kept)
    w.add(kept)
    return kept


def _check_answer(kept: PersonInquiry) -> None:
    if kept.answer == REFUSED and not kept.ground:
        raise Refused(N_("出さなかった根拠を選んでください。"), field="ground")
    if kept.answer in {MINIMUM, LAWFUL} and not kept.answered.strip():
        raise Refused(N_("答えた内容を書いてください。"), field="answered")
    if kept.answer == LAWFUL and not (kept.document.strip() and kept.document_on):
        raise Refused(
            N_("法令に基づいて答えたときは、求めの文書番号(ないときは「番号なし」)と日付を入れてください。"),
            field="document" if not kept.document.strip() else "document_on",
        )
    if _by_the_bar(kept):
        _check_bar(kept)


def _by_the_bar(kept: PersonInquiry) -> bool:
    """A request under 弁護士法23条の2 that was answered, or refused on that very ground."""
    return kept.ground == BAR or (bool(kept.document.strip()) and kept.answer in {MINIMUM, LAWFUL})


def _check_bar(kept: PersonInquiry) -> None:
    for name, words in (
        ("weighed", N_("必要性と、本人の権利や利益を比べて考えたことを書いてください。")),
        ("approver", N_("文書の求めへの答えを決めた人を入れてください。")),
    ):
        if not getattr(kept, name).strip():
            raise Refused(words, field=name)


def follow_up(w: Writer, inquiry_id: str, words: str) -> PersonInquiry:
    """Enter what was done after the inquiry (told the police, told the person ...); what stands there stays."""
    found = w.get(PersonInquiry, inquiry_id)
    if not words.strip():
        raise Refused(N_("そのあとにしたことを書いてください。"), field="follow_up")
    together = "\n".join(filter(None, (found.follow_up, words.strip())))
    kept = found.replace(follow_up=together)
    w.put(kept)
    return kept


def attach_inquiry(w: Writer, inquiry_id: str, case_id: str) -> PersonInquiry:
    """Say of whose case an inquiry was that was entered without one; who asked and what was answered stays."""
    found = w.get(PersonInquiry, inquiry_id)
    if found.case:
        raise Refused(N_("この問合せは、もうケースに入っています。"), field="case")
    if not case_id:
        raise Refused(N_("ケースを探して選んでください。"), field="case")
    kept = found.replace(case=w.get(Case, case_id).id)
    w.put(kept)
    return kept


def inquiries(
    r: Reader, *, since: date | None = None, until: date | None = None, text: str = "", answer: str = ""
) -> tuple[Asked, ...]:
    """The inquiries of a period, the newest first, narrowed by words (names, what was asked) and by the answer."""
    first = datetime.combine(since or date.min, time.min)
    last = datetime.combine(until or date.max, time.max)
    rows = [
        each
        for each in r.find(PersonInquiry)
        if (each.at is None or first <= each.at <= last) and answer in {"", each.answer}
    ]
    cases = {each.id: each for each in r.find_in(Case, "id", sorted({row.case for row in rows if row.case}))}
    people = {
        each.id: each
        for each in r.find_in(Person, "id", sorted({each.person for each in cases.values() if each.person}))
    }
    found = [_asked(r, each, cases.get(each.case), people) for each in rows]
    wanted = fold(text)
    found = [each for each in found if wanted in _words(each)]
    return tuple(sorted(found, key=_when, reverse=True))


def _when(asked: Asked) -> tuple[str, str]:
    at = asked.inquiry.at
    return (at.isoformat() if at else "", asked.inquiry.id)


def _asked(r: Reader, inquiry: PersonInquiry, case: Case | None, people: dict[str, Person]) -> Asked:
    person = people.get(case.person) if case else None
    shown = concealed(inquiry, r.concealer(person.id)) if person else inquiry
    return Asked(inquiry, shown, case.number if case else "", person.name if person else "")


def _words(asked: Asked) -> str:
    each = asked.shown
    parts = (asked.name, asked.number, each.about, each.who, each.relation, each.asked, each.answered, each.document)
    return fold("\n".join(parts))
