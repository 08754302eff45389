"""What may be kept in memory for as long as the directory does not change."""

from __future__ import annotations

from typing import Generic, TypeVar

from xinqiao.directory.snapshot import Snapshot

K = TypeVar("K")
V = TypeVar("V")


class EditionMemory(Generic[K, V]):
    """A dictionary for one snapshot of the directory: an empty one takes its place as soon as another snapshot comes.

    It is given out whole, so that a thread which still works with the old one is not disturbed.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: tuple[Snapshot | None, dict[K, V]] = (None, {})

    def of(self, directory: Snapshot) -> dict[K, V]:
        """Return the dictionary for `directory`; an empty one, too, when it has grown to `most` entries."""
        held_for, memory = self._held
        if held_for is not directory or len(memory) >= self._most:
            memory = {}
            self._held = (directory, memory)
        return memory
