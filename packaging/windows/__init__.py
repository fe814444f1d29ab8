"""How the Windows installer is made on Linux, from pinned packages alone."""
