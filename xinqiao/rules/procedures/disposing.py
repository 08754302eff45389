"""保管期满销毁: the content goes in a batch that two people decided; numbers, days, digests and the ledger stay (档案法§21)."""

from __future__ import annotations

from xinqiao.rules.clocks import CALL_BACK
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.answering import all_served
from xinqiao.rules.guards.ending import reopen_decided
from xinqiao.rules.guards.retention import (
    not_held,
    nothing_asked,
    nothing_owed,
    period_over,
    records_settled,
    referral_over,
    told_in_writing,
)
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Transition

DISPOSING = (
    Transition(
        name="dispose", label=Text("销毁", "dispose of the content"), article="档案法§21, 个人信息保护法§47",
        source=frozenset({S.CLOSED}), target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER,
        guards=(period_over, not_held, nothing_owed, nothing_asked, reopen_decided, all_served, records_settled, referral_over, told_in_writing),
        stops=(CALL_BACK,),  # a call that nobody made keeps no file
        story=Text("保管期满，内容按规定销毁；编号、日期和账本留着。", "The period is over: its content was disposed of; number, days and ledger stay."), is_public=False,
    ),
)  # fmt: skip
