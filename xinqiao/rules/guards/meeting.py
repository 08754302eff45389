"""What may stand in the way of a step at a joint meeting."""

from __future__ import annotations

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms_meeting import CONVENERS
from xinqiao.rules.text import Text


def chairs_it(facts: Facts) -> Text | None:
    """Refuse whoever does not chair the meeting: the minutes carry the chair's name."""
    if facts.is_subject:
        return None
    return Text("纪要由主持会议的领导签。", "The minutes are signed by the leader who chairs the meeting.")


def chairs_or_convenes(facts: Facts) -> Text | None:
    """Refuse whoever neither chairs the meeting nor writes its minutes."""
    if facts.is_subject or facts.record_duties & CONVENERS:
        return None
    return Text("争议由主持会议的领导或者开会的信访办在会上定。", "A dispute is decided by the chair, or by the petition office that holds the meeting.")
