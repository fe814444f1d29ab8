"""JPEG, PNG and TIFF: every picture becomes an A4 page; nothing but its dots is kept."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
import pikepdf.jbig2
from PIL import Image, ImageOps, ImageSequence, TiffTags

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.scan import DAMAGED, MOST_PAGES, TOO_MANY, TOO_WIDE, Scan, Step

MOST_DOTS = 80_000_000  # of one picture: A3 at 600 dpi has 70 million
_A4 = (595.276, 841.89)  # points
_LONG, _SHORT = 3508, 2480  # A4 at 300 dpi
_COLOURFUL = 40  # how far the channels of a dot lie apart before it counts as colour
_INK = 200  # a dot darker than this stays ink when a black and white page is made smaller: thin strokes live on
_QUALITY = 78
# What Pillow and its decoders raise for files that are not what they say.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError, struct.error)
_FAILS = (*BROKEN, zlib.error, MemoryError)


class _Packed(pikepdf.jbig2.JBIG2DecoderInterface):
    """A picture of a copier stays packed: pikepdf would lay it down as a plain file and run a program `jbig2dec`,
    whichever the present folder or PATH holds."""

    def check_available(self) -> None:
        """It is not."""
        raise pikepdf.DependencyError

    def decode_jbig2(self, jbig2: bytes, jbig2_globals: bytes) -> bytes:  # noqa: ARG002
        """Never asked for."""
        raise pikepdf.DependencyError


pikepdf.jbig2.set_decoder(_Packed())


def paper_of_images(data: bytes, kind: str, step: Step) -> Scan:
    """One page for each picture in the file."""
    try:
        with quiet(), Image.open(io.BytesIO(data), formats=(kind.upper(),)) as opened:
            count = getattr(opened, "n_frames", 1)
            if count > MOST_PAGES:
                raise Refused(TOO_MANY, most=str(MOST_PAGES))
            return _paper(opened, count, step)
    except Image.DecompressionBombError:
        raise Refused(TOO_WIDE) from None
    except _FAILS:
        raise Refused(DAMAGED) from None


@contextmanager
def quiet() -> Iterator[None]:
    """Remarks of Pillow about odd camera data are no trouble: that data is thrown away."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _paper(opened: Image.Image, count: int, step: Step) -> Scan:
    with pikepdf.new() as pdf:
        for done, frame in enumerate(_frames(opened), start=1):
            add_page(pdf, small(frame))
            step(done, count)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
        return Scan(made.getvalue(), len(pdf.pages))


def _frames(opened: Image.Image) -> Iterator[Image.Image]:
    pictures = ImageSequence.Iterator(opened) if getattr(opened, "n_frames", 1) > 1 else (opened,)
    for frame in pictures:
        check_dots(*frame.size)
        if frame.format == "JPEG" and min(frame.size) > 2 * _LONG:
            frame.draft(frame.mode, (2 * _LONG, 2 * _LONG))
        frame.load()
        yield ImageOps.exif_transpose(frame)


def check_dots(width: int, height: int) -> None:
    """Refuse a picture that would fill the memory, before it is unpacked."""
    if width < 1 or height < 1 or width * height > MOST_DOTS:
        raise Refused(TOO_WIDE)


def small(picture: Image.Image) -> Image.Image:
    """Black and white, grey or colour as it needs, at most A4 at 300 dpi, without anything beside the dots."""
    plain = _flat(picture)
    long, short = max(plain.size), min(plain.size)
    scale = min(1.0, _LONG / long, _SHORT / short)
    if scale < 1:
        size = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
        if plain.mode == "1":
            grey = plain.convert("L").resize(size, Image.Resampling.BOX)
            plain = grey.point([0 if dot < _INK else 255 for dot in range(256)]).convert("1")
        else:
            plain = plain.resize(size, Image.Resampling.LANCZOS)
    if plain.mode == "RGB" and not _in_colour(plain):
        plain = plain.convert("L")
    plain.info.clear()
    return plain


def _flat(picture: Image.Image) -> Image.Image:
    """The picture as 1, L or RGB on white."""
    if picture.mode in {"1", "L", "RGB"} and "transparency" not in picture.info:
        return picture.copy()
    if picture.mode.startswith("I"):
        wide = picture.convert("I").point(lambda dot: dot * (1 / 256))
        return wide.convert("L")
    if picture.mode == "F":
        return picture.convert("L")
    if picture.mode in {"CMYK", "YCbCr", "LAB", "HSV"}:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _in_colour(picture: Image.Image) -> bool:
    """Whether a dot of it is coloured: a red seal on a white sheet is enough."""
    few = picture.resize((min(400, picture.width), min(400, picture.height)), Image.Resampling.BOX)
    _hue, saturation, value = few.convert("HSV").split()
    pairs = zip(saturation.tobytes(), value.tobytes(), strict=True)
    return any(full * light > _COLOURFUL * 255 for full, light in pairs)


def add_page(pdf: pikepdf.Pdf, picture: Image.Image) -> None:
    """The picture on an A4 page of its own, upright or lying as it is."""
    wide, high = _A4 if picture.height >= picture.width else _A4[::-1]
    scale = min(wide / picture.width, high / picture.height)
    across, up = picture.width * scale, picture.height * scale
    page = pdf.add_blank_page(page_size=(wide, high))
    kept = pdf.make_indirect(image_stream(pdf, picture))
    name = page.add_resource(kept, pikepdf.Name.XObject, pikepdf.Name("/Paper"))
    at = f"q {across:.3f} 0 0 {up:.3f} {(wide - across) / 2:.3f} {(high - up) / 2:.3f} cm {name} Do Q"
    page.Contents = pdf.make_stream(at.encode("ascii"))


def image_stream(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    """The dots as a PDF keeps them: fax coding for black and white, else JPEG."""
    head = {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": picture.width,
        "/Height": picture.height,
    }
    if picture.mode == "1":
        coding = {"/K": -1, "/Columns": picture.width, "/Rows": picture.height, "/BlackIs1": True}
        head |= {
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 1,
            "/Filter": pikepdf.Name.CCITTFaxDecode,
            "/DecodeParms": pikepdf.Dictionary(coding),
        }
        return pikepdf.Stream(pdf, fax_bytes(picture), head)
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=_QUALITY, optimize=True)
    space = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    head |= {"/ColorSpace": space, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}
    return pikepdf.Stream(pdf, made.getvalue(), head)


def fax_bytes(picture: Image.Image) -> bytes:
    """The bare G4 coding of a black and white picture, cut out of a TIFF of one strip."""
    made = io.BytesIO()
    rows = {TiffTags.lookup(278).value or 278: picture.height}
    picture.save(made, "TIFF", compression="group4", tiffinfo=rows)
    with Image.open(made, formats=("TIFF",)) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        start, length = tags[273], tags[279]
    if len(start) != 1:
        raise ValueError(start)
    return made.getvalue()[start[0] : start[0] + length[0]]
