"""Key slots that cost next to nothing to open, where the cost of a secret is not what is tested.

A slot says itself what it costs; the data key in it and the file are as in any office. What the program asks of a new
slot is held by tests/storage/test_keys.py, at its full cost.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kyoju_desktop.storage import keys


@contextmanager
def cheap_slots() -> Iterator[None]:
    """Slots that are made meanwhile are cheap."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_MEMORY_KIB", 8)
        patch.setattr(keys, "_PASSES", 1)
        yield
