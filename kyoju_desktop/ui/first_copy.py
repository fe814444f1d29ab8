"""One window per user and data folder: a second start brings the first window to the front and ends."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kyoju_desktop.platform.instance import claim, let_forward, name_of

_ANSWER_MS = 1000
_STARTING_MS, _AGAIN_MS = 8000, 100  # the first one may only just have been started, and not listen yet


def call_first(folder: Path) -> bool:
    """Ask the window that has this folder to come forward; False when nobody answers, or nobody is left."""
    name, until = name_of(folder), QDeadlineTimer(_STARTING_MS)
    while not claim(name):
        answered = ask(name)
        if answered is not None or until.hasExpired():
            return bool(answered)
        QThread.msleep(_AGAIN_MS)
    return False


def ask(name: str) -> bool | None:
    """Whether who listens under this name answers; None when nobody listens there (yet)."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return None if socket.error() == QLocalSocket.LocalSocketError.ServerNotFoundError else False
    let_forward()
    socket.write(b"come forward\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class FirstCopy(QObject):
    """Listens for later starts on the folders it is told of; `called` when one came."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._servers: dict[str, QLocalServer] = {}

    def listen(self, folder: Path) -> None:
        """Answer for this folder too, from now until `close`."""
        name = name_of(folder)
        if name in self._servers:
            return
        claim(name)
        server = self._servers[name] = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._answer(server))
        QLocalServer.removeServer(name)  # a pipe that a killed program left behind
        server.listen(name)

    def close(self) -> None:
        """Listen no longer."""
        for server in self._servers.values():
            server.close()
            server.deleteLater()
        self._servers.clear()

    def _answer(self, server: QLocalServer) -> None:
        while server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here\n")
            socket.flush()
        self.called.emit()
