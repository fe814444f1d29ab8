"""What a command of kyoju-admin has to say, and how it is written: lines for people or one JSON object."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

DONE, FAILED, WRONG_USAGE = 0, 1, 2
Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True)
class Result:
    """What a command has to say: lines for people, one object for programs, and whether all is well."""

    lines: tuple[str, ...]
    data: Mapping[str, Json] = field(default_factory=dict)
    ok: bool = True


def show(result: Result, command: str, as_json: bool) -> int:
    """Write what a command found; returns the exit code."""
    if as_json:
        _print(json.dumps({"ok": result.ok, "command": command, **result.data}))
    else:
        for line in result.lines:
            _print(line)
    return DONE if result.ok else FAILED


def failed(message: str, given: Sequence[str], code: int) -> int:
    """Write why a command did nothing; returns the exit code."""
    tell(message)
    if "--json" in given:
        _print(json.dumps({"ok": False, "message": message}))
    return code


def _print(line: str) -> None:
    _write(sys.stdout, line)


def tell(line: str) -> None:
    """Write a line beside the result."""
    _write(sys.stderr, line)


def _write(to: TextIO, line: str) -> None:
    """Write a line; characters that the console cannot show become their escapes instead of an error."""
    encoding = to.encoding or "utf-8"
    to.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    to.flush()
