"""What the call-backs of a petition say to the rules (回访): who called, where the call asks that the matter be done anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xinqiao.directory.duties import Actor, Staff
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms import Duty


def asking(calls: Sequence[LinkedRecord], actor: Actor) -> dict[str, Any]:
    """Return `has_called` and `is_head_s_call` of `Facts`, by the newest call-back that asked for it."""
    newest = next((row for row in reversed(calls) if row.content.get("anew")), None)
    if newest is None:
        return {}
    is_his = isinstance(actor, Staff) and newest.person_id in actor.persons
    return {"has_called": is_his, "is_head_s_call": newest.content.get("asker") == Duty.OFFICE_HEAD.value}
