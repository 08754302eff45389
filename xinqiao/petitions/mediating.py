"""What both sides' consent to a mediation has in common: when it is whole, and the 15 days of a labour dispute."""

from __future__ import annotations

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import MEDIATE
from xinqiao.rules.terms import Term


def agreed(step: Step, side: str, other: Term) -> str | None:
    """Keep that `side` agreed today; return the branch in which both have, where the record stands at `other`."""
    linked, is_whole = step.linked, step.linked.standing is other
    step.keep(**{f"{side}_agreed_on": step.today.isoformat()})
    step.body["unit"] = linked.unit_id
    if not is_whole:
        return None
    if not linked.content.get("is_labour"):
        return "both"
    step.body["due"] = MEDIATE.due(step.today, step.calendar).on.isoformat()
    return "labour"
