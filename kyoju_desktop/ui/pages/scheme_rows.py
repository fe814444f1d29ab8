"""The list of schemes of a case; how one stands in it and in the story of the case."""

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.forms.scheme import scheme_use_form
from kyoju_desktop.domain.records import SchemeUse
from kyoju_desktop.domain.rules.scheme_course import OVER, is_over
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.pages.case_lists import Listed, of_case, organisations
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.pages.scheme_card import scheme_card
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.entry import Entry


def _form(record: Record) -> Form:
    return scheme_use_form(record.scheme if isinstance(record, SchemeUse) else "")


SCHEME_USES = Listed(
    SchemeUse,
    N_("制度の利用"),
    "stairs",
    N_("追いかけている制度はまだありません。"),
    of_case(SchemeUse),
    how=N_("制度を加えると、手順とそろえる書類ができます。下の「使える制度」からも加えられます。"),
    options=organisations,
    add=N_("制度を加える"),
    form=_form,
    below=scheme_card,
)


@line_of.register
def _(record: SchemeUse, teller: Teller) -> Line:
    title = teller.text(record, "scheme") or teller.at.tr(SchemeUse.title)
    below = "・".join(filter(None, (teller.body(record.organisation, ""), _when(record, teller))))
    return Line(title, below, (_state(record, teller),))


def _when(record: SchemeUse, teller: Teller) -> str:
    tr = teller.at.tr
    if record.from_day and record.until_day:
        return tr(N_("{first}から{last}まで"), first=wareki(record.from_day), last=wareki(record.until_day))
    known = (
        (record.applied_on, N_("申請 {day}")),
        (record.referred_on, N_("つないだ {day}")),
        (record.recommended_on, N_("案内した {day}")),
    )
    return next((tr(words, day=wareki(day)) for day, words in known if day), "")


def _state(record: SchemeUse, teller: Teller) -> ChipFace:
    tr = teller.at.tr
    if record.wish == "declines":
        return tag(teller.text(record, "wish"))
    if record.result in OVER or is_over(record):
        return tag(teller.text(record, "result") or tr(N_("終わった")))
    if record.result == "approved":
        return tag(teller.text(record, "result"), "done", "check")
    return tag(tr(N_("申請中")) if record.applied_on else tr(N_("準備中")), "warn", "clock")


@tell.register
def _(record: SchemeUse, teller: Teller) -> tuple[Entry, ...]:
    tr, name = teller.at.tr, teller.text(record, "scheme")
    told = (
        (record.recommended_on, N_("制度を案内した: {name}"), ("recommended_how", "wish")),
        (record.applied_on, N_("申請した: {name}"), ("expected_on",)),
        (record.result_on, N_("制度の結果を聞いた: {name}"), ("result", "from_day", "until_day", "amount")),
        (record.ended_on, N_("制度の利用が終わった: {name}"), ("ended_why",)),
    )
    found: list[Entry] = []
    for day, words, fields in told:
        if day is not None:
            lines = teller.lines(record, *fields)
            found += entry(record, day, "note", "stairs", tr(words, name=name), lines=lines, tab="schemes")
    return tuple(found)
