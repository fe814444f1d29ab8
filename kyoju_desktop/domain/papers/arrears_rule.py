"""滞納から支援へつなぐルール (DOMAIN 3.5): the office's own rule, as a form to decide it on."""

from kyoju_desktop.i18n.messages import N_

FORM = "arrears_rule"
TITLE = N_("家賃の滞納から支援へつなぐルール(ひな型)")
