"""A screen without a monitor: Xvfb of our own, its picture memory readable while programs paint."""

import os
import subprocess
from pathlib import Path

WIDTH, HEIGHT = 1400, 900
_BLACK = bytes(3)


class Screen:
    """One virtual screen; programs reach it by `display`, pictures of it are taken with `picture`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._memory = folder / "Xvfb_screen0"
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(
            [*command, "-br", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"

    def painted(self, colour: bytes, share: float = 0.15) -> bool:
        """Whether at least this share of the screen has a colour (blue, green, red), read from its memory."""
        sample = self._sample()
        return sum(each == colour for each in sample) >= share * len(sample)

    def lit(self, share: float = 0.15) -> bool:
        """Whether at least this share of the screen is not black: something was painted there."""
        sample = self._sample()
        return sum(each != _BLACK for each in sample) >= share * len(sample)

    def empty(self) -> bool:
        """Whether the screen is black again."""
        return not self.lit(0.01)

    def _sample(self) -> list[bytes]:
        data = self._pixels()
        return [data[at : at + 3] for at in range(0, len(data) - 3, 4 * 997)]

    def _pixels(self) -> bytes:
        data = self._memory.read_bytes()
        header, colours = (int.from_bytes(data[at : at + 4], "big") for at in (0, 76))
        return data[header + 12 * colours :]

    def picture(self, path: Path) -> Path:
        """What a person would see now, as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root", str(path))
        return path

    def type(self, text: str) -> None:
        """Type into the window that has the keyboard; Latin letters and digits only."""
        self.run("xdotool", "type", "--delay", "40", text)

    def key(self, *names: str) -> None:
        """Press keys by their X names, one after the other."""
        self.run("xdotool", "key", "--delay", "60", *names)

    def click(self, x: int, y: int) -> None:
        """Click with the left button at a place of the screen."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def windows(self) -> str:
        """The windows that are mapped, one a line, as xwininfo tells them."""
        return self.run("xwininfo", "-root", "-tree")

    def run(self, *command: str) -> str:
        """A small X program on this screen; what it said."""
        environment = {**os.environ, "DISPLAY": self.display}
        told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
        return told.stdout

    def close(self) -> None:
        """Switch the screen off."""
        self._server.terminate()
        self._server.wait(20)
