"""Xinqiao 信桥: the petition platform of a state-owned enterprise."""
