"""同意書 in two languages: the Japanese on the left, the person's own language beside it, sentence by sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.forms.consent import oral, representative, rest
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ruled
from kyoju_desktop.documents.parts import name_items, note, opening
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.documents.two_columns import Pair, Pairs, ticked, worded
from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.consent_texts import ConsentTexts
from kyoju_desktop.domain.showing import BOXES, Asked, Beside, Showing

_BLANK_RECIPIENTS = 2
_NAME = 10.0  # mm: to write the name of a recipient by hand
_LABEL = 8.0
_SIGNED = 24.0  # mm: room for a signature by hand; it does not grow to fill a page of its own
_TAKEN = (
    "number",
    "form",
    "period",
    "until_day",
    "purposes",
    "means",
    "excluded_words",
    "told_withdrawal",
    "told_no_disadvantage",
    "signed_paper_on",
)


def layout(paper: Reading) -> Layout:
    """Two pages: who is told what and why; what was explained, and the signature."""
    beside = paper.beside
    assert beside is not None  # noqa: S101 - a sheet of one language is laid out by `consent`
    words, frame = paper.words, paper.frame
    own = paper.text("Consent.number") or frame.document_number
    number = words("number", number=own) if own and not paper.blank else ""
    paper.keep(*(f"Consent.{name}" for name in _TAKEN), "ConsentExclusion.field_name")
    paper.rows("ConsentRecipient")
    title = beside.base.say("title")
    first: list[Block] = [
        opening(paper, title, words("empty_number") if paper.blank else number, ""),
        Row((Cell("", worded(beside.own, beside.own.say("title"), 12, strong=True), called=title),), framed=False),
        Row(
            (
                Cell("", (Para(words("to_head", municipality=frame.municipality), 11),), called=title),
                Cell("", (Para(beside.showing.office, 10, least=7, align=1),), called=title),
            ),
            framed=False,
        ),
        _reference(beside),
        _said(beside, "lead", strong=True),
        *_person(paper, beside),
        *_recipients(paper, beside),
        *_limits(paper, beside),
    ]
    second: list[Block] = [
        *_explained(paper, beside),
        *_signature(paper, beside),
        Gap(1),
        note(joined(*dict.fromkeys((beside.base.say("office_part"),))), 8.5),
        *representative(paper),
        *(replace(row, grow=0.0) if isinstance(row, Row) else row for row in oral(paper)),
        Gap(0, grow=1),
        *rest(paper),
    ]
    foot = words(
        "text_version",
        language=_language_label(beside.own),
        version=beside.own.stamp,
        reviewer=beside.own.reviewer,
    )
    return Layout(title, [[*first, *second]], reference=number, foot=foot, sizes=(11, 10.5, 10, 9.5, 9))


def _language_label(texts: ConsentTexts) -> str:
    """The language as the office calls it; the name of the file for one that is on no list."""
    found = load_list("consent_language").by_code.get(texts.language)
    return found.label if found else texts.language


def _reference(beside: Beside) -> Block:
    """Which of the two counts."""
    japanese = beside.base.say("reference")
    return Pairs([((Para(japanese, 8.5),), worded(beside.own, beside.own.say("reference"), 8.5))], framed=False)


def _said(beside: Beside, key: str, *, strong: bool = False) -> Block:
    return Pairs([_pair(beside, key, 10, strong=strong)])


def _pair(beside: Beside, key: str, size: float, *, strong: bool = False) -> Pair:
    return (
        worded(beside.base, beside.base.say(key), size, strong=strong),
        worded(beside.own, beside.own.say(key), size, strong=strong),
    )


def _part(beside: Beside, key: str, pairs: Iterable[Pair]) -> Block:
    """What belongs under one heading."""
    return Pairs(list(pairs), [_pair(beside, key, 10, strong=True)])


def _labels(beside: Beside, key: str) -> tuple[Item, ...]:
    """The label of a cell, in both languages."""
    return (*worded(beside.base, beside.base.say(key), _LABEL), *worded(beside.own, beside.own.say(key), _LABEL))


def _field(beside: Beside, key: str, value: Iterable[Item], width: float = 0.0) -> Cell:
    return Cell("", (*_labels(beside, key), *value), width, called=beside.base.say(key))


def _recipients(paper: Reading, beside: Beside) -> list[Block]:
    """One part for each recipient: its name, what it is told and what not; empty, all classes with their boxes."""
    if not paper.blank:
        return [_recipient(beside, each) for each in beside.showing.recipients]
    label = Cell("", (*_labels(beside, "recipient"), Ruled(1, 18)), called=beside.base.say("recipient"))
    boxes = Pairs([_box(beside, box, "☐") for box in BOXES])
    return [each for _ in range(_BLANK_RECIPIENTS) for each in (Row((label,), least=_NAME), boxes)]


def _recipient(beside: Beside, asked: Asked) -> Block:
    base, own, showing = beside.base, beside.own, beside.showing
    pairs: list[Pair] = [
        (ticked(base, showing.box(base, box), 9.5, "☑"), ticked(own, showing.box(own, box), 9.5, "☑"))
        for box in BOXES
        if box in asked.boxes
    ]
    pairs.append((_not_told(showing, base, asked), _not_told(showing, own, asked)))
    heading = (
        (
            (*worded(base, base.say("recipient"), _LABEL), *worded(base, asked.called(base), 11, strong=True)),
            (*worded(own, own.say("recipient"), _LABEL), *worded(own, asked.called(own), 11, strong=True)),
        ),
    )
    return Pairs(pairs, heading)


def _not_told(showing: Showing, texts: ConsentTexts, asked: Asked) -> tuple[Item, ...]:
    text = f"{texts.say('not_told')}: {texts.between.join(showing.other_boxes(texts, asked))}"
    return (*worded(texts, " ", 3), *worded(texts, text, 8.5))


def _box(beside: Beside, box: str, mark: str) -> Pair:
    return (
        ticked(beside.base, beside.base.boxes[box], 9.5, mark),
        ticked(beside.own, beside.own.boxes[box], 9.5, mark),
    )


def _limits(paper: Reading, beside: Beside) -> list[Block]:
    """What nobody is told; why, until when, how."""
    base, own, showing = beside.base, beside.own, beside.showing
    never = list(zip(showing.never(base), showing.never(own), strict=False))
    excluded: list[Pair] = [(worded(base, left, 10), worded(own, right, 10)) for left, right in never]
    purposes = _choices(base.purposes, own.purposes, showing.purposes, beside)
    means = _choices(base.means, own.means, showing.means, beside)
    return [
        _part(beside, "excluded", excluded or [((Ruled(1, 20),), (Ruled(1, 20),))]),
        _part(beside, "purposes", purposes),
        _part(beside, "period", _periods(paper, beside)),
        _part(beside, "means", means),
    ]


def _choices(left: Mapping[str, str], right: Mapping[str, str], chosen: frozenset[str], beside: Beside) -> list[Pair]:
    """What was chosen; everything with empty boxes where nothing was."""
    mark = "☑" if chosen else "☐"
    codes = [code for code in left if code in chosen or not chosen]
    return [
        (ticked(beside.base, left[code], 9.5, mark), ticked(beside.own, right[code], 9.5, mark)) for code in codes
    ]


def _periods(paper: Reading, beside: Beside) -> list[Pair]:
    base, own, showing = beside.base, beside.own, beside.showing
    found: list[Pair] = []
    for code, key in (("closing", "closing"), ("date", "period_date"), ("once", "once")):
        if showing.period and showing.period != code:
            continue
        mark = "☑" if code == showing.period else "☐"
        left, right = base.say(key), own.say(key)
        if code == "date" and showing.until and showing.period == code:
            left, right = showing.until_when(base), showing.until_when(own)
        elif code == "date":
            left = joined(left, paper.words("empty_day"))
        found.append((ticked(base, left, 9.5, mark), ticked(own, right, 9.5, mark)))
    return found


def _explained(paper: Reading, beside: Beside) -> list[Block]:
    """What was said, by whom, in which language, from which text."""
    base, own, showing = beside.base, beside.own, beside.showing
    marks = {name: "☑" if paper.text(f"Consent.told_{name}") else "☐" for name in ("no_disadvantage", "withdrawal")}
    said = [
        (ticked(base, base.say(key), 10, mark), ticked(own, own.say(key), 10, mark)) for key, mark in marks.items()
    ]
    said.append(_pair(beside, "past_stays", 10))
    said.append((worded(base, showing.tell_us(base), 10), worded(own, showing.tell_us(own), 10)))
    day = paper.words("empty_day") if paper.blank else paper.text("Consent.explained_on")
    version = paper.text("Consent.text_version") or own.stamp
    language = paper.text("Consent.language") or _language_label(own)
    return [
        _part(beside, "explained", said),
        Row(
            (
                _field(beside, "explained_on", (Para(day, 9.5),)),
                _field(beside, "explained_place", (Para(paper.text("Consent.explained_place"), 9.5),)),
                _field(beside, "explained_by", (Para(paper.text("Consent.explained_by"), 9.5),)),
            ),
            least=12,
            hold=60,
            firm=True,
        ),
        Row(
            (
                _field(beside, "present", (Para(paper.text("Consent.present"), 9.5),)),
                _field(beside, "used_language", (Para(language, 9.5),)),
                _field(beside, "version", (Para(version, 9.5),)),
            ),
            least=12,
            hold=60,
            firm=True,
        ),
    ]


def _person(paper: Reading, beside: Beside) -> list[Block]:
    birth = "" if paper.blank else paper.day("Person.birth_date")
    cells = (
        _field(beside, "person", name_items(paper)),
        _field(beside, "birth", (Para(birth, 11),), 62),
    )
    return [Row(cells, least=14, hold=60, firm=True, middle=False)]


def _signature(paper: Reading, beside: Beside) -> list[Block]:
    """Room for a signature by hand."""
    spoken = paper.has("Consent.witness", "Consent.repeated_words", "Consent.written_later")
    given = "" if spoken else paper.text("Consent.given_at")
    seal = (*worded(beside.base, beside.base.say("seal"), 7.5), *worded(beside.own, beside.own.say("seal"), 7.5))
    cells = (
        _field(beside, "signature_day", (Para(given or paper.words("empty_day"), 10),), 62),
        _field(beside, "signature_name", (Ruled(1, 26), *seal)),
    )
    return [Row(cells, least=_SIGNED, hold=60, firm=True, middle=False)]
