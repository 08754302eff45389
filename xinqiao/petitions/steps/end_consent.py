"""收回同意: the petitioner, or staff at his word, takes back that a need is recorded; nobody reads it any more (个人信息保护法§15)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.limits import SHORT_LIMIT


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`how`: for staff, how he said so; he himself gives no reason."""

    how: str = ""


def apply(step: Step, entry: Entry) -> None:
    least = 2 if isinstance(step.actor, Staff) else 0
    how = written(step, entry.how, field="how", least=least, most=SHORT_LIMIT, zh="请写他怎么说的、哪天说的；不问原因。", en="Say how and when he said so; do not ask why.")
    step.keep(ended_on=step.today.isoformat(), ended_how=how)
