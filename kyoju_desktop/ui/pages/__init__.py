"""One file per screen the clerk can name."""
