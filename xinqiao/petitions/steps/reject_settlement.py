"""不同意协议这样写: the petitioner says what is to be changed; the mediation goes on (条例§33)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions import mediating
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`reason`: what he does not agree to."""

    reason: str


def apply(step: Step, entry: Entry) -> None:
    reason = written(step, entry.reason, field="reason", least=2, zh="请写一下哪里不同意、想怎么改。", en="Say what you do not agree to, and what you want instead.")
    step.keep(objection=reason, **dict.fromkeys(mediating.CONFIRMED, ""))
    step.texts, step.texts_are_public = {"reason": reason}, True
    step.body["unit"] = step.linked.unit_id
