"""The floor of a start: a bare PySide6 QMainWindow. Says "painted" when it is; with --memory its peak in MB."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


if "--libraries" in sys.argv:
    import reportlab.pdfgen.canvas
    import sqlalchemy

    _USED = (reportlab.pdfgen.canvas, sqlalchemy)

app = QApplication(sys.argv)
window = Bare()
window.resize(1366, 768)
window.show()
app.exec()
sys.stdout.write("painted\n")
sys.stdout.flush()
if "--memory" in sys.argv:
    from tests.benchmarks.peak import peak_memory

    sys.stdout.write(f"{peak_memory():.1f}\n")
