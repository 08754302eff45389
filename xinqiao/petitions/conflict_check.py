"""The conflict check before every send (条例§28(3), §30(3); ADR-0013): no step gives a petition to whoever is kept out of it.

`perform()` asks twice: what was chosen (`refuse_chosen`: the fields of the entry that name a unit or a person) before the step does
anything, and what came of it (`refuse_given`: who has the petition, or its linked record, afterwards) for whatever a step works out
itself. So no step can forget it. The sentence never says why, and is the same for a unit and for a person: whoever takes the step may
not be meant to know that there is a complaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from xinqiao.directory.duties import Clockwork, holders
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import STAFF_DUTIES, Duty
from xinqiao.rules.text import Text

UNITS = frozenset({"unit_id", "unit_before"})  # fields of entries that name a unit
PERSONS = frozenset({"person_id", "second_id", "chair_id"})  # … a member of staff
# Steps that name somebody without giving him anything, each with the reason.
NAMES_ONLY = {
    "name_complained": "says who is kept out", "name_complained_sealed": "says who is kept out",
    "grant_recusal": "takes somebody off the matter",
}  # fmt: skip
GIVEN_AWAY = frozenset({"name_complained", "name_complained_sealed", "carry_complained", "note_complained", "grant_recusal", "ask_recusal"})  # their record names whom it is about

NOT_HE = Text(
    "请另选：这件事不能交给所选的单位或者人员，也不能让它知道（条例§28(3)、§30(3)）。",
    "Choose somebody else: this matter may neither be given to the chosen unit or person nor be made known there (条例§28(3), §30(3)).",
)


def refuse_chosen(step: Step, entry: Any) -> None:
    """Refuse a unit or a person in an entry who is kept out of the petition, or a unit where nobody is left to act."""
    if step.name in NAMES_ONLY or not is_dataclass(entry) or isinstance(entry, type) or not _is_anybody(step):
        return
    for name, value in chosen(entry):
        if name in UNITS:
            refuse_unit(step, value, name)
        else:
            refuse_person(step, value, name)


def chosen(entry: Any) -> Iterator[tuple[str, Any]]:
    """Yield the units and the persons that an entry names, also in what it lists, each with its field."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name in UNITS | PERSONS:
            yield field.name, value
        elif isinstance(value, tuple):
            for part in value:
                if is_dataclass(part) and not isinstance(part, type):
                    yield from chosen(part)


def given(step: Step) -> tuple[Any, ...]:
    """Return who has the petition, and the linked record of the step, now."""
    petition, record = step.petition, step.record
    linked = (record.unit_id, record.person_id, record.second_id) if isinstance(record, LinkedRecord) else (None, None, None)
    return petition.desk_unit_id, petition.handling_unit_id, *linked


def refuse_given(step: Step, before: tuple[Any, ...]) -> None:
    """Refuse what the step itself worked out, if it gave the petition or its record to whoever is kept out.

    What the program does by itself (a successor takes over) is not refused: nobody chose, and whoever is kept out sees nothing of it.
    """
    if step.name in GIVEN_AWAY or isinstance(step.actor, Clockwork) or not _is_anybody(step):
        return
    desk, handling, unit, person, second = (new if new != old else None for new, old in zip(given(step), before, strict=True))
    for unit_id in (desk, handling, unit):
        refuse_unit(step, unit_id, "unit_id")
    for field, person_id in (("person_id", person), ("second_id", second)):
        refuse_person(step, person_id, field)


def refuse_unit(step: Step, unit_id: int | None, field: str) -> None:
    """Refuse a unit that is kept out, or in which everybody is."""
    if unit_id is not None and (unit_id in step.dossier.kept_out(step.today).units or not may_act(step, unit_id)):
        raise Refused(NOT_HE, field)


def refuse_person(step: Step, person_id: int | None, field: str) -> None:
    """Refuse a member of staff who is kept out."""
    if person_id is not None and person_id in step.dossier.barred(step.today):
        raise Refused(NOT_HE, field)


def may_act(step: Step, unit_id: int, *duties: Duty) -> bool:
    """Return whether somebody is left in a unit who may deal with the matter (by these duties); a unit where nobody works yet counts (one query)."""
    posts = holders({unit_id}, duties or STAFF_DUTIES, step.today)
    barred = step.dossier.barred(step.today)
    return not posts or any(post.person_id not in barred for post in posts)


def _is_anybody(step: Step) -> bool:
    return bool(step.dossier.accused or step.dossier.complained)
