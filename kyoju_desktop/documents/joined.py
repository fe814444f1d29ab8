"""Finished papers put one behind the other for one exit, each with its own page numbers, its pages as they are."""

import io
from contextlib import ExitStack


def joined(first: bytes, *others: bytes) -> bytes:
    """One PDF of all the pages, in memory; its title and language are those of the first."""
    import pikepdf  # noqa: PLC0415 - the start of the window need not pay for it

    made = io.BytesIO()
    with ExitStack() as papers:
        whole = papers.enter_context(pikepdf.open(io.BytesIO(first)))
        for each in others:
            whole.pages.extend(papers.enter_context(pikepdf.open(io.BytesIO(each))).pages)
        whole.save(made, deterministic_id=True)
    return made.getvalue()
