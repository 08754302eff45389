"""One table per kind of record."""
