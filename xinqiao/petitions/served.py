"""The entries of steps that are part of others: what follows from an opinion having reached the petitioner, or from a late request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Served:
    """`served_on`: the day on which the opinion reached the petitioner."""

    served_on: date


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """Nothing is asked: the step it is part of says it."""
