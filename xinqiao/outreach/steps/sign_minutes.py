"""签发纪要: the chair signs; the minutes are numbered and fixed, the tasks go to their owners, petitioners read what was decided on their matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach import minutes
from xinqiao.outreach.meeting_words import tell_petition
from xinqiao.outreach.meetings import is_matter
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import assign_task
from xinqiao.outreach.sweeps import found_at
from xinqiao.petitions.own_record import OwnAct
from xinqiao.rules.terms_outreach import OutreachKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Nothing is asked: he signs what he has read."""


def apply(act: OwnAct, _entry: Entry) -> None:
    """Sign. Every task becomes a record of its owner; of every item about a petition that is still open, the petition tells."""
    record = act.record
    numbers: list[str] = []
    for item in record.content["items"]:
        given = []
        for task in item.get("tasks", ()):
            made = OutreachRecord(kind=OutreachKind.MEETING_TASK.value, unit_id=task["unit"], place_key=found_at(record.unit_id))
            entry = assign_task.Entry(
                what=task["what"], proof=task["proof"], person_id=task["person"], due_on=date.fromisoformat(task["due_on"]), meeting=record.number, item=item["id"],
                petition=item["ref"] if is_matter(item) else "",
            )  # fmt: skip
            act.perform("assign_task", made, entry, actor=Clockwork())
            given.append((made.number, task))
        tell_petition(act, item, given)
        numbers += [number for number, _ in given]
    act.keep(tasks=numbers, signed_on=act.today.isoformat())
    minutes.issue(act, {"at": act.at.isoformat(), "by": act.actor.person_id})
    act.body |= {"tasks": len(numbers), "version": 1}
