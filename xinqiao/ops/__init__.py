"""Management commands: serve, worker, import, verify, bench, demo."""
