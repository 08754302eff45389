"""当场答复: what can be answered at once is answered in writing at once, without being accepted first (条例§23(2))."""

from __future__ import annotations

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.joint import leads_none
from xinqiao.rules.guards.sending import path_in
from xinqiao.rules.procedures.who import UNIT
from xinqiao.rules.terms import Path
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

# It is drafted like any answer; a second person signs it, and it is served. No clock starts: the time to tell is the one that runs.
AT_ONCE = (
    Transition(
        name="answer_at_once", label=Text("当场答复", "answer on the spot"), article="条例§23(2), §32",
        source=frozenset({S.TRIAGED}), target=S.DRAFTED, by=UNIT, seat=Seat.UNIT, guards=(path_in(Path.OPINION, Path.STUDY), leads_none),
        story=Text("{unit}当场写好了答复，等负责人签字。", "{unit} drafted an answer on the spot; the head is to sign it."),
    ),
)  # fmt: skip
