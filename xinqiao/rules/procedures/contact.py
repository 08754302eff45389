"""姓名、联系方式变更: what is new counts once it was made sure that it is he, by two people or by a code to his old e-mail (个人信息保护法§46)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import CHECK_CONTACT, CONFIRM_CONTACT, SPEAK_CONTACT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import not_sealed_matter
from xinqiao.rules.guards.retention import confirmed_by_another, no_contact_change_open, not_disowned
from xinqiao.rules.procedures.who import DESK, PERSON
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_sharing import ContactStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

LAW = "个人信息保护法§46, 内部规定"
OPEN = frozenset({S.ASKED, S.VERIFIED})
BOTH = (CHECK_CONTACT, CONFIRM_CONTACT)

CONTACT = Procedure(
    "contact", S, date(2022, 5, 1),
    Transition(
        name="verify_contact", label=Text("登记姓名、联系方式变更", "enter a change of name or contact"), article=LAW,
        source=frozenset({START}), target=S.VERIFIED, by=DESK | {Duty.INTAKE}, seat=Seat.DESK, guards=(no_contact_change_open, not_disowned), starts=(CONFIRM_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("有人要改您的姓名或者联系方式，工作人员核实过是您本人，等另一人确认。不是您要改的，请马上打电话告诉我们。", "Somebody asks to change your name or contact; staff made sure that it is you, and a second person is to confirm it. If it was not you, phone us at once."),
    ),
    Transition(
        name="ask_contact", label=Text("提出改姓名、联系方式", "ask to change name or contact"), article=LAW,
        source=frozenset({START}), target=S.ASKED, by=PERSON, seat=Seat.EITHER, guards=(not_sealed_matter, no_contact_change_open, not_disowned), starts=(CHECK_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("有人凭编号和查询码提出改您的姓名或者联系方式，核实以前什么都不变。不是您提的，请在“我的信息”里点“不是我提的”，或者马上打电话告诉我们。", "Somebody with number and query code asks to change your name or contact; nothing changes before it was checked. If it was not you, press “It was not me” under “My data”, or phone us at once."),
    ),
    Transition(
        name="check_contact", label=Text("核实本人", "make sure that it is he"), article=LAW,
        source=frozenset({S.ASKED}), target=S.VERIFIED, by=DESK | {Duty.INTAKE}, seat=Seat.DESK, stops=(CHECK_CONTACT,), starts=(CONFIRM_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("工作人员核实过，改姓名或者联系方式是您本人提的，等另一人确认。", "Staff made sure that it is you who asks for the change; a second person is to confirm it."),
    ),
    Transition(
        name="prove_contact", label=Text("用原来邮箱收到的确认码确认", "confirm by the code sent to the old e-mail"), article=LAW,
        source=frozenset({S.ASKED}), target=S.CHANGED, by=PERSON, seat=Seat.EITHER, stops=(CHECK_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("您用原来邮箱收到的确认码确认了，联系方式改好了，以后按新的联系您；原来的锁存备查。", "You confirmed it by the code sent to your old e-mail. Your contact was changed and counts from now on; the old one stays sealed on file."),
    ),
    Transition(
        name="confirm_contact", label=Text("确认变更", "confirm the change"), article=LAW,
        source=frozenset({S.VERIFIED}), target=S.CHANGED, by=DESK, seat=Seat.DESK, guards=(confirmed_by_another,), stops=(CONFIRM_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("您的姓名或者联系方式改好了，以后按新的联系您；原来的锁存备查，以前的文书不变。", "Your name or contact was changed and counts from now on; the old one stays sealed on file, and papers of before stay as they were."),
    ),
    Transition(
        name="refuse_contact", label=Text("不予变更", "do not change it"), article=LAW,
        source=OPEN, target=S.REFUSED, by=DESK, seat=Seat.DESK, stops=BOTH, tells=(Party.PETITIONER,),
        story=Text("姓名、联系方式没有改，还是原来的。", "Your name and contact were not changed."),
    ),
    Transition(
        name="drop_contact", label=Text("不改了", "do not change it after all"), article=LAW,
        source=OPEN, target=S.DROPPED, by=PERSON, seat=Seat.EITHER, stops=BOTH, tells=(Party.DESK,),
        story=Text("您说不改了：姓名、联系方式还是原来的。", "You took it back: your name and contact stay as they were."),
    ),
    Transition(
        name="disown_contact", label=Text("说不是自己提的", "say that it was not he who asked"), article="个人信息保护法§51, §57, 内部规定",
        source=OPEN, target=S.DISOWNED, by=PERSON, seat=Seat.EITHER, stops=BOTH, starts=(SPEAK_CONTACT,), tells=(Party.DESK, Party.PETITIONER),
        story=Text("您说这次变更不是您提的：什么都没有改。我们用您原来留的联系方式找您；说清楚以前，谁也不能再用这个查询码提出修改。", "You said that you did not ask for this change: nothing was changed. We reach you by the contact that you left at first; until then nobody can begin another change by this query code."),
    ),
    Transition(  # lost, or perhaps in somebody else's hands: to his mailbox at once, else a human speaks with him first
        name="ask_code", label=Text("要求换查询码", "ask for a new query code"), article="个人信息保护法§51, §57, 内部规定",
        source=frozenset({START}), target=S.CODE_ASKED, by=PERSON | DESK | {Duty.INTAKE}, seat=Seat.DESK, guards=(no_contact_change_open, not_disowned), starts=(SPEAK_CONTACT,),
        tells=(Party.DESK, Party.PETITIONER),
        story=Text("有人说查询码丢了，或者可能被别人看到了。我们用您留的联系方式找您，确定是您本人，再换新的。", "Somebody says that the query code is lost, or that somebody else may have seen it. We reach you by the contact that you left, make sure that it is you, and exchange it."),
        branches=(
            Branch(
                name="mailed", when=Text("本人在网上要求，留了邮箱", "asked for by himself online, who left an e-mail"), target=S.RENEWED, tells=(Party.PETITIONER,),
                story=Text("查询码换了新的，发到了您留的邮箱；旧的马上不能用了。", "The query code was exchanged and the new one sent to the mailbox that you left; the old one works no more."),
            ),
        ),
    ),
    Transition(
        name="speak_contact", label=Text("和本人说清", "speak with him"), article="个人信息保护法§51, §57, 内部规定",
        source=frozenset({S.DISOWNED, S.CODE_ASKED}), target=S.SPOKEN, by=DESK, seat=Seat.DESK, stops=(SPEAK_CONTACT,), tells=(Party.PETITIONER,),
        story=Text("工作人员和您说清了：姓名、联系方式没有改，查询码不用换。", "Staff spoke with you: your name and contact were not changed, and your query code stays."),
        branches=(
            Branch(
                name="new_code", when=Text("换新的查询码", "with a new query code"), target=S.SPOKEN, stops=(SPEAK_CONTACT,), tells=(Party.PETITIONER,),
                story=Text("工作人员和您说清了：姓名、联系方式没有改。查询码换了新的，只告诉了您本人；旧的不能用了。", "Staff spoke with you: your name and contact were not changed. You were given a new query code, and nobody else was; the old one works no more."),
            ),
        ),
    ),
)  # fmt: skip
