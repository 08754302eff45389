"""What the clockwork does by itself: it warns of time limits, and puts on record, when it happens, that one was not kept."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Party
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Seat, Transition, breach_unrecorded, duty_runs

CLOCKWORK_STEPS = (
    Transition(
        name="breach", label=Text("记录超期", "put a breach on record"), article="条例§28(1), §42, §43",
        source=frozenset(S) - {S.CLOSED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(breach_unrecorded,),
        story=Text("有期限过了还没有办，已经记下。", "A time limit passed with the work undone; that is on record."), is_public=False,
    ),
    Transition(
        name="alert", label=Text("期限预警", "warn of a time limit"), article="条例§28(1), 内部规定",
        source=frozenset(S) - {S.CLOSED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(duty_runs,), tells=(Party.OWING_UNIT,),
        branches=(
            Branch(
                name="serious", when=Text("超期达到规定的天数", "overdue for the days a policy names"),
                tells=(Party.OWING_UNIT, Party.UNIT_HEAD, Party.LEADER),
                story=Text("期限严重超期，已报{unit}负责人和分管领导。", "A time limit is seriously overdue: the head of {unit} and the leader were told."),
            ),
        ),
        story=Text("期限快到或者已过，已提醒{unit}。", "A time limit is near or past: {unit} was warned."), is_public=False,
    ),
)  # fmt: skip
