"""Plain functions about dates, stages, consent and sums; they receive their tables as arguments."""
