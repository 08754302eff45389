"""Whom to call about what cannot wait: who is on duty now at the desk of a petition, whoever leads first, each with his number."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from xinqiao.outreach import duty
from xinqiao.rules.terms_outreach import ShiftRole
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.roster import number_to_call, said_person
from xinqiao.web.ui.speech import speech


def whom_to_call(opened: OpenMatter) -> dict[str, Any]:
    """Return who is on duty at the desk that took a petition down, without the reader, and the number of the unit that handles it (one query)."""
    s, petition, directory = speech(opened.today), opened.petition, opened.directory
    there = duty.on_duty([petition.desk_unit_id], directory, timezone.now())
    people = [
        {"who": said_person(shift, s), "role": s.say(ShiftRole(shift.content["role"])), "phone": number_to_call(shift, directory)}
        for shift in sorted(there, key=lambda shift: not duty.leads(shift)) if shift.person_id != opened.actor.person_id
    ]  # fmt: skip
    units = [unit for unit in (directory.unit(key) for key in dict.fromkeys((petition.handling_unit_id, petition.desk_unit_id)) if key) if unit and unit.phone]
    return {"people": people, "units": units}
