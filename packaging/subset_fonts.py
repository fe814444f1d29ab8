"""Make the small faces for the person's languages anew from the full Noto fonts (needs fonttools; not at run time).

    npm pack @expo-google-fonts/noto-sans @expo-google-fonts/noto-sans-sc @expo-google-fonts/noto-sans-kr
    (unpack each), then: python packaging/subset_fonts.py <folder with the .ttf files> resources/fonts

Noto Sans JP (@expo-google-fonts/noto-sans-jp, 400 and 700) and IPAmj明朝 (Debian fonts-ipamj-mincho) are shipped
whole: names need all of Noto's kanji, and the licence of IPA wants its face unmodified and under its own name.

The files are TrueType (reportlab cannot embed CFF) under the SIL Open Font License; Noto has no reserved name, so a
subset keeps the name. What stays: Latin with Vietnamese, Greek and Cyrillic; GB 2312; KS X 1001.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

_ASCII = range(0x20, 0x7F)
_LATIN = (
    *range(0x20, 0x250),  # Latin with its extensions
    *range(0x300, 0x370),  # marks that are typed apart
    *range(0x370, 0x530),  # Greek, Cyrillic
    *range(0x1E00, 0x1F00),  # Vietnamese
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    0x2116,
    0x2122,
    0x2212,
)
_COMMON = (*_ASCII, 0xA0, 0xB7, *range(0x2010, 0x2027), 0x3000, *range(0x3001, 0x3003), *range(0x3008, 0x3012))
FACES = (
    ("NotoSans_400Regular.ttf", "NotoSans-Regular.ttf", "latin"),
    ("NotoSans_700Bold.ttf", "NotoSans-Bold.ttf", "latin"),
    ("NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", "gb2312"),
    ("NotoSansKR_400Regular.ttf", "NotoSansKR-Regular.ttf", "euc_kr"),
)


def codes_of(charset: str) -> set[int]:
    """The code points of a set: "latin", or the name of a two-byte codec."""
    if charset == "latin":
        return set(_LATIN)
    found = set(_COMMON)
    for lead in range(0xA1, 0xFE):
        for trail in range(0xA1, 0xFF):
            try:
                char = bytes((lead, trail)).decode(charset)
            except UnicodeDecodeError:
                continue
            if not (charset == "euc_kr" and "\u4e00" <= char <= "\u9fff"):  # Korean is written without Hanja today
                found.update(map(ord, char))
    return found


def make(source: Path, target: Path, codes: Iterable[int]) -> int:
    """Write the subset; its size in bytes."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG"]
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.save(target)
    return target.stat().st_size


def main(sources: Path, folder: Path) -> None:
    """Make every face from the folder of full fonts."""
    for name, made, charset in FACES:
        source = next(sources.rglob(name))
        size = make(source, folder / made, codes_of(charset))
        print(f"{made}: {size / 1_000_000:.2f} MB")
        licence = next(parent for parent in source.parents if (parent / "LICENSE_FONT").exists()) / "LICENSE_FONT"
        (folder / f"{made.split('-')[0]}-OFL.txt").write_text(licence.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
