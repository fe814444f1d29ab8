"""What one legal basis says: articles with their dates, for whom it fits, how far it reaches, what it demands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import Office, Organisation
from kyoju_desktop.i18n.messages import N_, Message

ANYWHERE, WITH_WELFARE_OFFICE, WITHOUT_WELFARE_OFFICE = "any", "welfare_office", "no_welfare_office"
TELL_PERSON_ON = "tell_person_on"


@dataclass(frozen=True)
class Article:
    """How the law is cited between two days; `unconfirmed` ones are to be looked up before they are relied on."""

    text: str
    valid_from: date
    valid_to: date
    unconfirmed: bool

    def holds(self, day: date) -> bool:
        """Whether the law is cited like this on that day."""
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True)
class Fit:
    """For which bodies something is meant; an empty set does not narrow."""

    kinds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset()

    def fits(self, organisation: Organisation, standing: str) -> bool:
        """Whether the body is one of those."""
        return (
            (not self.kinds or organisation.kind in self.kinds)
            and (not self.bodies or organisation.conference_body in self.bodies)
            and (not self.standings or standing in self.standings)
        )


@dataclass(frozen=True)
class Demand:
    """A fact that has to be written down before a basis can be used.

    `kind`: text, long, day (ISO date), moment (ISO date and time), choice (a code of `list`). With `classes` the
    fact is demanded only for values of those classes. An `optional` one may stay empty.
    """

    fact: str
    label: str
    kind: str = "text"
    list: str = ""
    optional: bool = False
    fit: Fit = Fit()
    classes: frozenset[str] = frozenset()

    def fault(self, facts: Mapping[str, str]) -> Message | None:
        """Why the fact as written does not do; None when it does."""
        written = facts.get(self.fact, "").strip()
        if not written:
            if self.optional or self.classes:
                return None
            return Message(
                N_("この根拠には「{fact}」が要ります。書いてから続けてください。"), (("fact", self.label),)
            )
        if not _readable(self.kind, written):
            return Message(N_("「{fact}」の日付を読めません。入れなおしてください。"), (("fact", self.label),))
        return None


@dataclass(frozen=True)
class Warned:
    """A sentence the clerk reads before using the basis, for some bodies or for all."""

    text: str
    fit: Fit = Fit()


@dataclass(frozen=True)
class BasisRule:
    """One legal basis: article, dates, for whom it fits, how far it reaches, and what it demands.

    `level` is the highest information level it covers by itself (2: A+B of DOMAIN 5.12); `classes` narrows it to
    some classes (empty: all); `special_standings` are the recipients to whom it can carry 要配慮. `article` is the
    citation of the day for which the rule was fitted. `unpicked`: nothing is ticked beforehand. `own_only`: carries
    nothing about other persons. `told_later`: the person is told afterwards; `not_told`: the person is not told.
    `works_lapsed`, `works_closed`, `works_dead`: holds after a withdrawal or expiry, after closing, after death.
    """

    code: str
    label: str
    article: str
    text: str
    valid_from: date
    valid_to: date
    standings: frozenset[str]
    special_standings: frozenset[str]
    level: int
    demands: tuple[Demand, ...] = ()
    articles: tuple[Article, ...] = ()
    fit: Fit = Fit()
    not_kinds: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    municipality: str = ANYWHERE
    classes: frozenset[str] = frozenset()
    warnings: tuple[Warned, ...] = ()
    rows: tuple[str, ...] = field(default=(), compare=False)
    emergency: bool = False
    unpicked: bool = False
    own_only: bool = False
    only_dead: bool = False
    told_later: bool = False
    not_told: bool = False
    works_lapsed: bool = False
    works_closed: bool = False
    works_dead: bool = False

    def in_force(self, day: date) -> bool:
        """Whether the basis exists on that day and has an article that holds."""
        return self.valid_from <= day <= self.valid_to and self.article_on(day) is not None

    def article_on(self, day: date) -> Article | None:
        """The article as it is cited on that day."""
        return next((each for each in self.articles if each.holds(day)), None)

    def reaches(self, info: Info, standing: str, facts: Mapping[str, str] | None = None) -> bool:
        """Whether the basis can carry the class to a recipient of that standing at all, with these facts."""
        if info.level is None or info.level > self.level or standing not in self.standings:
            return False
        if self.classes and info.name not in self.classes:
            return False
        if any(not (facts or {}).get(each.fact, "").strip() for each in self.demands if info.name in each.classes):
            return False
        return not info.special or standing in self.special_standings

    def missing(self, facts: Mapping[str, str]) -> tuple[Demand, ...]:
        """The demanded facts that are not written down, or not readable."""
        return tuple(each for each in self.demands if each.fault(facts))

    def warnings_for(self) -> tuple[str, ...]:
        """What the clerk is to mind; of a fitted rule only what is meant for its body."""
        return tuple(each.text for each in self.warnings)

    def fitted(self, organisation: Organisation, standing: str, day: date) -> "BasisRule":
        """The rule as it stands for this body on this day: its article, and only the demands meant for it."""
        article = self.article_on(day)
        return replace(
            self,
            article=article.text if article else self.article,
            demands=tuple(each for each in self.demands if each.fit.fits(organisation, standing)),
            warnings=tuple(each for each in self.warnings if each.fit.fits(organisation, standing)),
        )

    def asking(self, *more: Demand) -> "BasisRule":
        """The rule with further demands, those it already has left out."""
        known = {each.fact for each in self.demands if not each.optional}
        kept = tuple(each for each in self.demands if each.fact not in {new.fact for new in more} - known)
        return replace(self, demands=(*kept, *(each for each in more if each.fact not in known)))


@dataclass(frozen=True)
class Conference:
    """A conference body of DOMAIN 1.3: who runs it, under which article, whether it takes the person's consent."""

    body: str
    needs_consent: bool
    secrecy: bool
    organisers: Mapping[str, str]
    articles: tuple[Article, ...]

    def article_on(self, day: date) -> Article | None:
        """The article as it is cited on that day; None before the body existed."""
        return next((each for each in self.articles if each.holds(day)), None)

    def organiser(self, office: Office) -> str:
        """Who runs it for a municipality of that kind (DOMAIN 0.4)."""
        return self.organisers.get(kind_of(office)) or self.organisers.get(ANYWHERE, "")


def kind_of(office: Office) -> str:
    """The kind of municipality on which some bases depend."""
    return WITH_WELFARE_OFFICE if office.welfare_office else WITHOUT_WELFARE_OFFICE


def labels_of(demands: Iterable[Demand], facts: Mapping[str, str]) -> str:
    """The written facts with their labels, one a line, as the ledger keeps them."""
    return "\n".join(
        f"{each.label}: {facts[each.fact].strip()}" for each in demands if facts.get(each.fact, "").strip()
    )


def _readable(kind: str, written: str) -> bool:
    try:
        if kind == "day":
            date.fromisoformat(written)
        elif kind == "moment":
            datetime.fromisoformat(written)
    except ValueError:
        return False
    return True
