"""建议奖励: who makes a proposal that is adopted is rewarded, on record (条例§29)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import START, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import RewardStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

REWARD = Procedure(
    "reward", RewardStatus, date(2022, 5, 1),
    Transition(
        name="reward", label=Text("记录建议奖励", "record a reward for a proposal"), article="条例§29",
        source=frozenset({START}), target=RewardStatus.GIVEN, by=HEAD, seat=Seat.UNIT, guards=(petition_in(P.REPLIED, P.CLOSED),),
        tells=(Party.PETITIONER,),
        story=Text("您的建议被采纳，{unit}给了奖励。", "Your proposal was adopted, and {unit} gave a reward for it."),
    ),
)  # fmt: skip
