"""How much one file may cost."""

from __future__ import annotations

CPU_SECONDS = 60
WALL_SECONDS = 180
MEMORY = 2 * 1024 * 1024 * 1024  # bytes of addresses, libraries included
MOST_OUT = 400 * 1024 * 1024
REFUSED = 3  # exit status
