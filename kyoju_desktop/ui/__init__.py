"""The window: the only room that knows Qt."""

from kyoju_desktop.ui.immortal import keep_none
from kyoju_desktop.ui.plain_import import read_no_sources

keep_none()
read_no_sources()
