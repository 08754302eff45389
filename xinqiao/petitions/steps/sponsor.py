"""安排领导包案: a leader takes charge of a hard matter to the end, with a plan and its milestones (条例§18(2))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.sponsoring import leading_unit
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.clocks import SPONSORSHIP
from xinqiao.rules.limits import SHORT_LIMIT

MOST, MOST_DAYS = 10, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """What is to be reached, and by which day."""

    text: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`person_id`: the leader who takes charge (None: the actor himself); `plan`: how; `milestones`: one to ten, the last is the end."""

    plan: str
    milestones: tuple[Milestone, ...]
    person_id: int | None = None


def apply(step: Step, entry: Entry) -> None:
    plan = written(step, entry.plan, field="plan", least=5, zh="请写清打算怎么办。", en="Say how it is to be done.")
    person_id = entry.person_id or step.actor.person_id
    unit_id = leading_unit(person_id, step.petition, step.directory, step.today)
    step.refuse_unless(
        unit_id is not None, "包案的要是承办单位、登记单位或者它们上级的领导。", "A leader of the units in charge, or above them, takes charge.", field="person_id"
    )  # fmt: skip
    stones = sorted(entry.milestones, key=lambda stone: stone.on)
    step.refuse_unless(0 < len(stones) <= MOST, f"请写 1 到 {MOST} 个节点。", f"Give 1 to {MOST} milestones.", field="milestones")
    step.refuse_unless(
        all(0 < len(stone.text.strip()) <= SHORT_LIMIT for stone in stones), "每个节点写一句话，最多两百个字。", "One sentence a milestone, at most 200 characters.",
        field="milestones",
    )  # fmt: skip
    step.refuse_unless(
        all(0 <= (stone.on - step.today).days <= MOST_DAYS for stone in stones), "节点的日子要在今天以后、一年以内。", "Milestones lie between today and one year from now.",
        field="milestones",
    )  # fmt: skip
    step.give_to(unit_id, person_id)
    step.keep(plan=plan, milestones=[{"text": stone.text.strip(), "on": stone.on.isoformat()} for stone in stones])
    step.limits[SPONSORSHIP.name] = (stones[-1].on - step.today).days
    step.body |= {"unit": unit_id, "due": stones[-1].on.isoformat()}
