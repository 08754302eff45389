"""The tamper-evident record: one hash chain per petition."""
