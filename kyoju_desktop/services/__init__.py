"""One function per thing the office does; each takes a reader or a writer and never opens or commits."""
