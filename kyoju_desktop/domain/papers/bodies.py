"""居住支援法人などの一覧: a list for those who look for help, of bodies that agreed to stand on it (DOMAIN 1.2)."""

from kyoju_desktop.i18n.messages import N_

LISTED = "body_list"
TITLE = N_("住まいの相談ができる機関の一覧")
EMPTY = N_("載せてよいと答えた機関は、まだありません。")
NOTE = N_("載せることに同意した機関だけの一覧です。受けられるかどうかは、相談のうえで決まります。")
CHECK = N_("電話の前に、開いている時間を見てください。")
