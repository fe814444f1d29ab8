"""A PDF under lock: AES-256 (revision 6), in memory."""

import io


def lock_pdf(pdf: bytes, password: str) -> bytes:
    """The same paper, opened only with the password; who has it may read, print and copy. ValueError without one."""
    if not password:
        raise ValueError("a lock needs a password")
    import pikepdf  # noqa: PLC0415 - the start of the window need not pay for it

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        lock = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        paper.save(made, encryption=lock)
    return made.getvalue()
