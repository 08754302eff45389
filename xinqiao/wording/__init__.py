"""The words of the petitions: an exact full-text index that knows nothing of visibility (ADR-0003)."""
