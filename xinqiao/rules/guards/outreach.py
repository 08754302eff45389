"""What may stand in the way of a step at the duty desk."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms_outreach import KEEPERS
from xinqiao.rules.text import Text


def his_own_shift(facts: Facts) -> Text | None:
    """Refuse whoever is not the one on the roster: who is on duty says so himself."""
    if facts.is_subject:
        return None
    return Text("这个班排的不是您。换人值班请先换班。", "This shift is not yours. To let somebody else take it, swap it first.")


def his_own_or_keeper(facts: Facts) -> Text | None:
    """Refuse whoever neither is on the roster for it nor keeps the roster."""
    if facts.is_subject or facts.record_duties & KEEPERS:
        return None
    return Text("换班由本人或者排班的人办。", "A shift is swapped by whoever has it or by the keeper of the roster.")


def another_signs(facts: Facts) -> Text | None:
    """Refuse whoever handed over: nobody signs for what he himself handed over."""
    if not facts.is_subject:
        return None
    return Text("交班的是您自己，要由接班的人签字。", "You handed it over yourself: whoever takes over signs.")
