"""记议定事项: what was decided on an item, what the petitioner is told, and who does what until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from xinqiao.outreach.meetings import LONGEST, is_matter, item_of, left_out, people_of, refuse_hidden, replaced
from xinqiao.outreach.sweeps import written
from xinqiao.petitions.own_record import OwnAct

MOST_TASKS, MOST_DAYS = 3, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`what` is to be done by whom (unit and person) until when; `proof`: what will show that it is done."""

    what: str
    unit_id: int
    person_id: int
    due_on: date
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`item`: its id; `told`: what the petitioner reads, in plain words, where the item is about a petition. Written anew, it takes the place of what stood there."""

    item: int
    decision: str
    told: str = ""
    tasks: tuple[Task, ...] = ()


def apply(act: OwnAct, entry: Entry) -> None:
    """Keep it; the tasks go to their owners when the chair signs. Raises Refused for words, owners or days that make no sense (up to four queries)."""
    item = item_of(act.record, entry.item)
    refuse_hidden(act, item)
    decision = written(act, entry.decision, field="decision", zh="请写清怎么定的。", en="Say what was decided.", most=LONGEST)
    before = item.get("decided", {})
    act.refuse_unless(
        "step" not in before or decision == before["decision"], "这一项的争议在会上已经定了，信访件上已经照办，这段话不能改；可以加任务。",
        "The dispute of this item was decided in the meeting, and in the petition: these words stay. You can add tasks.", field="decision",
    )  # fmt: skip
    told = entry.told.strip()
    if is_matter(item):
        told = written(act, told, field="told", zh="这一项关系到信访人，请写一句告诉他的话。", en="This is about a petition: write a sentence for the petitioner.", most=500)
    act.refuse_unless(len(entry.tasks) <= MOST_TASKS, f"一项最多 {MOST_TASKS} 个任务。", f"At most {MOST_TASKS} tasks an item.", field="tasks")
    tasks = [_task(act, nth, task) for nth, task in enumerate(entry.tasks, start=1)]
    _refuse_owners(act, item, entry.tasks)
    act.keep(items=replaced(act.record, {**item, "decided": {**before, "decision": decision, "told": told, "by": act.actor.person_id, "at": act.at.isoformat()}, "tasks": tasks}))
    act.body |= {"item": entry.item, "tasks": len(tasks)}


def _task(act: OwnAct, nth: int, task: Task) -> dict[str, object]:
    what = written(act, task.what, field=f"what_{nth}", zh="请写清办什么。", en="Say what is to be done.", most=500)
    proof = written(act, task.proof, field=f"proof_{nth}", zh="请写明凭什么看得出办好了。", en="Say what will show that it is done.", most=500)
    ahead = task.due_on - act.today
    act.refuse_unless(timedelta(0) < ahead <= timedelta(days=MOST_DAYS), "请定明天以后、一年以内的日子。", "Choose a day after today, within a year.", field=f"due_{nth}")
    return {"what": what, "unit": task.unit_id, "person": task.person_id, "due_on": task.due_on.isoformat(), "proof": proof}


def _refuse_owners(act: OwnAct, item: dict[str, object], tasks: tuple[Task, ...]) -> None:
    """Refuse owners who are not in office in the office or an invited unit, and units against which the item stands."""
    if not tasks:
        return
    units = [act.record.unit_id, *act.record.content["units"]]
    known = {(unit, person.pk) for unit, person in people_of(units, act.today)}
    out = left_out([item], units, act.directory, act.today)
    for nth, task in enumerate(tasks, start=1):
        act.refuse_unless(
            (task.unit_id, task.person_id) in known and task.unit_id not in out, "请从参加单位在任的人里选，和这一项有牵连的单位不能办。",
            "Choose somebody in office in the units of the meeting; a unit that the item is about cannot do it.", field=f"owner_{nth}",
        )  # fmt: skip
