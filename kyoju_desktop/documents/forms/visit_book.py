"""見守り記録(帳簿): laid out like the 見守り記録, with what the help costs."""

from kyoju_desktop.documents.forms.visits import layout

__all__ = ["layout"]
