"""联系方式变更: a new phone, e-mail or address counts once one made sure that it is he, and another confirmed it (个人信息保护法§46)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.retention import confirmed_by_another, no_contact_change_open
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_sharing import ContactStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

LAW = "个人信息保护法§46, 内部规定"

CONTACT = Procedure(
    "contact", S, date(2022, 5, 1),
    Transition(
        name="verify_contact", label=Text("登记联系方式变更", "enter a change of contact"), article=LAW,
        source=frozenset({START}), target=S.VERIFIED, by=DESK | {Duty.INTAKE}, seat=Seat.DESK, guards=(no_contact_change_open,), tells=(Party.PETITIONER,),
        story=Text("有人要改您的联系方式，工作人员核实过是您本人，等另一人确认。不是您要改的，请马上打电话告诉我们。", "Somebody asks to change your contact; staff made sure that it is you, and a second person is to confirm it. If it was not you, phone us at once."),
    ),
    Transition(
        name="confirm_contact", label=Text("确认变更", "confirm the change"), article=LAW,
        source=frozenset({S.VERIFIED}), target=S.CHANGED, by=DESK, seat=Seat.DESK, guards=(confirmed_by_another,), tells=(Party.PETITIONER,),
        story=Text("您的联系方式改好了，以后按新的联系您；原来的锁存备查。", "Your contact was changed and counts from now on; the old one stays sealed on file."),
    ),
    Transition(
        name="refuse_contact", label=Text("不予变更", "do not change it"), article=LAW,
        source=frozenset({S.VERIFIED}), target=S.REFUSED, by=DESK, seat=Seat.DESK, tells=(Party.PETITIONER,),
        story=Text("联系方式没有改，还是原来的。", "Your contact was not changed."),
    ),
)  # fmt: skip
