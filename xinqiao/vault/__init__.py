"""Identities and files, encrypted; reveal.py and mask.py are the only doors."""
