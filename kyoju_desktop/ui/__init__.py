"""The window: the only room that knows Qt."""

from kyoju_desktop.ui.immortal import keep_none

keep_none()
