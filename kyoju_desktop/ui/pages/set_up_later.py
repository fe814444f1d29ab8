"""The steps of the set-up that the first screen does not show: passphrase, recovery key, second place for copies."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.pages.set_up_line import Line
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, frame

Add = Callable[[QVBoxLayout, Line], Line]


def passphrase_step(tr: Translator, lines: QVBoxLayout, add: Add, weigh: Callable[[str], object]) -> None:
    """The passphrase, twice; `weigh` hears every change of the first."""
    lines.addWidget(
        Words(
            tr(
                N_(
                    "合言葉でこの端末のデータを暗号にします。長いほど強くなります。"
                    "関係のないことばを4つほどつなげると、覚えやすく強い合言葉になります。名前や誕生日は使わないでください。"
                )
            ),
            wrap=True,
        )
    )
    first = add(lines, Line("passphrase", tr(N_("合言葉")), secret=True))
    first.box.textEdited.connect(weigh)
    add(lines, Line("passphrase_again", tr(N_("もう一度")), secret=True))


def key_step(tr: Translator, lines: QVBoxLayout, add: Add) -> Words:
    """The recovery key, to be copied by hand; returns the words that will show it."""
    lines.addWidget(
        Words(
            tr(
                N_(
                    "合言葉を忘れたとき、この回復キーだけがデータを開けます。紙に手で写し、封をして、"
                    "係の金庫など合言葉とは別の場所に置いてください。この画面は一度しか出ません。"
                )
            ),
            wrap=True,
        )
    )
    shown = Words("", size=22, bold=True, wrap=True, name="recovery_key_words")
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    inside = column(margins=(16, 16, 16, 16))
    inside.addWidget(shown)
    lines.addWidget(frame("quietpanel", inside))
    how = tr(N_("写したことを確かめるためです。大文字・小文字はどちらでもかまいません。"))
    add(lines, Line("again", " ", how, width=264))
    return shown


def copy_step(tr: Translator, lines: QVBoxLayout, add: Add) -> Button:
    """The second place for copies; returns the button that chooses a folder."""
    lines.addWidget(
        Words(
            tr(
                N_(
                    "控え(バックアップ)は、プログラムを閉じるときと一日に一度、暗号のままデータの隣に作られます。"
                    "この端末が壊れたときのために、二つ目の場所(共有フォルダーや外付けの媒体)も決められます。あとで設定の画面でも決められます。"
                )
            ),
            wrap=True,
        )
    )
    add(lines, Line("second_place", tr(N_("二つ目の控えの場所(なくてもよい)"))))
    button = Button(tr(N_("フォルダーを選ぶ")), icon="folder-open", name="choose_place")
    lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return button
