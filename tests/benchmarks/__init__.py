"""Ratios of the program to the bare library or the physical floor, medians of one run."""
