"""The Merkle tree of RFC 6962 §2.1, built leaf by leaf: memory grows with the logarithm of the number of leaves."""

from __future__ import annotations

import hashlib

LEAF, NODE = b"\x00", b"\x01"  # so that no inner node can pass for a leaf


class Tree:
    """Takes leaves in order; `root` is the root over those so far. A leaf is the 32 bytes of a ledger line's digest."""

    def __init__(self) -> None:
        self.size = 0
        self._complete: list[tuple[int, bytes]] = []  # complete subtrees from left to right: (height, hash)

    def add(self, leaf: bytes) -> None:
        """Append a leaf."""
        height, node = 0, hashlib.sha256(LEAF + leaf).digest()
        while self._complete and self._complete[-1][0] == height:
            node = hashlib.sha256(NODE + self._complete.pop()[1] + node).digest()
            height += 1
        self._complete.append((height, node))
        self.size += 1

    @property
    def root(self) -> str:
        """The root (hex); of no leaves at all, the hash of nothing."""
        if not self._complete:
            return hashlib.sha256().hexdigest()
        node = self._complete[-1][1]
        for _, left in reversed(self._complete[:-1]):
            node = hashlib.sha256(NODE + left + node).digest()
        return node.hex()
