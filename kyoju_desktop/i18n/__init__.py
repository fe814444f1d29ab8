"""Languages, eras, amounts and the places of shipped data: the lowest room, used by all others."""
