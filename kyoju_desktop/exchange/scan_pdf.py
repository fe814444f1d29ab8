"""A scanned PDF: its pages alone are kept, without scripts, forms, links, attached files and camera data."""

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.scan import DAMAGED, MOST_PAGES, TOO_MANY, TOO_WIDE, Scan, Step
from kyoju_desktop.exchange.scan_images import BROKEN, check_dots, image_stream, quiet, small
from kyoju_desktop.i18n.messages import N_

LOCKED = N_(
    "このPDFには開くためのパスワードがかかっています。記録には何も入れていません。パスワードを外したPDFにするか、紙から取り込んでください。"
)
NO_PAGES = N_("このPDFには頁がありません。記録には何も入れていません。取り込みなおしてください。")
_LZW = 256 * 1024  # bytes of a drawing in a packing that scanners of today no longer use
_SWOLLEN = 96 * 1024 * 1024  # bytes of one packed part when unpacked; drawings of a page are far below
_DOTS_KEPT = 2480 * 3508 * 1.3  # a larger picture is drawn again at 300 dpi
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit"}
)
_JPEG = pikepdf.Name.DCTDecode
_PHOTOGRAPH = re.compile(rb"\bBI\b[^()<>]{0,400}?/(?:DCT|DCTDecode)\b")
_GIVES_UP = (RecursionError, MemoryError, RuntimeError, AttributeError)
_ROOT_KEYS = frozenset({"/Type", "/Pages", "/Version"})
# What hangs on pictures, fonts and drawings beside what is drawn.
_BESIDE = (
    "/Metadata",
    "/PieceInfo",
    "/AF",
    "/OPI",
    "/Alternates",
    "/StructParent",
    "/StructParents",
    "/LastModified",
)


def clean_pdf(data: bytes, step: Step) -> Scan:
    """The pages of the PDF, re-written."""
    _check_packed(data)
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return _clean(pdf, step)
    except pikepdf.PasswordError:
        raise Refused(LOCKED) from None
    except (pikepdf.PdfError, pikepdf.DependencyError, zlib.error, *_GIVES_UP, *BROKEN):
        raise Refused(DAMAGED) from None


def _check_packed(data: bytes) -> None:
    """Packed lists of objects are unpacked on opening: none may swell beyond measure."""
    at = data.find(b"/ObjStm")
    while at >= 0:
        begin = data.find(b"stream", at)
        if begin >= 0:
            _check_swelling(data[begin + 6 :].lstrip(b"\r\n"))
        at = data.find(b"/ObjStm", at + 7)


def _check_swelling(packed: bytes | memoryview) -> None:
    unpacker = zlib.decompressobj()
    try:
        if len(unpacker.decompress(packed, _SWOLLEN)) >= _SWOLLEN:
            raise Refused(TOO_WIDE)
    except zlib.error:
        return  # not packed this way, or broken: opening will tell


def _clean(pdf: pikepdf.Pdf, step: Step) -> Scan:
    count = len(pdf.pages)
    if not count:
        raise Refused(NO_PAGES)
    if count > MOST_PAGES:
        raise Refused(TOO_MANY, most=str(MOST_PAGES))
    _check_all(pdf)
    pdf.remove_unreferenced_resources()  # what no page draws with is not part of the paper
    pdf.flatten_annotations("screen")  # a signature written on a tablet is an annotation: it becomes part of the page
    seen: set[tuple[int, int]] = set()
    for done, page in enumerate(pdf.pages, start=1):
        _bare(page.obj, _PAGE_KEYS)
        for drawn in _contents(page.obj):
            _check_stream(pdf, drawn)
            _check_inline(drawn)
        for each in _reachable(page.obj.get("/Resources"), seen):
            _strip(pdf, each)
        step(done, count)
    _bare(pdf.Root, _ROOT_KEYS)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Scan(made.getvalue(), count)


