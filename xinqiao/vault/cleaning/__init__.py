"""The copy of an uploaded file that people may open: what it shows, without what it tells about its maker.

Pure functions on bytes, run in a process of their own (`apart.py`), because a stranger made what they read.
"""
