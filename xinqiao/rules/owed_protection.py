"""What is owed on a watch against retaliation: by the duty that the file names, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from xinqiao.rules.clocks import (
    ANSWER_RETALIATION,
    ANSWER_WORDS,
    CHECK_IN,
    MEET_FEAR,
    PROTECT_MEASURE,
    RECOMMENDATION,
    Clock,
)
from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import Work

WORKS: tuple[tuple[Work, tuple[Clock, ...]], ...] = (
    (Work.CHECK_IN, (MEET_FEAR, CHECK_IN)),
    (Work.ANSWER_WORDS, (ANSWER_WORDS,)),
    (Work.ANSWER_RETALIATION, (ANSWER_RETALIATION,)),
    (Work.CARRY_MEASURE, (PROTECT_MEASURE,)),
    (Work.READ_ADVICE, (RECOMMENDATION,)),
)


def owed_to_protect(facts: Facts) -> Iterator[tuple[Work, Clock]]:
    """Yield what is owed on the record described by `facts`, each with the clock that sets the day: of several the one due first."""
    for work, clocks in WORKS:
        running = [clock for clock in clocks if clock.name in facts.due]
        if running:
            yield work, min(running, key=lambda clock: facts.due[clock.name])
