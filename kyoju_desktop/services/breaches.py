"""漏えい等の事故: entering an accident, also from a row of the ledger, following its steps, ending it."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Breach, Case, DisclosedItem, Disclosure
from kyoju_desktop.domain.rules.breaches import NOT_REQUIRED, REQUIRED, marks_of, steps
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader, Writer


def begun_from(r: Reader, disclosure_id: str) -> Breach:
    """A new accident with one disclosure: recipient, person and classes are what the ledger says."""
    disclosure = r.get(Disclosure, disclosure_id)
    items = [each for each in r.find(DisclosedItem, disclosure=disclosure.id) if each.given]
    given = frozenset(each.info_class for each in items) or disclosure.classes
    outward = frozenset(name for name in given if name in Info.__members__ and Info[name].outward)
    return begun(
        r,
        Breach(
            case=disclosure.case,
            disclosure=disclosure.id,
            happened_at=disclosure.told_at or disclosure.at,
            reached=disclosure.recipient,
            persons=len({each.subject for each in items if each.subject}) or 1,
            classes=outward,
        ),
    )


def begun(r: Reader, breach: Breach) -> Breach:
    """The accident with the marks that follow from what is known: 要配慮, a protected person, the number."""
    marks = set(marks_of(breach))
    if breach.case and case_file(r, breach.case).protected:
        marks.add("protected")
    return breach.replace(marks=frozenset(marks), persons=breach.persons or (1 if breach.case else None))


def report_breach(w: Writer, breach: Breach) -> Breach:
    """Enter an accident under its number (事故第n号 of the fiscal year): at once, whatever is not known yet."""
    _check(w, breach)
    assert breach.known_on is not None  # noqa: S101 - checked above
    number = w.next_number(f"breach/{fiscal_year(breach.known_on)}")
    entered = begun(w, breach).replace(number=f"事故第{number}号")
    w.add(entered)
    return entered


def change_breach(w: Writer, breach: Breach) -> Breach:
    """Keep what was found out and done since; the end only when every step before it is done."""
    before = w.get(Breach, breach.id)
    if before.closed_on and breach.closed_on:
        raise Refused(N_("対応を終えた事故です。直すときは、まず「対応を終えた日」を消してください。"))
    _check(w, breach)
    changed = begun(w, breach).replace(number=before.number)
    if changed.closed_on:
        _check_end(changed)
    w.put(changed)
    return changed


def _check(w: Writer, breach: Breach) -> None:
    today = w.now.date()
    if not breach.kind:
        raise Refused(N_("何があったかを選んでください。"), field="kind")
    if breach.known_on is None:
        raise Refused(N_("知った日を入れてください。期限はこの日から数えます。"), field="known_on")
    for name in ("known_on", "first_report_on", "full_report_on", "person_told_on", "closed_on"):
        day = getattr(breach, name)
        if day and day > today:
            raise Refused(N_("きょうより後の日は入れられません。"), field=name)
        if day and day < breach.known_on:
            raise Refused(N_("知った日より前の日です。日付を確かめてください。"), field=name)
    if breach.happened_at and breach.happened_at.date() > breach.known_on:
        raise Refused(N_("起きた日が、知った日より後です。日付を確かめてください。"), field="happened_at")
    if breach.judged in {REQUIRED, NOT_REQUIRED} and not breach.judged_reason.strip():
        raise Refused(N_("そう判断したわけを書いてください。"), field="judged_reason")


def _check_end(breach: Breach) -> None:
    for step in steps(breach):
        if not step.done:
            raise Refused(N_("まだ済んでいないことがあります。手順の一覧を確かめてください。"), field=step.field)


def case_of(r: Reader, breach: Breach) -> Case | None:
    """The case of an accident, if it belongs to one."""
    return r.look(Case, breach.case) if breach.case else None
