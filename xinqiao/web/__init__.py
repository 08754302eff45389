"""Interfaces, one package an audience; they never import one another."""
