"""Batches of disposal that two people decide, what is left of a petition afterwards, and legal holds."""
