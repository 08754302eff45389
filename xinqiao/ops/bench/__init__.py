"""Measure the work of design §7 over HTTP against the server as shipped, with the raw limits beside it."""
