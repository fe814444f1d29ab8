"""様式のことば: which words of the forms are the office's or the prefecture's own; taking them in and back."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from kyoju_desktop.documents.wording import (
    Layer,
    forms_with_words,
    known_words,
    layers,
    starting_texts,
    troubles_of,
    wording,
)
from kyoju_desktop.documents.wording_files import FOLDER, Trouble, WordsFile, check_words, read_bytes
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.platform.files import take_place
from kyoju_desktop.storage.folder import replace_file
from kyoju_desktop.storage.store import Writer

OFFICE, PREFECTURE, BUILT_IN = "office", "prefecture", "built_in"
BEFORE = ".before"  # what 元に戻す and the next file leave behind, so that nothing is lost


@dataclass(frozen=True)
class FormWords:
    """The words of one form as they hold now: whose they are, from which file, and what is wrong with it.

    `origin` is the source that a replaced file names; `replaced` counts the texts in place of built-in ones;
    `unconfirmed` says that nobody has compared them with the official form yet.
    """

    form: str
    title: str
    source: str
    origin: str
    unconfirmed: bool
    replaced: int = 0
    files: tuple[Path, ...] = ()
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A chosen file after its check: what would hold, and what of it would not be used."""

    file: WordsFile
    data: bytes

    @property
    def form(self) -> str:
        """The form it is for."""
        return self.file.form


def all_words(folders: tuple[Path, ...]) -> tuple[FormWords, ...]:
    """Every form with its words, those with trouble and the replaced ones first."""
    found = [_words_of(form, folders) for form in forms_with_words()]
    strays = [each for folder in folders for each in _strays(folder)]
    return (*strays, *sorted(found, key=lambda each: (not each.troubles, each.source == BUILT_IN, each.title)))


def _words_of(form: str, folders: tuple[Path, ...]) -> FormWords:
    built_in = wording(form)
    own = [layer for layer in layers(form, folders) if layer.file.form == form]
    said = [layer.file.unconfirmed for layer in own if layer.file.unconfirmed is not None]
    unsure = any(each.unconfirmed for each in built_in.phrases)
    return FormWords(
        form=form,
        title=built_in.title,
        source=_source(own, folders),
        origin=next((layer.file.source for layer in own if layer.file.source), ""),
        unconfirmed=said[0] if said else built_in.unconfirmed or unsure,
        replaced=len({each.key for layer in own for each in layer.file.phrases}),
        files=tuple(layer.folder / FOLDER / f"{form}.json" for layer in own),
        troubles=troubles_of(form, folders),
    )


def _source(own: list[Layer], folders: tuple[Path, ...]) -> str:
    if not own:
        return BUILT_IN
    return OFFICE if folders and own[0].folder == folders[0] else PREFECTURE


def _strays(folder: Path) -> list[FormWords]:
    """Files for forms that the program does not have: a mistyped name must not pass in silence."""
    try:
        found = sorted((folder / FOLDER).glob("*.json"))
    except OSError:
        return []
    made = []
    for path in found:
        if path.stem not in forms_with_words():
            trouble = Trouble(path.stem[:40], "", _no_form(path.stem).message)
            made.append(FormWords(path.stem, path.name, OFFICE, "", False, 0, (path,), (trouble,)))
    return made


def _no_form(form: str) -> Refused:
    return Refused(N_("「{form}」という様式はありません"), form=form[:40])


def check_file(path: Path) -> Checked:
    """Read a chosen file and check it text by text; `Refused` when nothing of it can be used."""
    try:
        data = read_bytes(path)
    except OSError:
        raise Refused(N_("ファイルを読めませんでした。何も変えていません。")) from None
    except Refused as refused:
        raise _unusable(refused.message) from None
    form = _form_in(data, path)
    if form not in forms_with_words():
        raise _unusable(_no_form(form).message)
    found = check_words(data, form, known_words(form))
    whole = next((each for each in found.troubles if not each.key), None)
    if whole is not None and not found.phrases:
        raise _unusable(whole.why)
    return Checked(found, data)


def _unusable(why: Message) -> Refused:
    return Refused(
        N_("このファイルは使えません: {why}。何も変えていません。"), why=why.template.format(**dict(why.values))
    )


def _form_in(data: bytes, path: Path) -> str:
    """The form that the file names, else its own name."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return path.stem
    named = found.get("form") if isinstance(found, dict) else None
    return named if isinstance(named, str) else path.stem


def put_in_place(w: Writer, data_folder: Path, checked: Checked) -> None:
    """Let a checked file hold from the next paper on; the one before is kept beside it. To be written as final."""
    place = data_folder / FOLDER / f"{checked.form}.json"
    w.mark(f"wording {checked.form} {hashlib.sha256(checked.data).hexdigest()}")
    try:
        place.parent.mkdir(exist_ok=True)
        if place.exists():
            replace_file(place.with_name(place.name + BEFORE), place.read_bytes())
        replace_file(place, checked.data)
    except OSError:
        raise _not_written() from None


def take_back(w: Writer, data_folder: Path, form: str) -> None:
    """Let the prefecture's or the built-in words hold again; the file is kept aside. To be written as final."""
    if form not in forms_with_words():
        raise _no_form(form)
    place = data_folder / FOLDER / f"{form}.json"
    w.mark(f"wording {form} built-in")
    try:
        take_place(place, place.with_name(place.name + BEFORE))
    except FileNotFoundError:
        raise Refused(N_("この様式には、役場の文がありません。何も変えていません。")) from None
    except OSError:
        raise _not_written() from None


def _not_written() -> Refused:
    return Refused(
        N_("様式のことばを変えられませんでした。前の文のままです。データのフォルダーに書き込めるか確かめてください。")
    )


def starting_file(form: str) -> bytes:
    """The built-in words as a file that an office can change and take in."""
    return (json.dumps(starting_texts(form), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
