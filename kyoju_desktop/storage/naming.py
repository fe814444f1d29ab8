"""What the table of a record class is called."""

import re


def table_name(class_name: str) -> str:
    """The table of a record class: ProgressNote -> progress_note."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()
