"""Scans as offices make them, and files that only pretend to be scans."""

import io
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

MARK = b"KINSHIJAKU"  # stands wherever a scan can carry something beside its dots


def sheet(mode: str = "RGB", size: tuple[int, int] = (620, 877), *, seal: bool = True) -> Image.Image:
    """A page with lines of writing, a signature and a red seal."""
    ink: Any = 0 if mode in {"1", "L"} else "black"
    made = Image.new(mode, size, "white" if mode != "1" else 1)
    draw = ImageDraw.Draw(made)
    wide, high = size
    for line in range(12):
        draw.line((wide // 10, high * (line + 2) // 20, wide * 8 // 10, high * (line + 2) // 20), fill=ink, width=2)
    draw.arc((wide // 2, high * 8 // 10, wide * 7 // 10, high * 9 // 10), 0, 300, fill=ink, width=2)
    if seal and mode == "RGB":
        draw.ellipse((wide * 3 // 4, high * 8 // 10, wide * 8 // 10, high * 17 // 20), outline="red", width=4)
    return made


def jpeg(picture: Image.Image | None = None, turned: int = 1) -> bytes:
    """A JPEG as a telephone takes it: place, maker, thumbnail, remarks."""
    exif = Image.Exif()
    exif[0x010F] = MARK.decode()  # maker
    exif[0x0112] = turned
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (35.0, 41.0, 22.0), "E", (139.0, 41.0, 30.0)
    made = io.BytesIO()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + MARK + b"</x:xmpmeta>"
    (picture or sheet()).save(made, "JPEG", exif=exif, comment=MARK, xmp=xmp)
    return made.getvalue()


def tiff(*pictures: Image.Image) -> bytes:
    """A TIFF of several pages, as a copier sends it."""
    made = io.BytesIO()
    first, *rest = pictures
    first.save(made, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw")
    return made.getvalue()


def png(picture: Image.Image) -> bytes:
    """A PNG."""
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def pdf(pages: int = 1, *, password: str = "", loaded: bool = False) -> bytes:
    """A scanned PDF; `loaded` with everything that does not belong into an archive."""
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=(595, 842))
        head = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 620,
            "/Height": 877,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        }
        name = page.add_resource(made.make_indirect(pikepdf.Stream(made, jpeg(), head)), pikepdf.Name.XObject)
        page.Contents = made.make_stream(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
    if loaded:
        _load(made)
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, encryption=lock)
    return out.getvalue()


def _load(made: pikepdf.Pdf) -> None:
    mark = MARK.decode()
    made.docinfo["/Author"] = mark
    with made.open_metadata() as data:
        data["dc:title"] = mark
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{mark}')")
    made.Root.OpenAction = made.make_indirect(script)
    made.attachments["a.exe"] = b"MZ" + MARK
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 200, 200],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"http://{mark}.invalid"),
    )
    first = made.pages[0]
    first.obj.Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link)]))
    first.obj.AA = pikepdf.Dictionary(O=script)
    first.obj.PieceInfo = pikepdf.Dictionary(Some=pikepdf.Dictionary(Private=mark))


def unpacked(data: bytes) -> bytes:
    """Every byte of a PDF with its packed parts opened: what a search in the file could find."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return data + out.getvalue()
