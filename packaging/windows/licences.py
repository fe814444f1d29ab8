"""The licences of everything that is shipped, as files in `licenses/`, one folder for each part."""

import json
from pathlib import Path

from windows.parts import TEXTS, Part

INDEX = "README.txt"
CRATES = "cryptography-rust.cyclonedx.json"


def gather(tree: Path, parts: list[Part]) -> list[str]:
    """Write every text into `licenses/<part>/`, and a list of all in Japanese; returns the names of the parts."""
    into = tree / "licenses"
    for part in parts:
        folder = into / part.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (part.texts | _bills(part)).items():
            (folder / name).write_bytes(text)
    (into / INDEX).write_text(_index(parts), "utf-8-sig", newline="\r\n")
    return sorted({each.name for each in parts})


def _bills(part: Part) -> dict[str, bytes]:
    """The lists of parts that a wheel carries, where they name anything, and what the licences of its crates say."""
    kept = {name: data for name, data in part.bills.items() if json.loads(data).get("components")}
    if CRATES in kept:
        kept |= {"crates.txt": _crates(json.loads(kept[CRATES])["components"])}
        kept |= {name: (TEXTS / name).read_bytes() for name in ("Apache-2.0.txt", "MIT.txt")}
    return kept


def _crates(components: list[dict[str, object]]) -> bytes:
    head = "Rust crates inside this package. The texts of Apache-2.0 and MIT lie beside this file.\n\n"
    lines = [f"{each['name']} {each.get('version', '')}: {_terms(each)}\n" for each in components]
    return (head + "".join(lines)).encode("utf-8")


def _terms(component: dict[str, object]) -> str:
    told = component.get("licenses")
    first = told[0] if isinstance(told, list) and told else {}
    return str(first.get("expression") or first.get("license", {}).get("id", "see the package"))


def _index(parts: list[Part]) -> str:
    """The list for a person: name, version and licence of each part, and where its text lies."""
    lines = [
        "居住支援ケース管理に含まれるソフトウェアとフォントのライセンス",
        "",
        "各部品のライセンスの原文は、このフォルダーの中の、部品と同じ名前のフォルダーにあります。",
        "同じ一覧を機械で読める形(CycloneDX)にしたものが、ひとつ上のフォルダーの sbom.cdx.json です。",
        "Qt と PySide6 のソースコードの入手方法は、PySide6_Essentials\\Qt-and-PySide6.txt にあります。",
        "",
        "部品、版、ライセンス",
        "",
    ]
    for each in parts:
        where = f"({each.inside} に含まれるもの)" if each.inside else ""
        lines.append(f"{each.name} {each.version}: {each.licence or '原文のとおり'}{where}")
    return "\n".join([*lines, ""])
