"""The part of the story in which something leaves the office: consent, つなぎ票, reply."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog

from kyoju_desktop.domain.records import Consent, Referral, ReferralReply
from kyoju_desktop.ui.pages.consent_matrix import ConsentMatrix
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import fill, tab
from kyoju_desktop.ui.tour.sharing import show_person


def save_from_preview(tour: Tour, title: str) -> None:
    """Save the paper that is previewed, and close the preview."""
    tour.hand.press("preview_save")
    save(tour, title)
    tour.hand.press("preview_close")
    tour.hand.wait(lambda: not tour.hand.sees("preview"), "preview")


def save(tour: Tour, title: str) -> None:
    """Accept the proposed name in the tour's folder."""
    without_lock(tour)
    dialog = tour.hand.see_as("save_dialog", QFileDialog)
    dialog.setDirectory(str(tour.folder))
    place = Path(dialog.selectedFiles()[0])
    dialog.accept()
    tour.hand.settle()
    tour.note(title, place.name)


def without_lock(tour: Tour) -> None:
    """The papers of the tour are for looking at: no lock."""
    inside = tour.hand.within("save_file")
    inside.choose("save_lock", "plain")
    inside.press("question_do")


def ask_consent(tour: Tour) -> None:
    """The person says who may know what."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 12, 10, 30))
    tab(hand, "consent")
    tour.picture("ケース: 同意がまだない", "case-no-consent")
    hand.press("open_consent")
    matrix = hand.see_as("consent_matrix", ConsentMatrix)
    for row in (0, 1):
        for column in (1, 2, 3, 4):
            index = matrix.model().index(row, column)
            hand.click_at(matrix.viewport(), matrix.visualRect(index).center())
    fill(
        hand,
        Consent,
        {
            "purposes": ("housing", "contract"),
            "period": "date",
            "until_day": "R9.3.31",
            "means": ("paper", "phone"),
            "form": "written",
            "text_version": "第1版 令和8年4月",
            "explained_place": "役場の相談室",
            "told_withdrawal": True,
            "told_no_disadvantage": True,
            "signed_paper_on": "きょう",
        },
    )
    hand.choose("exclusion", "Person.school")
    tour.picture("同意を登録する: だれに・何を・いつまで", "consent")
    hand.press("print_consent")
    hand.see("preview")
    tour.picture("同意書の見本", "consent-preview")
    save_from_preview(tour, "同意書(PDF)")
    show_person(tour)
    hand.press("register_consent")
    hand.see("case_head")
    tour.picture("ケース: 同意", "case-consent")


def hand_over(tour: Tour) -> None:
    """The つなぎ票, through the gate: what goes, what stays and why, the very page; saved and handed over."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 12, 11, 0))
    tab(hand, "handed")
    hand.press("referral_here")
    box = hand.see_as("recipient", QComboBox)
    hand.choose("recipient", box.itemData(box.findText("陽ノ原町 福祉課")))
    hand.choose("purpose", "benefit")
    hand.choose("level", "L2")
    hand.choose("urgency", "days")
    tour.picture("つなぎ票を作る: 出すもの・出さないもの", "referral-items")
    tab(hand, "texts")
    fill(
        hand,
        Referral,
        {
            "summary": "4月末に離職。家賃を1か月滞納。住居確保給付金の対象になるか見立てがほしい。",
            "requests": ("accept", "benefit"),
            "request_note": "5月14日に本人と同行します。",
        },
    )
    hand.rest(500)
    hand.settle()
    tour.picture("つなぎ票を作る: 出すもの・出さないもの・紙", "referral")
    hand.press("save_and_record")
    hand.see("save_file")
    tour.picture("つなぎ票を保存する: 鍵", "referral-save")
    save(tour, "つなぎ票(PDF)")
    hand.see("notice_went_out")
    tour.picture("渡したかどうかを答える", "referral-went-out")
    hand.press("notice_went_out")
    hand.see("case_head")
    tour.picture("ケース: つなぎと提供の記録", "case-handed")


def take_reply(tour: Tour) -> None:
    """What came back."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 18, 15, 20))
    tab(hand, "handed")
    with tour.session.desk.store.read() as r:
        referral = r.find(Referral)[-1].id
    hand.press(f"reply.{referral}")
    inside = hand.within("reply_dialog")
    fill(
        inside,
        ReferralReply,
        {
            "received_on": "きょう",
            "means": "phone_then_paper",
            "result": "accepted",
            "note": "受理。申請書類を5月20日までにそろえる。",
        },
    )
    tour.picture("つなぎの返事を入れる", "reply")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    tour.picture("ケース: 返事が来た", "case-replied")
    tab(hand, "course")
    tour.picture("ケース: 経過に全部が並ぶ", "case-story")
