"""期满终结: where a province says so and the policy is on, the time to ask for a review passed unused (domain §2.2 row 26)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.step import Step
from xinqiao.rules.clocks import ASK_FINAL_REVIEW, ASK_REVIEW

LAPSES = 2  # the value of the dated policy that ends a procedure by itself; 1 never does


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the days say it."""


def apply(step: Step, entry: Entry) -> None:
    step.refuse_unless(
        step.directory.policy("lapse", step.today) == LAPSES, "本单位没有规定期满就终结。", "No policy ends a procedure because a time limit passed."
    )  # fmt: skip
    step.letter = {"ended_on": step.today, "right": step.dossier.clock(ASK_FINAL_REVIEW.name) or step.dossier.clock(ASK_REVIEW.name)}
    step.body["office"] = step.petition.desk_unit_id
