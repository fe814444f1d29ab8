"""移管票 and 受領書 in their fillings. Everybody in them is invented."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Phone, Yen
from kyoju_desktop.domain.papers import Line
from kyoju_desktop.domain.papers.transfer import PAPER, RARE
from kyoju_desktop.domain.papers.transfer_receipt import PAPER as RECEIPT
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from tests.documents.samples import LONG, OFFICE
from tests.domain.gate_world import codes

_GIVEN = {
    "Person.name": "平松 健一",
    "Person.kana": "ひらまつ けんいち",
    "Person.sex": "男",
    "Person.birth_date": "昭和60年2月3日(日)",
    "Address.use": "いま住んでいる所",
    "Address.postal_code": "501-0998",
    "Address.place": "陽ノ原町本町3番地8",
    "Address.building": "ひだまり荘",
    "Address.room": "102号",
    "ContactPoint.phone": "090-0000-4321",
    "EmergencyContact.phone": "090-0000-4322",
    "Referral.summary": "市内で仕事が決まり、8月28日に入居する。入居後の見守りと、家計の相談を引き継ぎたい。",
    "Referral.course": LONG * 2,
}
_KINDS = ((Yen, "36,000円"), (Count, "1人"), (Day, "令和8年8月28日(金)"), (Moment, "令和8年8月28日(金) 9:40"))


def _text(line: Line, long: int) -> str:
    kind = line.spec.kind
    if line.key in _GIVEN:
        return _GIVEN[line.key] * (long if not isinstance(kind, Day | Phone) else 1)
    if isinstance(kind, Choice | Codes):
        labels = [each.label for each in codes().list(kind.list).codes]
        return "、".join(labels[: 2 if long == 1 else 40]) if isinstance(kind, Codes) else labels[0]
    if isinstance(kind, Flag):
        return "はい"
    for each, text in _KINDS:
        if isinstance(kind, each):
            return text
    return "聞き取ったこと。" * long


def _values(lines: Iterable[Line], long: int) -> tuple[Value, ...]:
    found = []
    for line in dict.fromkeys(lines):
        times = 1 if long == 1 else 3
        many = line.record.__name__ in {"HouseholdMember", "EmergencyContact", "PlanItem", "ContactPoint"}
        for at in range(times if many else 1):
            record = f"{line.record.__name__}{at}"
            found.append(Value(line.key, line.spec.label, _text(line, long), line.spec.info, record, "p1"))
    return tuple(found)


def transfer(*, long: int = 1, without: frozenset[str] = frozenset()) -> Sheet:
    """An ordinary 移管票 of 平松 (CASES C10); `without` are fields that stay empty."""
    frame = replace(
        OFFICE,
        title="移管票",
        recipient="瀬戸見市 都市整備課 住宅係",
        recipient_person="担当 榎並 佐和" if long > 1 else "",
        municipality="陽ノ原町",
        department="産業建設課",
        section="",
        clerk="山際 透",
        case_number="陽住 R8-0007",
        document_number="陽住第31号",
        basis="本人の同意(書面 第9号 令和8年8月21日)",
        conditions=("この紙の情報は、移管のためだけに使ってください。", "用が済んだら返すか捨ててください。")
        * min(long, 4),
        approval_boxes=("係員", "係長", "課長"),
        reply_by=date(2026, 9, 8),
        special=long > 1,
        means="手渡し",
        attachments="アセスメントの写し、支援計画の写し 6枚" * min(long, 6),
    )
    rare = {line for group in RARE for row in group.rows for line in row}
    lines = [line for line in PAPER if (long > 1 or line not in rare) and line.key not in without]
    return Sheet(Door.OUTWARD, "transfer", frame, _values(lines, long))


def transfer_receipt(*, long: int = 1) -> Sheet:
    """The 受領書 of the receiving town."""
    frame = replace(
        OFFICE,
        title="受領書",
        recipient="陽ノ原町 産業建設課",
        document_number="瀬住第61号",
        approval_boxes=(),
        case_number="",
    )
    given = {
        "their_number": "陽住第31号",
        "their_case": "陽住 R8-0007",
        "dated_on": "令和8年8月25日(火)",
        "received_on": "令和8年8月26日(水)",
        "pages_written": "3枚",
        "pages_counted": "3枚" if long == 1 else "2枚",
        "copies": "1部",
        "checked_by": "榎並 佐和",
        "differs": "" if long == 1 else "3枚目が入っていません。" * long,
    }
    return Sheet(
        Door.OUTWARD,
        "transfer_receipt",
        frame,
        tuple(
            Value(line.key, line.spec.label, given[line.name], line.spec.info, "t1", "")
            for line in RECEIPT
            if given[line.name]
        ),
    )
