"""The hand-out for the prefecture's IT as a PDF, from packaging/README.md: the same bytes for the same text.

    python packaging/handout.py --out DIR

Leaves Kyoju-<version>-Handout.pdf in DIR. Needs the packages of the extra `build`.
"""

import argparse
import io
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import pikepdf
from booklet.reading import Heading, blocks_of
from booklet.setting import Booklet, Link, booklet
from booklet.strips import Place
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.press import Imprint, Press

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "packaging" / "README.md"
CONTENTS = "もくじ"


class UnprintableError(Exception):
    """No face of ours can draw something that stands in the text."""


def make(out: Path, version: str, moment: int, source: Path = SOURCE) -> Path:
    """Write the PDF into a folder; `moment` (seconds) is the time that stands at the foot of its pages."""
    blocks = blocks_of(source.read_text("utf-8"))
    title = next(each.text for each in blocks if isinstance(each, Heading) and each.level == 1)
    made = booklet(blocks, CONTENTS)
    day = datetime.fromtimestamp(moment, UTC)
    foot = f"第{version}版 {day.year}年{day.month}月{day.day}日"
    press = Press(title, "ja")
    for leaf in made.leaves:
        press.add(leaf, Imprint(title, foot, "ja"))
    printed, _, lacking = press.finish()
    if lacking:
        raise UnprintableError(" ".join(lacking))
    path = out / f"Kyoju-{version}-Handout.pdf"
    path.write_bytes(_with_ways(printed, made))
    return path


def _with_ways(printed: bytes, made: Booklet) -> bytes:
    """The same PDF with bookmarks, and with contents that lead to their pages."""
    bound = io.BytesIO()
    with Pdf.open(io.BytesIO(printed)) as pdf:
        with pdf.open_outline() as outline:
            for place in made.places:
                item = OutlineItem(place.name, _target(pdf, place))
                items = outline.root if place.level == 2 or not outline.root else outline.root[-1].children
                items.append(item)
        for page in sorted({link.page for link in made.links}):
            here = [_area(pdf, link) for link in made.links if link.page == page]
            pdf.pages[page].obj.Annots = pdf.make_indirect(Array(here))
        pdf.Root.PageMode = Name.UseOutlines
        pdf.save(bound, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return bound.getvalue()


def _target(pdf: Pdf, place: Place) -> Array:
    height = PORTRAIT.paper_height - place.y + 6
    return Array([pdf.pages[place.page].obj, Name.XYZ, 0, round(height, 1), 0])


def _area(pdf: Pdf, link: Link) -> Dictionary:
    edges = (
        PORTRAIT.left,
        PORTRAIT.paper_height - link.bottom,
        PORTRAIT.right,
        PORTRAIT.paper_height - link.top,
    )
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(each, 1) for each in edges]),
        Border=Array([0, 0, 0]),
        Dest=_target(pdf, link.to),
    )


def _version() -> str:
    about = (ROOT / "kyoju_desktop" / "__init__.py").read_text("utf-8")
    return str(re.findall(r'^__version__ = "([^"]+)"', about, re.MULTILINE)[0])


def _moment() -> int:
    """The time of the commit."""
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the PDF")
    args = parser.parse_args(arguments)
    args.out.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{make(args.out, _version(), _moment())}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
