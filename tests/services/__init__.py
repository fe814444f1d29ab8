"""Use cases on real encrypted files."""
