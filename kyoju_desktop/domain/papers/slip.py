"""パスワード票 (PAPER, files handed outside): the password of a file on a slip of its own."""

from kyoju_desktop.i18n.messages import N_

FORM = "password_slip"
TITLE = N_("パスワード票")
