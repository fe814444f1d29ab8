"""What the person is asked to agree to, in codes, and its words in any language: one source for screen and paper.

Nothing of the person's own record is in it: classes of information, bodies, purposes and times only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.consent_texts import BASE, ConsentTexts
from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Office, Organisation
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.numbers import format_phone
from kyoju_desktop.i18n.ruby import marked, plain

IDENTITY = "IDENTITY"
BOXES = tuple(box[0].name for box in CONSENT_BOXES)

_FIRST = ("HEALTH", "VICTIM", "FAMILY", "ORIGIN", "MONEY")
_FEARED = (*_FIRST, *(box for box in BOXES if box not in _FIRST))


@dataclass(frozen=True)
class Asked:
    """One recipient, by name or by kind, and the boxes that are to be told to it."""

    organisation: str
    kind: str
    name: str = ""
    kana: str = ""
    boxes: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Who it is: the body, or the kind where no body is named."""
        return (self.organisation, "" if self.organisation else self.kind)

    def called(self, texts: ConsentTexts) -> str:
        """What it is, in the person's language, with the name it has in Japanese."""
        if not self.name:
            return texts.kinds.get(self.kind, "")
        if texts.language == BASE:
            return self.name
        name = marked(self.name, self.kana) if texts.script == "ja" and self._reads() else self.name
        gloss = texts.kinds.get(self.kind, "")
        return f"{gloss} ({name})" if gloss and plain(gloss) != self.name else name

    def _reads(self) -> bool:
        """Whether the kana can be those of the whole name (the register often leaves the town's name out)."""
        bare = "".join(self.name.split())
        return all("\u4e00" <= char <= "\u9fff" for char in bare) and len(self.kana) >= 1.3 * len(bare)


@dataclass(frozen=True)
class Excluded:
    """An item that nobody is told: its place in the catalogue, and its Japanese label."""

    key: str
    label: str


