"""A scan is read by the program alone: a picture that its libraries hand to other programs stays as it is."""

import io
from pathlib import Path

import pikepdf
import pytest

from kyoju_desktop.exchange.scans import take_in


def _fax(side: int) -> bytes:
    """A PDF with one picture packed as JBIG2, as many copiers make them."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    picture = made.make_stream(
        b"SECRET" * 20,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=side,
        Height=side,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=1,
        Filter=pikepdf.Name.JBIG2Decode,
    )
    name = page.add_resource(picture, pikepdf.Name.XObject)
    page.Contents = made.make_stream(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("side", [600, 5000])
def test_a_picture_of_a_copier_is_given_to_no_other_program(
    side: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    planted = tmp_path / "jbig2dec"
    planted.write_text(f'#!/bin/sh\necho "$@" >> "{seen}"\necho "jbig2dec 0.20"\n', "utf-8")
    planted.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    kept = take_in("a.pdf", _fax(side))
    assert not seen.exists(), seen.read_text("utf-8")
    assert b"SECRET" in kept.pdf
