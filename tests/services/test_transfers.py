"""移管: counting what came, the receipt with its number, what was sent against what was counted."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Case, Consent, Intake, Organisation, PaperPrinted, Person, TransferIn
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.services.cases import case_file, open_case
from kyoju_desktop.services.transfers import Match, draw_receipt, prepare_receipt, receipt_went_out, receive_transfer
from kyoju_desktop.storage.store import Store
from tests.documents.papers import TR
from tests.domain.gate_world import codes

DAY = date(2026, 6, 16)
AT = Locale(TR, DAY, codes())


@pytest.fixture
def case(store: Store) -> Case:
    with store.write("受付") as w:
        return open_case(w, Person(name="平松 健一"), Intake(route="other_town"))


def came(case: Case, **more: object) -> TransferIn:
    known = TransferIn(
        case=case.id,
        sender="陽ノ原町 建設課",
        their_number="陽住第31号",
        their_case="陽住 R8-0007",
        received_on=date(2026, 6, 1),
        pages_written=3,
        pages_counted=3,
        copies=1,
        reply_by=date(2026, 6, 20),
    )
    return known.replace(**more)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"sender": ""}, "organisation"),
        ({"their_number": " "}, "their_number"),
        ({"received_on": None}, "received_on"),
        ({"received_on": date(2099, 1, 1)}, "received_on"),
        ({"dated_on": date(2026, 6, 2)}, "dated_on"),
        ({"pages_counted": None}, "pages_counted"),
        ({"pages_counted": 2}, "differs"),
    ],
)
def test_what_is_not_counted_or_does_not_fit_is_refused(
    store: Store, case: Case, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as caught, store.write("移管") as w:
        receive_transfer(w, came(case, **more))
    assert caught.value.field == field
    with store.read() as r:
        assert not r.find(TransferIn)


def test_a_difference_is_written_down_and_no_consent_comes_along(store: Store, case: Case) -> None:
    with store.write("移管") as w:
        kept = receive_transfer(w, came(case, pages_counted=2, differs="3枚目がない", with_consent=True))
    assert kept.checked_by
    with store.read() as r:
        assert not r.find(Consent)
        assert case_file(r, case.id).of(TransferIn) == (kept,)


def test_the_receipt_gets_its_number_is_kept_and_ends_the_wait(store: Store, case: Case) -> None:
    with store.write("移管") as w:
        body = w.add(Organisation(name="陽ノ原町", kind="other_town"))
        kept = receive_transfer(w, came(case, sender="", organisation=body.id))
    assert [each.code for each in dues_of(kept, Calendar(frozenset()))] == ["transfer_receipt"]
    with store.read() as r:
        assert "未採番" in draw_receipt(r, kept, AT).page_texts[0]
    with store.write("受領書", final=True) as w:
        numbered, paper = prepare_receipt(w, kept.id, AT, "printed")
    assert numbered.reply_number in paper.page_texts[0]
    assert "平松" not in "".join(paper.page_texts)
    with store.read() as r:
        (log,) = r.find(PaperPrinted)
        assert (log.form, log.recipient, log.document_number) == (
            "transfer_receipt",
            "陽ノ原町",
            numbered.reply_number,
        )
        assert r.blob(log.blob) == paper.pdf
        assert r.get(TransferIn, kept.id).replied_on is None  # it may still not go out
    with store.write("出した") as w:
        told = receipt_went_out(w, kept.id)
    assert told.replied_on is not None
    assert dues_of(told, Calendar(frozenset())) == ()


def test_a_match_says_whether_the_sheets_agree() -> None:
    assert not Match("1", 7, 1, "2", 7).differs
    assert Match("1", 7, 1, "2", 7).complete
    assert Match("1", 7, 1, "2", 6).differs
    assert not Match("1", 7, 1, "", None).complete
