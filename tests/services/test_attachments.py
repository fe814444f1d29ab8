"""Attached scans: entered for good, shown with the consent, taken back with the reason."""

from datetime import date

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Attachment
from kyoju_desktop.exchange.scan import Scan
from kyoju_desktop.services.attachments import attach, proposed, signed_papers, take_back
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.cases import is_final, keep
from kyoju_desktop.services.kept import as_kept, kept_in, open_kept
from kyoju_desktop.storage.errors import StorageRefused
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import consent_of, give, with_bodies

SCAN = Scan(b"%PDF-1.4 signed" + b"." * 3000, 2)


@pytest.fixture
def case(store: Store) -> str:
    return with_bodies(store, opened(store))


def attached(store: Store, wanted: Attachment, scan: Scan = SCAN) -> Attachment:
    with store.write("添付", final=True) as w:
        return attach(w, wanted, scan)


def refusal(store: Store, wanted: Attachment, scan: Scan = SCAN) -> str:
    with pytest.raises(Refused) as told:
        attached(store, wanted, scan)
    return told.value.field or told.value.message.template


def test_a_scan_stands_with_its_consent(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case))
    kept = attached(store, proposed(case, consent, date(2026, 6, 1)))
    assert (kept.kind, kept.consent, kept.dated_on) == ("consent", consent.id, date(2026, 6, 1))
    assert (kept.pages, kept.kilobytes, kept.clerk) == (2, 3, "空木 佐和")
    with store.read() as r:
        file = case_file(r, case)
        assert signed_papers(file, consent.id) == (kept,)
        assert open_kept(r, as_kept(kept)) == SCAN.pdf


def test_a_signed_withdrawal_is_no_signed_consent(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case))
    attached(store, Attachment(case=case, kind="withdrawal", consent=consent.id))
    with store.read() as r:
        assert signed_papers(case_file(r, case), consent.id) == ()


def test_what_a_scan_is_has_to_be_said(store: Store, case: str) -> None:
    consent = give(store, consent_of(store, case))
    blank = proposed(case, None, date(2026, 6, 1))
    assert refusal(store, blank) == "kind"
    assert refusal(store, blank.replace(kind="other", called="  ")) == "called"
    assert refusal(store, blank.replace(kind="consent")) == "consent"
    assert refusal(store, blank.replace(kind="plan", dated_on=date(2026, 6, 2))) == "dated_on"
    elsewhere = opened(store, "三谷 トメ", "みたに とめ")
    assert refusal(store, Attachment(case=elsewhere, kind="consent", consent=consent.id)) == "consent"
    assert attached(store, Attachment(case=elsewhere, kind="consent")).consent == ""


def test_the_same_paper_is_not_attached_twice_unless_it_was_taken_back(store: Store, case: str) -> None:
    first = attached(store, Attachment(case=case, kind="plan"))
    assert "2度は入れていません" in refusal(store, Attachment(case=case, kind="plan"))
    with store.write("取り消し", final=True) as w:
        take_back(w, first.id, "別の人の計画書だった")
    assert attached(store, Attachment(case=case, kind="plan")).id != first.id


def test_taking_back_asks_why_stays_in_the_file_and_is_the_end_of_showing(store: Store, case: str) -> None:
    scan = attached(store, Attachment(case=case, kind="plan"))
    with pytest.raises(Refused), store.write("取り消し", final=True) as w:
        take_back(w, scan.id, " ")
    with store.write("取り消し", final=True) as w:
        taken = take_back(w, scan.id, " 別の人の計画書だった ")
    assert (taken.removed_on, taken.removed_reason) == (date(2026, 6, 1), "別の人の計画書だった")
    with store.read() as r:
        (kept,) = kept_in(case_file(r, case))
        assert not kept.standing
        assert signed_papers(case_file(r, case), "") == ()
        with pytest.raises(Refused):
            open_kept(r, kept)
        assert r.blob(scan.blob) == SCAN.pdf
    with pytest.raises(Refused), store.write("取り消し", final=True) as w:
        take_back(w, scan.id, "もう一度")


def test_an_attached_scan_is_final_and_nothing_rewrites_it(store: Store, case: str) -> None:
    scan = attached(store, Attachment(case=case, kind="plan"))
    assert is_final(scan)
    undoable = store.undoable()
    assert undoable is None or undoable.label != "添付"
    with pytest.raises(TypeError), store.write("書きかえ") as w:
        keep(w, scan.replace(called="別の名"))
    for change in ({"kind": "other"}, {"sha256": "0"}, {"consent": "x"}):
        with pytest.raises(StorageRefused), store.write("書きかえ", final=True) as w:
            w.put(scan.replace(**change))
    with pytest.raises(StorageRefused), store.write("消す", final=True) as w:
        w.remove(scan)
