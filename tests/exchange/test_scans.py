"""Scans: checked, made small, bare; every bad file has a plain answer and leaves nothing behind."""

import base64
import io
import os
import random
import resource
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange import scan, scan_images, scan_pdf, scans
from kyoju_desktop.exchange.scans import read_scan, take_in
from tests.scans import MARK, jpeg, pdf, png, sheet, tiff, unpacked


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as told:
        take_in(name, data)
    return told.value.message.template


def pictures(data: bytes) -> list[Image.Image]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [pikepdf.PdfImage(each).as_pil_image() for page in opened.pages for each in drawn(page)]


def drawn(page: pikepdf.Page) -> list[pikepdf.Stream]:
    inside = page.obj["/Resources"]["/XObject"]
    return [each for key in inside.keys() if isinstance(each := inside[key], pikepdf.Stream)]  # noqa: SIM118


def test_a_photograph_loses_place_maker_remarks_and_thumbnail() -> None:
    photo = jpeg()
    assert MARK in photo
    assert b"Exif" in photo
    kept = unpacked(take_in("IMG_0001.JPG", photo).pdf)
    assert MARK not in kept
    assert b"Exif" not in kept
    assert b"xmpmeta" not in kept
    assert pictures(take_in("a.jpg", photo).pdf)[0].getexif() == {}


def test_a_photograph_that_was_held_sideways_stands_upright() -> None:
    kept = take_in("a.jpeg", jpeg(sheet(size=(600, 400)), turned=6))
    with pikepdf.open(io.BytesIO(kept.pdf)) as opened:
        _, _, wide, high = map(float, opened.pages[0].mediabox)
    assert (round(wide), round(high)) == (595, 842)
    assert pictures(kept.pdf)[0].size == (400, 600)


def test_every_page_of_a_tiff_becomes_a_page() -> None:
    steps: list[tuple[int, int]] = []
    data = tiff(sheet("1"), sheet("L"), sheet("RGB"))
    kept = take_in("scan.tif", data, lambda done, of: steps.append((done, of)))
    assert kept.pages == 3
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert [each.mode for each in pictures(kept.pdf)] == ["1", "L", "RGB"]


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_the_ink_of_a_page_stays_ink(mode: str) -> None:
    drawn = sheet(mode)
    (kept,) = pictures(take_in("a.png", png(drawn)).pdf)
    before, after = drawn.convert("L").tobytes(), kept.convert("L").tobytes()
    dark = sum(dot < 128 for dot in before)
    assert dark > 500
    assert abs(sum(dot < 128 for dot in after) - dark) < dark // 10


def test_a_red_seal_stays_red_and_a_grey_page_stored_as_colour_becomes_grey() -> None:
    (red,) = pictures(take_in("a.png", png(sheet("RGB"))).pdf)
    assert red.mode == "RGB"
    (grey,) = pictures(take_in("a.png", png(sheet("RGB", seal=False))).pdf)
    assert grey.mode == "L"


def test_a_fine_scan_is_made_a4_at_300_dpi_and_its_thin_strokes_stay() -> None:
    (fine,) = pictures(take_in("a.tif", tiff(sheet("1", (4960, 7016)))).pdf)
    assert fine.size == (2480, 3508)
    row = fine.convert("L").crop((400, 300, 1600, 3000)).tobytes()
    assert sum(dot < 128 for dot in row) > 10_000


def test_seen_through_paper_stands_on_white() -> None:
    ghost = sheet("RGB").convert("RGBA")
    ghost.putalpha(0)
    (kept,) = pictures(take_in("a.png", png(ghost)).pdf)
    assert kept.convert("L").getextrema() == (255, 255)


def test_the_same_file_gives_the_same_paper() -> None:
    for name, data in (("a.jpg", jpeg()), ("a.tif", tiff(sheet("1"))), ("a.pdf", pdf(2, loaded=True))):
        assert take_in(name, data).pdf == take_in(name, data).pdf


def test_of_a_pdf_only_what_is_drawn_is_kept() -> None:
    loaded = pdf(2, loaded=True)
    assert unpacked(loaded).count(MARK) >= 8
    kept = take_in("a.PDF", loaded)
    assert kept.pages == 2
    plain = unpacked(kept.pdf)
    for each in (MARK, b"JavaScript", b"EmbeddedFile", b"/URI", b"/Annots", b"/AA", b"/Info", b"/Metadata", b"Exif"):
        assert each not in plain, each
    assert len(pictures(kept.pdf)) == 2


