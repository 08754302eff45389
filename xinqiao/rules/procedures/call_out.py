"""急件叫人: at three in the morning, for an accusation that cannot wait and that nobody at the desk may read (条例§25, §30(3); ADR-0020)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.call_out import before_triage, nobody_called
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_call_out import CallOutStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

AT_THE_DESK = DESK | {Duty.INTAKE}
LAW = "条例§25, §30(3), 内部规定"

CALL_OUT = Procedure(
    "call_out", S, date(2022, 5, 1),
    Transition(
        name="call_out", label=Text("叫人来看（不能等到天亮）", "call somebody out (it cannot wait)"), article=LAW,
        source=frozenset({START}), target=S.CALLING, by=AT_THE_DESK, seat=Seat.DESK, guards=(before_triage, nobody_called),
        story=Text("您反映的不能等：值班人员正在打电话叫人来看。", "What you wrote cannot wait: whoever is on duty is phoning somebody to look at it."),
    ),
    Transition(
        name="note_phoned", label=Text("记下打过的电话", "note whom you phoned"), article=LAW,
        source=frozenset({S.CALLING}), target=None, by=AT_THE_DESK, seat=Seat.DESK, guards=(before_triage,), is_public=False,
        branches=(
            Branch(name="reached", when=Text("打通了", "somebody was reached"), target=S.REACHED, story=Text("值班人员打通了电话，有人接着办。", "Whoever is on duty reached somebody, who goes on with it.")),
        ),
        story=Text("值班人员打了电话，没有打通。", "Whoever is on duty phoned; nobody answered."),
    ),
)  # fmt: skip
