"""The person's own screen at the counter: one thing at a time, in their language, nothing of any other case."""
