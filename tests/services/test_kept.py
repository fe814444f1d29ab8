"""The archive: what is kept, shown again exactly, and told when it is not what was kept."""

import hashlib
from dataclasses import replace
from datetime import date, datetime

import pytest

from kyoju_desktop.domain.doors.inquiry import Wish
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    AgendaItem,
    Attachment,
    Conference,
    ConferenceCopy,
    Disclosure,
    HousingInquiry,
    PaperPrinted,
    Protection,
    WithdrawalNotice,
)
from kyoju_desktop.exchange.scan import Scan
from kyoju_desktop.services.anonymous import prepare_anonymous
from kyoju_desktop.services.attachments import attach
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.kept import (
    ALTERED,
    PRINTED,
    SAVED,
    Kept,
    Sort,
    as_kept,
    is_secret,
    keep_paper,
    kept_in,
    open_kept,
    packs_of,
    put_out_again,
    title_of,
)
from kyoju_desktop.services.secrecy import tells_whereabouts
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.services.conftest import Clock, opened
from tests.services.gate import CODES, JA, Paper, consent_of, draw, give, person_of, release, weighed, with_bodies

PAPER = Paper(b"%PDF-1.4 plan", ("支援計画書",))


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def printed(store: Store, case: str, paper: Paper = PAPER, **more: str) -> PaperPrinted:
    with store.write("印刷", final=True) as w:
        return keep_paper(w, case, "consent", paper, PRINTED, **more)


def released(store: Store, case: str) -> Disclosure:
    made = release(store, weighed(store, case))
    with store.read() as r:
        return r.get(Disclosure, made.disclosure_id)


def listed(store: Store, case: str) -> tuple[Kept, ...]:
    with store.read() as r:
        return kept_in(case_file(r, case), packs_of(r, case))


def opened_again(store: Store, kept: Kept) -> bytes:
    with store.read() as r:
        return open_kept(r, kept)


def test_a_paper_is_kept_byte_for_byte_with_its_hash_and_where_it_went(store: Store, case: str) -> None:
    row = printed(store, case, recipient="課長", document_number="陽住第3号")
    assert (row.form, row.way, row.pages, row.recipient, row.document_number) == (
        "consent",
        PRINTED,
        1,
        "課長",
        "陽住第3号",
    )
    assert row.sha256 == hashlib.sha256(PAPER.pdf).hexdigest()
    assert row.clerk == "空木 佐和"
    (kept,) = listed(store, case)
    assert opened_again(store, kept) == PAPER.pdf
    assert (kept.sort, kept.title, kept.number) == (Sort.OFFICE, title_of("consent"), "陽住第3号")


def test_a_paper_about_no_case_is_kept_too(store: Store) -> None:
    row = printed(store, "")
    assert (row.case, row.with_address) == ("", False)
    assert opened_again(store, as_kept(row)) == PAPER.pdf


def test_everything_that_left_stands_in_one_list_the_newest_first(store: Store, case: str, clock: Clock) -> None:
    give(store, consent_of(store, case))
    clock.go_to(date(2026, 6, 2))
    out = released(store, case)
    clock.go_to(date(2026, 6, 3))
    own = printed(store, case)
    clock.go_to(date(2026, 6, 4))
    with store.write("添付", final=True) as w:
        scan = attach(w, Attachment(case=case, kind="plan"), Scan(b"%PDF-1.4 scan", 2))
    clock.go_to(date(2026, 6, 5))
    with store.write("撤回の連絡", final=True) as w:
        letter = WithdrawalNotice(case=case, document_number="陽住第9号", sent_on=date(2026, 6, 5))
        letter = letter.replace(blob=w.blob_add(b"%PDF-1.4 letter", "notice"))
        w.add(letter)
    found = listed(store, case)
    assert [each.id for each in found] == [letter.id, scan.id, own.id, out.id]
    assert [each.sort for each in found] == [Sort.RELEASED, Sort.SIGNED, Sort.OFFICE, Sort.RELEASED]
    assert [opened_again(store, each) for each in found[:3]] == [b"%PDF-1.4 letter", b"%PDF-1.4 scan", PAPER.pdf]
    assert {title_of(each.form) for each in (out,)} == {found[3].title}


def test_the_packs_of_a_sitting_stand_with_every_case_of_its_agenda(store: Store, case: str) -> None:
    other = opened(store, "三谷 トメ", "みたに とめ")
    with store.write("会議", final=True) as w:
        sitting = w.add(Conference(name="第1回"))
        for each in (case, other):
            w.add(AgendaItem(conference=sitting.id, case=each))
        pack = ConferenceCopy(conference=sitting.id, number="3", recipient="社協", medium="paper")
        pack = w.add(pack.replace(blob=w.blob_add(b"%PDF-1.4 pack", "pack"), made_at=datetime(2026, 6, 1, 9)))
    for each in (case, other):
        (kept,) = listed(store, each)
        assert (kept.id, kept.case, kept.number, kept.sort) == (pack.id, each, "No.3", Sort.PACK)
        assert opened_again(store, kept) == b"%PDF-1.4 pack"


def test_one_document_in_two_rows_of_the_ledger_is_shown_once(store: Store, case: str) -> None:
    with store.write("出した", final=True) as w:
        blob = w.blob_add(b"%PDF-1.4 both", "released")
        for _ in range(2):
            w.add(Disclosure(case=case, blob=blob, at=w.now))
    assert len(listed(store, case)) == 1


