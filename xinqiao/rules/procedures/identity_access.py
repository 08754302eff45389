"""身份查阅: who reads an identity, for what and until when; a custodian who is not the asker decides (条例§30, 个人信息保护法§51).

On a watch against retaliation it is the same; only there a name may be read at once, and the custodian and the petitioner see it at once (ADR-0018).
"""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import DECIDE_ACCESS
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import decides_for_another, not_sealed_matter
from xinqiao.rules.guards.watched_names import on_a_watch, watches_here
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_sharing import AccessStatus as S
from xinqiao.rules.terms_sharing import AtOnceCheck
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

CUSTODIAN = frozenset({Duty.CUSTODIAN})
LAW = "条例§30, 个人信息保护法§51"

IDENTITY_ACCESS = Procedure(
    "identity_access", S, date(2022, 5, 1),
    Transition(
        name="ask_access", label=Text("申请查阅身份", "ask to read the identity"), article=LAW,
        source=frozenset({START}), target=S.ASKED, by=UNIT | HEAD | DESK | WATCHING, seat=Seat.EITHER, guards=(not_sealed_matter, watches_here),
        starts=(DECIDE_ACCESS,), tells=(Party.RECORD_UNIT,),
        story=Text("有工作人员申请看信访人的身份，等身份保管员决定。", "A member of staff asked to read who the petitioner is; the custodian decides."), is_public=False,
    ),
    Transition(
        name="read_at_once", label=Text("急事先看身份", "read the identity at once"), article=f"{LAW}, 条例§46(6)",
        source=frozenset({START}), target=S.AT_ONCE, by=WATCHING, seat=Seat.UNIT, guards=(on_a_watch,),
        starts=(DECIDE_ACCESS,), tells=(Party.RECORD_UNIT,),
        story=Text("负责的人等不及管身份信息的人决定，今天先看您是谁；管身份信息的人同时知道了，{due}前核。", "Those in charge could not wait for the keeper of identities and read who you are today; the keeper knows it at once and checks it by {due}."),
    ),
    Transition(
        name="check_at_once", label=Text("核急事先看", "check a reading that did not wait"), article=LAW,
        source=frozenset({S.AT_ONCE}), target=S.ENDED, by=CUSTODIAN, seat=Seat.RECORD, guards=(decides_for_another,), stops=(DECIDE_ACCESS,),
        tells=(Party.HANDLING_UNIT,),
        branches=(
            Branch(name=AtOnceCheck.NOT_NEEDED.value, when=Text(AtOnceCheck.NOT_NEEDED.zh, AtOnceCheck.NOT_NEEDED.en), target=S.ENDED, stops=(DECIDE_ACCESS,), tells=(Party.HANDLING_UNIT,),
                   story=Text("管身份信息的人核过了：那次可以等，不应当先看您是谁。", "The keeper of identities checked it: it could have waited, and who you are should not have been read.")),
        ),
        story=Text("管身份信息的人核过了：那次确实等不及。", "The keeper of identities checked it: it could not wait."),
    ),
    Transition(
        name="grant_access", label=Text("同意查阅", "let him read it"), article=LAW,
        source=frozenset({S.ASKED}), target=S.GRANTED, by=CUSTODIAN, seat=Seat.RECORD, guards=(decides_for_another,), stops=(DECIDE_ACCESS,),
        tells=(Party.HANDLING_UNIT,),
        story=Text("管身份信息的人同意一位工作人员看您的身份，最晚看到{due}；看了几次、哪天看的，都会记下来给您看。", "The keeper of identities let one member of staff read who you are, until {due} at the latest; every reading is recorded, and you see it."),
    ),
    Transition(
        name="refuse_access", label=Text("不同意查阅", "do not let him read it"), article=LAW,
        source=frozenset({S.ASKED}), target=S.REFUSED, by=CUSTODIAN, seat=Seat.RECORD, stops=(DECIDE_ACCESS,), tells=(Party.HANDLING_UNIT,),
        story=Text("身份保管员没有同意一位工作人员看信访人的身份。", "The custodian did not let a member of staff read who the petitioner is."), is_public=False,
    ),
    Transition(
        name="end_access", label=Text("停止查阅", "end the access"), article=LAW,
        source=frozenset({S.GRANTED}), target=S.ENDED, by=CUSTODIAN, seat=Seat.RECORD,
        story=Text("管身份信息的人停止了一位工作人员对您身份的查阅。", "The keeper of identities ended a member of staff's access to who you are."),
    ),
)  # fmt: skip
