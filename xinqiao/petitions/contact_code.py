"""Confirm a change of contact by the code from the old mailbox; guessing is counted as for query codes."""

from __future__ import annotations

from datetime import datetime

from xinqiao.directory.duties import Actor
from xinqiao.petitions import throttle
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import prove_contact


def compare(record: LinkedRecord, code: str, *, actor: Actor, place: str, tries: int, at: datetime) -> datetime | None:
    """Let the change count if the code is right. Returns when the next try is free, if all tries of this hour are used up; else None.

    Raises Refused for a wrong code or one that is too old; only such tries are counted. `place` and `tries` as for `lookup.look_up`.
    """
    limits = throttle.for_a_key("contact_code", number=record.root.number, place=place, tries=tries)
    if throttle.is_used_up(limits, at):
        return throttle.free_again_at(at)
    try:
        perform("prove_contact", record, prove_contact.Entry(code=code), actor=actor, at=at)
    except Refused:
        for limit in limits:
            throttle.count(limit, at)
        raise
    return None
