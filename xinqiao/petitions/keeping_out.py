"""What follows where a petition names whom it complains about: who must not have it any more, and who has it then (ADR-0013).

The rule for whoever names everybody: if nobody is left at the registering office, the nearest petition office above has it; if nobody of
the discipline duty is left, the one above; where there is none, it goes to the superior body on paper (`refer_up`). Never a dead end.
"""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory import conflicts
from xinqiao.directory.conflicts import KeptOut
from xinqiao.directory.duties import holders, units_holding
from xinqiao.directory.models import Person
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.step import Step
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import Duty, RecordKind, UnitKind
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import OPEN_HELP
from xinqiao.rules.terms_sharing import CopyStatus
from xinqiao.rules.text import Text

TAKEN_AWAY = (P.FORWARDED, P.ASSIGNED, P.ACCEPTED, P.DRAFTED)  # where another unit can still begin anew
ON_PAPER = Text(
    "登记以后，信访办、纪检里就没有人能办这件了：请走“转交上级机关”，印出来送上级机关。",
    "Nobody at a petition office or of the discipline duty would be left to deal with it: take the step “refer it to the superior body” and send it there on paper.",
)

TO_DISCIPLINE = Text(
    "登记以后，信访办里就没有人能办这件了。是检举控告的，请甄别为检举控告，或者走“移送纪检并密封”：纪检来办，信访办谁也看不到。"
    "别的，请走“转交上级机关”，印出来送上级机关；从开函起，只有开函的人看得到。",
    "Nobody at a petition office would be left to deal with it. If it is an accusation, triage it as one, or take the step “pass it to the discipline duty and seal it”: "
    "that duty deals with it, and nobody at the petition office sees it. Anything else: take the step “refer it to the superior body” and send it there on paper; from the letter on only whoever made it sees it.",
)


@dataclass(frozen=True, slots=True)
class Shut:
    """Who is kept out once the new name counts: `kept` by rule, `persons` one by one."""

    kept: KeptOut
    persons: frozenset[int]

    def keeps(self, unit_id: int | None, step: Step, *duties: Duty) -> bool:
        """Return whether a unit is kept out, or everybody in it (who holds one of `duties`); a unit without anybody counts as open."""
        if unit_id is None or self.kept == conflicts.NOBODY:
            return False
        posts = holders({unit_id}, duties, step.today)
        return unit_id in self.kept.units or (bool(posts) and not conflicts.free(posts, self.persons))


def shut(step: Step, *, unit_id: int | None, person_id: int | None) -> Shut:
    """Return who is kept out when this unit, or this person, is named besides those that are (two queries)."""
    return shut_to(step, frozenset() if unit_id is None else frozenset({unit_id}), frozenset() if person_id is None else frozenset({person_id}))


def shut_to(step: Step, units: frozenset[int], persons: frozenset[int]) -> Shut:
    """Return who is kept out when these are named, besides those that are (two queries)."""
    kept = conflicts.kept_out(step.dossier.accused | persons, step.dossier.complained | units, step.directory, step.today)
    return Shut(kept, conflicts.everybody(kept, step.directory, step.today))


NAMED_UNIT = Text("已经登记过这个单位了。", "This unit is named already.")
NAMED_PERSON = Text("已经登记过这个人了。", "This person is named already.")


def refuse_unknown(step: Step, unit_id: int | None, person_id: int | None) -> None:
    """Refuse unless exactly one unit or person is named, is there, and is not named already."""
    unit = step.directory.unit(unit_id)
    step.refuse_unless(
        unit_id is None or person_id is None, "单位和人一次只能登记一样：请先登记一样，再登记另一样。", "Name a unit or a person, one at a time: name the one first, then the other.", field="unit_id"
    )  # fmt: skip
    step.refuse_unless((unit_id is None) is not (person_id is None), "请选一个单位，或者写一个人。", "Choose a unit, or write one person.", field="unit_id")
    step.refuse_unless(unit_id is None or (unit is not None and unit.exists_on(step.today)), "请选一个单位。", "Choose a unit.", field="unit_id")
    step.refuse_unless(unit_id is None or unit_id not in step.dossier.complained, NAMED_UNIT.zh, NAMED_UNIT.en, field="unit_id")
    step.refuse_unless(
        person_id is None or Person.objects.filter(pk=person_id).exists(), "人员名录里没有这个人；请登记他所在的单位。", "The directory does not know this person; name the unit instead.",
        field="person_id",
    )  # fmt: skip
    step.refuse_unless(person_id is None or person_id not in step.dossier.accused, NAMED_PERSON.zh, NAMED_PERSON.en, field="person_id")


