"""说不是自己提的: somebody else may hold the query code; a person is called by name to speak with the petitioner before any further change."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import contact_changes
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: whoever was robbed of his code is asked no questions first."""


def apply(step: Step, entry: Entry) -> None:
    checked_by = step.linked.person_id
    post = contact_changes.called(step, checked_by)
    step.give_to(step.petition.desk_unit_id, post.person_id if post else None)
    step.keep(second=post.duty if post else Duty.OFFICE_HEAD.value, **({"checked_by": checked_by} if checked_by else {}))
    step.body["unit"] = step.linked.unit_id
