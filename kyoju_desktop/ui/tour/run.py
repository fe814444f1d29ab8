"""Run the tour: a new office in a folder of its own, one whole case, pictures, papers and a list of the steps."""

import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.settings import change_settings
from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.tour.clock import BEGIN, Tour, TourClock
from kyoju_desktop.ui.tour.hand import Hand, NotThere
from kyoju_desktop.ui.tour.story import STORY

Begin = Callable[[Path, Callable[[], datetime]], Session]


def run_tour(folder: Path, begin: Begin, *, scale: int = 100, theme: str = "light") -> int:
    """Drive the real window through one whole case; pictures, papers and `tour.json` are left in `folder`.

    `begin` opens a session on a data folder with a clock, as every start does; `scale` is the text size in per
    cent. Returns the exit code: 0 when every step was done.
    """
    data = _new_place(folder)
    change_settings(data, text_scale=scale, theme=theme)
    clock = TourClock(BEGIN)
    session = begin(data, clock)
    session.window.resize(1366, 768)
    session.window.show()
    session.preload()
    tour = Tour(Hand(session.window, lambda: session.jobs.running == 0), session, clock, folder)
    began = time.perf_counter()
    try:
        for step in STORY:
            step(tour)
    except NotThere:
        tour.picture(N_("ここで止まりました"), "stopped")
        raise
    _close(tour)
    told = {"seconds": round(time.perf_counter() - began, 2), "scale": scale, "steps": tour.steps}
    (folder / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def _new_place(folder: Path) -> Path:
    """A new data folder; an office that an earlier tour left there is not touched."""
    names = ["data", *(f"data-{number}" for number in range(2, 1000))]
    data = next(folder / name for name in names if not (folder / name).exists())
    data.mkdir(parents=True)
    return data


def _close(tour: Tour) -> None:
    window = tour.session.window
    window.close()
    tour.hand.wait(lambda: not window.isVisible(), "close")
