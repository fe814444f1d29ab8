"""The list of parts as CycloneDX 1.6: what is inside, in which version, with which digest and licence."""

import json
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from windows.parts import OWN, Part
from windows.tools import StopError

NAME = "sbom.cdx.json"
# The licences of our parts that stand alone and have an SPDX identifier
SPDX = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "blessing",
    "IPA",
    "LGPL-3.0-only",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "ZPL-2.1",
    "Zlib",
}


def bill(parts: list[Part], version: str, moment: int) -> dict[str, Any]:
    """The bill of materials; nothing in it depends on when or where it was made except `moment` (seconds)."""
    own = next(each for each in parts if each.name == OWN)
    others = [each for each in parts if each is not own]
    top = {_reference(each): [_reference(other) for other in others if other.inside == each.name] for each in parts}
    top[_reference(own)] = [_reference(each) for each in others if each.inside in {"", OWN}]
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{OWN} {version} {moment} {own.sha256}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).isoformat(),
            "component": {**_component(own), "type": "application"},
        },
        "components": [_component(each) for each in others],
        "dependencies": [{"ref": each, "dependsOn": sorted(needed)} for each, needed in sorted(top.items())],
    }
    wrong = problems(made)
    if wrong:
        raise StopError(f"the list of parts is wrong: {wrong[0]}")
    return made


def write(tree: Path, found: dict[str, Any]) -> Path:
    """Put the bill beside the program."""
    path = tree / NAME
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return path


def _reference(part: Part) -> str:
    return f"{part.inside}/{part.name}@{part.version}" if part.inside else part.purl or f"{part.name}@{part.version}"


def _component(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "licenses": _licences(part.licence),
        "properties": [{"name": "licence texts", "value": f"licenses/{part.name}"}],
    }
    if part.purl:
        made["purl"] = part.purl
    if part.sha256:
        made["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    return made


def _licences(licence: str) -> list[dict[str, Any]]:
    if licence in SPDX:
        return [{"license": {"id": licence}}]
    if re.search(r" (AND|OR|WITH) ", licence):
        return [{"expression": licence}]
    return [{"license": {"name": licence or "see licenses"}}]


def problems(found: dict[str, Any]) -> list[str]:
    """What CycloneDX asks for and the bill has not: the rules of its schema that ours could break."""
    all_of_it = [found["metadata"]["component"], *found["components"]]
    references = [each["bom-ref"] for each in all_of_it]
    wrong = [f"twice: {each}" for each in sorted({each for each in references if references.count(each) > 1})]
    for each in all_of_it:
        if not each["name"] or not each["version"]:
            wrong.append(f"no name or version: {each['bom-ref']}")
        wrong += [f"no digest: {each['bom-ref']}" for one in each.get("hashes", ()) if not _is_sha256(one["content"])]
        if not all(len(one) == 1 for one in each["licenses"]) or not each["licenses"]:
            wrong.append(f"no single licence: {each['bom-ref']}")
    for each in found["dependencies"]:
        wrong += [f"unknown: {one}" for one in (each["ref"], *each["dependsOn"]) if one not in references]
    return wrong


def _is_sha256(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None