@dataclass(frozen=True)
class Showing:
    """The whole request, as the clerk has put it together."""

    office: str
    phone: str = ""
    recipients: tuple[Asked, ...] = ()
    purposes: frozenset[str] = frozenset()
    period: str = ""
    until: date | None = None
    means: frozenset[str] = frozenset()
    excluded: tuple[Excluded, ...] = ()
    excluded_words: str = ""
    protected: bool = False  # the address is kept secret: no recipient is told it

    def told(self, texts: ConsentTexts, asked: Asked) -> tuple[str, ...]:
        """What this recipient is told."""
        return tuple(self.box(texts, box) for box in texts.boxes if box in asked.boxes)

    def box(self, texts: ConsentTexts, box: str) -> str:
        """The words of a box; of name, address and telephone only those that nobody excluded."""
        if box != IDENTITY:
            return texts.boxes[box]
        kept = {each.key for each in self.excluded}
        named = ["identity_name"]
        if not self.protected and "Address.place" not in kept:
            named.append("identity_address")
        if not self.protected and "ContactPoint.phone" not in kept:
            named.append("identity_phone")
        return texts.between.join(texts.say(key) for key in (*named, "identity_need"))

    def not_told(self, texts: ConsentTexts, asked: Asked) -> tuple[str, ...]:
        """What this recipient is not told: the items nobody is told first, then every other box."""
        return (*self.never(texts), *self.other_boxes(texts, asked))

    def other_boxes(self, texts: ConsentTexts, asked: Asked) -> tuple[str, ...]:
        """The boxes that are not ticked for this recipient, what people fear most for first."""
        return tuple(texts.boxes[box] for box in _FEARED if box in texts.boxes and box not in asked.boxes)

    def never(self, texts: ConsentTexts) -> tuple[str, ...]:
        """What nobody is told; an item the language has no words for stands in Japanese."""
        said = {"Address.place", "ContactPoint.phone"} if self.protected else set()
        items = [texts.items.get(each.key, each.label) for each in self.excluded if each.key not in said]
        if self.protected:
            items.insert(0, texts.say("address_kept"))
        own = self.excluded_words.strip().removesuffix("。")
        return tuple(dict.fromkeys([*items, *([own] if own else [])]))

    def why(self, texts: ConsentTexts) -> tuple[str, ...]:
        """What for, until when and how."""
        found = [words for code, words in texts.purposes.items() if code in self.purposes]
        found.append(self.until_when(texts))
        if self.means:
            found.append(texts.say("means_line", means=texts.listed(texts.means, self.means)))
        return tuple(found)

    def until_when(self, texts: ConsentTexts) -> str:
        """The end of the consent."""
        if self.period == "date" and self.until:
            return texts.say("until", date=texts.date(self.until))
        return texts.say(self.period if self.period in {"closing", "once"} else "undecided")

    def tell_us(self, texts: ConsentTexts) -> str:
        """How the consent is taken back."""
        return texts.say("tell_us", office=self.office, phone=self.phone)

    def whole_text(self, texts: ConsentTexts, base: ConsentTexts) -> str:
        """Everything as the person was shown it, the Japanese text behind it: kept with the consent."""
        parts = [self._in_words(texts)]
        if texts.language != base.language:
            parts.append(self._in_words(base))
        return "\n\n".join(parts)[:20_000]

    def _in_words(self, texts: ConsentTexts) -> str:
        lines = [f"[{texts.name} {texts.stamp} {texts.reviewer}]"]
        lines += [texts.say(f"intro_{number}", office=self.office) for number in range(1, 5)]
        for asked in self.recipients:
            lines.append(texts.say("question", recipient=asked.called(texts)))
            lines.append(f"{texts.say('told')}: {texts.between.join(self.told(texts, asked))}")
            lines.append(f"{texts.say('not_told')}: {texts.between.join(self.not_told(texts, asked))}")
        lines.append(f"{texts.say('why')}: {texts.between.join(self.why(texts))}")
        lines += [texts.say("no_disadvantage"), texts.say("withdrawal"), texts.say("past_stays"), self.tell_us(texts)]
        return "\n".join(plain(line) for line in lines)


@dataclass(frozen=True)
class Beside:
    """The person's language beside the Japanese on a paper, and what both say."""

    own: ConsentTexts
    base: ConsentTexts
    showing: Showing


def showing_of(
    consent: Consent,
    recipients: Sequence[ConsentRecipient],
    exclusions: Iterable[ConsentExclusion],
    organisations: Mapping[str, Organisation],
    office: Office,
    tr: Translator,
    *,
    protected: bool = False,
) -> Showing:
    """The request of a consent, recorded or still a draft; `protected` where the address is kept secret."""
    return Showing(
        protected=protected,
        office=office_name(office),
        phone=format_phone(office.phone),
        recipients=tuple(_asked(each, organisations.get(each.organisation)) for each in recipients),
        purposes=consent.purposes,
        period=consent.period,
        until=consent.until_day,
        means=consent.means,
        excluded=tuple(_excluded(each, tr) for each in exclusions),
        excluded_words=consent.excluded_words,
    )


def office_name(office: Office) -> str:
    """Who asks."""
    return " ".join(part for part in (office.municipality, office.department, office.section) if part)


def _asked(each: ConsentRecipient, body: Organisation | None) -> Asked:
    boxes = frozenset(box[0].name for box in CONSENT_BOXES if any(info.name in each.classes for info in box))
    if body is None:
        return Asked(each.organisation, each.organisation_kind, boxes=boxes)
    return Asked(each.organisation, body.kind, body.name, body.kana, boxes)


def _excluded(each: ConsentExclusion, tr: Translator) -> Excluded:
    owner = record_class(each.record_class)
    label = spec(owner, each.field_name).label if each.field_name else owner.title
    return Excluded(f"{each.record_class}.{each.field_name}", tr(label))
