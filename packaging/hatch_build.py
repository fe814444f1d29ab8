"""Build hook: compile i18n/<locale>/LC_MESSAGES/kyoju.po into the wheel as kyoju_desktop/_data/i18n/..."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled message catalogues; an editable install reads the .po files where they lie."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory()
        for source in sorted(Path(self.root, "i18n").glob("*/LC_MESSAGES/kyoju.po")):
            locale = source.parts[-3]
            with source.open("rb") as file:
                catalogue = read_po(file, locale=locale)
            target = Path(self._made.name) / f"{locale}.mo"
            with target.open("wb") as file:
                write_mo(file, catalogue)
            build_data["force_include"][str(target)] = f"kyoju_desktop/_data/i18n/{locale}/LC_MESSAGES/kyoju.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        if version != "editable":
            self._made.cleanup()
