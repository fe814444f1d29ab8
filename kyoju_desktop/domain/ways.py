"""What would make it possible to tell a body something, when no basis is at hand."""

from collections.abc import Iterator
from datetime import date

from kyoju_desktop.domain.bases import INSIDE, load_bases, load_conferences, standing_of
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_, Message

_LETTING = frozenset({"real_estate", "landlord", "guarantor_company"})


def ways(file: CaseFile, organisation: Organisation, today: date) -> tuple[Message, ...]:
    """The ways that are open, the nearest first. No approval by a superior is among them: it replaces no basis."""
    if is_dead(file):
        return (
            Message(
                N_(
                    "亡くなったあとは、相手の資格を書類で確かめ、市町村の要綱にしたがうときだけ渡せます(根拠「市町村の要綱」)。"
                )
            ),
        )
    found = list(_usual(file, organisation, today))
    if not is_open(file.case.stage):
        found.insert(0, Message(N_("ケースを再開して、同意をもらいなおすと渡せるようになります。")))
    return tuple(found)


def _usual(file: CaseFile, organisation: Organisation, today: date) -> Iterator[Message]:
    standing = standing_of(organisation, file.office)
    if organisation.kind == "bar_association":
        yield Message(
            N_("弁護士会からの文書があるときだけ、必要と本人の不利益を比べ、決裁を受けて、一つずつ答えられます。")
        )
        return
    if organisation.kind == "family":
        yield Message(
            N_("本人に意思をたずねてください。それまでは、相談の有無も答えず、問合せの記録だけを残します。")
        )
    yield Message(N_("本人に同意をたずねると、この相手に渡せるようになります。"))
    if organisation.kind in _LETTING:
        yield Message(N_("氏名と事情を出さない匿名の照会なら、いまできます。"))
    if standing == "conference":
        yield _of_conference(organisation)
    yield from _of_standing(standing)
    if _for_emergencies(organisation, standing, today):
        yield Message(
            N_("命や体の危険があるときは、用件を「安全の相談・緊急の連絡」にすると、緊急の提供ができます。")
        )


def _of_standing(standing: str) -> Iterator[Message]:
    if standing in INSIDE:
        yield Message(N_("利用目的を本人に渡した記録を入れるか、「相当の理由」を書くと、役場の中で使えます。"))
    if standing == "other_public":
        yield Message(N_("相手の仕事に必要な「相当の理由」を書くと、行政機関に渡せることがあります。"))
    if standing == "contractor":
        yield Message(N_("委託契約で任せた仕事に要るときは、契約と要る部分を書くと渡せます。"))


def _of_conference(organisation: Organisation) -> Message:
    body = load_conferences().get(organisation.conference_body)
    if body is None:
        return Message(N_("関係機関で「会議体の種類」を選ぶと、使える根拠が分かります。"))
    if body.needs_consent:
        return Message(N_("この会議は、同意がないと実名で話し合えません。氏名を出さない資料なら使えます。"))
    return Message(N_("会議から求めがあれば、文書番号・会議名・同意がない理由を書いて、必要最小限を渡せます。"))


def _for_emergencies(organisation: Organisation, standing: str, today: date) -> bool:
    return any(
        rule.emergency
        and rule.in_force(today)
        and standing in rule.standings
        and rule.fit.fits(organisation, standing)
        for rule in load_bases()
    )