def test_an_office_paper_goes_out_again_as_the_same_bytes_and_is_logged(
    store: Store, case: str, clock: Clock
) -> None:
    row = printed(store, case)
    clock.go_to(date(2026, 7, 1))
    with store.write("もう一度", final=True) as w:
        again = put_out_again(w, as_kept(row), SAVED)
    assert (again.blob, again.sha256, again.way, again.at) == (row.blob, row.sha256, SAVED, clock.now)
    assert [each.id for each in listed(store, case)] == [again.id, row.id]


def test_a_printed_scan_is_logged_without_a_second_copy(store: Store, case: str) -> None:
    with store.write("添付", final=True) as w:
        scan = attach(w, Attachment(case=case, kind="plan"), Scan(b"%PDF-1.4 scan", 2))
        put_out_again(w, as_kept(scan), PRINTED)
    with store.read() as r:
        (row,) = r.find(PaperPrinted, case=case)
    assert (row.form, row.blob, row.sha256) == ("attachment", "", scan.sha256)
    assert [each.id for each in listed(store, case)] == [scan.id]


def test_what_was_released_never_goes_out_again_without_a_new_release(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    out = released(store, case)
    with pytest.raises(Refused), store.write("もう一度", final=True) as w:
        put_out_again(w, as_kept(out), PRINTED)


def test_the_anonymous_inquiry_is_kept_under_its_number(store: Store, case: str) -> None:
    with store.write("照会", final=True) as w:
        inquiry, pdf = prepare_anonymous(
            w, case, "agent", Wish(age="none"), draw, store.clock().date(), codes=CODES, tr=JA, way=SAVED
        )
    (kept,) = listed(store, case)
    assert opened_again(store, kept) == pdf
    assert (kept.number, kept.recipient, kept.way) == (inquiry.document_number, "架空不動産B店", SAVED)
    assert isinstance(inquiry, HousingInquiry)


def tamper(store: Store, data: bytes) -> None:
    connection = store.snapshot()
    connection.set_authorizer(None)
    (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'blob_no_update'").fetchone()
    connection.execute('DROP TRIGGER "blob_no_update"')
    connection.execute("UPDATE blob SET data = ?", (data,))
    connection.execute(guard)
    connection.commit()
    connection.close()


def test_a_document_that_is_not_what_was_kept_is_not_shown_and_the_check_of_the_file_tells(
    store: Store, case: str
) -> None:
    row = printed(store, case)
    assert verify(store).ok
    tamper(store, b"%PDF-1.4 other")
    with pytest.raises(Refused) as told:
        opened_again(store, as_kept(row))
    assert told.value.message.template == ALTERED
    assert any("保管した文書" in each.text(JA) for each in verify(store).problems)


# protected persons


def protect(store: Store, case: str) -> None:
    person = person_of(store, case)
    with store.write("秘匿", final=True) as w:
        w.add(Protection(person=person, source="own_wish", started_on=date(2026, 6, 1)))


def secret(store: Store, kept: Kept) -> bool:
    with store.read() as r:
        return is_secret(r, kept)


def test_a_paper_that_shows_the_home_is_closed_when_secrecy_begins_later(store: Store, case: str) -> None:
    open_one = as_kept(printed(store, case))
    telling = as_kept(printed(store, case, replace(PAPER, page_texts=("住所 陽ノ原町大字東1234番地5",))))
    assert not secret(store, telling)
    protect(store, case)
    assert secret(store, telling)
    assert not secret(store, open_one)


def test_a_scan_of_a_protected_person_is_shown_only_with_a_reason(store: Store, case: str) -> None:
    with store.write("添付", final=True) as w:
        scan = as_kept(attach(w, Attachment(case=case, kind="plan"), Scan(b"%PDF-1.4 scan", 2)))
    assert not secret(store, scan)
    protect(store, case)
    assert secret(store, scan)


def test_a_pack_with_a_protected_person_is_shown_only_with_a_reason(store: Store, case: str) -> None:
    with store.write("会議", final=True) as w:
        sitting = w.add(Conference(name="第1回"))
        w.add(AgendaItem(conference=sitting.id, case=case))
        pack = w.add(ConferenceCopy(conference=sitting.id, number="予備", blob=w.blob_add(b"%PDF-", "pack")))
    assert not secret(store, as_kept(pack, case))
    protect(store, case)
    assert secret(store, as_kept(pack, case))
    assert as_kept(pack, case).number == "予備"


def test_a_letter_after_a_withdrawal_names_nobody_and_needs_no_reason(store: Store, case: str) -> None:
    with store.write("撤回の連絡", final=True) as w:
        letter = w.add(WithdrawalNotice(case=case, blob=w.blob_add(b"%PDF-", "notice")))
    protect(store, case)
    assert not secret(store, as_kept(letter))
    assert as_kept(letter).at is None


def test_a_released_paper_without_a_place_stays_open_also_for_a_protected_person(store: Store, case: str) -> None:
    give(store, consent_of(store, case))
    out = as_kept(released(store, case))
    assert not secret(store, out)
    protect(store, case)
    with store.read() as r:
        assert is_secret(r, out) == tells_whereabouts(r, r.get(Disclosure, out.id))


def test_the_check_of_the_file_counts_the_kept_documents_and_their_size(store: Store, case: str) -> None:
    printed(store, case)
    found = dict(verify(store).counts)
    assert (found["documents"], found["document_bytes"]) == (1, len(PAPER.pdf))
