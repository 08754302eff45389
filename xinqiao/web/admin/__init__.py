"""Screens for the directory."""
