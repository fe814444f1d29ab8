"""An empty PySide6 program: one window with one line. What ours takes to start is measured against it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

application = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("空のプログラム")
QVBoxLayout(window).addWidget(QLabel("空のプログラム"))
window.resize(960, 640)
window.show()
sys.exit(application.exec())
