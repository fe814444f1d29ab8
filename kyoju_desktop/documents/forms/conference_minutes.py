"""議事の要旨: who was there, what came of each case, who does what until when; by marks unless for the section."""

from collections.abc import Mapping

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.parts import note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.documents.sittings import LABEL, cells, row, secrecy_note, sitting_rows

_ORGAN, _DUE = 48.0, 34.0  # mm
_EMPTY_ITEMS, _EMPTY_ROWS = 2, 3


def layout(paper: Reading) -> Layout:
    """The sitting, then one part for each case."""
    words, named = paper.words, paper.frame.version == "named"
    title = words("title_named" if named else "title")
    rows: list[Block] = [
        opening(paper, title, "", paper.written(paper.frame.dated_on)),
        note(words("named_note" if named else "coded_note"), 9),
        *sitting_rows(paper),
        Row(
            (
                Cell(words("held"), some(paper.text("Conference.held_on")), label_width=LABEL),
                Cell(words("by"), some("" if paper.blank else paper.frame.clerk), 74, 16),
            ),
            8,
        ),
        *_present(paper),
        row(words("minutes"), *some(paper.text("Conference.minutes")), least=18, grow=1, hold=60),
    ]
    decided = paper.rows("ConferenceDecision")
    people = {"name": paper.rows("Person"), "number": paper.rows("Case")} if named else {}
    for at, item in enumerate(paper.rows("AgendaItem") or [{}] * (_EMPTY_ITEMS if paper.blank else 0)):
        who = joined(*(rows_[at].get(key, "") for key, rows_ in people.items() if at < len(rows_)), between="\u3000")
        rows += [Gap(2), *_item(paper, item, who, decided)]
    rows += [Gap(2), row(words("next"), *some(paper.text("Conference.next_at")), least=7), secrecy_note(paper)]
    return Layout(title, [rows])


def _present(paper: Reading) -> list[Block]:
    words, members = paper.words, paper.rows("ConferenceMember")
    here = [each for each in members if each.get("attendance") in words("here").split("、")]
    away = [each for each in members if each.get("attendance") == words("away")]
    named = [
        "、".join(joined(each.get("organisation", ""), each.get("name", "")) for each in group)
        for group in (here, away)
    ]
    rows: list[Block] = [row(words("present"), *some(named[0]), least=10, hold=40)]
    return [*rows, row(words("absent"), *some(named[1]), least=7)] if named[1] or paper.blank else rows


def _item(paper: Reading, item: Mapping[str, str], who: str, decided: list[dict[str, str]]) -> list[Block]:
    words, mark = paper.words, item.get("mark", "")
    heading = joined(words("item", mark=mark), item.get("body", ""), item.get("aim", ""), who, between="\u3000")
    own = [each for each in decided if each.get("item") == mark]
    rows: list[Block] = [note(heading, 11)]
    if item.get("result") or paper.blank:
        rows.append(row(words("result"), *some(item.get("result", "")), least=10, grow=0.5, hold=40))
    if item.get("consent_policy") or paper.blank:
        rows.append(row(words("policy"), *some(item.get("consent_policy", "")), least=8, hold=30))
    if item.get("next_on"):
        rows.append(row(words("again"), *some(item["next_on"]), least=7))
    rows.append(cells((words("organ"), _ORGAN), (words("role"), 0.0), (words("until"), _DUE), strong=True, least=6))
    for each in own or [{}] * (_EMPTY_ROWS if paper.blank else 1):
        what = joined(each.get("who", ""), each.get("what", ""), between=": ")
        rows.append(
            cells(
                (each.get("organisation", ""), _ORGAN),
                (what, 0.0),
                (each.get("due_on", ""), _DUE),
                called=words("item", mark=mark),
            )
        )
    return rows
