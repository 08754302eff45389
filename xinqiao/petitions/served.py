"""The entry of steps that follow from an opinion having reached the petitioner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Served:
    """`served_on`: the day on which the opinion reached the petitioner."""

    served_on: date
