"""谈心谈话: whoever handles a matter talks with the petitioner, listens, and keeps what was said for those alone who need it (一人一事)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import TALK_AGAIN
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import not_sealed_matter
from xinqiao.rules.guards.talk import somebody_to_talk_with
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_talk import TalkStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

TALKERS = UNIT | HEAD | {Duty.LEADER}
OPEN_TALK = frozenset({S.AGAIN})
NEXT = Text("{unit}和您谈了一次，约好{due}前再谈。", "{unit} talked with you; you will talk again by {due}.")

TALK_TABLE = Procedure(
    "talk", S, date(2022, 5, 1),
    Transition(
        name="record_talk", label=Text("记一次谈心谈话", "note a talk"), article="条例§37(3), 内部规定（一人一事）",
        source=frozenset({START}), target=S.HELD, by=TALKERS, seat=Seat.ANY, guards=(not_sealed_matter, somebody_to_talk_with),
        branches=(Branch(name="again", when=Text("约好再谈的", "another talk is agreed"), target=S.AGAIN, starts=(TALK_AGAIN,), story=NEXT),),
        story=Text("{unit}和您谈了一次。", "{unit} talked with you."),
    ),
    Transition(
        name="hold_next_talk", label=Text("记约好的这次谈话", "note the talk that was agreed"), article="条例§37(3), 内部规定（一人一事）",
        source=OPEN_TALK, target=S.HELD, by=TALKERS, seat=Seat.ANY, stops=(TALK_AGAIN,),
        story=Text("约好再谈的那次谈了。", "The talk that was agreed took place."), is_public=False,
    ),
    Transition(
        name="drop_next_talk", label=Text("约好的没有谈成", "the agreed talk did not take place"), article="内部规定（一人一事）",
        source=OPEN_TALK, target=S.DROPPED, by=TALKERS, seat=Seat.ANY, stops=(TALK_AGAIN,),
        story=Text("约好再谈的那次没有谈成，原因记下来了。", "The talk that was agreed did not take place; why is on record."),
    ),
)  # fmt: skip
