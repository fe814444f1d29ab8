"""支援会議 from request to return: sittings, who sits in them, agenda, papers, what was decided."""
