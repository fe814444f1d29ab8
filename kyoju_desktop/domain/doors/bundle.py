"""開示用一式: everything held about a person, handed to that person or whoever may ask in their place.

The clerk has gone through every place: what is masked stands as ■■■ with its ground, and the value itself is not
on the sheet at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, Spec, is_empty, specs, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale, Ref
from kyoju_desktop.domain.papers import bundle
from kyoju_desktop.domain.records import (
    DisclosedItem,
    Disclosure,
    InformationRequest,
    Masking,
    Organisation,
)
from kyoju_desktop.domain.rules.masking import BLACK, DECEASED, RULES, Proposal, others_of, proposal
from kyoju_desktop.domain.sheet import Chapter, Door, Entry, Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_, Translator

_LAW = "個人情報保護法"


@dataclass(frozen=True)
class Place:
    """One value of the bundle: where it stands, what it says, what is proposed and what the clerk decided."""

    part: str
    heading: str
    record: Record
    field: Spec
    text: str
    shown: str  # the text as the screen and the paper may show it: nothing of the protected bundle
    proposed: Proposal | None
    decided: Masking | None = None

    @property
    def key(self) -> str:
        """ "Class.field"."""
        return f"{type(self.record).__name__}.{self.field.name}"

    @property
    def open(self) -> bool:
        """Whether something is proposed here and nobody has decided yet; what is secret can only be masked."""
        if self.proposed is None:
            return False
        return self.decided is None or (self.proposed.secret and not self.decided.masked)


def places(
    file: CaseFile,
    request: InformationRequest,
    maskings: Iterable[Masking],
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> tuple[Place, ...]:
    """Everything that is held, in the order of the bundle, with the proposals and what was decided."""
    at = Locale(tr, today, codes)
    decided = {
        (each.record, each.record_class, each.field_name): each
        for each in maskings
        if not file.conceal.holds(each.words)
    }
    others = others_of(file, today)
    bodies = {each.id: each.name for each in file.of(Organisation)}
    return tuple(
        Place(
            part,
            heading,
            record,
            field,
            text,
            BLACK if file.protected and field.protected else file.conceal(text, BLACK),
            proposal(record, field, file, today, request.kind, others),
            decided.get((record.id, type(record).__name__, field.name)),
        )
        for part, heading, record in _records(file, at)
        for field in specs(type(record))
        if (text := _text(record, field, bodies, at))
    )


def _records(file: CaseFile, at: Locale) -> Iterator[tuple[str, str, Record]]:
    for part in bundle.PARTS:
        for kind in part.records:
            found = file.of(kind)
            for number, record in enumerate(found, start=1):
                yield part.title, _heading(record, number if len(found) > 1 else 0, at), record


def _heading(record: Record, number: int, at: Locale) -> str:
    """The kind of record with its day, or its number where it has none."""
    title = at.tr(type(record).title)
    for field in specs(type(record)):
        value = value_of(record, field.name)
        if isinstance(value, datetime) or (isinstance(value, date) and field.name.endswith(("_on", "_at"))):
            return f"{title}\u3000{field.kind.format(value, at)}"
    return f"{title}\u3000{number}" if number else title


def _text(record: Record, field: Spec, bodies: Mapping[str, str], at: Locale) -> str:
    if field.name in bundle.TECHNICAL or is_empty(record, field.name):
        return ""
    value = value_of(record, field.name)
    if isinstance(field.kind, Ref):
        return bodies.get(value, "") if field.kind.to == "Organisation" else ""
    return str(field.kind.format(value, at))


def ground_words(ground: str, codes: CodeBook, tr: Translator) -> str:
    """The ground as it stands in a black place: 78条1項2号, or 要綱."""
    known = codes.list("non_disclosure_ground").by_code.get(ground)
    if ground == RULES or known is None:
        return tr(N_("要綱"))
    return known.source.removeprefix(_LAW)


def masked_text(place: Place, codes: CodeBook, tr: Translator) -> str:
    """What stands on the paper in a place that was decided to be masked."""
    decided = place.decided
    assert decided is not None  # noqa: S101 - asked only for decided places
    mark = f"{BLACK}({ground_words(decided.ground, codes, tr)})"
    return decided.words.replace(BLACK, mark) if decided.words.strip() else mark


def bundle_sheet(
    file: CaseFile,
    request: InformationRequest,
    maskings: Iterable[Masking],
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> Sheet:
    """The bundle for a request; `Refused` while identity, authority or a proposed place is open."""
    refuse_unready(request)
    found = places(file, request, maskings, today, codes=codes, tr=tr)
    if left := sum(each.open for each in found):
        raise Refused(
            N_("伏せる候補が{count}か所、まだ決まっていません。ひとつずつ決めてください。"), count=str(left)
        )
    values = [_value(each, file, codes, tr) for each in found]
    values += _items(file, today, tr)
    masked = [each for each in found if each.decided and each.decided.masked]
    withheld = tuple(
        Withheld(
            each.key,
            each.field.label,
            each.field.info,
            each.record.id,
            file.subject_of(each.record),
            codes.label("non_disclosure_ground", each.decided.ground) if each.decided else "",
        )
        for each in masked
    )
    frame = replace(
        office_frame(tr(bundle.TITLE), file.office, today, case_number=file.case.number),
        recipient=request.requester,
        document_number=request.number,
        basis=tr(_BASIS[request.kind == DECEASED]),
        notes=tuple(_notes(masked, codes, tr)),
        approval_boxes=(),
    )
    return Sheet(Door.TO_PERSON, bundle.FORM, frame, tuple(values), withheld, chapters=_chapters(found, tr))


_BASIS = {
    False: N_("個人情報の保護に関する法律第76条(開示請求)による写しです。"),
    True: N_("死者の情報についての市町村の要綱による写しです。法律の開示請求によるものではありません。"),
}


def refuse_unready(request: InformationRequest) -> None:
    """Nothing is handed before it was checked who asks and whether they may."""
    if not request.identity_paper.strip():
        raise Refused(
            N_("本人確認がまだです。確かめた書類を入れてから、写しを作ってください。"), field="identity_paper"
        )
    if request.standing != "self" and not request.authority_paper.strip():
        raise Refused(
            N_("資格(代理権や続柄)の確認がまだです。確かめた書類を入れてください。"), field="authority_paper"
        )


def _value(place: Place, file: CaseFile, codes: CodeBook, tr: Translator) -> Value:
    hidden = place.decided is not None and place.decided.masked
    text = masked_text(place, codes, tr) if hidden else place.shown
    info: Info = place.field.info
    return Value(place.key, place.field.label, text, info, place.record.id, file.subject_of(place.record))


def _items(file: CaseFile, today: date, tr: Translator) -> Iterator[Value]:
    """What was told in each disclosure, in one line below it; nobody decides about the clerk's own words among them,
    so third parties and the protected bundle always go out of those."""
    others = others_of(file, today)
    for disclosure in file.of(Disclosure):
        own = [each for each in file.of(DisclosedItem) if each.disclosure == disclosure.id and each.given]
        labels = dict.fromkeys(
            tr(each.label) if each.record_class else others.blackened(file.conceal(each.label, BLACK), BLACK)
            for each in own
        )
        if labels:
            text = "、".join(labels)
            yield Value("DisclosedItem.label", N_("出した項目"), text, Info.OFFICE, disclosure.id, file.person.id)


def _chapters(found: Sequence[Place], tr: Translator) -> tuple[Chapter, ...]:
    parts: dict[str, dict[str, str]] = {}
    for each in found:
        parts.setdefault(each.part, {}).setdefault(each.record.id, each.heading)
    return tuple(
        Chapter(tr(title), tuple(Entry(heading, record) for record, heading in entries.items()))
        for title, entries in parts.items()
    )


def _notes(masked: Sequence[Place], codes: CodeBook, tr: Translator) -> Iterator[str]:
    counted: dict[str, int] = {}
    for each in masked:
        if each.decided:
            counted[each.decided.ground] = counted.get(each.decided.ground, 0) + 1
    for ground, count in counted.items():
        label = tr(codes.label("non_disclosure_ground", ground))
        yield tr(
            N_("{label}({article}): {count}か所"),
            label=label,
            article=ground_words(ground, codes, tr),
            count=str(count),
        )
