"""The style sheet: colour, border, radius and padding of Qt's own widgets, from the theme's tokens."""

from collections.abc import Callable, Mapping
from string import Template

from kyoju_desktop.i18n.places import shipped

# $name is a colour token, ${n12} the length 12 at the present text scale.
_SHEET = """
QToolTip { background: $panel; color: $ink; border: 1px solid $edge; padding: ${n4};
  qproperty-textFormat: PlainText; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $panel; color: $ink; border: 1px solid $edge; border-radius: ${n4};
  padding: 0 ${n8}; selection-background-color: $fill; selection-color: $onfill; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${n30}; max-height: ${n30}; }
QPlainTextEdit, QTextEdit { padding: ${n4} ${n5}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 ${n7}; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { min-height: ${n28}; max-height: ${n28}; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${n3} ${n4}; }
QLineEdit[tall="true"] { min-height: ${n38}; max-height: ${n38}; }
QLineEdit[tall="true"]:focus { min-height: ${n36}; max-height: ${n36}; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QLineEdit:disabled, QComboBox:disabled,
QPlainTextEdit:disabled { background: $window; border-color: $line; color: $ink; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $dangerline; }
QComboBox::drop-down { border: 0; width: ${n28}; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $panel; color: $ink; border: 1px solid $edge; outline: 0;
  selection-background-color: $accentweak; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${n28}; padding: 0 ${n8}; }
QCheckBox, QRadioButton { spacing: ${n6}; color: $ink; min-height: ${n24}; background: transparent; }
QCheckBox::indicator { width: ${n14}; height: ${n14}; border: 1px solid $edge; border-radius: ${n2};
  background: $panel; }
QCheckBox::indicator:checked { background: $fill; border-color: $fill; image: url("$icons/tick-white.svg"); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $line; }
QRadioButton::indicator { width: ${n14}; height: ${n14}; border: 1px solid $edge; border-radius: $half;
  background: $panel; }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx:0.5, cy:0.5, radius:0.5,
  fx:0.5, fy:0.5, stop:0 $accent, stop:0.54 $accent, stop:0.62 $panel, stop:1 $panel); }
QPushButton { background: $panel; color: $ink; border: 1px solid $edge; border-radius: ${n4};
  padding: 0 ${n12}; min-height: ${n30}; }
QPushButton:hover { background: $window; }
QPushButton:pressed { background: $sunken; }
QPushButton:default { background: $fill; color: $onfill; border-color: $fill; font-weight: bold; }
QPushButton:disabled { background: $sunken; color: $ink2; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; }
QFrame[look="panel"] { background: $panel; border: 1px solid $line; border-radius: ${n4}; }
QFrame[look="quietpanel"] { background: $window; border: 1px solid $line; border-radius: ${n4}; }
QFrame[look="warnpanel"] { background: $warnbg; border: 1px solid $warnline; border-radius: ${n4}; }
QFrame[look="dangerpanel"] { background: $dangerbg; border: 1px solid $dangerline; border-radius: ${n4}; }
QFrame[look="donepanel"] { background: $donebg; border: 1px solid $doneline; border-radius: ${n4}; }
QFrame[look="weak"] { background: $accentweak; border: 0; }
QFrame[look="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="bar"] { background: $window; border: 0; border-bottom: 1px solid $line; }
QFrame[look="head"] { background: $window; border: 0; }
QFrame[look="grouphead"] { background: $window; border: 0; }
QFrame[look="warnhead"] { background: $warnbg; border: 0; }
QFrame[look="action"] { background: $panel; border: 0; border-top: 1px solid $line; }
QFrame[look="rail"] { background: $sunken; border: 0; border-right: 1px solid $line; }
QFrame[look="status"] { background: $sunken; border: 0; border-top: 1px solid $line; }
QFrame[look="band"] { background: $warnbg; border: 0; border-bottom: 1px solid $warnline; }
QLabel { background: transparent; }
QLabel[tone="ink2"] { color: $ink2; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="done"] { color: $done; }
QLabel[tone="onfill"] { color: $onfill; }
QScrollArea, QScrollArea > #qt_scrollarea_viewport { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[look="clear"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${n10}; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: ${n3}; min-height: ${n32}; margin: 2px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar:horizontal { background: transparent; height: ${n10}; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: ${n3}; min-width: ${n32}; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableView, QListView, QTreeView { background: $panel; color: $ink; border: 0; outline: 0;
  selection-background-color: $accentweak; selection-color: $ink; }
QHeaderView { background: $sunken; border: 0; }
QHeaderView::section { background: $sunken; color: $ink2; border: 0; border-bottom: 1px solid $line;
  padding: 0 ${n12}; min-height: ${n23}; }
QTableCornerButton::section { background: $sunken; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QMenu { background: $panel; color: $ink; border: 1px solid $edge; padding: ${n4} 0; }
QMenu::item { padding: ${n6} ${n24} ${n6} ${n12}; }
QMenu::item:selected { background: $accentweak; color: $ink; }
QMenu::item:disabled { color: $ink2; }
QMenu::separator { height: 1px; background: $line; margin: ${n4} 0; }
QProgressBar { background: $sunken; border: 1px solid $line; border-radius: ${n4}; color: $ink; text-align: center;
  min-height: ${n18}; }
QProgressBar::chunk { background: $accentweak; border-radius: ${n3}; }
QSplitter::handle { background: transparent; }
"""


class _Words(dict[str, str]):
    def __init__(self, colours: Mapping[str, str], px: Callable[[float], int]) -> None:
        half = f"{(px(14) + 2) // 2}px"  # a radius of more than half the box would be ignored by Qt
        super().__init__(colours, icons=(shipped("resources") / "icons").as_posix(), half=half)
        self._px = px

    def __missing__(self, key: str) -> str:
        return f"{self._px(int(key[1:]))}px"


def style_sheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The style sheet of one theme (colours by token name) at one text scale (`px` scales a length)."""
    return Template(_SHEET).substitute(_Words(colours, px))
