"""Passwords for files that leave the office: made by the program, easy to read aloud, hard to guess."""

import secrets

# No look-alikes (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V): 22 letters, 4.4 bits each.
ALPHABET = "ACDEFHJKMNPQRTVWXY3479"
GROUPS, LETTERS = 5, 4  # 20 letters: 89 bits


def make_password() -> str:
    """A new password such as 7KMN-QX4T-HWRD-93VC-PJYA. The hyphens belong to it: what is read is what is typed."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


def groups(password: str) -> tuple[str, ...]:
    """The parts in which it is read aloud."""
    return tuple(password.split("-"))
