"""Which characters a font can draw, read from its character map: a paper must show what is missing, not hide it."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ranges of code points, sorted; `starts[i]` to `ends[i]` inclusive."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, char: str) -> bool:
        at = bisect_right(self.starts, ord(char)) - 1
        return at >= 0 and ord(char) <= self.ends[at]


@lru_cache(maxsize=4)
def coverage(font: Path) -> Coverage:
    """Return what `font` (of a collection: its first) can draw. Reads only its character map of all of Unicode (format 12).

    Raises ValueError if the font has no such map.
    """
    with font.open("rb") as file:
        if file.read(4) == b"ttcf":
            file.seek(12)  # of the collection: tag, version, how many; then where each font begins
            file.seek(struct.unpack(">I", file.read(4))[0])
        else:
            file.seek(0)
        table_count = struct.unpack(">4xH6x", file.read(12))[0]
        tables = [struct.unpack(">4s4xII", file.read(16)) for _ in range(table_count)]
        offset, length = next((offset, length) for tag, offset, length in tables if tag == b"cmap")
        file.seek(offset)
        cmap = file.read(length)
    for index in range(struct.unpack_from(">2xH", cmap)[0]):
        start = struct.unpack_from(">4xI", cmap, 4 + 8 * index)[0]
        if struct.unpack_from(">H", cmap, start)[0] == 12:
            return _ranges(cmap, start)
    raise ValueError(f"{font.name} has no full Unicode character map")


def _ranges(cmap: bytes, start: int) -> Coverage:
    count = struct.unpack_from(">12xI", cmap, start)[0]
    groups = sorted(struct.iter_unpack(">II4x", cmap[start + 16 : start + 16 + 12 * count]))
    return Coverage(tuple(first for first, _ in groups), tuple(last for _, last in groups))
