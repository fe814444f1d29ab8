"""One window per data folder: a second start brings the first window to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SIGN = "kyoju.window"  # lies in the data folder while a window listens, so that a start alone need not ask
_WAIT_MS = 1000


def _name(folder: Path) -> str:
    return "kyoju-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def call_first(folder: Path) -> bool:
    """Ask the window that has this folder open to come forward; False when nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"come forward\n")
    socket.waitForBytesWritten(_WAIT_MS)
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


class FirstCopy(QObject):
    """Listens for later starts on the same folder; `called` when one came."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))
        if folder.is_dir():
            (folder / SIGN).touch()

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()
        (self._folder / SIGN).unlink(missing_ok=True)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here\n")
            socket.flush()
        self.called.emit()
