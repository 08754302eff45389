"""联名人: whoever is named as a co-signer is asked himself; his denial is kept as his confirmation is (条例§20(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.guards.joint import not_for_another
from xinqiao.rules.procedures.who import DESK, PERSON
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_joint import MemberStatus as S
from xinqiao.rules.terms_joint import SameStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

ASKED = frozenset({Duty.MEMBER, Duty.INTAKE}) | DESK  # the person himself, or staff who asked him face to face or by phone
FOLLOWS = frozenset({Duty.CLOCKWORK})  # a part that was split off keeps those who bring it, and what they said

MEMBER_TABLE = Procedure(
    "member", S, date(2022, 5, 1),
    Transition(
        name="name_member", label=Text("登记联名人", "name a co-signer"), article="条例§20(3)",
        source=frozenset({START}), target=S.NAMED, by=PERSON | {Duty.INTAKE} | DESK | FOLLOWS, tells=(Party.MEMBER,),
        story=Text("登记了一位和您一起反映的人，要问过他本人。", "Somebody was named as bringing this together with you; that person is to be asked."),
    ),
    Transition(
        name="confirm_member", label=Text("联名人本人确认", "confirm as a co-signer"), article="条例§19(2), §20(3)",
        source=frozenset({S.NAMED}), target=S.CONFIRMED, by=ASKED | FOLLOWS, guards=(not_for_another,),
        story=Text("一位和您一起反映的人确认：是他本人参加的。", "One of those who bring this with you confirmed it."),
    ),
    Transition(
        name="deny_member", label=Text("联名人否认签名", "deny having signed"), article="条例§19(2)",
        source=frozenset({S.NAMED, S.CONFIRMED}), target=S.DENIED, by=ASKED, guards=(not_for_another,), tells=(Party.DESK,),
        story=Text("写了名字的一个人说，他没有参加。人数里不再算他，其他照常办。", "One who was named says that he takes no part. He is not counted; all else goes on."),
    ),
)  # fmt: skip

SAME_TABLE = Procedure(
    "same", SameStatus, date(2022, 5, 1),
    Transition(
        name="note_same", label=Text("记下是同样的问题", "note that it is the same problem"), article="条例§21(2), 内部规定",
        is_inner=True, source=frozenset({START}), target=SameStatus.NOTED, by=PERSON | {Duty.INTAKE, Duty.CLOCKWORK} | DESK,
        story=Text("您说和公开过的一件是同样的问题。照样登记、照样单独答复您。", "You said that it is the problem of a published answer. It is registered and answered all the same."),
    ),
)  # fmt: skip
