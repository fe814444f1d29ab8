"""Lines outside the catalogue's forms: the number of a residence card or of a person is not kept there either."""

from PySide6.QtWidgets import QLineEdit

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.text import refuse_card_numbers
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui.widgets.labels import IconWords


def card_trouble(edit: QLineEdit, tr: Translator) -> IconWords:
    """The words that belong below the line: why what stands in it will not be kept. Hidden while all is well."""
    made = IconWords("warning", "", size="compact", tone="danger", wrap=True, name=f"{edit.objectName()}_trouble")

    def look(text: str) -> None:
        words = _refusal(text, tr)
        made.words.setText(words)
        made.setVisible(bool(words))
        edit.setAccessibleDescription(words)

    edit.textChanged.connect(look)
    made.hide()
    if edit.text():
        look(edit.text())
    return made


def for_draft(text: str) -> str:
    """The text as a draft may keep it: nothing of it while a number of that shape stands in it."""
    try:
        refuse_card_numbers(text)
    except Refused:
        return ""
    return text


def _refusal(text: str, tr: Translator) -> str:
    try:
        refuse_card_numbers(text)
    except Refused as refused:
        return refused.message.text(tr)
    return ""
