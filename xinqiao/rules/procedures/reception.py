"""领导接待日: a day that everybody can read of, a leader who is there, and a change that is seen: who was to come, who comes, why (domain §3.1)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_outreach import KEEPERS
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
