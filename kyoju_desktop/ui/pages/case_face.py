"""What the head of a case says: who it is about, the flags, the way so far, and who may know what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.info import CONSENT_BOXES, Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import (
    Case,
    ConflictOfInterest,
    Consent,
    ConsentRecipient,
    ContactPoint,
    HouseholdMember,
    OppositeParty,
    Organisation,
    PersonLink,
    Protection,
    StageChange,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.consent import Terms, in_force, state_on, told_to
from kyoju_desktop.domain.rules.stages import INQUIRY, REOPENED, STRIP, SUSPENDED
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_teller import Teller
from kyoju_desktop.ui.pages.consent_knowing import until_words
from kyoju_desktop.ui.pages.item_names import item_name
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.consent_strip import Glance, Party
from kyoju_desktop.ui.widgets.stage_strip import CURRENT, DONE, PASSED, TODO, Step

_SHORT = {
    Info.IDENTITY: N_("連絡先"),
    Info.HOUSEHOLD: N_("世帯"),
    Info.HOUSING: N_("住まい"),
    Info.MONEY: N_("収入"),
    Info.WORK: N_("就労"),
    Info.HEALTH: N_("健康"),
    Info.CRIME: N_("犯歴"),
    Info.VICTIM: N_("被害"),
    Info.FAMILY: N_("家族"),
    Info.ORIGIN: N_("国籍"),
    Info.COURSE: N_("経過"),
}


def short_box(box: int) -> str:
    """The shortest words for a box of the consent form."""
    return _SHORT[CONSENT_BOXES[box][0]]


@dataclass(frozen=True)
class Face:
    """Name and ふりがな, one line of facts (the first is bold), and the flags."""

    name: str
    kana: str
    facts: tuple[str, ...]
    flags: tuple[ChipFace, ...]


def face_of(file: CaseFile, at: Locale) -> Face:
    """The head of the case."""
    person, case = file.person, file.case
    name = person.name or case.called or at.tr(N_("名前はまだ"))
    return Face(name, person.kana, tuple(filter(None, _facts(file, at))), tuple(_flags(file, at)))


def _facts(file: CaseFile, at: Locale) -> tuple[str, ...]:
    person = file.person
    teller = Teller(file, at)
    birth = person.birth_date
    age = at.tr(N_("{age}歳"), age=str(age_on(birth, at.today))) if birth else teller.text(person, "age_band")
    born = at.tr(N_("{day}生"), day=wareki(birth)) if birth else ""
    return (
        "・".join(filter(None, (age, teller.text(person, "sex")))),
        born,
        _household(file, at),
        _children(file, at),
        file.case.number,
        _joined(file, at),
    )


def _joined(file: CaseFile, at: Locale) -> str:
    """The numbers under which the person asked before: whoever has one of them must find it here."""
    before = file.case.joined_from
    return f"{at.tr(spec(Case, 'joined_from').label)} {before}" if before else ""


def _household(file: CaseFile, at: Locale) -> str:
    together = [each for each in file.of(HouseholdMember) if each.living in {"", "together"}]
    return at.tr(N_("世帯{count}人"), count=str(len(together) + 1)) if together else ""


def _children(file: CaseFile, at: Locale) -> str:
    teller = Teller(file, at)
    told: list[str] = []
    for each in file.of(HouseholdMember):
        if each.relation == "child" and each.birth_date and len(told) < 2:
            age = str(age_on(each.birth_date, at.today))
            told.append(at.tr(N_("{relation}{age}歳"), relation=teller.text(each, "relation"), age=age))
    return "・".join(told)


def _flags(file: CaseFile, at: Locale) -> list[ChipFace]:
    return [*_secrecy(file, at), *_contact(file, at), *_care(file, at), *_standing(file, at)]


def _secrecy(file: CaseFile, at: Locale) -> list[ChipFace]:
    flags = []
    if file.protected:
        open_ones = [each for each in file.of(Protection) if each.ended_on is None]
        measure = next((each for each in open_ones if each.source == "measure"), None)
        words = at.tr(N_("住所秘匿"))
        if measure is not None:
            until = measure.expires_on
            words += " " + at.tr(N_("支援措置"))
            if until:
                ended = until < at.today  # the measure runs out, the office's own secrecy does not
                end = N_("{day}で満了(延長を確かめる)") if ended else N_("{day}まで")
                words += " " + at.tr(end, day=wareki(until))
        elif open_ones:
            words += " " + at.tr(N_("本人の申出"))
        flags.append(ChipFace(words, "house-lock", "danger"))
    if file.of(OppositeParty):
        flags.append(ChipFace(at.tr(N_("相手方に答えない")), "alert", "danger"))
    return flags


def _contact(file: CaseFile, at: Locale) -> list[ChipFace]:
    teller = Teller(file, at)
    told = [file.person.contact_caution.strip().split("\n")[0].rstrip("。")]
    for each in file.of(ContactPoint):
        if each.person != file.person.id:
            continue
        rule = teller.text(each, "safety") if each.safety not in {"", "ok"} else ""
        mail = at.tr(N_("留守電不可")) if each.voicemail == "never" else ""
        told.extend(filter(None, (rule, mail, each.hours)))
    words = teller.conceal("・".join(dict.fromkeys(filter(None, told))))
    if not words:
        return []
    return [ChipFace(words if len(words) <= 40 else words[:39] + "…", "phone", "warn")]


def _care(file: CaseFile, at: Locale) -> list[ChipFace]:
    person = file.person
    flags = []
    if person.two_person_visit:
        flags.append(ChipFace(at.tr(N_("二人で訪問")), "people", "warn"))
    if person.interpreter not in {"", "none"}:
        teller = Teller(file, at)
        tongue = teller.text(person, "language") if person.language not in {"", "ja"} else ""
        words = "・".join(filter(None, (teller.text(person, "interpreter"), tongue)))
        flags.append(ChipFace(words, "globe", "warn"))
    if person.capacity_concern:
        flags.append(ChipFace(at.tr(N_("判断能力に配慮")), "care", "warn"))
    return flags


def _standing(file: CaseFile, at: Locale) -> list[ChipFace]:
    flags = []
    if file.case.anonymous:
        flags.append(ChipFace(at.tr(N_("匿名の問合せ")), "question"))
    if file.person.died_on:
        flags.append(ChipFace(at.tr(N_("死亡 {day}"), day=wareki(file.person.died_on)), "info"))
    elif is_dead(file):
        flags.append(ChipFace(at.tr(N_("死亡(日はわからない)")), "info"))
    if file.case.merged_into:
        flags.append(ChipFace(at.tr(N_("別のケースに統合済み")), "link"))
    if file.of(PersonLink):
        flags.append(ChipFace(at.tr(N_("同じ人の記録あり")), "link"))
    if file.of(ConflictOfInterest):
        flags.append(ChipFace(at.tr(N_("担当の利害関係")), "info"))
    return flags


def steps_of(file: CaseFile, at: Locale) -> tuple[Step, ...]:
    """The strip: stages passed with their first day, the current one since when, the others まだ."""
    entered = _entered(file)
    stage = file.case.stage
    current = _strip_code(file, stage)
    reached = STRIP.index(current)
    steps = []
    for at_number, code in enumerate(STRIP):
        label = at.tr(at.codes.label("stage", stage if code == current and stage == INQUIRY else code))
        if code == current:
            steps.append(Step(code, _current_label(file, at, label), _since(file, at), CURRENT))
        elif code in entered:
            day = entered[code]
            steps.append(Step(code, label, f"{day.month}.{day.day}", DONE))
        else:
            words = at.tr(N_("なし")) if at_number < reached else at.tr(N_("まだ"))
            steps.append(Step(code, label, words, PASSED if at_number < reached else TODO))
    return tuple(steps)


def _strip_code(file: CaseFile, stage: str) -> str:
    if stage in STRIP:
        return stage
    if stage == SUSPENDED:
        before = [each.from_stage for each in file.of(StageChange) if each.to_stage == SUSPENDED]
        return before[-1] if before and before[-1] in STRIP else STRIP[0]
    return STRIP[0]


def _current_label(file: CaseFile, at: Locale, label: str) -> str:
    if file.case.stage in {SUSPENDED, REOPENED}:
        return at.tr(at.codes.label("stage", file.case.stage))
    return label


def _since(file: CaseFile, at: Locale) -> str:
    since = file.case.stage_since
    return at.tr(N_("{day}から"), day=f"{since.month}.{since.day}") if since else ""


def _entered(file: CaseFile) -> Mapping[str, datetime]:
    days: dict[str, datetime] = {}
    for each in file.of(StageChange):
        code = STRIP[0] if each.to_stage == REOPENED else each.to_stage
        if each.at and code not in days:
            days[code] = each.at
    return days


def glance_of(file: CaseFile, at: Locale, bodies: Mapping[str, str]) -> Glance:
    """Who may know what until when; without a consent in force, how it stands with asking."""
    terms = in_force(file, at.today)
    known = {each.id: each for each in file.of(Organisation)}
    parties = []
    for each in terms:
        for row in each.recipients:
            body = known.get(row.organisation) or Organisation(id=row.organisation, kind=row.organisation_kind)
            told = frozenset(info.name for info in told_to(each, body, at.today))
            if told:
                parties.append(_party(each, row, body, told, file, at, bodies))
    parties = list(dict.fromkeys(parties))
    if not parties:
        parties = [_no_consent(file, at)]
    return Glance(tuple(parties), _never(terms, file, at))


def _party(
    terms: Terms,
    recipient: ConsentRecipient,
    body: Organisation,
    told: frozenset[str],
    file: CaseFile,
    at: Locale,
    bodies: Mapping[str, str],
) -> Party:
    kind = Teller(file, at).text(recipient, "organisation_kind")
    who = bodies.get(recipient.organisation) or (at.tr(N_("{kind}(種類で)"), kind=kind) if kind else "")
    until, state = until_words(terms, body, at, at.today)
    return Party(who or at.tr(N_("相手はまだ")), classes_words(told, at), until, state)


def classes_words(classes: frozenset[str], at: Locale) -> str:
    """連絡先・世帯・収入, or すべて, or 健康のほか すべて, as short as can be."""
    boxes = [box for box in CONSENT_BOXES if any(info.name in classes for info in box)]
    rest = [box for box in CONSENT_BOXES if box not in boxes]
    if not boxes:
        return at.tr(N_("なし"))
    if not rest:
        return at.tr(N_("すべて"))
    if len(rest) <= 2:
        return at.tr(N_("{items}のほか すべて"), items="・".join(at.tr(_SHORT[box[0]]) for box in rest))
    return "・".join(at.tr(_SHORT[box[0]]) for box in boxes)


_ATTITUDES = {
    "not_explained": (N_("同意の説明はまだです"), ""),
    "void": (N_("同意は無効とされました"), "danger"),
    "declined": (N_("同意しないと言われています"), "danger"),
    "on_hold": (N_("同意は保留です"), "warn"),
    "seeking": (N_("同意を働きかけ中"), "warn"),
    "withdrawn": (N_("同意は撤回されました"), "danger"),
    "expired": (N_("同意の期限が切れました"), "danger"),
}


def _no_consent(file: CaseFile, at: Locale) -> Party:
    if is_dead(file):
        who, what = at.tr(N_("亡くなった方の情報です")), at.tr(N_("根拠があるときだけ伝えます"))
        return Party(who, what, at.tr(N_("新しい同意は得られません")), "warn")
    consents = [each for each in file.of(Consent) if each.state != "void"]
    if not consents:
        return Party(
            at.tr(N_("同意はまだありません")), at.tr(N_("だれにも伝えません")), at.tr(N_("説明から始めます")), ""
        )
    last = consents[-1]
    found = state_on(last, file, at.today)
    state = found if found in _ATTITUDES else "expired"
    words, tone = _ATTITUDES[state]
    again = last.ask_again_on
    until = at.tr(N_("{day}にもう一度たずねる"), day=wareki(again)) if again else at.tr(N_("外へは出せません"))
    return Party(at.tr(words), at.tr(N_("根拠があるときだけ伝えます")), until, tone)


def _never(terms: tuple[Terms, ...], file: CaseFile, at: Locale) -> tuple[str, str]:
    items = [item_name(each.record_class, each.field_name, at.tr) for term in terms for each in term.exclusions]
    items += [term.consent.excluded_words.strip().split("\n")[0] for term in terms]
    if file.protected:
        items.append(at.tr(N_("いまの住所")))
    told = list(dict.fromkeys(map(file.conceal, filter(None, items))))
    half = (len(told) + 1) // 2
    return "、".join(told[:half]), "、".join(told[half:])
