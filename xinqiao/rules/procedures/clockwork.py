"""What the clockwork does by itself: it puts on record, on the day it happens, that a duty was not done in time."""

from __future__ import annotations

from xinqiao.rules.terms import Duty
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Seat, Transition, breach_unrecorded

CLOCKWORK_STEPS = (
    Transition(
        name="breach", label=Text("记录超期", "put a breach on record"), article="条例§28(1), §42, §43",
        source=frozenset(S) - {S.CLOSED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(breach_unrecorded,),
        story=Text("有期限过了还没有办，已经记下。", "A time limit passed with the work undone; that is on record."), is_public=False,
    ),
)  # fmt: skip
