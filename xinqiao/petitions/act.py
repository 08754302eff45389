"""What every step has, whatever kind of record it is taken on: who takes it, when, and what goes into the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.journal import Journal
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.facts import Facts
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition


@dataclass(kw_only=True)
class Act:
    """One step on its way, without what only petitions have."""

    name: str
    actor: Actor
    at: datetime
    recorded_at: datetime
    directory: Snapshot
    journal: Journal
    body: dict[str, Any] = field(default_factory=dict)  # plain values for the ledger: ids, dates, counts
    afterwards: list[Callable[[], None]] = field(default_factory=list)  # what follows once the line of this step is written

    @property
    def today(self) -> date:
        """The day of the step in Asia/Shanghai."""
        return local_day(self.at)

    @property
    def stands_for(self) -> int | None:
        """For whom a substitute takes the step (代理); None if he acts for himself, or is none."""
        return self.actor.stands_for if isinstance(self.actor, Staff) else None

    def refuse_unless(self, condition: bool, zh: str, en: str, *, field: str = "") -> None:
        """Raise Refused with a sentence in both languages unless `condition` holds."""
        if not condition:
            raise Refused(Text(zh, en), field)


def capacity(actor: Actor, facts: Facts, row: Transition) -> Actor:
    """Return in what capacity an actor takes a step: by his own posts where they do, else for the first for whom he may (ADR-0015)."""
    if not isinstance(actor, Staff) or not facts.capacities:
        return actor
    pairs = zip(actor.capacities, facts.capacities, strict=True)
    return next((as_whom for as_whom, seen in pairs if row.refusal(seen) is None), actor)
