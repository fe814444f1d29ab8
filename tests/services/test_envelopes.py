"""Envelopes: the right lines, never a protected address, never mail where none may go, always a row in the log."""

import io
from datetime import date
from typing import TypeVar

import pytest
from pypdf import PdfReader

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Intake,
    OppositeParty,
    OppositeTie,
    Organisation,
    PaperPrinted,
    Person,
    Protection,
)
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.envelopes import Envelope, Wanted, address_envelope, choices, log_envelope
from kyoju_desktop.storage.store import Store

R = TypeVar("R", bound=Record)
AT = Locale(Translator.for_language("ja"), date(2026, 6, 23), shipped_codebook())
BODY = Organisation(name="鴇田生活支援センター", section="相談係", postal_code="000-0001", address="架空県鴇田市1番")


@pytest.fixture
def case(store: Store) -> Case:
    with store.write("受付") as w:
        return open_case(w, Person(name="鴇田 花"), Intake())


def add(store: Store, *records: Record) -> None:
    with store.write("記録", final=True) as w:
        for each in records:
            w.add(each)


def home(case: Case, allowed: str = "ok") -> Address:
    return Address(
        person=case.person,
        use="current",
        postal_code="000-0002",
        place="架空県鴇田市羽根町3丁目12番",
        building="カナリヤ荘",
        room="201",
        mail_allowed=allowed,
    )


def made(store: Store, wanted: Wanted) -> Envelope:
    with store.read() as r:
        return address_envelope(r, wanted, AT)


def words(envelope: Envelope) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(envelope.paper.pdf)).pages)


def test_a_body_gets_its_address_and_the_section_of_the_sender(store: Store) -> None:
    add(store, BODY)
    text = words(made(store, Wanted(organisation=BODY.id)))
    for part in ("〒000-0001", "架空県鴇田市1番", "鴇田生活支援センター 相談係 御中", "住宅係"):
        assert part in text
    assert "住宅係" not in words(made(store, Wanted(organisation=BODY.id, plain_sender=True)))


def test_building_and_room_have_a_line_of_their_own(store: Store, case: Case) -> None:
    address = home(case)
    add(store, address)
    envelope = made(store, Wanted(case=case.id, address=address.id))
    assert "カナリヤ荘 201" in words(envelope)
    assert "鴇田 花 様" in words(envelope)
    assert len(PdfReader(io.BytesIO(envelope.paper.pdf)).pages) == 1


@pytest.mark.parametrize("allowed", ["never", "other_place"])
def test_nothing_goes_to_an_address_that_must_not_get_mail(store: Store, case: Case, allowed: str) -> None:
    address = home(case, allowed)
    add(store, address)
    with pytest.raises(Refused):
        made(store, Wanted(case=case.id, address=address.id))


def test_a_plain_envelope_leaves_the_section_out_whatever_was_ticked(store: Store, case: Case) -> None:
    address = home(case, "plain_envelope")
    add(store, address)
    envelope = made(store, Wanted(case=case.id, address=address.id, plain_sender=False))
    assert envelope.plain_sender
    assert "住宅係" not in words(envelope)


@pytest.mark.parametrize("pick_up", ["", "私書箱12号", "カナリヤ荘201 へ"])
def test_a_protected_address_stands_on_no_envelope(store: Store, case: Case, pick_up: str) -> None:
    address = home(case)
    add(store, address, Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
    with store.read() as r:
        offered = choices(r, case.id)
    assert (offered.addresses, offered.plain_sender, offered.protected) == ((), True, True)
    envelope = made(store, Wanted(case=case.id, address=address.id, pick_up=pick_up))
    text = words(envelope)
    for part in ("羽根町", "カナリヤ荘", "000-0002"):
        assert part not in text
    assert ("私書箱12号" in text) == ("私書箱" in pick_up)
    assert {each.key for each in envelope.sheet.withheld} >= {"Address.place", "Address.building", "Address.room"}


def test_only_what_was_confirmed_is_logged_and_goes_out(store: Store, case: Case) -> None:
    address = home(case)
    add(store, address)
    wanted = Wanted(case=case.id, address=address.id)
    envelope = made(store, wanted)
    with pytest.raises(Refused), store.write("封筒", final=True) as w:
        log_envelope(w, wanted, envelope, confirmed=False)
    with store.write("封筒", final=True) as w:
        row = log_envelope(w, wanted, envelope, confirmed=True)
    assert (row.recipient, row.with_address, row.form) == ("鴇田 花", True, "envelope")
    add(store, Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
    with pytest.raises(Refused), store.write("封筒", final=True) as w:
        log_envelope(w, wanted, envelope, confirmed=True)
    with store.read() as r:
        assert len(r.find(PaperPrinted)) == 1


def test_a_body_close_to_the_opposite_party_is_flagged_and_the_opposite_party_gets_nothing(
    store: Store, case: Case
) -> None:
    opposite = OppositeParty(person=case.person, name="黒岩 剛志")
    himself = BODY.replace(id="0" * 32, name="黒岩 剛志", section="")
    tie = OppositeTie(person=case.person, opposite=opposite.id, kind="employer", organisation=BODY.id)
    add(store, BODY, himself, opposite, tie)
    assert made(store, Wanted(case=case.id, organisation=BODY.id)).cautions
    with pytest.raises(Refused):
        made(store, Wanted(case=case.id, organisation=himself.id))
