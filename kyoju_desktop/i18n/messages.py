"""Marked messages and the translator that is passed to whoever shows them."""

import gettext
from dataclasses import dataclass
from pathlib import Path

from kyoju_desktop.i18n.places import shipped

SOURCE_LANGUAGE = "ja"


def N_(text: str) -> str:
    """Mark a Japanese source text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Message:
    """A marked text with the values for its {names}; carries no personal data."""

    template: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, tr: "Translator") -> str:
        """The message in the translator's language."""
        return tr(self.template, **dict(self.values))


class Translator:
    """Turns marked Japanese texts into one language; window and paper may hold different ones at once."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @classmethod
    def for_language(cls, language: str) -> "Translator":
        """The translator of `language` ("ja", "en", ...); untranslated texts stay Japanese."""
        if language == SOURCE_LANGUAGE:
            return cls(language, gettext.NullTranslations())
        return cls(language, _catalogue(shipped("i18n") / language / "LC_MESSAGES"))

    def __call__(self, text: str, /, **values: str) -> str:
        """The translated text with its {names} filled in."""
        found = self._catalogue.gettext(text) if text else ""
        return found.format(**values) if values else found


def _catalogue(folder: Path) -> gettext.NullTranslations:
    compiled = folder / "kyoju.mo"
    if not compiled.exists():
        return gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)
