"""Passwords and locked papers."""

import io
import math

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from kyoju_desktop.exchange.passwords import ALPHABET, GROUPS, LETTERS, groups, make_password
from kyoju_desktop.exchange.pdf import lock_pdf


def test_a_password_is_ascii_without_look_alikes_and_hard_to_guess() -> None:
    made = {make_password() for _ in range(200)}
    assert len(made) == 200
    assert all(each.isascii() and len(groups(each)) == GROUPS for each in made)
    assert not set("".join(made)) & set("0O1IL2Z5S6G8BU")
    assert GROUPS * LETTERS * math.log2(len(ALPHABET)) >= 80


def test_a_locked_paper_opens_with_its_password_only() -> None:
    plain = io.BytesIO()
    drawn = canvas.Canvas(plain)
    drawn.drawString(72, 720, "plain words")
    drawn.save()
    locked = lock_pdf(plain.getvalue(), "ACDE-3479")
    for wrong in ("", "acde-3479"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    with pikepdf.open(io.BytesIO(locked), password="ACDE-3479") as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.allow.print_highres
        assert len(opened.pages) == 1
    with pytest.raises(ValueError, match="password"):
        lock_pdf(plain.getvalue(), "")
