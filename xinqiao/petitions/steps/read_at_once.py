"""急事先看身份: whoever watches cannot wait for the custodian; he reads today only, and custodian and petitioner see it at once (ADR-0018)."""

from __future__ import annotations

from xinqiao.petitions.identity_access import custodian_unit, leave
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps.ask_access import NO_CUSTODIAN, Entry, asked_for
from xinqiao.rules.clocks import DECIDE_ACCESS

__all__ = ["Entry", "apply"]


def apply(step: Step, entry: Entry) -> None:
    reason = asked_for(step, entry)
    step.refuse_unless(leave(step.dossier, step.actor, step.today) is None, "您今天就可以看。", "You may read it today.")
    unit_id = custodian_unit(step)
    step.refuse_unless(unit_id is not None, *NO_CUSTODIAN)
    step.give_to(unit_id, step.actor.person_id)
    step.keep(purpose=entry.purpose.value, reason=reason, duty=step.petition.watcher, until=step.today.isoformat())
    step.texts, step.texts_are_public = {"reason": reason}, True
    due = DECIDE_ACCESS.lasting(step.limit_days(DECIDE_ACCESS)).due(step.today, step.calendar).on
    step.body |= {"unit": unit_id, "due": due.isoformat()}
