"""Who watches over a petitioner, and when he is asked (条例§18(4), §46(6); 安全生产法§54; how often is policy)."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_protection import Occasion

# By what it began with, the duty that is asked first, and the one where there is nobody of the first outside the line.
WATCHERS: Mapping[Occasion, tuple[Duty, ...]] = {
    Occasion.ACCUSATION: (Duty.DISCIPLINE, Duty.UNION),  # the department that has the accusation is its handler, and never asks itself
    Occasion.SAFETY: (Duty.UNION, Duty.DISCIPLINE),  # 工会 watches over labour protection (安全生产法§60)
    Occasion.FEAR: (Duty.DISCIPLINE, Duty.UNION),
    Occasion.HAPPENED: (Duty.DISCIPLINE, Duty.UNION),
}
# What goes to the superior body may concern the discipline duty itself, and nobody here is told whether it does: the union is asked first (ADR-0017, ADR-0018).
WATCHERS_OF_SENT_UP = (Duty.UNION, Duty.DISCIPLINE)
WATCHING = frozenset(duty for duties in WATCHERS.values() for duty in duties)

ROUNDS = ("check_in_first_days", "check_in_second_days", "check_in_third_days")  # policies: calendar days from the day it began
WAYS_TO_TRY = 3  # different ways in which he is looked for before a round begins again; one, where he left nothing but his page
