"""What is written into a file: the same plain lists that the papers print."""

from dataclasses import replace

from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.messages import Translator

__all__ = ["Cell", "Column", "Table", "in_words"]


def in_words(table: Table, tr: Translator) -> Table:
    """The list with its marked texts (title, headings, notes) in the translator's language."""
    return replace(
        table,
        title=tr(table.title),
        columns=tuple(replace(each, label=tr(each.label)) for each in table.columns),
        notes=tuple(tr(each) for each in table.notes),
    )