def test_what_was_written_on_a_pdf_by_hand_becomes_part_of_its_page() -> None:
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        drawn = pikepdf.Stream(opened, b"1 0 0 RG 5 w 0 0 m 100 50 l S")
        drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn.BBox, drawn.Resources = [0, 0, 100, 50], pikepdf.Dictionary()
        ink = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Ink, Rect=[100, 100, 200, 150], F=4, AP={"/N": drawn}
        )
        opened.pages[0].obj.Annots = opened.make_indirect(pikepdf.Array([opened.make_indirect(ink)]))
        out = io.BytesIO()
        opened.save(out)
    plain = unpacked(take_in("a.pdf", out.getvalue()).pdf)
    assert b"/Annots" not in plain
    assert b"0 0 m 100 50 l S" in plain


def test_a_large_picture_in_a_pdf_is_made_smaller() -> None:
    big = Image.effect_noise((4000, 5600), 40).convert("L")
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    name = page.add_resource(made.make_indirect(scan_images.image_stream(made, big)), pikepdf.Name.XObject)
    page.Contents = made.make_stream(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
    out = io.BytesIO()
    made.save(out)
    kept = take_in("a.pdf", out.getvalue())
    assert len(kept.pdf) < len(out.getvalue()) * 0.6
    assert pictures(kept.pdf)[0].size == (2480, 3472)


# what cannot be taken in


def test_a_locked_pdf_is_told_apart_from_a_damaged_one() -> None:
    assert refusal("a.pdf", pdf(password="geheim")) == scan_pdf.LOCKED
    assert refusal("a.pdf", pdf()[:-900]) == scan.DAMAGED


def test_a_pdf_without_pages_is_refused() -> None:
    assert refusal("a.pdf", pdf(0)) == scan_pdf.NO_PAGES


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
def test_a_picture_that_breaks_off_is_refused(name: str) -> None:
    whole = {"a.jpg": jpeg(), "a.png": png(sheet()), "a.tif": tiff(sheet())}[name]
    assert refusal(name, whole[: len(whole) // 2]) == scan.DAMAGED


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("同意書.pdf", b"MZ\x90\x00" + b"\0" * 200, "プログラム"),
        ("a.jpg", pdf(), "PDF"),
        ("a.pdf", jpeg(), "JPEG"),
        ("a.png", b"PK\x03\x04" + b"\0" * 50, "ZIP か Office のファイル"),
        ("a.tif", b"hello, this is text", "別のもの"),
    ],
)
def test_a_disguised_file_is_named_for_what_it_is(name: str, data: bytes, found: str) -> None:
    with pytest.raises(Refused) as told:
        take_in(name, data)
    assert told.value.message.template == scans.DISGUISED
    assert dict(told.value.message.values)["found"] == found


def test_other_kinds_are_refused_with_what_to_do() -> None:
    assert refusal("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40) == scans.HEIC
    assert refusal("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 40) == scans.HEIC
    assert refusal("a.docx", b"PK\x03\x04") == scans.UNKNOWN_KIND
    assert refusal("a", jpeg()) == scans.UNKNOWN_KIND
    assert refusal("a.pdf", b"") == scans.EMPTY
    assert refusal("a.pdf", b"\0" * 5000) == scan.DAMAGED


def test_a_file_of_500_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "a.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(500 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused) as told:
        read_scan(huge)
    assert told.value.message.template == scans.TOO_LARGE
    assert dict(told.value.message.values) == {"size": "500"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 30 * 1024  # kilobytes


def test_what_is_no_readable_file_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone.pdf", Path("/dev/zero"), tmp_path / ("x" * 300)):
        with pytest.raises(Refused) as told:
            read_scan(place)
        assert told.value.message.template == scans.NOT_FOUND


def test_the_file_itself_is_never_touched(tmp_path: Path) -> None:
    place = tmp_path / "a.jpg"
    place.write_bytes(jpeg())
    os.utime(place, (1_000_000, 1_000_000))
    take_in(place.name, read_scan(place))
    assert place.read_bytes() == jpeg()
    assert place.stat().st_mtime == 1_000_000
    assert [each.name for each in tmp_path.iterdir()] == ["a.jpg"]


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that says it has side x side dots."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    dots = zlib.compress(b"\0" * ((side // 8 + 1) * 64), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_000, 12_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_unopened(side: int) -> None:
    assert refusal("a.png", bomb(side)) == scan.TOO_WIDE


def test_a_pdf_whose_drawing_swells_beyond_measure_is_refused() -> None:
    made = pikepdf.new()
    page = made.add_blank_page()
    packed = zlib.compress(b"0 0 m " * 20_000_000, 9)
    page.obj.Contents = made.make_indirect(pikepdf.Stream(made, packed, Filter=pikepdf.Name.FlateDecode))
    out = io.BytesIO()
    made.save(out, compress_streams=False)
    assert len(out.getvalue()) < 1_000_000
    assert refusal("a.pdf", out.getvalue()) == scan.TOO_WIDE


def test_a_pdf_whose_list_of_objects_swells_is_refused_before_it_is_opened() -> None:
    packed = zlib.compress(b"0" * (120 * 1024 * 1024), 9)
    data = b"%PDF-1.7\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\n" + packed
    assert refusal("a.pdf", data + b"\nendstream\nendobj\n") == scan.TOO_WIDE


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_pdf, "MOST_PAGES", 2)
    monkeypatch.setattr(scan_images, "MOST_PAGES", 2)
    assert refusal("a.pdf", pdf(3)) == scan.TOO_MANY
    assert refusal("a.tif", tiff(sheet("1"), sheet("1"), sheet("1"))) == scan.TOO_MANY


def test_a_scan_that_stays_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = jpeg()
    monkeypatch.setattr(scans, "LARGEST", len(data))
    made = Image.effect_noise((620, 877), 90)
    noisy = io.BytesIO()
    made.save(noisy, "JPEG", quality=20)
    monkeypatch.setattr(scans, "LARGEST", len(noisy.getvalue()) + 10)
    assert refusal("a.jpg", noisy.getvalue()) == scans.STILL_LARGE


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.pdf"])
def test_no_broken_file_is_more_than_a_refusal(name: str) -> None:
    small = sheet(size=(120, 160))
    whole = {"a.jpg": jpeg(small), "a.png": png(small), "a.tif": tiff(small, sheet("1", (80, 90))), "a.pdf": pdf()}[
        name
    ]
    dice = random.Random(4)
    for turn in range(120):
        broken = bytearray(whole)
        if turn % 4 == 0:
            broken = broken[: dice.randrange(len(broken))]
        else:
            for _ in range(dice.randrange(1, 20)):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
        try:
            kept = take_in(name, bytes(broken))
        except Refused:
            continue
        assert kept.pages >= 1
        assert kept.pdf.startswith(b"%PDF-")


class _Stopped(Exception):  # noqa: N818 - what the window raises when the clerk stops it
    pass


@pytest.mark.parametrize("name", ["a.tif", "a.pdf"])
def test_taking_in_can_be_stopped_between_two_pages(name: str) -> None:
    seen: list[int] = []

    def step(done: int, _of: int) -> None:
        seen.append(done)
        if done == 2:
            raise _Stopped

    data = pdf(4) if name == "a.pdf" else tiff(*[sheet("1", (80, 90))] * 4)
    with pytest.raises(_Stopped):
        take_in(name, data, step)
    assert seen == [1, 2]


def test_a_grey_page_of_sixteen_bits_and_one_of_printing_colours_look_as_they_did() -> None:
    deep = Image.new("I;16", (200, 280), 65535)
    deep.paste(0, (20, 20, 180, 60))
    (grey,) = pictures(take_in("a.png", png(deep)).pdf)
    assert grey.mode == "L"
    assert max(grey.crop((30, 30, 170, 50)).tobytes()) < 40
    assert min(grey.crop((30, 100, 170, 260)).tobytes()) > 215
    made = io.BytesIO()
    sheet().convert("CMYK").save(made, "JPEG")
    (colour,) = pictures(take_in("a.jpg", made.getvalue()).pdf)
    assert colour.mode == "RGB"
    assert min(colour.crop((0, 0, 30, 30)).tobytes()) > 240


def wrapped(data: bytes, coding: object, size: tuple[int, int] = (620, 877)) -> bytes:
    """A PDF of one page with a picture that is coded that way."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(595, 842))
    head = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": size[0],
        "/Height": size[1],
        "/ColorSpace": pikepdf.Name.DeviceRGB,
        "/BitsPerComponent": 8,
        "/Filter": coding,
        "/Metadata": made.make_stream(MARK),
    }
    name = page.add_resource(made.make_indirect(pikepdf.Stream(made, data, head)), pikepdf.Name.XObject)
    page.Contents = made.make_stream(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
    out = io.BytesIO()
    made.save(out, compress_streams=False)
    return out.getvalue()


def test_a_picture_packed_twice_loses_what_lies_beside_its_dots() -> None:
    coding = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    kept = take_in("a.pdf", wrapped(zlib.compress(jpeg()), coding)).pdf
    assert MARK not in unpacked(kept)
    assert pictures(kept)[0].size == (620, 877)


@pytest.mark.parametrize("coding", ["/ASCII85Decode", "/ASCIIHexDecode"])
def test_a_picture_written_in_letters_loses_what_lies_beside_its_dots(coding: str) -> None:
    data = base64.a85encode(jpeg()) + b"~>" if coding == "/ASCII85Decode" else jpeg().hex().encode() + b">"
    whole = wrapped(data, pikepdf.Array([pikepdf.Name(coding), pikepdf.Name.DCTDecode]))
    assert coding.encode() in whole
    kept = take_in("scan.pdf", whole).pdf
    assert MARK not in unpacked(kept)
    assert len(pictures(kept)) == 1


def test_a_photograph_in_the_midst_of_the_drawing_is_refused() -> None:
    with pikepdf.new() as made:
        page = made.add_blank_page()
        page.Contents = made.make_stream(b"q BI /W 620 /H 877 /CS /RGB /BPC 8 /F /DCT ID " + jpeg() + b" EI Q")
        data = io.BytesIO()
        made.save(data)
    assert "取り込んで" in refusal("scan.pdf", data.getvalue())


def test_a_swelling_drawing_is_found_below_another_packing() -> None:
    packed = base64.a85encode(zlib.compress(b"\0" * 200_000_000, 9)) + b"~>"
    with pikepdf.new() as made:
        page = made.add_blank_page()
        drawing = pikepdf.Stream(made, b"")
        drawing.write(packed, filter=pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode]))
        page.Contents = made.make_indirect(drawing)
        data = io.BytesIO()
        made.save(data, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(data.getvalue()) < 400_000
    assert "点の数" in refusal("scan.pdf", data.getvalue())


def test_what_no_page_draws_is_not_kept() -> None:
    with pikepdf.new() as made:
        page = made.add_blank_page()
        page.Contents = made.make_stream(b"q Q")
        beside = pikepdf.Stream(made, MARK, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1])
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Beside=made.make_indirect(beside)))
        data = io.BytesIO()
        made.save(data)
    assert MARK not in unpacked(take_in("scan.pdf", data.getvalue()).pdf)


def test_a_jpeg_2000_loses_its_boxes_of_text_and_of_other_programs() -> None:
    made = io.BytesIO()
    sheet().save(made, "JPEG2000")
    whole = made.getvalue()
    at = whole.index(b"jp2c") - 4
    beside = b"".join(struct.pack(">I", 8 + len(MARK)) + name + MARK for name in (b"xml ", b"uuid"))
    kept = take_in("a.pdf", wrapped(whole[:at] + beside + whole[at:], pikepdf.Name.JPXDecode)).pdf
    assert MARK not in unpacked(kept)
    assert b"jp2c" in kept
    bare = whole[at + 8 :]
    assert scan_pdf.bare_jpeg2000(bare) == bare


@pytest.mark.parametrize("data", [b"no jpeg", b"\xff\xd8\x00\x00\x00\x00", b"\xff\xd8\xff\xe1\x00\x04ab"])
def test_what_is_no_jpeg_inside_a_pdf_is_refused(data: bytes) -> None:
    assert refusal("a.pdf", wrapped(data, pikepdf.Name.DCTDecode)) == scan.DAMAGED


def test_a_picture_that_says_it_is_enormous_is_refused_inside_a_pdf_too() -> None:
    assert refusal("a.pdf", wrapped(jpeg(), pikepdf.Name.DCTDecode, (60_000, 60_000))) == scan.TOO_WIDE
