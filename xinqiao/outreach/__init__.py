"""The duty desk, reception days, visits and sweeps: records with a life of their own, beside any petition (ADR-0019)."""