def take_from(step: Step, found: Shut) -> bool:
    """Take the petition, in this step, from a unit that is kept out now; return whether it was. Refuses where a help or a copy must end first."""
    helping = [row for row in step.dossier.records_of(RecordKind.CO_HANDLING) if row.standing in OPEN_HELP and found.keeps(row.unit_id, step, *WORKS)]
    copied = [row for row in step.dossier.records_of(RecordKind.COPY) if row.standing is CopyStatus.COPIED and found.keeps(row.unit_id, step, *WORKS)]
    step.refuse_unless(
        not (helping or copied), "这个单位正在协办，或者抄送给了它：先请协办单位退出、停止抄送，再登记。",
        "This unit helps with it, or has a copy: release it and end the copy first.", field="unit_id",
    )  # fmt: skip
    petition = step.petition
    if petition.handling_unit_id is None or not found.keeps(petition.handling_unit_id, step, *WORKS):
        return False
    step.refuse_unless(
        petition.standing is not P.SIGNED, "答复已经签发：先送达，再登记。", "The answer is signed: serve it first.", field="unit_id"
    )  # fmt: skip
    return petition.standing in TAKEN_AWAY


WORKS = (Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD)


def hand_up(step: Step, found: Shut) -> bool:
    """Give the desk to the nearest petition office above, if nobody is left at this one; return whether it moved. Refuses where there is none."""
    petition = step.petition
    if not found.keeps(petition.desk_unit_id, step, *DESK):
        return False
    office = _office_above(step, found)
    if office is None:  # the superior body only where the discipline duty may not judge it either
        words = ON_PAPER if discipline_unit(step, found) is None else TO_DISCIPLINE
        raise Refused(words)
    step.body["desk_moved"] = petition.desk_unit_id
    petition.desk_unit_id = office or 0
    step.journal.change(petition, "desk_unit")
    return True


def office_left(step: Step, found: Shut) -> int | None:
    """Return the petition office that goes on with it: the registering one, else the nearest above; None where everybody is kept out."""
    return _office_above(step, found) if found.keeps(step.petition.desk_unit_id, step, *DESK) else step.petition.desk_unit_id


def _office_above(step: Step, found: Shut) -> int | None:
    """Return the nearest unit above with a petition officer or a head of office who is free (one query a level)."""
    home = step.directory.organisation(step.petition.desk_unit_id)
    for unit in (home, *step.directory.ancestors(home.pk)):
        near = [unit.pk, *(row.pk for row in step.directory.children(unit.pk) if row.kind is UnitKind.DEPARTMENT and row.exists_on(step.today))]
        free = {post.unit_id for post in conflicts.free(holders(near, DESK, step.today), found.persons)}
        if office := next((pk for pk in near if pk in free and pk not in found.kept.units), None):
            return office
    return None


def seal_above(step: Step, found: Shut) -> bool:
    """Give a sealed petition to the discipline duty above, if nobody of this one is left; return whether it moved. Refuses where there is none."""
    petition = step.petition
    if not found.keeps(petition.handling_unit_id, step, Duty.DISCIPLINE):
        return False
    unit_id = discipline_unit(step, found)
    step.refuse_unless(unit_id is not None, ON_PAPER.zh, ON_PAPER.en)
    petition.handling_unit_id = unit_id
    step.body["sealed_to"] = unit_id
    step.journal.change(petition, "handling_unit")
    return True


def discipline_unit(step: Step, found: Shut) -> int | None:
    """Return the discipline department nearest to the registering office that the accusation does not concern; None if there is none."""
    held = {unit for unit in units_holding(Duty.DISCIPLINE, step.today) if not found.keeps(unit, step, Duty.DISCIPLINE)}
    home = step.directory.organisation(step.petition.desk_unit_id)
    for organisation in (home, *step.directory.ancestors(home.pk)):
        near = [unit for unit in sorted(held) if step.directory.organisation(unit).pk == organisation.pk]
        if near:
            return near[0]
    return min(held, default=None)

