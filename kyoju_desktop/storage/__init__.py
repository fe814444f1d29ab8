"""The only room that knows SQL and the key: the encrypted file, its history, search and backups."""
