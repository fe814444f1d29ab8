"""C08, C12: a town without a 福祉事務所 answers the request of the prefecture's 支援会議."""

import io
from datetime import date, datetime

from pypdf import PdfReader

from kyoju_desktop.domain.records import (
    AgendaItem,
    Case,
    Conference,
    ConferenceCopy,
    CopyOut,
    Disclosure,
    DisclosureOutcome,
    Organisation,
)
from kyoju_desktop.ui.dialogs.question import Question
from tests.e2e.conference_steps import (
    Someone,
    begin_sitting,
    choose_item,
    make_packs,
    put_on_agenda,
    take_in_all,
    write_item,
)
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, squeezed
from tests.e2e.whole import do_from_today, due

KIYO = Someone("石動 キヨ", "いするぎ きよ", "陽ノ原町 南5番5号", agrees=False)
MAKOTO = Someone("赤松 誠", "あかまつ まこと", "陽ノ原町 港7番7号", agrees=False)
WHY = "本人は「誰にも言わんで」と言う。働きかけを続ける。"
TEXT = {"aim": ("share",), "fact": "家賃を3か月滞納。通帳がない。", "to_discuss": "だれが訪ねるか。"}


def prefecture(at: Counter) -> Organisation:
    return next(each for each in at.find(Organisation) if each.kind == "welfare_office")


def asked(at: Counter, **more: str) -> Conference:
    """The request of the prefecture, written down in the window."""
    return begin_sitting(
        at,
        {
            "bodies": ("support_9",),
            "name": "架空県 第2回支援会議",
            "organiser": prefecture(at).id,
            "at": "R8.7.14 14:00",
            "request_on": "R8.6.15",
            "request_sender": "架空県 地域福祉課 見本",
            "request_asked": "滞納と健康の様子",
            "reply_by": "R8.6.30",
            **more,
        },
    )


def test_ac_08_4_a_town_answers_the_prefecture_s_request_and_gets_its_paper_back(town: Counter) -> None:
    hand = town.hand
    cases = take_in_all(town, (KIYO, MAKOTO), ())
    sitting = asked(town, request_number="県地福第45号")
    assert sitting.role == "answer"
    assert not hand.sees("members_panel")
    assert not hand.sees("conference_notice")
    assert "県地福第45号" in all_words(hand.see("law_strip"))
    put_on_agenda(town, cases.values())
    for each in cases.values():
        item = town.one(AgendaItem, case=each.id)
        write_item(town, item, {**TEXT, "why_no_consent": WHY})
    first = town.one(AgendaItem, case=cases[KIYO.name].id)
    choose_item(town, first)
    hand.choose(f"version.{first.id}", "named")
    hand.settle()
    copies = make_packs(town, copies=5)
    hand.press("print_many_close")
    hand.settle()
    assert [each.number for each in copies] == [f"No.{number}" for number in range(1, 6)]
    assert all(f"{each.number}会議後回収" in text_of(town, each) for each in copies)
    whole = text_of(town, copies[0])
    assert "石動キヨ" in whole
    assert "赤松誠" not in whole
    assert "県地福第45号" in whole
    # sent: one row of the ledger for each person, to a body outside
    hand.press("handed.No.1")
    hand.settle()
    assert all(each.handed_at for each in town.find(ConferenceCopy))
    rows = town.find(Disclosure)
    assert [each.case for each in rows] == [each.id for each in in_order(town, cases)]
    assert {each.organisation for each in rows} == {prefecture(town).id}
    assert all(each.external for each in rows)
    assert {(each.copies, each.copy_numbers) for each in rows} == {(5, "No.1、No.2、No.3、No.4、No.5")}
    named = next(each for each in rows if each.version == "named")
    assert named.basis == "law_conference_9"
    assert "県地福第45号" in named.basis_facts
    assert {each.outcome for each in town.find(DisclosureOutcome)} == {"went_out"}
    assert town.one(Conference).replied_on == date(2026, 6, 16)
    # what was decided there, and the paper comes back
    town.go_to(datetime(2026, 7, 14, 17, 0))
    for number in range(1, 6):
        assert town.one(Conference).copies_out == 6 - number
        hand.press(f"back.No.{number}")
        hand.settle()
    assert {each.fate for each in town.find(CopyOut)} == {"returned"}
    inside = hand.within("minutes_panel")
    inside.write("held_on", "R8.7.14")
    inside.press("keep_minutes_panel")
    hand.press("close_conference")
    hand.press("notice_yes")
    hand.settle()
    assert town.one(Conference).closed_on == date(2026, 7, 14)


def in_order(at: Counter, cases: dict[str, Case]) -> list[Case]:
    """The cases in the order of the agenda."""
    place = {each.case: each.place or 0 for each in at.find(AgendaItem)}
    return sorted(cases.values(), key=lambda case: place[case.id])


def text_of(at: Counter, copy: ConferenceCopy) -> str:
    with at.store.read() as r:
        pdf = r.blob(copy.blob)
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def test_ac_08_2_a_request_without_number_names_its_day_and_sender(town: Counter) -> None:
    hand = town.hand
    hand.press("rail_conferences")
    hand.press("new_conference")
    inside = hand.within("conference_dialog")
    inside.tick("bodies", "support_9")
    inside.write("at", "R8.7.14 14:00")
    inside.choose("organiser", prefecture(town).id)
    inside.tick("request_no_number")
    inside.press("question_do")
    assert not town.find(Conference)  # its day and its sender are asked for
    assert hand.sees("conference_dialog")
    inside.write("request_on", "R8.6.15")
    inside.write("request_sender", "架空県 地域福祉課 見本")
    inside.press("question_do")
    hand.see("conference_page")
    hand.settle()
    made = town.one(Conference)
    assert made.request_number == "番号なし"
    assert made.role == "answer"


def test_the_day_for_the_answer_is_on_today_and_opens_the_sitting(town: Counter) -> None:
    asked(town)
    town.go_to(datetime(2026, 6, 30, 9, 0))
    town.hand.press("rail_today")
    town.hand.settle()
    found = due(town, "conference_reply")
    assert found is not None
    assert found.name == "会議"
    do_from_today(town, "conference_reply")
    town.hand.see("conference_page")
    town.hand.settle()


def test_without_the_reason_nothing_is_made_in_the_person_s_name(town: Counter) -> None:
    cases = take_in_all(town, (KIYO,), ())
    asked(town, request_number="県地福第45号")
    put_on_agenda(town, cases.values())
    item = town.one(AgendaItem)
    write_item(town, item, TEXT)
    choose_item(town, item)
    town.hand.choose(f"version.{item.id}", "named")
    town.hand.settle()
    town.hand.press("make_packs")
    dialog = town.hand.see_as("pack_dialog", Question)
    assert "先に直すところがあります" in all_words(dialog)
    assert not dialog.verb.isEnabled()
    dialog.reject()
    town.hand.settle()
    assert not town.find(ConferenceCopy)
    assert not town.find(Disclosure)
