"""The one kind of failure that is meant for the clerk."""

from kyoju_desktop.i18n.messages import Message


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """The program says no in plain words: what happened, what is safe, what to do next.

    `field` names the field beside which the message belongs ("" for the whole page).
    Messages carry no personal data: they may reach a log.
    """

    def __init__(self, text: str, *, field: str = "", **values: str) -> None:
        super().__init__(text)
        self.message = Message(text, tuple(sorted(values.items())))
        self.field = field
