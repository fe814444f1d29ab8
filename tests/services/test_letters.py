"""Letters that leave without the gate tell no secret place, whatever was written for them."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.request_letters import DECISION, EXTENSION
from kyoju_desktop.domain.records import Address, Case, InformationRequest, Protection, TransferIn
from kyoju_desktop.services.request_letters import letter
from kyoju_desktop.services.transfers import draw_receipt
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, JA

DAY = date(2026, 6, 16)
AT = Locale(JA, DAY, CODES)


@pytest.fixture
def hidden(store: Store) -> Case:
    case = opened(store, "三浦 架代", "みうら かよ")
    with store.write("秘匿", final=True) as w:
        found = w.get(Case, case)
        w.add(Address(person=found.person, use="current", place="架空県瀬戸見市岬台77番地8", secret=True))
        w.add(Protection(person=found.person, source="own_wish", started_on=DAY))
    return found


@pytest.mark.parametrize("by_case", [True, False])
def test_the_answer_to_a_request_tells_no_secret_place(store: Store, hidden: Case, by_case: bool) -> None:
    asked = InformationRequest(
        case=hidden.id if by_case else "",
        person="" if by_case else hidden.person,
        requester="請求 太郎",
        kind="disclosure",
        received_on=DAY,
        asked="妻がいまどこにいるか",
        decision="none",
        extended_until=date(2026, 8, 1),
    )
    with store.write("請求") as w:
        w.add(asked)
        w.add(bad := asked.replace(id="bad", extended_reason="岬台７７ー８に照会しているため"))
    with store.read() as r:
        assert letter(r, asked.id, DECISION, AT).pages == 1
        with pytest.raises(Refused, match="秘匿"):
            letter(r, bad.id, EXTENSION, AT)


def test_the_receipt_of_a_transfer_tells_no_secret_place(store: Store, hidden: Case) -> None:
    came = TransferIn(case=hidden.id, sender="陽ノ原町", their_number="陽住第31号", differs="岬台77-8 の紙がない")
    with store.read() as r:
        with pytest.raises(Refused, match="秘匿"):
            draw_receipt(r, came, AT)
        assert draw_receipt(r, came.replace(differs="3枚目がない"), AT).pages == 1
