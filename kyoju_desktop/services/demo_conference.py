"""会議 of the fictional office: one sitting that is over, one that comes with its agenda."""

from datetime import datetime, time, timedelta

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Case, Conference, ConferenceDecision, ConferenceMember, Organisation
from kyoju_desktop.domain.rules.conference import ORGANISE
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.conferences.agenda import add_items, save_item
from kyoju_desktop.services.conferences.minutes import save_decision, save_minutes
from kyoju_desktop.services.conferences.sittings import copy_members, open_conference, save_member
from kyoju_desktop.storage.store import Writer

_SEATS = ("見本 一郎", "見本 二葉", "見本 三枝", "見本 四季", "見本 五月")
_KINDS = ("welfare_section", "self_reliance", "social_council", "community_center", "health_center")
_FACTS = (
    ("家賃を3か月滞納。電話に出ない。", "だれが訪ねるかを決めたい。"),
    ("入院先から来月退院の見込み。戻る家がない。", "住まいと見守りの分担を決めたい。"),
    ("猫が増えて近所から苦情。本人は困っていないと言う。", "顔つなぎができる人をさがしたい。"),
)


def enter_sittings(w: Writer) -> None:
    """A sitting five weeks ago, minutes and all, and the next one in two weeks; none where there are few cases."""
    cases = [each for each in w.find(Case, stage="S30") if not each.anonymous][: len(_FACTS)]
    if not cases:
        return
    at = Locale(Translator.for_language("ja"), w.today, shipped_codebook())
    held = open_conference(w, _sitting(w, -35))
    _seat(w, held)
    (item, *_more) = add_items(w, held.id, (cases[0].id,), at)
    save_item(w, item.replace(**_written(0)), at)
    due = w.today + timedelta(days=3)
    save_decision(w, ConferenceDecision(item=item.id, who="福祉課 見本", what="訪問して様子を確かめる", due_on=due))
    day = held.at.date() if held.at else None
    save_minutes(w, held.id, day, "役割を決めた。次の会議でもう一度話す。", None)
    coming = open_conference(w, _sitting(w, 14))
    copy_members(w, coming.id)
    for number, made in enumerate(add_items(w, coming.id, tuple(each.id for each in cases), at)):
        save_item(w, made.replace(**_written(number)), at)


def _sitting(w: Writer, days: int) -> Conference:
    day = w.today + timedelta(days=days)
    return Conference(
        role=ORGANISE,  # a practice office without 福祉事務所 organises its sittings all the same
        bodies=frozenset({"support_9"}),
        at=datetime.combine(day, time(14, 0)),
        until=datetime.combine(day, time(15, 30)),
        place="市役所 201会議室",
        request_number="見本福第12号",
        request_on=day - timedelta(days=14),
        request_sender="瀬戸見市 福祉課 見本",
    )


def _seat(w: Writer, sitting: Conference) -> None:
    bodies = [each for kind in _KINDS for each in w.find(Organisation, kind=kind, closed=False)[:1]]
    for name, body in zip(_SEATS, bodies, strict=False):
        save_member(
            w,
            ConferenceMember(
                conference=sitting.id,
                organisation=body.id,
                name=name,
                part="member",
                attendance="attends",
                secrecy="explained",
                medium="paper",
            ),
        )


def _written(number: int) -> dict[str, object]:
    fact, wanted = _FACTS[number % len(_FACTS)]
    return {"aim": frozenset({"share", "roles"}), "fact": fact, "to_discuss": wanted}
