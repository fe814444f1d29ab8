"""The part of the story about what may be told: the person's own screen, an inquiry, an emergency, the registers."""

from datetime import datetime

from kyoju_desktop.ui.pages.consent import ConsentPage
from kyoju_desktop.ui.tour.clock import Tour
from kyoju_desktop.ui.tour.filling import tab

PASSPHRASE = "ひのはら やまなみ あさがお 2026"  # noqa: S105 - of an invented office


def show_person(tour: Tour) -> None:
    """The person at the counter is asked on a screen of their own, one recipient at a time."""
    hand = tour.hand
    columns = hand.see_as("consent_page", ConsentPage).columns
    columns.show_column("words")
    hand.choose("show_language", "ja_plain")
    hand.press("show_open")
    hand.see("client_screen")
    tour.picture("本人に見せる画面: はじめに", "client-first")
    hand.press("client_next")
    tour.picture("本人に見せる画面: ひとりずつ", "client-asked")
    hand.press("client_yes")
    hand.press("client_yes")
    hand.see("client_hand")
    tour.picture("本人に見せる画面: おわりに", "client-last")
    hand.press("client_leave")
    hand.write("client_passphrase", PASSPHRASE)
    hand.press("client_open")
    hand.see("consent_page")
    columns.show_column("consent")
    hand.settle()


def be_asked(tour: Tour) -> None:
    """Somebody asks about the person: neither confirmed nor denied. What an emergency would ask. The registers."""
    hand = tour.hand
    tour.clock.go_to(datetime(2026, 5, 26, 15, 20))
    tab(hand, "handed")
    hand.press("inquiry_here")
    hand.see("inquiry_dialog")
    inside = hand.within("inquiry_dialog")
    inside.write("who", "名乗らず(男性)")
    inside.write("asked", "そちらに小早川という人が相談に行っているか。")
    tour.picture("本人についての問合せ: 認めも否定もしない", "inquiry")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_dialog"), "inquiry")
    hand.settle()
    hand.press("emergency_bar")
    hand.see("emergency_dialog")
    tour.picture("緊急の連絡: だれに・危険・いつ説明するか", "emergency")
    hand.press("question_back")
    hand.wait(lambda: not hand.sees("emergency_dialog"), "emergency")
    tour.picture("ケース: だれが何をいつから知っているか", "case-known")
    hand.press("rail_registers")
    hand.settle()
    tour.picture("記録簿: 提供の記録", "registers")
    for name, title in (("inquiries", "問合せ"), ("requests", "開示請求"), ("breaches", "事故")):
        tab(hand.within("registers_page"), name)
        hand.settle()
        tour.picture(f"記録簿: {title}", f"registers-{name}")
    tour.session.desk.back()
    hand.see("case_head")
    hand.settle()
