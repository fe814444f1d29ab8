"""What a case, a person, a consent and a disclosure are: pure Python, no window, no SQL."""
