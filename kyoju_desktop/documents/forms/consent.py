"""同意書 (DOMAIN 4.4): one sheet that limits whose, what, to whom, for what, until when and how."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ticks
from kyoju_desktop.documents.matrix import Matrix, Recipient
from kyoju_desktop.documents.parts import name_items, note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.info import CONSENT_BOXES

_EMPTY_ROWS = 6


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    own = paper.text("Consent.number") or frame.document_number
    number = words("number", number=own) if own and not paper.blank else ""
    office = joined(frame.municipality, frame.department, frame.section)
    rows = [
        opening(paper, words("title"), words("empty_number") if paper.blank else number, ""),
        Row(
            (
                Cell("", (Para(words("to_head", municipality=frame.municipality), 11.5),), called=words("title")),
                Cell("", (Para(office, 10, least=7, align=1),), called=words("title")),
            ),
            framed=False,
        ),
        note(words("lead"), 9.5),
        *_explained(paper),
        *_person(paper),
        _matrix(paper),
        *([note(words("recipients_hint"), 7.5)] if paper.blank else [Gap(1.5)]),
        *_limits(paper),
        *_told(paper, office),
        *_signature(paper),
        *representative(paper),
        *oral(paper),
        *rest(paper),
    ]
    for row in rows:
        if isinstance(row, Row) and row.framed:
            row.grow, row.middle = max(row.grow, 0.3), row.middle is not False
    return Layout(words("title"), [rows], reference=number, sizes=(11, 10.5, 10, 9.5, 9))


def _explained(paper: Reading) -> list[Block]:
    words = paper.words
    least = 8.0 if paper.blank else 6.8
    day = words("empty_day") if paper.blank else paper.text("Consent.explained_on")
    version = paper.text("Consent.text_version") or ("" if paper.blank else paper.frame.version)
    first = (
        Cell(words("explained_on"), (Para(day, 0, 7.5),), 68, 22),
        Cell(words("explained_place"), some(paper.text("Consent.explained_place")), 0, 12),
        Cell(words("explained_by"), some(paper.text("Consent.explained_by")), 56, 18),
    )
    second = (
        Cell(words("present"), some(paper.text("Consent.present")), 68, 22),
        Cell(words("language"), some(paper.text("Consent.language")), 0, 20),
        Cell(words("version"), (Para(version, 0, 7.5),), 56, 18),
    )
    return [Row(first, least), Row(second, least)]


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = (
        Para(words("birth_blank"), 8.5, leading=1.8) if paper.blank else Para(paper.day("Person.birth_date"), 0, 8)
    )
    who = (Cell(words("person"), name_items(paper), 0, 22), Cell(words("birth"), (birth,), 58, 18))
    return [Row(who, least=11, hold=60, firm=True)]


def _matrix(paper: Reading) -> Block:
    words, tr = paper.words, paper.tr
    columns = [(tr(box[0].box), box[0].special) for box in CONSENT_BOXES]
    by_label = {tr(info.label): tr(box[0].box) for box in CONSENT_BOXES for info in box}
    by_label.update({name: name for name, _ in columns})
    recipients = []
    for row in paper.rows("ConsentRecipient"):
        chosen = [part for part in row.get("classes", "").split("、") if part]
        ticked = frozenset(by_label[part] for part in chosen if part in by_label)
        other = "、".join(part for part in chosen if part not in by_label)
        also = words("also", classes=other) if other else ""
        recipients.append(
            Recipient(joined(row.get("organisation", ""), row.get("organisation_kind", "")), ticked, also)
        )
    empty = _EMPTY_ROWS if paper.blank else 0
    return Matrix(
        words("recipients"), words("classes"), columns, recipients, empty, row_height=9 if paper.blank else 7.5
    )


def _limits(paper: Reading) -> list[Block]:
    """What nobody is told, for what, until when, how."""
    words = paper.words
    excluded = some(paper.text("ConsentExclusion.field_name"), paper.text("Consent.excluded_words"))
    hint = (Para(words("excluded_blank"), 8),) if paper.blank else ()
    until = words("empty_day") if paper.blank else paper.text("Consent.until_day")
    purposes = paper.ticks("Consent.purposes", "consent_purpose", size=9.5)
    period = paper.ticks("Consent.period", "consent_period", size=9.5)
    means = paper.ticks("Consent.means", "consent_means", size=8.3)
    form = paper.ticks("Consent.form", "consent_form", size=8.3)
    return [
        Row(
            (Cell(words("excluded"), excluded or hint),),
            least=10 if paper.blank else 8.5,
            grow=1,
            middle=not paper.blank,
        ),
        Row((Cell(words("purposes"), (purposes,)),)),
        Row((Cell(words("period"), (period,)), Cell(words("until"), (Para(until, 9.5, 7),), 68, 16))),
        Row((Cell(words("means"), (means,)), Cell(words("form"), (form,), 72, 16))),
    ]


def _told(paper: Reading, office: str) -> list[Block]:
    words, frame = paper.words, paper.frame
    phone = words("our_phone", number=frame.office_phone) if frame.office_phone else ""
    texts = (
        ("Consent.told_withdrawal", words("withdrawal", office=joined(office, phone))),
        ("Consent.told_no_disadvantage", words("no_disadvantage")),
    )
    marks = Ticks(tuple(("☑" if paper.text(key) else "☐", text) for key, text in texts), 1, 9)
    return [Row((Cell(words("told"), (marks,)),), hold=30, firm=True)]


def _signature(paper: Reading) -> list[Block]:
    """Room for a signature by hand; the date is written by the person."""
    words = paper.words
    given = "" if _spoken(paper) else paper.text("Consent.given_at")
    day = Para(given or words("empty_day"), 9.5, 7)
    sign = (
        Cell(words("signature_day"), (day,), 68, 22),
        Cell(words("signature_name"), (Para("\n" + words("seal"), 7.5, align=1, leading=2.0),), 0, 20),
    )
    return [
        Row(sign, least=15, grow=1, firm=True),
        Row((Cell(words("written_for"), (Para(words("written_for_text"), 8),), 0, 22),), least=8),
    ]


def representative(paper: Reading) -> list[Block]:
    """Who signs for the person, and what the person wants."""
    words = paper.words
    kinds = paper.ticks("Consent.representative_kind", "representative_kind", size=8.5)
    return [
        Row(
            (
                Cell(words("representative"), some(paper.text("Consent.representative")), 68, 22),
                Cell(words("representative_kind"), (kinds,), 0, 12),
            ),
            least=8.5,
        ),
        Row(
            (
                Cell(words("representative_paper"), some(paper.text("Consent.representative_paper")), 94, 22),
                Cell(words("own_wish"), some(paper.text("Consent.own_wish")), 0, 20),
            ),
            least=8.5,
        ),
    ]


def oral(paper: Reading) -> list[Block]:
    """Used when the consent was spoken; the time of a written one stands in the signature."""
    words = paper.words
    spoken = _spoken(paper)
    at = paper.text("Consent.given_at") if spoken else ""
    by = paper.text("Consent.explained_by") if spoken else ""
    later = bool(paper.text("Consent.written_later"))
    choice = Ticks(
        (("☑" if later else "☐", words("needed")), ("☑" if spoken and not later else "☐", words("not_needed"))),
        size=9,
    )
    repeated = some(paper.text("Consent.repeated_words"))
    least = 8.0 if paper.blank else 7.0
    return [
        Row(
            (
                Cell(words("oral"), (Para(at or words("empty_day"), 9, 7),), 68, 22),
                Cell(words("oral_by"), some(by), 0, 16),
                Cell(words("witness"), some(paper.text("Consent.witness")), 56, 16),
            ),
            least,
        ),
        Row(
            (Cell(words("repeated"), repeated, 0, 22), Cell(words("written_later"), (choice,), 58, 18)),
            least + 1.5,
            grow=0.5,
        ),
    ]


def _spoken(paper: Reading) -> bool:
    return paper.has("Consent.witness", "Consent.repeated_words", "Consent.written_later")


def rest(paper: Reading) -> list[Block]:
    """Anything else the sheet carries, so that nothing let through is swallowed."""
    return [Row((Cell(paper.words("others"), (Para(text),)),), spare=True) for _, text in paper.rest()]
