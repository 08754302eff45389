"""身份查阅: who reads an identity, for what and until when; a custodian who is not the asker decides (条例§30, 个人信息保护法§51)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import DECIDE_ACCESS
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import decides_for_another, not_sealed_matter
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_sharing import AccessStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

CUSTODIAN = frozenset({Duty.CUSTODIAN})
LAW = "条例§30, 个人信息保护法§51"

IDENTITY_ACCESS = Procedure(
    "identity_access", S, date(2022, 5, 1),
    Transition(
        name="ask_access", label=Text("申请查阅身份", "ask to read the identity"), article=LAW,
        source=frozenset({START}), target=S.ASKED, by=UNIT | HEAD | DESK, seat=Seat.EITHER, guards=(not_sealed_matter,),
        starts=(DECIDE_ACCESS,), tells=(Party.RECORD_UNIT,),
        story=Text("有工作人员申请看信访人的身份，等身份保管员决定。", "A member of staff asked to read who the petitioner is; the custodian decides."), is_public=False,
    ),
    Transition(
        name="grant_access", label=Text("同意查阅", "let him read it"), article=LAW,
        source=frozenset({S.ASKED}), target=S.GRANTED, by=CUSTODIAN, seat=Seat.RECORD, guards=(decides_for_another,), stops=(DECIDE_ACCESS,),
        tells=(Party.HANDLING_UNIT,),
        story=Text("身份保管员同意一位工作人员看您的身份，最晚看到{due}；看了几次、哪天看的，都会记下来给您看。", "The custodian let one member of staff read who you are, until {due} at the latest; every reading is recorded, and you see it."),
    ),
    Transition(
        name="refuse_access", label=Text("不同意查阅", "do not let him read it"), article=LAW,
        source=frozenset({S.ASKED}), target=S.REFUSED, by=CUSTODIAN, seat=Seat.RECORD, stops=(DECIDE_ACCESS,), tells=(Party.HANDLING_UNIT,),
        story=Text("身份保管员没有同意一位工作人员看信访人的身份。", "The custodian did not let a member of staff read who the petitioner is."), is_public=False,
    ),
    Transition(
        name="end_access", label=Text("停止查阅", "end the access"), article=LAW,
        source=frozenset({S.GRANTED}), target=S.ENDED, by=CUSTODIAN, seat=Seat.RECORD,
        story=Text("身份保管员停止了一位工作人员对您身份的查阅。", "The custodian ended a member of staff's access to who you are."),
    ),
)  # fmt: skip
