"""提出责任追究: which duty a unit did not do, and the facts; no person is named, at most a post (条例§42–46)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.petitions.supervising import asked_unit, asker
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_oversight import Consequence, ProcessFailure


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`failure`: the duty; `facts`: what was found; `post`: the post concerned, never a name; `proposed`: what is to follow."""

    failure: ProcessFailure
    facts: str
    proposed: Consequence
    unit_id: int | None = None
    post: str = ""


def apply(step: Step, entry: Entry) -> None:
    facts = written(step, entry.facts, field="facts", least=10, zh="请写清事实：哪天、哪一步、该做什么没有做（至少十个字）。", en="Give the facts: which day, which step, what was not done (at least 10 characters).")
    post = written(step, entry.post, field="post", least=0, most=SHORT_LIMIT, zh="", en="")
    unit = asked_unit(step, entry.unit_id)
    supervised = {record.unit_id for record in step.dossier.records_of(RecordKind.SUPERVISION)}
    step.refuse_unless(
        unit.pk in supervised, "只能追究督办过的单位：先督办它，查明了再提。", "Only a unit that was supervised is held to account: supervise it first.", field="unit_id"
    )  # fmt: skip
    step.give_to(unit.pk)
    step.keep(failure=entry.failure.value, facts=facts, post=post, proposed=entry.proposed.value, **asker(step))
    step.body["unit"] = unit.pk
