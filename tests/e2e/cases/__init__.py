"""The eight cases of the acceptance document, each whole: from its first line to its last in the real window."""
