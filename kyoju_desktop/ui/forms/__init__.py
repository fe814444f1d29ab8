"""From the catalogue to editors: one editor per kind, forms laid out as data."""
