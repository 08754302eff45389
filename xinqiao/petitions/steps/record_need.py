"""登记困难和帮扶: a need, with the consent that it is recorded, and what help is offered, by whom and by when (条例§37(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions import needing, talking
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import HELP_NEED
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_need import AidSort, ConsentWay, NeedSort, queue

MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`consents`: he agreed that this is recorded, on `consent_on`. `person_id`: who sees to the help; None: whoever records it. He reads all of it.

    `unit_id`: the unit that helps, where it is neither the unit in charge nor the registering office (the union); then `shares`: he agreed to that, too.
    """

    consents: bool
    consent_way: ConsentWay
    consent_on: date
    sort: NeedSort
    text: str
    aid: AidSort
    help: str
    due_on: date
    unit_id: int | None = None
    person_id: int | None = None
    shares: bool = False


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(entry.consents, "没有本人同意，不登记。先念给他听，他愿意才记。", "Without his consent nothing is recorded: read it to him first.", field="consents")
    received = local_day(step.petition.received_at)
    step.refuse_unless(
        received <= entry.consent_on <= step.today, f"同意的日期要在 {received} 到今天之间。", f"The day must lie between {received} and today.", field="consent_on",
    )  # fmt: skip
    text = written(step, entry.text, field="text", least=4, zh="请写什么困难，念给他听的就是这几句。", en="Say what the need is: the words that you read to him.")
    help_offered = written(step, entry.help, field="help", least=4, zh="请写答应怎么帮。", en="Say what help is offered.")
    days = (entry.due_on - step.today).days
    step.refuse_unless(0 <= days <= MOST_DAYS, "请定一个今天以后、一年以内的日子。", "Choose a day from today to one year from now.", field="due_on")
    _give(step, entry)
    step.linked.second_id = step.actor.person_id
    step.journal.change(step.linked, "second_id")
    step.keep(
        consent=entry.consent_way.value, consent_on=entry.consent_on.isoformat(), sort=entry.sort.value, text=text, aid=entry.aid.value, help=help_offered,
    )  # fmt: skip
    step.limits[HELP_NEED.name] = days
    step.body |= {"unit": step.linked.unit_id, "due": entry.due_on.isoformat()}


def _give(step: Step, entry: Entry) -> None:
    """Say who owns the help: somebody who deals with the matter, or somebody of a unit that helps, to whom the petitioner agreed that it goes."""
    if entry.unit_id is not None:
        held = {Duty(post.duty) for post in needing.elsewhere(step.dossier, step.directory, step.today) if (post.unit_id, post.person_id) == (entry.unit_id, entry.person_id)}
        step.refuse_unless(bool(held), "请从帮扶单位在任的人里选一位。", "Choose somebody in office in the unit that helps.", field="unit_id")
        step.refuse_unless(entry.shares, "交给别的单位帮，也要他同意。先问他，他愿意才交。", "It goes to another unit only if he agrees: ask him first.", field="shares")
        step.give_to(entry.unit_id, entry.person_id)
        in_queue = queue(frozenset(held))
        step.keep(shared_with=entry.unit_id, **({} if in_queue is Duty.HANDLER else {"second": in_queue.value}))
        return
    owner = entry.person_id or step.actor.person_id
    step.refuse_unless(
        owner == step.actor.person_id or owner in {post.person_id for post in talking.may_be_there(step.dossier, step.today)},
        "请选一位办这件事的同事。", "Choose a colleague who deals with it.", field="person_id",
    )  # fmt: skip
    step.give_to(talking.unit_of(step), owner)
