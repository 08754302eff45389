"""领导接待日: a day that everybody can read of, a leader who is there, and a change that is seen: who was to come, who comes, why (domain §3.1)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_outreach import KEEPERS
from xinqiao.rules.terms_reception import LeaderRequestStatus as R
from xinqiao.rules.terms_reception import ReceptionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

OURS = "内部规定（领导接待日制度）"
TO_COME = frozenset({S.RECEPTION_PLANNED, S.PUBLISHED})

RECEPTION_DAY = Procedure(
    "reception_day", S, date(2022, 5, 1),
    Transition(
        name="plan_reception", label=Text("列入接待计划", "plan a reception day"), article=OURS, source=frozenset({START}), target=S.RECEPTION_PLANNED,
        by=KEEPERS, seat=Seat.RECORD, story=Text("列入了接待计划。", "The reception day was planned."),
    ),
    Transition(  # part of `agree_leader`: a leader from above, whom nobody here puts into a plan by himself
        name="plan_asked_reception", label=Text("列入请来的领导的接待", "plan the day of a leader who was asked"), article=OURS, source=frozenset({START}), target=S.RECEPTION_PLANNED,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_inner=True, story=Text("请来的上级领导，列入了接待计划。", "The day of a leader from above, who was asked, was planned."),
    ),
    Transition(
        name="publish_reception", label=Text("公布", "publish a reception day"), article=OURS, source=frozenset({S.RECEPTION_PLANNED}), target=S.PUBLISHED,
        by=KEEPERS, seat=Seat.RECORD, story=Text("在网上公布了。", "The reception day was published."),
    ),
    Transition(
        name="swap_leader", label=Text("换一位领导接待", "let another leader receive"), article=OURS, source=TO_COME | {S.RECEIVING}, target=None, by=KEEPERS,
        seat=Seat.RECORD, story=Text("换了一位领导接待。", "Another leader receives."),
    ),
    Transition(
        name="move_reception", label=Text("改时间、地点", "move a reception day"), article=OURS, source=TO_COME, target=None, by=KEEPERS,
        seat=Seat.RECORD, story=Text("改了时间、地点。", "The reception day was moved."),
    ),
    Transition(
        name="cancel_reception", label=Text("取消这次接待", "cancel a reception day"), article=OURS, source=TO_COME, target=S.RECEPTION_CANCELLED, by=KEEPERS,
        seat=Seat.RECORD, story=Text("取消了这次接待。", "The reception day was cancelled."),
    ),
    Transition(
        name="begin_reception", label=Text("开始接待", "begin the reception"), article=OURS, source=frozenset({S.PUBLISHED}), target=S.RECEIVING, by=KEEPERS,
        seat=Seat.RECORD, story=Text("领导到了，开始接待。", "The leader is there; the reception began."),
    ),
    Transition(
        name="end_reception", label=Text("结束接待", "end the reception"), article=OURS, source=frozenset({S.RECEIVING}), target=S.RECEPTION_HELD, by=KEEPERS,
        seat=Seat.RECORD, story=Text("接待结束了。", "The reception ended."),
    ),
    Transition(  # with every step on a booking, under the lock of the day
        name="note_seats", label=Text("记下谁占哪个号", "note who has which slot"), article=OURS, source=frozenset(S) - {S.RECEPTION_PLANNED}, target=None,
        by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True, story=Text("号有变化。", "The slots changed."),
    ),
)  # fmt: skip

LEADER_REQUEST = Procedure(
    "leader_request", R, date(2022, 5, 1),
    Transition(
        name="ask_leader", label=Text("请一位上级领导来接待", "ask for a leader's reception day"), article=OURS, source=frozenset({START}), target=R.LEADER_ASKED, by=KEEPERS,
        seat=Seat.OUTSIDE, story=Text("请上级领导来接待，写明了哪天、为什么。", "A leader from above was asked to receive here: when, and why."),
    ),
    Transition(
        name="agree_leader", label=Text("同意来，定下时间", "agree to the reception day"), article=OURS, source=frozenset({R.LEADER_ASKED}), target=R.LEADER_AGREED, by=KEEPERS,
        seat=Seat.RECORD, story=Text("同意来，定了时间，列入了接待计划。", "The leader comes: the hours were set and the day was planned."),
    ),
    Transition(
        name="decline_leader", label=Text("这次来不了，说明原因", "decline the reception day"), article=OURS, source=frozenset({R.LEADER_ASKED}), target=R.LEADER_DECLINED, by=KEEPERS,
        seat=Seat.RECORD, story=Text("这次来不了，写明了原因。", "The leader does not come this time; the reason is given."),
    ),
)  # fmt: skip
