"""Letters in three fillings: what answers a request, what stops a use, what asks for a home. All invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.doors.request_letters import decision_letter, extension_letter
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import InformationRequest
from kyoju_desktop.domain.sheet import Door, Sheet
from tests.documents.samples import OFFICE as FRAME
from tests.documents.samples import TR, value
from tests.domain.gate_world import OFFICE, codes

_DAY = date(2026, 6, 23)
_MANY = 12  # the filling that is far too much


def request(*, long: int = 1, name: str = "篠塚 蒼") -> InformationRequest:
    """A request that was granted in part, after it had been put off."""
    return InformationRequest(
        id="q1",
        number="開示第3号",
        kind="disclosure",
        received_on=date(2026, 6, 1),
        requester=name * min(long, 6),
        asked="わたしの住まいの相談の記録(令和7年4月から令和8年5月まで)" * long,
        decision="part",
        decided_on=date(2026, 6, 22),
        decision_number="瀬都住第77号",
        grounds=frozenset({each.code for each in codes().list("non_disclosure_ground").codes})
        if long == _MANY
        else frozenset({"others"}),
        extended_until=date(2026, 7, 31),
        extended_reason="ほかの機関から受け取った記録が多く、意見を聞くのに日数がかかるため。" * long,
    )


def decision(*, long: int = 1) -> Sheet:
    """開示請求などの決定通知書."""
    return decision_letter(OFFICE, request(long=long), _DAY, codes=codes(), tr=TR)


def extension(*, long: int = 1) -> Sheet:
    """開示請求などの期限延長通知書."""
    return extension_letter(OFFICE, request(long=long), _DAY, codes=codes(), tr=TR)


def notice(*, long: int = 1) -> Sheet:
    """撤回の連絡."""
    frame = replace(
        FRAME,
        title="個人情報の提供の取りやめについて",
        case_number="",
        recipient="NPO法人 みなと居住サポート(居住支援法人)" * min(long, 3),
        recipient_person="早瀬 千夏",
        reply_by=date(2026, 7, 7),
    )
    asked = value("WithdrawalNotice.asked", "求めること", "使うのをやめる、返す", Info.OFFICE, "n1", "")
    rows = (("document_number", "瀬都住第58号"), ("at", "令和8年5月12日(火)"), ("means", "手渡し"))
    papers = tuple(
        value(f"Disclosure.{name}", "出した紙", text, Info.OFFICE, f"d{at}", "")
        for at in range(2 * long)
        for name, text in rows
    )
    return Sheet(Door.OUTWARD, "notice", frame, (asked, *papers))


def inquiry(*, long: int = 1) -> Sheet:
    """物件照会票(匿名)."""
    frame = replace(
        FRAME,
        title="物件照会票(匿名)",
        case_number="",
        document_number="照会第1号",
        recipient="みなと不動産 浜町店" * min(long, 6),
    )
    told = (
        ("Person.age_band", "60代"),
        ("Assessment.residents", "2人"),
        ("Assessment.wish_area", "浜町から歩いて通える範囲" * long),
        ("Assessment.wish_rent", "38,000円まで"),
        ("Assessment.wish_rooms", "1DKか2K" * long),
        ("Assessment.wish_floor", "1階"),
        ("Assessment.wish_conditions", "浴室がある、自転車を置く、段差がない" * long),
        ("Tenancy.moved_in_on", "令和8年8月ごろ"),
        ("Assessment.guarantor", "保証業者を使う"),
    )
    values = tuple(value(key, "希望", text, Info.HOUSING, "w", "") for key, text in told)
    return Sheet(Door.OUTWARD, "inquiry", frame, values)


MAKERS: dict[str, Callable[..., Sheet]] = {
    "request_decision": decision,
    "request_extension": extension,
    "notice": notice,
    "inquiry": inquiry,
}
