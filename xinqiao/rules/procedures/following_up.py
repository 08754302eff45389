"""回访: whether it was really solved (化解) is asked of the petitioner by somebody who did not handle it, and never computed."""

from __future__ import annotations

from xinqiao.rules.procedures.reopening import ANSWERED
from xinqiao.rules.procedures.withdrawal import OUTSIDERS
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.terms import Resolution
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Seat, Transition

SAID = Text("回访了您：您说{said}。", "You were called back and said: {said}.")

FOLLOWING_UP = (
    Transition(
        name="record_outcome", label=Text("回访是否化解", "ask whether it is solved"), article="条例§27, 内部规定",
        source=ANSWERED | {S.ENDED}, target=None, by=OUTSIDERS, seat=Seat.OUTSIDE,
        branches=tuple(
            Branch(name=said.value, when=Text(said.zh, said.en), story=SAID.fill(said=Text(said.plain, said.en)))
            for said in Resolution
        ),
        story=Text("回访了您，记下了解决得怎么样。", "You were called back, and what was solved was recorded."),
    ),
)  # fmt: skip
