"""支援ケース一覧 and what is due (DOMAIN 4.1【4】, 9.7), and 断り集計 (8.1, 8.3): lists over many cases."""

from kyoju_desktop.i18n.messages import N_

CASES, REFUSALS = "case_list", "refusals"
CASES_TITLE = N_("支援ケース一覧")
DUE_TITLE = N_("期限のある仕事の一覧")
HANDOVER_TITLE = N_("引継ぎ一覧(未処理・期限のあるケース)")
REFUSALS_TITLE = N_("断り集計")
