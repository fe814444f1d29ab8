"""A consent in plain sentences, and what it still lacks; the same words for the clerk and for the person."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.pages.consent_draft import ConsentDraft, Exclusion, Row, box_label, box_special
from kyoju_desktop.ui.pages.item_names import item_name

NameOf = Callable[[Row], str]


@dataclass(frozen=True)
class Lack:
    """Something a consent still needs: the field where it is given, and its words."""

    field: str
    label: str


def exclusion_label(exclusion: Exclusion, tr: Translator) -> str:
    """The words of an item that nobody may be told."""
    return item_name(exclusion.record_class, exclusion.field_name, tr)


def sentences(draft: ConsentDraft, name_of: NameOf, at: Locale) -> tuple[str, ...]:
    """The consent as short sentences, in the order だれに・何を・出さない・何のために・いつまで."""
    said = [*_who_what(draft, name_of, at.tr), *_special(draft, name_of, at.tr)]
    said += [*_excluded(draft, at.tr), *_terms(draft.consent, at)]
    return tuple(said)


def _who_what(draft: ConsentDraft, name_of: NameOf, tr: Translator) -> list[str]:
    groups: dict[frozenset[int], list[str]] = {}
    for row in draft.chosen_rows():
        plain = frozenset(box for box in row.boxes if not box_special(box))
        groups.setdefault(plain, []).append(name_of(row))
    return [
        tr(N_("{who}に、{what}を伝えます。"), who=_joined(names, tr), what=_boxes(boxes, tr))
        for boxes, names in groups.items()
    ]


def _special(draft: ConsentDraft, name_of: NameOf, tr: Translator) -> list[str]:
    said: list[str] = []
    never: list[str] = []
    for box in (each for each in range(len(CONSENT_BOXES)) if box_special(each)):
        names = [name_of(row) for row in draft.rows if box in row.boxes]
        if names:
            said.append(tr(N_("{what}は、{who}だけに伝えます。"), what=tr(box_label(box)), who=_joined(names, tr)))
        else:
            never.append(tr(box_label(box)))
    if draft.chosen_rows() and never:
        said.append(tr(N_("{what}は伝えません。"), what=_joined(never, tr)))
    return said


def _excluded(draft: ConsentDraft, tr: Translator) -> list[str]:
    labels = [exclusion_label(each, tr) for each in draft.exclusions]
    words = draft.consent.excluded_words.strip()
    if words:
        labels.append(tr(N_("「{words}」"), words=words))
    return [tr(N_("{what}は、だれにも出しません。"), what=_joined(labels, tr))] if labels else []


def _terms(consent: Consent, at: Locale) -> list[str]:
    said: list[str] = []
    if consent.purposes:
        said.append(at.tr(N_("{what}のために使います。"), what=_shown(consent, "purposes", at)))
    if consent.means:
        said.append(at.tr(N_("{what}で伝えます。"), what=_shown(consent, "means", at)))
    if consent.period == "closing":
        said.append(at.tr(N_("支援が終わるまで。")))
    elif consent.period == "once":
        said.append(at.tr(N_("この1回だけ。")))
    elif consent.period == "date" and consent.until_day:
        said.append(at.tr(N_("{day}まで(1か月前に知らせます)。"), day=_shown(consent, "until_day", at)))
    return said


def _shown(consent: Consent, name: str, at: Locale) -> str:
    return spec(Consent, name).kind.format(getattr(consent, name), at)


def _boxes(boxes: frozenset[int], tr: Translator) -> str:
    return _joined([tr(box_label(box)) for box in sorted(boxes)], tr)


def _joined(parts: list[str], tr: Translator) -> str:
    return tr(N_("、")).join(parts)


def lacks(draft: ConsentDraft, today: date) -> tuple[Lack, ...]:
    """What is still to do before the consent is whole, in the order of the page."""
    consent = draft.consent
    found: list[Lack] = []
    if not draft.chosen_rows():
        found.append(Lack("rows", N_("伝えてよい相手と情報")))
    found += [Lack(name, label) for name, label in _ALWAYS if not getattr(consent, name)]
    found += [Lack(name, label) for name, label in _BY_FORM.get(consent.form, ()) if not getattr(consent, name)]
    if consent.period == "date":
        if consent.until_day is None:
            found.append(Lack("until_day", N_("いつまでの日付")))
        elif consent.until_day < today:
            found.append(Lack("until_day", N_("きょうより後の期限")))
    return tuple(found)


_ALWAYS = (
    ("purposes", N_("目的")),
    ("period", N_("いつまで")),
    ("means", N_("伝える方法")),
    ("form", N_("同意の形")),
    ("language", N_("説明したことば")),
    ("text_version", N_("説明した文の版")),
    ("explained_by", N_("説明した人")),
    ("explained_on", N_("説明した日")),
    ("told_withdrawal", N_("いつでもやめられるという説明")),
    ("told_no_disadvantage", N_("断っても不利益はないという説明")),
)
_BY_FORM = {
    "written": (("signed_paper_on", N_("署名した紙を受け取った日")),),
    "oral": (
        ("given_at", N_("聞き取った日時")),
        ("witness", N_("立会いの人")),
        ("repeated_words", N_("復唱した内容")),
    ),
    "representative": (
        ("authority", N_("代理人(権限の書類を確かめて登録)")),
        ("signed_paper_on", N_("署名した紙を受け取った日")),
    ),
}
