"""Finished papers put one behind the other for one exit, their pages as they are."""

import io


def joined(*pdfs: bytes) -> bytes:
    """One PDF of all the pages, in memory."""
    import pikepdf  # noqa: PLC0415 - the start of the window need not pay for it

    made = io.BytesIO()
    with pikepdf.new() as whole:
        for each in pdfs:
            with pikepdf.open(io.BytesIO(each)) as paper:
                whole.pages.extend(paper.pages)
        whole.save(made, deterministic_id=True)
    return made.getvalue()
