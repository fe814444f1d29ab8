"""Files that leave the office, and scans that come in."""
