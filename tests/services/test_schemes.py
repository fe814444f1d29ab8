"""Schemes on a case in the real file: steps made and ticked, papers, extension, end, what is set on the tenancy."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Organisation, Referral, SchemeStep, SchemeUse, Tenancy
from kyoju_desktop.domain.rules import schemes as data
from kyoju_desktop.domain.rules.schemes import scheme_of
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.cases import keep, remove
from kyoju_desktop.services.office import office_of
from kyoju_desktop.services.schemes import (
    Followed,
    begin_scheme,
    bodies_for,
    check_on,
    end_use,
    extend,
    followed,
    pay_directly,
    permit_to_tenancy,
    proposed_extension,
    sent_to,
    set_paper,
    tick_step,
)
from kyoju_desktop.storage.store import Store
from tests.services.conftest import Clock, opened

CODES = shipped_codebook()


def begun(store: Store, case: str, scheme: str = "housing_benefit", **values: object) -> SchemeUse:
    with store.write("制度の利用", case=case) as w:
        return begin_scheme(w, SchemeUse(case=case, scheme=scheme).replace(**values))


def body_of(store: Store, kind: str = "self_reliance") -> str:
    with store.read() as r:
        return r.find(Organisation, kind=kind)[0].id


def shown(store: Store, case: str, use: SchemeUse, today: date = date(2026, 6, 1)) -> Followed:
    with store.read() as r:
        return followed(case_file(r, case), r.get(SchemeUse, use.id), today, CODES)


def test_a_scheme_begins_with_its_steps_in_order_and_ticks_those_whose_day_is_known(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, recommended_on=date(2026, 5, 29))
    seen = shown(store, case, use)
    scheme = scheme_of("housing_benefit")
    assert scheme is not None
    assert [each.step for each in seen.steps] == [each.step for each in scheme.steps]
    assert seen.steps[0].done_on == date(2026, 5, 29)
    assert not any(each.done_on for each in seen.steps[1:])
    assert seen.decider is not None
    assert "県" in seen.decider.text
    with pytest.raises(Refused) as refused:
        begun(store, case, scheme="")
    assert refused.value.field == "scheme"


def test_keeping_a_scheme_makes_its_steps_once_and_ticks_them_with_its_days(store: Store) -> None:
    case = opened(store)
    with store.write("制度の利用", case=case) as w:
        use = keep(w, SchemeUse(case=case, scheme="self_reliance"))
    with store.write("制度の利用", case=case) as w:
        keep(w, use.replace(referred_on=date(2026, 6, 1)))
    seen = shown(store, case, use)
    assert len(seen.steps) == 6
    assert {each.step: each.done_on for each in seen.steps}["refer"] == date(2026, 6, 1)


def test_a_scheme_that_was_chosen_wrongly_takes_the_steps_of_the_right_one_while_nothing_is_done(
    store: Store,
) -> None:
    case = opened(store)
    use = begun(store, case, scheme="self_reliance")
    with store.write("制度の利用", case=case) as w:
        keep(w, use.replace(scheme="direct_payment"))
    seen = shown(store, case, use)
    assert {each.step for each in seen.steps} >= {"landlord", "common_fee"}
    assert "wish" not in {each.step for each in seen.steps}
    with store.write("手順", case=case) as w:
        tick_step(w, seen.steps[1].id, date(2026, 6, 1))
    with store.write("制度の利用", case=case) as w:
        keep(w, seen.use.replace(scheme="self_reliance"))
    assert "landlord" in {each.step for each in shown(store, case, use).steps}  # what was done stays


def test_steps_go_with_their_scheme_and_come_back_with_undo(store: Store) -> None:
    case = opened(store)
    use = begun(store, case)
    with store.write("消す", case=case) as w:
        remove(w, use)
    with store.read() as r:
        assert r.count(SchemeStep, use=use.id) == 0
    store.undo()
    with store.read() as r:
        assert r.count(SchemeStep, use=use.id) == 9


def test_ticking_a_step_fills_the_day_that_it_stands_for_and_never_overwrites_one(store: Store) -> None:
    case = opened(store)
    use = begun(store, case)
    steps = {each.step: each for each in shown(store, case, use).steps}
    with store.write("手順", case=case) as w:
        tick_step(w, steps["apply"].id, date(2026, 5, 20))
    assert shown(store, case, use).use.applied_on == date(2026, 5, 20)
    with store.write("手順", case=case) as w:
        tick_step(w, steps["apply"].id, None)
        tick_step(w, steps["apply"].id, date(2026, 5, 21))
    seen = shown(store, case, use)
    assert seen.use.applied_on == date(2026, 5, 20)
    assert {each.step: each.done_on for each in seen.steps}["apply"] == date(2026, 5, 21)
    with store.write("手順", case=case) as w:
        tick_step(w, steps["direct"].id, date(2026, 6, 1))  # stands for no day of its own
    assert shown(store, case, use).use.result_on is None


def test_papers_come_and_are_missing_after_all(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, wish="wants", organisation=body_of(store))
    with store.write("書類", case=case) as w:
        set_paper(w, use.id, "lease", got=True)
        set_paper(w, use.id, "savings", got=True)
        set_paper(w, use.id, "savings", got=False)
    assert shown(store, case, use).use.papers == {"lease"}
    (said,) = shown(store, case, use).lacking
    assert dict(said.values)["count"] == "8"


def test_c05_the_benefit_is_granted_extended_ended_and_not_to_be_had_again_for_a_year(
    store: Store, clock: Clock
) -> None:
    case = opened(store)
    use = begun(store, case, recommended_on=date(2026, 5, 12), wish="wants", organisation=body_of(store))
    with store.write("結果", case=case) as w:
        use = keep(
            w,
            use.replace(
                applied_on=date(2026, 5, 20),
                result="approved",
                result_on=date(2026, 5, 26),
                from_day=date(2026, 6, 1),
                until_day=date(2026, 8, 31),
                amount=38000,
            ),
        )
    assert check_on(use) == date(2026, 7, 31)
    proposed, remark = proposed_extension(use)
    assert (proposed.until_day, remark) == (date(2026, 11, 30), None)
    clock.go_to(date(2026, 8, 25))
    with store.write("延長", case=case) as w:
        use = extend(w, proposed, proposed.until_day, "第7号")
    assert (use.extended, use.until_day, use.document_number) == (1, date(2026, 11, 30), "第7号")
    with pytest.raises(Refused), store.write("終わり", case=case) as w:
        end_use(w, use)
    with store.write("終わり", case=case) as w:
        use = end_use(w, use.replace(ended_on=date(2026, 11, 24), ended_why="再就職"))
    assert (use.result, use.ended_why) == ("finished", "再就職")
    assert not shown(store, case, use).lacking
    assert check_on(use) is None

    later = begun(store, case, recommended_on=date(2027, 6, 1), wish="wants", organisation=body_of(store))
    said = shown(store, case, later).lacking[-1]
    assert dict(said.values)["again"] == "令和9年11月25日"
    whole = begun(store, case, recommended_on=date(2027, 12, 1), wish="wants", organisation=body_of(store))
    assert "again" not in dict(shown(store, case, whole).lacking[-1].values)


def test_an_extension_needs_its_end_and_closes_the_next_step(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, until_day=date(2026, 8, 31), next_step="延長の確認", next_on=date(2026, 7, 31))
    with pytest.raises(Refused) as refused, store.write("延長", case=case) as w:
        extend(w, use, None)
    assert refused.value.field == "until_day"
    with store.write("延長", case=case) as w:
        changed = extend(w, use, date(2026, 11, 30))
    assert changed.next_done_on == date(2026, 6, 1)
    assert changed.document_number == ""


def test_an_end_keeps_the_result_that_was_told(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, result="stopped")
    with store.write("終わり", case=case) as w:
        assert end_use(w, use.replace(ended_on=date(2026, 6, 1))).result == "stopped"


def test_c01_the_permission_to_use_sets_its_end_on_the_tenancy_and_needs_one(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, scheme="special_use", result="approved", from_day=date(2026, 5, 1))
    with pytest.raises(Refused) as refused, store.write("許可", case=case) as w:
        permit_to_tenancy(w, use.id)
    assert refused.value.field == "until_day"
    with store.write("許可", case=case) as w:
        keep(w, use.replace(until_day=date(2027, 4, 30)))
    with pytest.raises(Refused), store.write("許可", case=case) as w:
        permit_to_tenancy(w, use.id)
    with store.write("入居", case=case) as w:
        keep(w, Tenancy(case=case, moved_in_on=date(2026, 5, 1)))
        assert permit_to_tenancy(w, use.id).use_permit_until == date(2027, 4, 30)


def test_direct_payment_sets_how_the_rent_is_paid(store: Store) -> None:
    case = opened(store)
    use = begun(store, case, scheme="direct_payment")
    with store.write("入居", case=case) as w:
        w.add(Tenancy(case=case, pay_way="transfer"))
        assert pay_directly(w, use.id).pay_way == "direct"


def test_in_a_town_without_a_welfare_office_the_bodies_of_the_prefecture_come_first(store: Store) -> None:
    scheme = scheme_of("housing_benefit")
    assert scheme is not None
    with store.write("名簿") as w:
        w.add(Organisation(name="町の相談室", kind="self_reliance", standing="same_body"))
        w.add(Organisation(name="もう無い", kind="self_reliance", standing="other_public", closed=True))
    with store.read() as r:
        found = bodies_for(scheme, office_of(r), r.find(Organisation))
        ours = bodies_for(scheme, office_of(r).replace(welfare_office=True), r.find(Organisation))
    assert [each.standing for each in found] == ["other_public", "same_body", "other_public"]
    assert [each.kind for each in found] == ["self_reliance", "self_reliance", "welfare_office"]
    assert ours[0].name == "町の相談室"


def test_a_paper_that_went_to_the_body_gives_the_day_of_referring(store: Store) -> None:
    case = opened(store)
    body, other = body_of(store), body_of(store, "welfare_office")
    use = begun(store, case, recommended_on=date(2026, 5, 12), organisation=body)
    with store.write("つなぎ票", case=case) as w:
        w.add(Referral(case=case, organisation=body, sent_at=datetime(2026, 5, 1, 9, 0)))
        w.add(Referral(case=case, organisation=body, sent_at=datetime(2026, 5, 20, 9, 0)))
        w.add(Referral(case=case, organisation=other, sent_at=datetime(2026, 5, 13, 9, 0)))
        w.add(Referral(case=case, organisation=body))
    with store.read() as r:
        file = case_file(r, case)
    assert sent_to(file, use) == date(2026, 5, 20)
    assert sent_to(file, use.replace(recommended_on=None)) == date(2026, 5, 1)
    assert sent_to(file, use.replace(organisation="")) is None


def test_broken_data_are_told_and_stop_nobody_from_writing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: object = None) -> object:
        raise Refused("制度の手順の表を読めません。")

    case = opened(store)
    monkeypatch.setattr(data, "schemes", broken)
    with store.write("制度の利用", case=case) as w:
        use = keep(w, SchemeUse(case=case, scheme="housing_benefit"))
    seen = shown(store, case, use)
    assert seen.trouble is not None
    assert (seen.scheme, seen.steps, seen.lacking) == (None, (), ())
    assert proposed_extension(use) == (use, None)


def test_a_scheme_that_is_not_chosen_yet_has_nothing_to_show(store: Store) -> None:
    case = opened(store)
    with store.write("制度の利用", case=case) as w:
        use = keep(w, SchemeUse(case=case))
    assert shown(store, case, use).steps == ()
