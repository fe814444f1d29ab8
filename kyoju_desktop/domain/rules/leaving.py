"""What is said beside the answers about a death, the belongings and a move: rare things, saved as they are."""

from collections.abc import Iterable, Iterator
from datetime import date

from kyoju_desktop.domain.records import (
    Belonging,
    ContactCall,
    Death,
    MoveOut,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.belongings import DESIGNATED, GONE, carried_from, disposal, notice_by
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, remark, remarks_on
from kyoju_desktop.domain.rules.telling import DEATH, contacts_of, verdict
from kyoju_desktop.i18n.eras import wareki, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number

_SEEN = frozenset({"met", "voice"})
_REPORT_DAYS = 7


def last_seen(visits: Iterable[Visit]) -> date | None:
    """The last day on which a visit found the person alive."""
    days = [each.at.date() for each in visits if each.at and each.met in _SEEN]
    return max(days, default=None)


@remarks_on.register
def _(record: Death, beside: Beside) -> tuple[Remark, ...]:
    return (*_on_the_day(record, beside), *_on_the_finding(record), *_on_what_follows(record))


def _on_the_day(record: Death, beside: Beside) -> Iterator[Remark]:
    later = N_("死亡した日が、知った日より後です。日付を確かめてください。")
    yield from on_order(record.died_on, record.known_on, "died_on", later)
    if record.known_on and record.known_on > beside.today:
        yield remark("known_on", N_("死亡を知った日が、きょうより後です。日付を確かめてください。"))
    seen = last_seen(beside.file.of(Visit))
    if record.died_on and seen and record.died_on < seen:
        words = N_("見守りでは{seen}に会えて(声を聞いて)います。それより前の日です。正しければ、このまま残せます。")
        yield remark("died_on", words, seen=wareki_weekday(seen))
    if record.died_on and record.last_seen_on and record.last_seen_on > record.died_on:
        yield remark("last_seen_on", N_("死亡した日より後です。どちらかの日付を確かめてください。"))
    if record.died_on is None and record.known_on:
        yield remark("died_on", N_("わからないときは空けておきます。3か月は、知った日から数えます。"))


def _on_the_finding(record: Death) -> Iterator[Remark]:
    if record.found_at and record.known_on and record.found_at.date() > record.known_on:
        yield remark("found_at", N_("見つけた日が、死亡を知った日より後です。日付を確かめてください。"))
    if record.found_at and record.confirmed_at and record.confirmed_at < record.found_at:
        yield remark("confirmed_at", N_("確かめた日時が、見つけた日時より前です。"))
    if record.examination == "waiting":
        yield remark("examination", N_("検視が済むまで、室内の物に触れません。"))
        if record.entry_from:
            yield remark("entry_from", N_("検視中となっています。室内に入るのは、済んでからです。"))


def _on_what_follows(record: Death) -> Iterator[Remark]:
    early = N_("死亡を知った日より前です。日付を確かめてください。")
    yield from on_order(record.known_on, record.reported_on, "reported_on", early)
    if record.known_on and record.reported_on:
        until = period_end(record.known_on, days=_REPORT_DAYS, first_day_counts=True)
        if record.reported_on > until:
            words = N_(
                "7日目の{until}を過ぎています(閉庁日なら次の開庁日まで)。過ぎたわけがあれば、備考に書いてください。"
            )
            yield remark("reported_on", words, until=wareki_weekday(until))
    ended = N_("賃貸借の終わりが、死亡した日より前です。日付を確かめてください。")
    yield from on_order(record.died_on, record.contract_ended_on, "contract_ended_on", ended)
    if record.carry_out_on:
        yield from _on_carrying_out(record, record.carry_out_on)


def _on_carrying_out(record: Death, on: date) -> Iterator[Remark]:
    latest = notice_by(on)
    if record.notice_sent_on is None:
        words = N_("{until}までに、死亡時通知先へ知らせます(運び出す2週間前)。")
        yield remark("notice_sent_on", words, until=wareki_weekday(latest))
    elif record.notice_sent_on > latest:
        words = N_("通知から2週間たっていません。運び出しは{first}からです。")
        yield remark("carry_out_on", words, first=wareki_weekday(carried_from(record.notice_sent_on)))
    if not record.belongings_contract:
        yield remark(
            "carry_out_on", N_("残置物の契約がありません。相続財産なので、相続人の同意なしに運び出しません。")
        )
        return
    found = disposal(record, Belonging(designated="other", told_on=latest))
    if found.from_on and on < found.from_on:
        words = N_("指定のない物を捨てられるのは{first}からです。それより前に運び出す物は、保管します。")
        yield remark("carry_out_on", words, first=wareki_weekday(found.from_on))


@remarks_on.register
def _(record: Belonging, beside: Beside) -> tuple[Remark, ...]:
    return (*_on_fate(record, beside), *_on_days(record))


def _on_fate(record: Belonging, beside: Beside) -> Iterator[Remark]:
    death = beside.file.last(Death)
    if record.designated == DESIGNATED and not record.send_to:
        yield remark("send_to", N_("指定された物です。契約にある送り先を入れてください。"))
    if record.fate not in GONE:
        return
    found = disposal(death, record)
    if found.from_on is None:
        yield Remark("fate", found.why[0])
    elif record.done_on and record.done_on < found.from_on:
        words = N_("捨ててよいのは{first}からです。もう捨てたのなら、このまま残し、わけを備考に書いてください。")
        yield remark("done_on", words, first=wareki_weekday(found.from_on))
    if not record.witness:
        yield remark("witness", N_("捨てるときは立会いをして、名前を残します。"))


def _on_days(record: Belonging) -> Iterator[Remark]:
    if record.told_on and record.done_on and record.done_on < carried_from(record.told_on):
        words = N_("通知から2週間たっていません。運び出しは{first}からです。")
        yield remark("done_on", words, first=wareki_weekday(carried_from(record.told_on)))
    early = N_("送った日より前です。日付を確かめてください。")
    yield from on_order(record.done_on, record.received_on, "received_on", early)


@remarks_on.register
def _(record: MoveOut, beside: Beside) -> tuple[Remark, ...]:
    return (*_on_leaving(record, beside), *_on_settlement(record))


def _on_leaving(record: MoveOut, beside: Beside) -> Iterator[Remark]:
    yield from on_order(record.noticed_on, record.left_on, "left_on", N_("退去の日が、解約を知らせた日より前です。"))
    home = beside.file.find(Tenancy, record.tenancy) or beside.file.last(Tenancy)
    moved = home.moved_in_on if home else None
    yield from on_order(moved, record.left_on, "left_on", N_("退去の日が、入居の日より前です。"))
    yield from on_order(moved, record.key_returned_on, "key_returned_on", N_("鍵を返した日が、入居の日より前です。"))
    if record.reason == DEATH and not beside.file.of(Death):
        yield remark("reason", N_("死亡は、下の「死亡を登録する」から入れると、期限と連絡の順番が出ます。"))
    if record.left_on and record.left_on > beside.today and record.key_returned_on is None:
        yield remark("left_on", N_("これからの日です。鍵を返すまで、今日の一覧に出ます。"))


def _on_settlement(record: MoveOut) -> Iterator[Remark]:
    expected = settled(record)
    if expected is None:
        return
    shown = format_number(expected)
    if record.settlement is None:
        yield remark("settlement", N_("敷金から引くと{amount}円です。"), amount=shown)
    elif record.settlement != expected:
        words = N_("敷金から未払いと原状回復を引くと{amount}円です。ちがうわけがあれば、このまま残せます。")
        yield remark("settlement", words, amount=shown)


def settled(record: MoveOut) -> int | None:
    """The deposit without what is owed and what the repair costs; None while the deposit is not known."""
    if record.deposit is None:
        return None
    return record.deposit - (record.unpaid or 0) - (record.restoration or 0)


@remarks_on.register
def _(record: ContactCall, beside: Beside) -> tuple[Remark, ...]:
    contact = next((each for each in contacts_of(beside.file) if each.id == record.contact), None)
    if contact is None:
        return ()
    found = verdict(contact, record.about)
    said = () if found.may else (Remark("contact", found.why),)
    death = beside.file.last(Death)
    if death and death.known_on and record.at and record.about == DEATH and record.at.date() < death.known_on:
        return (*said, remark("at", N_("死亡を知った日({day})より前です。"), day=wareki(death.known_on)))
    return said
