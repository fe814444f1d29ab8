"""制度・資源: the office's own map of who is helped with what here, from the shipped candidates on (DOMAIN 7)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Intake, Measure, Office, Organisation, SchemeUse
from kyoju_desktop.domain.rules.measures import STAGES, Candidate, Fit, candidates, fit_of, in_force
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.folding import fold_kana
from kyoju_desktop.storage.store import Reader, Writer

_INSIDE = frozenset({"own_section", "same_body", "contractor"})


@dataclass(frozen=True)
class Hit:
    """A measure that fits a case: why, which body one refers to here, whether the case follows it already."""

    measure: Measure
    fit: Fit
    body: Organisation | None
    begun: bool
    now: bool  # belongs to what one looks at first at this stage


@dataclass(frozen=True)
class Catalogue:
    """The whole map with the bodies of the register."""

    measures: tuple[Measure, ...] = ()
    bodies: tuple[Organisation, ...] = ()

    def body(self, organisation_id: str) -> Organisation | None:
        """The body of that id."""
        return next((each for each in self.bodies if each.id == organisation_id), None)


def catalogue(r: Reader) -> Catalogue:
    """Every measure by its reading, and every body one can still refer to."""
    found = sorted(r.find(Measure), key=lambda each: (fold_kana(each.kana or each.name), each.id))
    return Catalogue(tuple(found), tuple(each for each in r.find(Organisation) if not each.closed))


def seed_measures(w: Writer, office: Office, shipped: Iterable[Candidate] | None = None) -> int:
    """Take in the shipped candidates that the file does not have yet; how many. What the office wrote stays."""
    known = {each.starter for each in w.find(Measure) if each.starter}
    bodies = tuple(each for each in w.find(Organisation) if not each.closed)
    fresh = [each for each in (candidates() if shipped is None else shipped) if each.measure.starter not in known]
    for each in fresh:
        body = likely_body(each.measure, bodies, office)
        w.add(
            each.measure.replace(
                id=Measure().id,
                here=each.here(welfare_office=office.welfare_office),
                organisation=body.id if body else "",
            )
        )
    return len(fresh)


def likely_body(measure: Measure, bodies: Collection[Organisation], office: Office) -> Organisation | None:
    """The body of the register that the measure is asked from here; none where several are as likely."""
    fitting = [each for each in bodies if each.kind in measure.body_kinds]
    if not office.welfare_office:
        outward = [each for each in fitting if each.standing not in _INSIDE]
        fitting = outward or fitting
    return fitting[0] if len(fitting) == 1 else None


def keep_measure(w: Writer, measure: Measure) -> Measure:
    """Add or change a line of the map; `Refused` without a name."""
    if not measure.name.strip():
        raise Refused(N_("制度・資源の名前を入れてください。"), field="name")
    if measure.from_day and measure.until_day and measure.until_day < measure.from_day:
        raise Refused(N_("終わりの日が、始まりの日より前です。どちらかを直してください。"), field="until_day")
    return w.put(measure)


def remove_measure(w: Writer, measure: Measure) -> None:
    """Take a line off the map (undo brings it back)."""
    w.remove(measure)


def key_of(measure: Measure) -> str:
    """What a measure is found by: its names of today and of before, what it does, how one refers."""
    words = (measure.name, measure.kana, measure.old_names, measure.does, measure.how, measure.law)
    return "\n".join(fold_kana(each) for each in words)


def found_by_old_name(measure: Measure, text: str) -> bool:
    """Whether only a former name of the measure is what was looked for."""
    wanted = fold_kana(text)
    today = fold_kana(f"{measure.name}\n{measure.kana}")
    return bool(wanted) and wanted in fold_kana(measure.old_names) and wanted not in today


def measures_for(r: Reader, case_id: str, day: date) -> tuple[Hit, ...]:
    """What can help the people of a case here: the best first; nothing that is over or cannot be had here."""
    case = r.get(Case, case_id)
    topics: frozenset[str] = frozenset().union(*(each.topics for each in r.find(Intake, case=case_id)))
    followed = {each.scheme for each in r.find(SchemeUse, case=case_id)}
    first = STAGES.get(case.stage, frozenset())
    known = catalogue(r)
    hits = []
    for each in known.measures:
        fit = fit_of(each, case.categories, topics) if each.here != "no" and in_force(each, day) else None
        if fit is not None:
            body = known.body(each.organisation)
            hits.append(Hit(each, fit, body, bool(each.scheme) and each.scheme in followed, bool(each.stage & first)))
    return tuple(sorted(hits, key=_order))


def _order(hit: Hit) -> tuple[bool, int, bool, str, str]:
    return (
        not hit.now,
        -hit.fit.weight,
        hit.measure.here != "yes",
        fold_kana(hit.measure.kana or hit.measure.name),
        hit.measure.id,
    )
