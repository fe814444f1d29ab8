"""A name is a name also in a hint: Qt takes what looks like HTML for HTML and opens the files that it names."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import dressed, fonts

__all__ = ["dressed", "fonts"]  # fixtures of the window


@pytest.mark.usefixtures("dressed")
def test_a_hint_is_shown_as_it_is_written(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> None:
    planted = tmp_path_factory.mktemp("share") / "p.png"
    picture = QImage(700, 700, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(planted))
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    QToolTip.showText(QPoint(5, 5), f'<img src="{planted.as_uri()}">', page)
    hints = [each for each in QApplication.allWidgets() if isinstance(each, QLabel) and each.inherits("QTipLabel")]
    assert hints
    assert all(each.height() < 100 for each in hints)
    QToolTip.hideText()
