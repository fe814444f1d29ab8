"""kyoju-admin: the office's services for IT staff and scheduled tasks, without the window."""

from kyoju_desktop.platform import process

process.prepare()  # here too memory holds the key; and before the libraries of the file are loaded

from kyoju_desktop.admin.commands import main  # noqa: E402

__all__ = ["main"]
