"""From Markdown to a printed booklet: what packaging/handout.py makes its PDF with."""
