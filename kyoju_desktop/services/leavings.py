"""Moving out: what a record of it changes elsewhere."""

from kyoju_desktop.domain.records import MoveOut, Tenancy
from kyoju_desktop.services.persons import open_tenancy
from kyoju_desktop.storage.store import Writer

_BY_DAY = (("key_returned_on", "key_returned"), ("settled_on", "deposit_settled"), ("noticed_on", "notice"))


def follow_move_out(w: Writer, record: MoveOut) -> None:
    """The home ends on the day of leaving; a day that was entered ticks its point of the list."""
    tenancy = record.tenancy or getattr(open_tenancy(w, record.case), "id", "")
    if tenancy and record.left_on:
        w.put(w.get(Tenancy, tenancy).replace(ended_on=record.left_on))
    done = {task for name, task in _BY_DAY if getattr(record, name) is not None}
    if not done <= record.tasks and w.look(MoveOut, record.id) is not None:
        w.put(record.replace(tasks=record.tasks | done))


def tick_task(w: Writer, move_out_id: str, task: str, *, on: bool) -> MoveOut:
    """Tick one point of moving out, or take the tick back with the day that had ticked it."""
    record = w.get(MoveOut, move_out_id)
    kept = record.replace(tasks=record.tasks | {task} if on else record.tasks - {task})
    day = next((name for name, of in _BY_DAY if of == task), "")
    if day:
        kept = kept.replace(**{day: (getattr(record, day) or w.now.date()) if on else None})
    w.put(kept)
    return kept
