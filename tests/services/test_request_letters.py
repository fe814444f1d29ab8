"""決定通知書 and 延長通知書: the right article, nothing of a case, and kept when they go out."""

from datetime import date

import pytest

from kyoju_desktop.documents.render import render
from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.doors.request_letters import decision_letter, extension_letter
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.request_letters import DECISION, EXTENSION
from kyoju_desktop.domain.records import InformationRequest, Office, PaperPrinted
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.kept import open_blob
from kyoju_desktop.services.request_letters import keep_letter, letter
from kyoju_desktop.storage.store import Store

TR, CODES, DAY = Translator.for_language("ja"), shipped_codebook(), date(2026, 6, 22)
OFFICE = Office(municipality="瀬戸見市", head="市長", department="都市整備課")
ASKED = InformationRequest(
    number="開示第3号",
    kind="disclosure",
    received_on=date(2026, 6, 1),
    requester="篠塚 蒼",
    asked="わたしの相談の記録",
    decision="part",
    decided_on=DAY,
    decision_number="瀬都住第77号",
    grounds=frozenset({"others"}),
)


def said(request: InformationRequest, form: str = DECISION) -> str:
    door = decision_letter if form == DECISION else extension_letter
    return "\n".join(render(door(OFFICE, request, DAY, codes=CODES, tr=TR), TR).page_texts)


@pytest.mark.parametrize(
    ("kind", "decision", "words"),
    [
        ("disclosure", "all", ["第82条第1項", "開示をする旨", "全部について、開示します"]),
        ("disclosure", "part", ["第82条第1項", "一部について、開示します", "個人情報保護法78条1項2号"]),
        ("disclosure", "none", ["第82条第2項", "開示をしない旨", "開示しません"]),
        ("disclosure", "existence", ["第82条第2項", "あるかどうかをお答えせずに"]),
        ("disclosure", "not_held", ["第82条第2項", "保有していないため"]),
        ("disclosure", "transferred", ["第85条第1項", "移送"]),
        ("correction", "all", ["第93条第1項", "訂正します"]),
        ("correction", "none", ["第93条第2項", "訂正しません"]),
        ("stop_use", "all", ["第101条第1項", "利用停止をします"]),
        ("stop_use", "none", ["第101条第2項"]),
    ],
)
def test_the_letter_cites_the_article_of_its_request_and_decision(kind: str, decision: str, words: list[str]) -> None:
    text = said(ASKED.replace(kind=kind, decision=decision))
    assert [
        each for each in (*words, "瀬戸見市長", "篠塚 蒼 様", "瀬都住第77号", "3か月以内") if each not in text
    ] == []


@pytest.mark.parametrize("decision", ["all", "part", "none", "existence", "not_held", "transferred"])
def test_a_deceased_persons_records_follow_the_towns_rules_and_no_law(decision: str) -> None:
    text = said(ASKED.replace(kind="deceased", decision=decision))
    assert "要綱" in text
    assert "個人情報の保護に関する法律" not in text
    assert "個人情報保護法" not in text


def test_only_what_is_granted_says_how_it_is_handed() -> None:
    assert "実施の方法" in said(ASKED)
    assert "実施の方法" not in said(ASKED.replace(decision="none"))


@pytest.mark.parametrize(("kind", "article"), [("disclosure", "第83条第2項"), ("correction", "第94条第2項")])
def test_the_extension_names_both_days_and_the_reason(kind: str, article: str) -> None:
    asked = ASKED.replace(kind=kind, decision="", extended_until=date(2026, 7, 31), extended_reason="記録が多いため")
    text = said(asked, EXTENSION)
    assert [each for each in (article, "令和8年7月1日", "令和8年7月31日", "記録が多いため") if each not in text] == []


def test_there_is_no_letter_while_there_is_nothing_to_tell() -> None:
    for decision in ("", "withdrawn"):
        with pytest.raises(Refused):
            said(ASKED.replace(decision=decision))
    with pytest.raises(Refused):
        said(ASKED, EXTENSION)


def test_what_went_out_is_kept_under_the_number_of_the_decision(store: Store) -> None:
    with store.write("請求") as w:
        w.add(ASKED)
    with store.read() as r:
        made = letter(r, ASKED.id, DECISION, Locale(TR, DAY, CODES))
    with store.write("控え", final=True) as w:
        row = keep_letter(w, ASKED.id, DECISION, made, "printed")
    with store.read() as r:
        assert open_blob(r, row.blob, row.sha256) == made.pdf
        (kept,) = r.find(PaperPrinted)
    assert (kept.form, kept.document_number, kept.recipient) == (DECISION, "瀬都住第77号", "篠塚 蒼")


def test_what_is_granted_whole_names_no_ground_and_the_towns_rules_carry_no_empty_brackets() -> None:
    assert "78条" not in said(ASKED.replace(decision="all", grounds=frozenset({"others"})))
    by_rules = said(ASKED.replace(grounds=frozenset({"rules"})))
    assert "要綱による" in by_rules
    assert "()" not in by_rules
