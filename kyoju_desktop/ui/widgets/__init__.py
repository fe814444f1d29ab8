"""Painted pieces: furigana, stage strip, consent strip, two-line rows, chips."""
