"""Who stands in whose line: the unit itself, what is above and below it, and everybody in the same branch of the house."""

from __future__ import annotations

from xinqiao.directory.snapshot import Snapshot


def line_of(directory: Snapshot, unit_id: int) -> frozenset[int]:
    """Return the units in the line of whoever works in a unit: itself, all above, and the whole branch below the top in which it lies.

    The departments of the top organisation are branches of their own; a mine with all its offices is one.
    """
    above = {unit.pk for unit in directory.ancestors(unit_id)}
    return frozenset({unit_id, *above}) | _branch(directory, unit_id)


def reach_of(directory: Snapshot, unit_id: int) -> frozenset[int]:
    """Return the units in whose line a unit stands: `unit_id in line_of(u)` exactly for these u."""
    return directory.subtree(unit_id) | _branch(directory, unit_id)


def _branch(directory: Snapshot, unit_id: int) -> frozenset[int]:
    chain = [unit_id, *(unit.pk for unit in directory.ancestors(unit_id))]
    return directory.subtree(chain[-2]) if len(chain) > 1 else frozenset()
