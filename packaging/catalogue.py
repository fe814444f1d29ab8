"""Keep the message catalogues in step with the program.

    python packaging/catalogue.py update    # i18n/kyoju.pot and every i18n/<locale>/LC_MESSAGES/kyoju.po
    python packaging/catalogue.py missing   # the texts that a locale still lacks

Messages are the literals inside N_(...) in the code and the labels and titles of resources/reference/**/*.json.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SHOWN_KEYS = frozenset({"label", "title", "text"})


def messages() -> dict[str, list[tuple[str, int]]]:
    """Every text that is shown, with the places where it stands."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in sorted((ROOT / "kyoju_desktop").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for line, text, _, _ in extract_from_file("python", path, keywords={"N_": None}):
            found.setdefault(text if isinstance(text, str) else text[0], []).append((name, line))
    for path in sorted((ROOT / "resources" / "reference").rglob("*.json")):
        if path.parent.name == "consent_texts":  # these are in the person's language already
            continue
        name = path.relative_to(ROOT).as_posix()
        for text in _shown(json.loads(path.read_text("utf-8"))):
            found.setdefault(text, []).append((name, 1))
    found.pop("", None)
    return found


def _shown(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key in SHOWN_KEYS and isinstance(value, str):
                yield value
            else:
                yield from _shown(value)
    elif isinstance(data, list):
        for each in data:
            yield from _shown(each)


def template() -> Catalog:
    """The catalogue of source texts."""
    made = Catalog(project="kyoju_desktop", charset="utf-8", fuzzy=False)
    for text, places in sorted(messages().items()):
        files = sorted({name for name, _ in places})
        made.add(text, locations=[(name, None) for name in files])  # type: ignore[misc]
    return made


def update() -> None:
    """Rewrite kyoju.pot and bring every locale's catalogue up to it; translations are kept."""
    fresh = template()
    with (ROOT / "i18n" / "kyoju.pot").open("wb") as file:
        write_po(file, fresh, width=116, include_lineno=False, omit_header=False)
    for path in sorted((ROOT / "i18n").glob("*/LC_MESSAGES/kyoju.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3])
        catalogue.update(fresh, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with path.open("wb") as file:
            write_po(file, catalogue, width=116, include_lineno=False)


def missing(path: Path) -> list[str]:
    """The source texts without a translation in that catalogue."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    return [text for text in messages() if not (catalogue.get(text) and catalogue.get(text).string)]  # type: ignore[union-attr]


def main() -> int:
    if sys.argv[1:] == ["update"]:
        update()
        return 0
    if sys.argv[1:] == ["missing"]:
        lacking = {path: missing(path) for path in sorted((ROOT / "i18n").glob("*/LC_MESSAGES/kyoju.po"))}
        for path, texts in lacking.items():
            sys.stdout.writelines(f"{path.parts[-3]}: {text!r}\n" for text in texts)
        return 1 if any(lacking.values()) else 0
    sys.stderr.write(str(__doc__))
    return 2


if __name__ == "__main__":
    sys.exit(main())
