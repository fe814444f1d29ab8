"""The registers read back: by period, body and words; copies that are out; inquiries with a case and without."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import CopyOut, Disclosure, PersonInquiry
from kyoju_desktop.services.copies import confirm_copy, copies_out
from kyoju_desktop.services.inquiries import attach_inquiry, follow_up, inquiries, record_inquiry
from kyoju_desktop.services.ledger import LedgerFilter, detail, knowers, rows
from kyoju_desktop.services.referrals import answer_release
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened
from tests.services.gate import consent_of, give, person_of, release, to, weighed, with_bodies


@pytest.fixture
def case(store: Store) -> str:
    made = with_bodies(store, opened(store))
    give(store, consent_of(store, made), to("corp"))
    return made


def out(store: Store, case: str, *, answer: str = "went_out") -> str:
    disclosure = release(store, weighed(store, case)).disclosure_id
    if answer:
        with store.write("渡した", final=True) as w:
            answer_release(w, disclosure, answer, "わけ")
    return disclosure


def copy_of(store: Store, disclosure: str, **more: object) -> CopyOut:
    with store.write("写し", final=True) as w:
        row = w.get(Disclosure, disclosure)
        made = CopyOut(
            case=row.case, disclosure=row.id, organisation=row.organisation, recipient=row.recipient, asked="return"
        )
        return w.add(made.replace(**more))


def test_the_ledger_is_narrowed_by_period_body_words_and_state(store: Store, case: str, clock: Clock) -> None:
    first = out(store, case)
    clock.go_to(date(2026, 6, 20))
    second = out(store, case, answer="")
    copy_of(store, first)
    with store.read() as r:
        number = r.get(Disclosure, second).document_number

        def ids(**more: object) -> list[str]:
            return [each.disclosure.id for each in rows(r, LedgerFilter(**more))]  # type: ignore[arg-type]

        assert ids() == [second, first]
        assert ids(since=date(2026, 6, 1), until=date(2026, 6, 1)) == [first]
        assert ids(since=date(2026, 6, 2)) == [second]
        assert ids(organisation="corp") == [second, first]
        assert ids(organisation="county") == []
        assert ids(waiting=True) == [second]
        assert ids(copies_out=True) == [first]
        assert ids(text="北原") == [second, first]
        assert ids(text="こもれび") == [second, first]
        assert ids(text=number) == [second]
        assert ids(text="100%") == []
        assert ids(basis="consent") == [second, first]
        assert ids(special=True) == []
        assert ids(organisation="corp", since=date(2026, 6, 2)) == [second]
        assert ids(until=date(2026, 6, 2)) == [first]
        (row,) = rows(r, LedgerFilter(), before=second)
        assert (row.hit.name, row.hit.outcome, row.hit.copies_out, row.hit.protected) == (
            "北原 ハル",
            "went_out",
            1,
            False,
        )
        assert row.hit.given == sum(each.given for each in detail(r, first).items)


def test_who_knows_what_counts_what_nobody_answered_for_and_the_copies(store: Store, case: str) -> None:
    first = out(store, case)
    out(store, case, answer="")
    copy_of(store, first)
    copy_of(store, first, asked="keep")
    with store.read() as r:
        (known,) = knowers(r, person_of(store, case))
    assert known.organisation == "corp"
    assert (known.waiting, known.copies_out, known.copies) == (1, 1, 2)
    assert "IDENTITY" in known.classes
    assert known.bases
    assert known.disclosures == (first,)


def test_a_copy_is_out_until_somebody_says_what_became_of_it(store: Store, case: str, clock: Clock) -> None:
    first = out(store, case)
    late = copy_of(store, first, due_on=date(2026, 6, 30))
    soon = copy_of(store, first, due_on=date(2026, 6, 10))
    with store.read() as r:
        assert [each.id for each in copies_out(r)] == [soon.id, late.id]
        assert copies_out(r, organisation="county") == ()
    clock.go_to(date(2026, 6, 9))
    for fate, day, by, note in (
        ("", date(2026, 6, 9), "空木", ""),
        ("returned", None, "空木", ""),
        ("returned", date(2026, 6, 10), "空木", ""),
        ("returned", date(2026, 5, 1), "空木", ""),
        ("returned", date(2026, 6, 9), " ", ""),
        ("lost", date(2026, 6, 9), "空木", ""),
    ):
        with pytest.raises(Refused), store.write("写し") as w:
            confirm_copy(w, soon.id, fate, day, by, note)
    with store.write("写し") as w:
        confirm_copy(w, soon.id, "returned", date(2026, 6, 9), "空木")
    with store.read() as r:
        assert [each.id for each in copies_out(r, case=case)] == [late.id]
    with pytest.raises(Refused), store.write("直す") as w:
        confirm_copy(w, soon.id, "lost", date(2026, 6, 9), "空木")
    with store.write("直す") as w:
        assert confirm_copy(w, soon.id, "destroyed", date(2026, 6, 9), "空木", "数えちがい").note == "数えちがい"


def asked(**more: object) -> PersonInquiry:
    made = PersonInquiry(at=datetime(2026, 6, 1, 9, 0), about="北原 ハル", who="名乗らず", answer="not_confirmed")
    return made.replace(**more)


def test_an_inquiry_needs_no_case_and_is_found_by_its_words(store: Store, case: str) -> None:
    with store.write("問合せ", final=True) as w:
        stranger = record_inquiry(w, asked(asked="そちらに来ているか"))
        known = record_inquiry(w, asked(case=case, about="", who="夫を名乗る人", answer="refused", ground="opposite"))
    with store.read() as r:
        assert {each.inquiry.id for each in inquiries(r)} == {stranger.id, known.id}
        assert [each.inquiry.id for each in inquiries(r, text="来ているか")] == [stranger.id]
        assert {each.inquiry.id for each in inquiries(r, text="北原")} == {stranger.id, known.id}
        assert [each.inquiry.id for each in inquiries(r, answer="refused")] == [known.id]
        assert inquiries(r, since=date(2026, 6, 2)) == ()
        (row,) = inquiries(r, text="夫")
        assert row.name == "北原 ハル"
    with store.write("そのあと", final=True) as w:
        follow_up(w, known.id, "警察に知らせた")
        assert follow_up(w, known.id, "本人に電話した").follow_up == "警察に知らせた\n本人に電話した"
    with pytest.raises(Refused), store.write("そのあと") as w:
        follow_up(w, known.id, " ")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"about": ""}, "about"),
        ({"who": ""}, "who"),
        ({"answer": ""}, "answer"),
        ({"at": datetime(2026, 6, 2, 9, 0)}, "at"),
        ({"answer": "refused"}, "ground"),
        ({"answer": "minimum"}, "answered"),
        ({"answer": "answered_lawfully", "answered": "住所"}, "document"),
        ({"answer": "answered_lawfully", "answered": "住所", "document": "番号なし"}, "document_on"),
        (
            {"answer": "answered_lawfully", "answered": "住所", "document": "1号", "document_on": date(2026, 6, 1)},
            "weighed",
        ),
        ({"answer": "refused", "ground": "bar_inquiry"}, "weighed"),
        ({"answer": "refused", "ground": "bar_inquiry", "weighed": "要らない"}, "approver"),
    ],
)
def test_an_inquiry_says_what_is_missing(store: Store, more: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused, store.write("問合せ", final=True) as w:
        record_inquiry(w, asked(**more))
    assert refused.value.field == field


def test_an_inquiry_entered_without_a_case_is_put_into_one_later_and_keeps_what_was_said(
    store: Store, case: str
) -> None:
    with store.write("問合せ", final=True) as w:
        stranger = record_inquiry(w, asked(asked="そちらに来ているか"))
    with store.write("ケースに入れる") as w, pytest.raises(Refused, match="選んで"):
        attach_inquiry(w, stranger.id, "")
    with store.write("ケースに入れる") as w:
        kept = attach_inquiry(w, stranger.id, case)
    assert kept == stranger.replace(case=case)
    with store.read() as r:
        (found,) = inquiries(r)
        assert (found.inquiry.case, bool(found.number)) == (case, True)
    with store.write("ケースに入れる") as w, pytest.raises(Refused, match="もうケースに"):
        attach_inquiry(w, stranger.id, case)
    store.undo()
    with store.read() as r:
        assert r.get(PersonInquiry, stranger.id).case == ""
