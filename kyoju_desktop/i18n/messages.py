"""Marked messages and the translator that is passed to whoever shows them."""

import gettext
import io
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
    """Turns marked Japanese texts into one language; window and paper may hold different ones at once.

    `replaced` are the folders in which the office, then the prefecture, keep words of their own for the papers.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations, replaced: tuple[Path, ...] = ()) -> None:
        self.language = language
        self._catalogue = catalogue
        self.replaced = replaced

    @classmethod
    def for_language(cls, language: str) -> "Translator":
        """The translator of `language` ("ja", "en", ...); untranslated texts stay Japanese."""
        if language == SOURCE_LANGUAGE:
            return cls(language, gettext.NullTranslations())
        return cls(language, _catalogue(shipped("i18n") / language / "LC_MESSAGES"))

    def with_words_of(self, *folders: Path) -> "Translator":
        """The same language with the words that the folders put over the built-in ones; the first counts most."""
        return Translator(self.language, self._catalogue, folders)

    def __call__(self, text: str, /, **values: str) -> str:
        """The translated text with its {names} filled in."""
        found = self._catalogue.gettext(text) if text else ""
        return found.format(**values) if values else found


def _catalogue(folder: Path) -> gettext.NullTranslations:
    compiled, source = folder / "kyoju.mo", folder / "kyoju.po"
    if compiled.exists():
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    if source.exists():
        return gettext.GNUTranslations(io.BytesIO(_compile(source)))
    return gettext.NullTranslations()


def _compile(source: Path) -> bytes:
    """A checkout has no compiled catalogues: read the .po itself. Imported here, a wheel never needs it."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    made = io.BytesIO()
    with source.open("rb") as file:
        write_mo(made, read_po(file))
    return made.getvalue()
