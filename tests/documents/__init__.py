"""Paper: type, line breaking, forms."""