def _check_all(pdf: pikepdf.Pdf) -> None:
    """Before any drawing is read."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for drawn in (*_contents(page.obj), *_reachable(page.obj.get("/Resources"), seen)):
            if drawn.get("/Subtype") != pikepdf.Name.Image:
                _check_stream(pdf, drawn)


def _bare(thing: pikepdf.Object, kept: frozenset[str]) -> None:
    for key in [each for each in thing.keys() if each not in kept]:  # noqa: SIM118 - no dict
        del thing[key]


def _contents(page: pikepdf.Object) -> list[pikepdf.Object]:
    found = page.get("/Contents")
    if found is None:
        return []
    return [found] if isinstance(found, pikepdf.Stream) else list(found)


def _check_stream(pdf: pikepdf.Pdf, stream: pikepdf.Object) -> None:
    """Refuse a drawing that swells beyond measure, in whichever layer of its packing."""
    if not isinstance(stream, pikepdf.Stream):
        return
    wraps = _filters(stream)
    if "/LZWDecode" in wraps and len(stream.read_raw_bytes()) > _LZW:
        raise Refused(TOO_WIDE)
    for at, each in enumerate(wraps):
        if each == "/FlateDecode":
            _check_swelling(_unwrapped(pdf, stream, wraps[:at]) if at else stream.read_raw_bytes())


def _check_inline(stream: pikepdf.Object) -> None:
    """Refuse a photograph in the midst of the drawing: its camera data could not be taken out."""
    if isinstance(stream, pikepdf.Stream) and _PHOTOGRAPH.search(stream.read_bytes()):
        raise ValueError(stream.objgen)


def _filters(stream: pikepdf.Object) -> list[str]:
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(found)] if isinstance(found, pikepdf.Name) else [str(each) for each in found]


def _reachable(thing: pikepdf.Object | None, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream that a page draws with, each once; no page leads to the next."""
    waiting = [thing] if thing is not None else []
    while waiting:
        each = waiting.pop()
        if not isinstance(each, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            continue
        if each.is_indirect:
            if each.objgen in seen:
                continue
            seen.add(each.objgen)
        if isinstance(each, pikepdf.Array):
            waiting.extend(each)
            continue
        if each.get("/Type") == pikepdf.Name.Page:
            continue
        yield each
        waiting.extend(each[key] for key in each.keys() if key != "/Parent")  # noqa: SIM118


def _strip(pdf: pikepdf.Pdf, thing: pikepdf.Object) -> None:
    for key in _BESIDE:
        if key in thing:
            del thing[key]
    if thing.get("/Type") == pikepdf.Name.OCG and "/Name" in thing:
        thing["/Name"] = pikepdf.String("")
    if not isinstance(thing, pikepdf.Stream):
        return
    if thing.get("/Subtype") == pikepdf.Name.Image:
        _strip_picture(pdf, thing)
    else:
        _check_stream(pdf, thing)
        if thing.get("/Subtype") == pikepdf.Name.Form:
            _check_inline(thing)


def _strip_picture(pdf: pikepdf.Pdf, picture: pikepdf.Stream) -> None:
    width, height = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
    check_dots(width, height)
    if width * height > _DOTS_KEPT and _drawn_again(pdf, picture):
        return
    match _filters(picture):
        case ["/DCTDecode"]:
            _rewrite(picture, bare_jpeg(picture.read_raw_bytes()), _JPEG, picture.get("/DecodeParms"))
        case ["/JPXDecode"]:
            _rewrite(picture, bare_jpeg2000(picture.read_raw_bytes()), pikepdf.Name.JPXDecode, None)
        case ["/FlateDecode", "/DCTDecode"]:
            packed = picture.read_raw_bytes()
            _check_swelling(packed)
            _rewrite(picture, bare_jpeg(zlib.decompress(packed)), _JPEG, None)
        case [*wraps, "/DCTDecode"]:
            _rewrite(picture, bare_jpeg(_unwrapped(pdf, picture, wraps)), _JPEG, None)
        case [*wraps, "/JPXDecode"]:
            _rewrite(picture, bare_jpeg2000(_unwrapped(pdf, picture, wraps)), pikepdf.Name.JPXDecode, None)


def _unwrapped(pdf: pikepdf.Pdf, picture: pikepdf.Stream, wraps: list[str]) -> bytes:
    """The bytes of a picture out of the letters or packings around them."""
    inner = pikepdf.Stream(pdf, picture.read_raw_bytes())
    inner.Filter = pikepdf.Array([pikepdf.Name(each) for each in wraps])
    return inner.read_bytes()


def _rewrite(picture: pikepdf.Stream, data: bytes, coding: pikepdf.Name, parms: pikepdf.Object | None) -> None:
    given = parms if isinstance(parms, pikepdf.Dictionary) else None
    picture.write(data, filter=coding, decode_parms=given)


def _drawn_again(pdf: pikepdf.Pdf, picture: pikepdf.Stream) -> bool:
    """A picture finer than 300 dpi on A4, made smaller; one that is more than dots stays as it is."""
    if any(key in picture for key in ("/SMask", "/Mask", "/ImageMask", "/Decode")):
        return False
    try:
        with quiet():
            dots = pikepdf.PdfImage(picture).as_pil_image()
    except (pikepdf.PdfError, pikepdf.DependencyError, NotImplementedError, AttributeError, *BROKEN):
        return False
    made = image_stream(pdf, small(dots))
    coding = pikepdf.Name.CCITTFaxDecode if "/DecodeParms" in made else _JPEG
    _rewrite(picture, made.read_raw_bytes(), coding, made.get("/DecodeParms"))
    for key in ("/Width", "/Height", "/ColorSpace", "/BitsPerComponent"):
        picture[key] = made[key]
    if "/Intent" in picture:
        del picture["/Intent"]
    return True


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without its remarks: Exif with place and thumbnail, XMP, maker's notes. Its dots are not touched."""
    if not data.startswith(b"\xff\xd8"):
        raise ValueError(data[:2])
    kept, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError(at)
        mark = data[at + 1]
        if mark == 0xFF:  # padding
            at += 1
            continue
        if mark == 0xDA:  # from here on dots
            return bytes(kept) + _until_end(data[at:])
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if not (0xE1 <= mark <= 0xEF and mark != 0xEE) and mark != 0xFE:
            kept += data[at : at + 2 + length]
        at += 2 + length
    raise ValueError(at)


def _until_end(dots: bytes) -> bytes:
    """Up to the end mark: behind it some cameras hang whole further pictures."""
    end = dots.find(b"\xff\xd9")
    return dots if end < 0 else dots[: end + 2]


_BOXES_KEPT = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})


def bare_jpeg2000(data: bytes) -> bytes:
    """A JPEG 2000 file without boxes of text and of other programs; a bare stream of dots stays as it is."""
    if data.startswith(b"\xff\x4f\xff\x51"):
        return data
    kept, at = bytearray(), 0
    while at + 8 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        length = length or len(data) - at
        if length < 8:
            raise ValueError(at)
        if name in _BOXES_KEPT:
            kept += data[at : at + length]
        at += length
    return bytes(kept)
