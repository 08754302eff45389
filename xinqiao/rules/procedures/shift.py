"""值班: somebody is there day and night, says when he comes, hands over what is open, and the next one signs for it (首问责任制, domain §3.1)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.outreach import another_signs, his_own_or_keeper, his_own_shift
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_outreach import KEEPERS, ON_SHIFT
from xinqiao.rules.terms_outreach import ShiftStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

OURS = "内部规定（值班制度）"
BEFORE_DUTY = frozenset({S.PLANNED, S.UNATTENDED})

SHIFT = Procedure(
    "shift", S, date(2022, 5, 1),
    Transition(
        name="plan_shift", label=Text("排班", "plan a shift"), article=OURS, source=frozenset({START}), target=S.PLANNED, by=KEEPERS,
        seat=Seat.RECORD, story=Text("排了班。", "The shift was planned."),
    ),
    Transition(
        name="swap_shift", label=Text("换班", "swap a shift"), article=OURS, source=BEFORE_DUTY, target=None, by=ON_SHIFT, seat=Seat.RECORD,
        guards=(his_own_or_keeper,), story=Text("换成了别人值班。", "Somebody else took the shift."),
    ),
    Transition(
        name="cancel_shift", label=Text("取消这个班", "cancel a shift"), article=OURS, source=BEFORE_DUTY, target=S.SHIFT_CANCELLED, by=KEEPERS,
        seat=Seat.RECORD, story=Text("取消了这个班。", "The shift was cancelled."),
    ),
    Transition(
        name="begin_shift", label=Text("到岗", "go on duty"), article=OURS, source=BEFORE_DUTY, target=S.ON_DUTY, by=ON_SHIFT, seat=Seat.RECORD,
        guards=(his_own_shift,), story=Text("到岗值班。", "He went on duty."),
    ),
    Transition(
        name="hand_over", label=Text("交班", "hand over"), article="首问责任制", source=frozenset({S.ON_DUTY}), target=S.HANDED_OVER, by=ON_SHIFT,
        seat=Seat.RECORD, guards=(his_own_shift,), story=Text("交了班，写明了没办完的事。", "He handed over and wrote down what is open."),
    ),
    Transition(
        name="sign_for_shift", label=Text("接班签字", "sign for a shift"), article="首问责任制", source=frozenset({S.HANDED_OVER, S.UNSIGNED}), target=S.SIGNED_FOR,
        by=ON_SHIFT, seat=Seat.RECORD, guards=(another_signs,), story=Text("接班的人签了字。", "Whoever took over signed for it."),
    ),
    Transition(
        name="note_unattended", label=Text("记下没有人到岗", "note that nobody came"), article=OURS, source=frozenset({S.PLANNED}), target=S.UNATTENDED,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True, story=Text("到了点还没有人到岗。", "Its hour came and nobody was there."),
    ),
    Transition(
        name="note_missed", label=Text("记下空岗", "note a missed shift"), article=OURS, source=frozenset({S.UNATTENDED}), target=S.MISSED,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True, story=Text("整个班都没有人到岗。", "Nobody came for the whole shift."),
    ),
    Transition(
        name="note_unsigned", label=Text("记下没有人接班签字", "note that nobody signed"), article="首问责任制", source=frozenset({S.HANDED_OVER}), target=S.UNSIGNED,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True, story=Text("交了班，还没有人签字接。", "It was handed over, and nobody has signed for it."),
    ),
)  # fmt: skip
