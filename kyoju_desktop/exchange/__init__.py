"""Sheets and tables to files that other offices open: locked PDF, xlsx, csv; nothing here knows a window or the key."""
