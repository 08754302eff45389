"""Facts for tests of the tables: a petition as the guards see it, with the actor's duties where one asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from xinqiao.rules.facts import Facts, Guard
from xinqiao.rules.procedures.every import PROCEDURES
from xinqiao.rules.terms import Duty, PetitionStatus, Term
from xinqiao.rules.transition import Branch, Transition

TODAY = date(2026, 3, 20)
EVERYBODY = frozenset(Duty)


def facts(status: Term = PetitionStatus.REGISTERED, **values: Any) -> Facts:
    """Return facts on `TODAY` for somebody who holds every duty at every seat, unless `values` say otherwise."""
    return replace(Facts(status=status, today=TODAY, desk_duties=EVERYBODY, unit_duties=EVERYBODY, outside_duties=EVERYBODY, record_duties=EVERYBODY), **values)


def row(name: str) -> Transition:
    """Return the row `name` of whichever table has it."""
    return next(table.by_name[name] for table in PROCEDURES if name in table.by_name)


def rows() -> list[Transition]:
    """Return all rows of all tables."""
    return [step for table in PROCEDURES for step in table.by_name.values()]


def ends(step: Transition) -> list[Transition | Branch]:
    """Return every way in which a step can end: its own consequences, and each of its branches."""
    return [step, *step.branches]


def outcomes() -> Iterator[tuple[Transition, Transition | Branch]]:
    """Return every step with every way in which it can end."""
    for step in rows():
        yield from ((step, end) for end in ends(step))


def words(guard: Guard, **values: Any) -> str | None:
    """Return the Chinese refusal of a guard on a petition with these values; None if it lets the step pass."""
    refusal = guard(facts(**values))
    return refusal.zh if refusal else None
