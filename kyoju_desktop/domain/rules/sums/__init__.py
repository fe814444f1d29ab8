"""The sums of housing support (DOMAIN 6): whole yen, every step told, and always an estimate."""
