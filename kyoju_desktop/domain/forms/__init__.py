"""Which fields a screen asks for, in which order and under which heading: layout as data, written by hand."""
