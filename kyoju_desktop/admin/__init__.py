"""kyoju-admin: the office's services for IT staff and scheduled tasks, without the window."""

from kyoju_desktop.admin.commands import main

__all__ = ["main"]
