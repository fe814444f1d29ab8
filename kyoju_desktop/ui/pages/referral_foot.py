"""What is still lacking before a つなぎ票 can be released: the words of the bar with the buttons."""

from collections.abc import Iterator

from kyoju_desktop.domain.disclosure import Offer
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.referral_copies import ORAL, handing_of, told_of
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft
from kyoju_desktop.ui.pages.referral_facts import short_label

LARGE = 1.5  # text scale from which the bar has no room for more than two facts
FIRST = N_("相手を選んでください。")
_NOT_COLLECTED = N_("会議のあと回収するなら、5で「返す」と期限を入れます。")


def lacking(seen: Outcome, draft: ReferralDraft, tr: Translator, *, read: bool, tie: bool) -> str:
    """What has to be done first, named; "" when the paper can be released.

    `read`: the person's own words were read; `tie`: a tie to the opposite party was looked at.
    """
    weighed = seen.weighed
    if weighed is None:
        return tr(FIRST)
    if weighed.refusal is not None:
        if weighed.refusal.ways and not any(each.usable for each in weighed.offers):
            return tr(N_("この相手には、いま選べる根拠がありません。"))
        return _facts_lacking(seen, draft, tr) or weighed.refusal.reason.text(tr)
    if seen.leaks:
        return tr(N_("出さないはずのことばが紙にあります。文を直してください。"))
    own = seen.draft.referral.id
    if not any(each.given and each.record != own for each in weighed.items):
        return tr(N_("出す項目をまだ選んでいません。"))
    return _copies_lacking(draft, tr) or next(_ticks_lacking(seen, tr, read=read, tie=tie), "")


def promise(seen: Outcome, draft: ReferralDraft, tr: Translator) -> str:
    """What a release does."""
    if seen.draft.referral.means == ORAL:
        return tr(N_("押すと、伝えたことが提供の記録に残ります。"))
    day = seen.weighed.referral.reply_by if seen.weighed else None
    words = tr(N_("渡すと、提供の記録を残し、返事の期限 {day} を入れます。"), day=month_day(day) if day else "")
    return f"{words}{tr(_NOT_COLLECTED)}" if _stays_at_conference(seen, draft) else words


def _stays_at_conference(seen: Outcome, draft: ReferralDraft) -> bool:
    """Whether papers for a conference are left with those who attend: nothing says that they are collected."""
    body = next((each for each in seen.bodies if each.id == draft.referral.organisation), None)
    kept = draft.handing.get("asked", "") in {"", "keep"}
    return body is not None and body.kind == "conference" and kept


def chosen_offer(seen: Outcome, draft: ReferralDraft) -> Offer | None:
    """The basis the clerk chose, if it can be used for this recipient."""
    offers = seen.weighed.offers if seen.weighed else ()
    return next((each for each in offers if each.usable and each.rule.code == draft.basis), None)


def _facts_lacking(seen: Outcome, draft: ReferralDraft, tr: Translator) -> str:
    offer = chosen_offer(seen, draft)
    if offer is None:
        return ""
    missing = offer.rule.missing(draft.facts)
    blank = [short_label(each, tr) for each in missing if not draft.facts.get(each.fact, "").strip()]
    if not blank:
        return ""
    named = blank if theme.current().scale < LARGE else blank[:2]
    words = "、".join(f"「{each}」" for each in named)
    if len(named) < len(blank):
        return tr(N_("{facts}ほか{count}つがまだです。"), facts=words, count=str(len(blank) - len(named)))
    return tr(N_("{facts}がまだです。"), facts=words)


def _copies_lacking(draft: ReferralDraft, tr: Translator) -> str:
    try:
        if draft.referral.means == ORAL:
            told_of(draft.handing)
        else:
            handing_of(draft.handing)
    except Refused as refused:
        return refused.message.text(tr)
    return ""


def _ticks_lacking(seen: Outcome, tr: Translator, *, read: bool, tie: bool) -> Iterator[str]:
    weighed = seen.weighed
    if weighed is not None and weighed.strong and not tie:
        yield tr(N_("「相手方とのつながりを確かめた」に印を付けてください。"))
    if weighed is not None and weighed.excluded_words and not read:
        yield tr(N_("「出さないでほしいこと」を読んで、確かめた印を付けてください。"))
