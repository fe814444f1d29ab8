"""The list of parts as CycloneDX 1.6: what is inside, in which version, with which digest and licence."""

import json
import re
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from windows.pins import Embed, digest

NAME = "sbom.cdx.json"


def bill(tree: Path, wheels: list[Path], embed: Embed, version: str, moment: int) -> dict[str, Any]:
    """The bill of materials; nothing in it depends on when or where it was made except `moment` (seconds)."""
    python = _part("CPython", embed.cpython, "PSF-2.0", embed.digest, f"pkg:generic/cpython@{embed.cpython}")
    parts = [python, *(_wheel(each, tree / "lib") for each in wheels)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).isoformat(),
            "component": {
                "type": "application",
                "name": "kyoju_desktop",
                "version": version,
                "bom-ref": "kyoju_desktop",
            },
        },
        "components": sorted(parts, key=lambda each: str(each["name"]).lower()),
    }


def write(tree: Path, found: dict[str, Any]) -> Path:
    """Put the bill beside the program."""
    path = tree / NAME
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return path


def _wheel(wheel: Path, lib: Path) -> dict[str, Any]:
    name, version = wheel.name.split("-")[:2]
    described = HeaderParser().parsestr((lib / f"{name}-{version}.dist-info" / "METADATA").read_text("utf-8"))
    licence = described.get("License-Expression") or _short(described.get("License") or "")
    plain = re.sub(r"[-_.]+", "-", name).lower()
    return _part(described["Name"], version, licence, digest(wheel), f"pkg:pypi/{plain}@{version}")


def _short(text: str) -> str:
    return text.strip().splitlines()[0].strip() if text.strip() else "see licenses"


def _part(name: str, version: str, licence: str, sha256: str, purl: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": sha256}],
        "licenses": [{"license": {"name": licence}}],
    }
