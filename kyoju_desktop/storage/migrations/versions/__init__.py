"""One module per version of the file; a released one is never changed again."""
