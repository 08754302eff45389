"""What may stand in the way of a step on an outreach visit."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms_visit import KEEP_PLACES
from xinqiao.rules.text import Text


def on_the_trip(facts: Facts) -> Text | None:
    """Refuse whoever neither belongs to the team nor keeps the plan."""
    if facts.is_subject or facts.record_duties & KEEP_PLACES:
        return None
    return Text("这次下访由去的人或者排计划的人来写。", "This is written by whoever goes there, or by the keeper of the plan.")
