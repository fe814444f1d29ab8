"""方針決定伺い and 終結伺い: what those who decide need to see, and nothing 要配慮 that they do not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.frames import consent_text
from kyoju_desktop.domain.kinds import Codes, Locale
from kyoju_desktop.domain.papers.closing import CLOSING
from kyoju_desktop.domain.papers.decision import DECISION
from kyoju_desktop.domain.records import Closing, Consent, Intake, Screening
from kyoju_desktop.domain.rules.consent import in_force, state_on
from kyoju_desktop.domain.sheet import Frame, Sheet, Value
from kyoju_desktop.i18n.messages import N_, Translator

RECORDED_APART = N_("(要配慮の困りごとは、記録を見ること)")
_NOT_EXPLAINED = "not_explained"
_TELLING = frozenset({"Intake.complaint", "Intake.hope", "Intake.route"})


def decision_sheet(
    file: CaseFile, today: date, *, codes: CodeBook, tr: Translator, screening: Screening | None = None
) -> Sheet:
    """The 方針決定伺い from this decision, recorded or a draft (None: the newest of the case)."""
    made = case_sheet(
        file, DECISION, today, codes=codes, tr=tr, chosen={Screening: (screening,)} if screening else None
    )
    at = Locale(tr, today, codes)
    return replace(made, values=tuple(_needed(made.values, file, at)), frame=_marked(made, file, at))


def closing_sheet(
    file: CaseFile, today: date, *, codes: CodeBook, tr: Translator, closing: Closing | None = None
) -> Sheet:
    """The 終結伺い from this closing, recorded or a draft (None: the newest of the case)."""
    made = case_sheet(file, CLOSING, today, codes=codes, tr=tr, chosen={Closing: (closing,)} if closing else None)
    at = Locale(tr, today, codes)
    return replace(made, values=tuple(_needed(made.values, file, at)), frame=_marked(made, file, at))


def _marked(made: Sheet, file: CaseFile, at: Locale) -> Frame:
    return replace(made.frame, special=True, basis=consent_words(file, at))


def consent_words(file: CaseFile, at: Locale) -> str:
    """How it stands with the consent today, in words: by form, number and day, else the attitude."""
    held = in_force(file, at.today)
    if held:
        return "\n".join(consent_text(each.consent, at.codes, at.tr) for each in held)
    newest = file.last(Consent)
    state = state_on(newest, file, at.today) if newest else _NOT_EXPLAINED
    words = at.tr(at.codes.label("consent_state", state))
    return at.tr(N_("いま使える同意はありません({state})"), state=words)


def _needed(values: tuple[Value, ...], file: CaseFile, at: Locale) -> Iterator[Value]:
    """The values, without the 要配慮 ones among what the person ticked; then neither the words nor the way here."""
    intake = file.last(Intake)
    topics = intake.topics | {intake.main_topic} if intake else frozenset()
    told = not file.protected and not any(_special(code, at.codes) for code in topics)
    for each in values:
        if each.key in _TELLING and not told:
            continue
        if each.key not in {"Intake.topics", "Intake.main_topic"} or intake is None:
            yield each
        elif text := _plain(intake, each.key.partition(".")[2], at):
            yield replace(each, text=text)


def _plain(record: Record, name: str, at: Locale) -> str:
    """A choice without the codes that are 要配慮 by themselves; among several, that some were left out is said."""
    value = value_of(record, name)
    codes = frozenset({value}) if isinstance(value, str) else value
    kept = frozenset(code for code in codes if not _special(code, at.codes))
    apart = at.tr(RECORDED_APART) if kept != codes and name == "topics" else ""
    return " ".join(filter(None, (str(Codes("topic").format(kept, at)), apart)))


def _special(code: str, codes: CodeBook) -> bool:
    info = codes.info("topic", code)
    return info is not None and info.special
