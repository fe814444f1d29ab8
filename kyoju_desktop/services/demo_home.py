"""The chapters of an invented case that are about the home: searching, applying, moving in, watching, leaving."""

from datetime import date, datetime, time, timedelta

from kyoju_desktop.domain.records import Application, Death, HousingInquiry, MoveOut, Tenancy, Visit
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.services.demo_story import Story

_RHYTHMS = {"weekly": 7, "monthly": 30, "two_months": 61, "quarterly": 92}
_MOST_VISITS = 8


def search_home(story: Story, day: date, ends: date) -> None:
    """Inquiries at agents, most of them refused, each with its reason."""
    pen = story.pen
    span = max((ends - day).days, 1)
    count = pen.random.randint(1, 3) if span > 10 else 1
    for number in range(count):
        on = pen.working(day + timedelta(days=span * number // count))
        found = number == count - 1 and not story.last
        _inquiry(story, on, found)
    story.note(day, "search_facts", due=pen.soon() if story.last and pen.chance(70) else None)


def apply_for_home(story: Story, day: date, ends: date) -> None:
    """An application; the last chapter still waits for its answer."""
    pen = story.pen
    waiting = story.last
    home = story.cast.home(pen)
    pen.write(
        Application,
        pen.moment(day),
        case=story.case.id,
        applied_on=day,
        home=home,
        destination=_destination(story),
        landlord=story.body("real_estate", "landlord").name,
        rent=pen.amount(26_000, 52_000),
        guarantee=pen.one(("registered", "company", "foundation")),
        guarantor=story.body("guarantor_company").name,
        answer_expected_on=pen.soon() if waiting else ends,
        result="waiting" if waiting else "approved",
        result_on=None if waiting else ends,
    )


def contract(story: Story, day: date, ends: date) -> None:
    """Contract and preparation; moving in belongs to the next chapter unless this is the last."""
    pen = story.pen
    moving_in = pen.soon() if story.last else ends
    rent = pen.amount(26_000, 52_000)
    pen.write(
        Tenancy,
        pen.moment(day),
        case=story.case.id,
        home=f"{story.cast.place(pen)[1]} {story.cast.home(pen)}",
        destination=_destination(story),
        landlord=story.body("real_estate", "landlord").name,
        contracted_on=day,
        key_on=None if story.last else moving_in,
        moved_in_on=moving_in,
        contract_until=add_months(moving_in, 24) - timedelta(days=1),
        guarantee_until=add_months(moving_in, 24) - timedelta(days=1),
        insurance_until=add_months(moving_in, 24) - timedelta(days=1),
        rent=rent,
        initial_cost=rent * 4,
        address_reported_on=None if story.last else min(moving_in + timedelta(days=7), pen.today),
        to_do=frozenset({"explained", "contract", "guarantee", "insurance"}),
        visit_rhythm="" if story.last else pen.one(tuple(_RHYTHMS)),
    )
    story.note(day, "contract_facts")


def watch(story: Story, day: date, ends: date) -> None:
    """Visits in the rhythm that was agreed; the tenancy remembers the last one."""
    pen = story.pen
    position, tenancy = next(
        (index, row) for index, row in reversed(tuple(enumerate(pen.rows))) if isinstance(row, Tenancy)
    )
    step = _RHYTHMS[tenancy.visit_rhythm]
    if pen.chance(25):
        step += pen.random.randint(5, 20)  # the rhythm is not always kept
    days = [day + timedelta(days=number * step) for number in range(1, (ends - day).days // step + 1)]
    for on in days[-_MOST_VISITS:]:
        _visit(story, tenancy, pen.working(on))
    if days:
        tenancy = tenancy.replace(last_visit_on=pen.working(days[-1]))
    if story.closed and "S90" not in story.seen:
        tenancy = tenancy.replace(visit_rhythm="none")
    pen.rows[position] = tenancy


def move_out(story: Story, day: date, ends: date) -> None:
    """Leaving the home, or a death in it; the last chapter is not settled yet."""
    pen = story.pen
    died = pen.chance(60)
    position, tenancy = next((index, row) for index, row in enumerate(pen.rows) if isinstance(row, Tenancy))
    left = None if story.last else ends
    pen.write(
        MoveOut,
        pen.moment(day),
        case=story.case.id,
        tenancy=tenancy.id,
        reason="death" if died else pen.one(("facility", "long_hospital", "cheaper_rent", "other_town")),
        noticed_on=None if died else day,
        left_on=left,
        next_home="" if died else "nursing_home",
        tasks=frozenset({"landlord_told"} if story.last else {"landlord_told", "key_returned", "deposit_settled"}),
        belongings="仏壇とアルバムが残る" if died else "",
    )
    if died:
        known = pen.today - timedelta(days=pen.random.randint(0, 9)) if story.last else day
        pen.write(
            Death,
            pen.moment(day),
            case=story.case.id,
            tenancy=tenancy.id,
            known_on=known,
            died_on=day,
            examination="done",
            contract_ended_on=left,
            belongings_contract=pen.chance(40),
        )
        place, person = next((index, row) for index, row in enumerate(pen.rows) if row.id == story.person.id)
        pen.rows[place] = person.replace(died_on=day)
    if left:
        pen.rows[position] = tenancy.replace(ended_on=left)


def _inquiry(story: Story, day: date, found: bool) -> None:
    pen = story.pen
    at = pen.moment(day)
    waiting = not found and (pen.today - day).days < 9
    refused = not found and not waiting
    body = story.body("real_estate")
    pen.write(
        HousingInquiry,
        at,
        case=story.case.id,
        at=at,
        organisation=body.id,
        asked_kind="real_estate",
        home=story.cast.home(pen),
        destination="private_rental",
        rent=pen.amount(26_000, 56_000),
        told="anonymous" if story.profile.get("protected") else pen.one(("anonymous", "age_household")),
        step="inquiry",
        result="accepted" if found else "waiting" if waiting else "refused",
        answered_on=None if waiting else min(day + timedelta(days=2), pen.today),
        refusal_reason=pen.one(story.profile["refusals"]) if refused else "",
        refusal_words=pen.one(story.texts["refusal_words"]) if refused else "",
        next_step="別の店に聞く" if refused else "",
    )


def _visit(story: Story, tenancy: Tenancy, day: date) -> None:
    pen = story.pen
    at = datetime.combine(day, time(pen.random.randint(10, 15), 0))
    pen.write(
        Visit,
        at,
        case=story.case.id,
        tenancy=tenancy.id,
        at=at,
        means=pen.one(("home_visit", "home_visit", "phone")),
        visitors=story.clerk,
        met=pen.one(("met", "met", "met", "voice", "absent")),
        condition=pen.one(("same", "same", "better", "slightly_worse")),
        fact=pen.one(story.texts["visit_facts"]),
    )


def _destination(story: Story) -> str:
    if story.profile["home_kind"] == "public_housing":
        return "public_housing"
    return story.pen.one(("private_rental", "private_rental", "sn_registered", "support_housing"))
