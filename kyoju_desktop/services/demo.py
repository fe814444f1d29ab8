"""The fictional office: for practice, for pictures and for measuring; it stays a training office for good."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Office, Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import case_number, join_inquiry
from kyoju_desktop.services.demo_bodies import enter_bodies
from kyoju_desktop.services.demo_cast import Cast, Pen, demo_data
from kyoju_desktop.services.demo_conference import enter_sittings
from kyoju_desktop.services.demo_contracts import enter_contracts
from kyoju_desktop.services.demo_course import Stage, draft, write_course
from kyoju_desktop.services.demo_days import enter_days
from kyoju_desktop.services.demo_deaths import enter_deaths
from kyoju_desktop.services.demo_handed import strangers
from kyoju_desktop.services.demo_homes import enter_homes
from kyoju_desktop.services.demo_registers import enter_requests
from kyoju_desktop.services.demo_schemes import enter_schemes
from kyoju_desktop.services.demo_sums import enter_sums
from kyoju_desktop.services.demo_tenancies import enter_tenancies
from kyoju_desktop.services.office import SetUp, new_office, office_of, set_up
from kyoju_desktop.storage.store import Reader, Store, Writer

CASES_PER_WRITE = 100
MOST_CASES = 1_000_000
_JOINED = 2
_LABEL = N_("研修用のケースを作成")


def demo_office() -> Office:
    """The invented office: 瀬戸見市, which runs a 福祉事務所 (its code has no prefecture)."""
    made = new_office("瀬戸見市", "992011", True, "都市整備課", "住宅係", "見本 架代")
    return made.replace(phone="0000000000", fax="0000000001", address="架空県瀬戸見市架空町1丁目1番", training=True)


def set_up_demo(
    folder: Path, passphrase: str, now: datetime, *, clock: Callable[[], datetime] = datetime.now
) -> SetUp:
    """Set the invented office up in an empty folder."""
    return set_up(folder, passphrase, demo_office(), now, clock=clock)


def fill_demo(store: Store, cases: int, seed: int, *, told: Callable[[int, int], None] | None = None) -> int:
    """Fill an empty training office with so many invented cases; the same seed on the same day gives the same cases.

    `told` hears how many of how many are done and may raise to stop. Returns the number of cases written.
    """
    if not 1 <= cases <= MOST_CASES:
        raise Refused(N_("ケースの数は1から{most}までです。"), most=f"{MOST_CASES:,}")
    with store.write(_LABEL, final=True) as w:
        office = _training_office(w)
        today = w.now.date()
        bodies = _invented_bodies(w, seed, today)
    plans = sorted((draft(str(seed), index, today) for index in range(cases)), key=lambda each: each.days[0])
    cast, texts = Cast(office.municipality), demo_data("courses")
    for start in range(0, cases, CASES_PER_WRITE):
        with store.write(_LABEL, final=True) as w:
            stage = Stage(today, office, bodies, _numbers(w, office), _documents(w, office), cast, texts)
            for plan in plans[start : start + CASES_PER_WRITE]:
                for record in write_course(plan, stage):
                    w.add(record)
        if told:
            told(min(start + CASES_PER_WRITE, cases), cases)
    with store.write(_LABEL, final=True) as w:
        _join_some(w)
        for record in strangers(seed, today, office.clerk):
            w.add(record)
        enter_requests(w, office.clerk)
        enter_sittings(w)
        enter_homes(w, seed, office.municipality)
        enter_contracts(w, seed)
        enter_tenancies(w, seed)
        enter_sums(w)
        enter_schemes(w, seed)
        enter_deaths(w, seed)
        enter_bodies(w)
        enter_days(w, seed)
    return cases


def _training_office(r: Reader) -> Office:
    office = office_of(r)
    if not office.training:
        raise Refused(
            N_(
                "ここは本番の役場です。研修用のケースは、研修用の役場だけに作れます。新しいフォルダーを選んでください。"
            )
        )
    if r.count(Case):
        raise Refused(N_("この研修用の役場には、もうケースがあります。新しいフォルダーを選んでください。"))
    return office


def _invented_bodies(w: Writer, seed: int, today: date) -> dict[str, tuple[Organisation, ...]]:
    """Give the starter bodies plain names and add the invented ones; all of them by kind."""
    for each in w.find(Organisation):
        plain = each.name.partition("(")[0]
        if plain != each.name:
            w.put(each.replace(name=plain))
    pen = Pen(f"{seed}/bodies", today)
    cast = Cast("")
    for entry in cast.words["organisations"]:
        w.add(pen.write(Organisation, pen.moment(today), **entry, phone=cast.phone(pen), fax=cast.phone(pen)))
    found: dict[str, tuple[Organisation, ...]] = {}
    for each in sorted(w.find(Organisation), key=lambda body: (body.kind, body.name)):
        found[each.kind] = (*found.get(each.kind, ()), each)
    return found


def _numbers(w: Writer, office: Office) -> Callable[[int], str]:
    return lambda year: case_number(office.document_prefix, year, w.next_number(f"case/{year}"))


def _documents(w: Writer, office: Office) -> Callable[[int], str]:
    return lambda year: f"{office.document_prefix}第{w.next_number(f'document/{year}')}号"


def _join_some(w: Writer) -> None:
    """A few anonymous inquiries turned out to be persons whose cases came later."""
    inquiries = w.find(Case, stage="S00")[2 : 2 + _JOINED]
    for inquiry, case in zip(inquiries, w.find(Case, stage="S20")[:_JOINED], strict=False):
        join_inquiry(w, inquiry.id, case.id)
