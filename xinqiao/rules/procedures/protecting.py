"""打击报复跟踪: who spoke up is asked again and again whether he pays for it; only who has no part in the matter knows (条例§18(4), §46(6)).

Its records lie on a file of their own (ADR-0018): the petition, its handler and his line know nothing of it. Where a row starts a
clock that runs already, the step ends it first: each round counts anew (`petitions/watching.py`).
"""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import ANSWER_RETALIATION, ANSWER_WORDS, CHECK_IN, MEET_FEAR, PROTECT_MEASURE, RECOMMENDATION
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.protection import advice_open, advice_waits, may_be_written_to, measure_open
from xinqiao.rules.procedures.who import PERSON
from xinqiao.rules.protection import WATCHING
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms_protection import CheckFinding, OwnAnswer
from xinqiao.rules.terms_protection import RetaliationStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

LAW = "条例§18(4), §46(6)"
WATCHERS = WATCHING  # at Seat.RECORD: of them, the one that the file names
CLOCKWORK = frozenset({Duty.CLOCKWORK})
OPEN = frozenset({S.WATCHED, S.FOUND})
ASKING = (CHECK_IN, MEET_FEAR)
REACHED = (*ASKING, ANSWER_WORDS)  # whoever was asked himself was answered, too
UNIT = (Party.RECORD_UNIT,)
HIM = (Party.PETITIONER,)
LAST = Text("最后一次也问过了", "it was the last time to ask")
ANSWER = (DocumentKind.RETALIATION_ANSWER,)

RETALIATION_TABLE = Procedure(
    "retaliation", S, date(2022, 5, 1),
    Transition(
        name="watch_retaliation", label=Text("开始跟踪", "begin to watch"), article=f"{LAW}, 安全生产法§54",
        source=frozenset({START}), target=S.WATCHED, by=CLOCKWORK, seat=Seat.UNIT, starts=(CHECK_IN,), tells=UNIT,
        story=Text("您反映问题以后，有专人会来问您：有没有人为难您。{due}前问第一次。", "Since you spoke up, somebody will ask you whether anyone makes trouble for you: the first time by {due}."),
    ),
    Transition(
        name="fear_retaliation", label=Text("反映打击报复", "report retaliation, or the fear of it"), article=LAW,
        source=frozenset({START}), target=S.WATCHED, by=PERSON, seat=Seat.UNIT, starts=(CHECK_IN, MEET_FEAR), tells=UNIT,
        story=Text("您说的话，只交给了不经手这件事的人；{due}前和您联系。", "What you said went only to people who have no part in the matter; they contact you by {due}."),
    ),
    Transition(
        name="fear_again", label=Text("再次反映打击报复", "report retaliation again"), article=LAW,
        source=frozenset(S) - {S.FOUND}, target=S.WATCHED, by=PERSON, seat=Seat.RECORD, starts=(CHECK_IN, MEET_FEAR), tells=UNIT,
        story=Text("您又说了，交给了同样的人；{due}前和您联系。", "What you said went to the same people; they contact you by {due}."),
    ),
    Transition(
        name="say_more", label=Text("补充打击报复的情况", "say more about the retaliation"), article=LAW,
        source=frozenset({S.FOUND}), target=None, by=PERSON, seat=Seat.RECORD, tells=UNIT,
        story=Text("您补充的情况，负责的人收到了。", "What you added was received by those in charge."),
    ),
    Transition(
        name="write_to_guarded", label=Text("给本人写话", "write to him"), article=f"{LAW}, 内部规定",
        source=frozenset(S), target=None, by=WATCHERS, seat=Seat.RECORD, guards=(may_be_written_to,), stops=(ANSWER_WORDS,), tells=HIM,
        story=Text("负责的人给您写了话。", "Those in charge wrote to you."),
    ),
    Transition(
        name="write_back", label=Text("回话", "write back"), article=f"{LAW}, 内部规定",
        source=frozenset(S), target=None, by=PERSON, seat=Seat.RECORD, starts=(ANSWER_WORDS,), tells=UNIT,
        story=Text("您回的话收到了；{due}前回您。", "What you wrote was received; you are answered by {due}."),
    ),
    Transition(
        name="record_check_in", label=Text("登记回访：有没有打击报复", "record the check-in on retaliation"), article=f"{LAW}, 内部规定",
        source=frozenset({S.WATCHED}), target=None, by=WATCHERS, seat=Seat.RECORD, stops=(MEET_FEAR, ANSWER_WORDS), starts=(CHECK_IN, PROTECT_MEASURE),
        branches=(
            Branch(name="met", when=Text("担心的事问过了，定期回访还没有到期", "the fear was met before the next check-in is due"), stops=(MEET_FEAR, ANSWER_WORDS), starts=(PROTECT_MEASURE,),
                   story=Text("负责的人和您联系过了。", "Those in charge have contacted you.")),
            Branch(name="last", when=LAST, target=S.ENDED, stops=REACHED, starts=(PROTECT_MEASURE,),
                   story=Text("该问的几次都问过了。又有人为难您，随时可以再说。", "You were asked for the last time. If anyone makes trouble for you again, say so at any time.")),
            Branch(name=CheckFinding.UNCLEAR.value, when=Text(CheckFinding.UNCLEAR.zh, CheckFinding.UNCLEAR.en), stops=(MEET_FEAR, ANSWER_WORDS), starts=(CHECK_IN, PROTECT_MEASURE),
                   story=Text("负责的人正在查，{due}前再和您联系。", "Those in charge are looking into it and contact you again by {due}.")),
            Branch(name=CheckFinding.RETALIATED.value, when=Text(CheckFinding.RETALIATED.zh, CheckFinding.RETALIATED.en), target=S.FOUND, stops=REACHED, starts=(ANSWER_RETALIATION, PROTECT_MEASURE),
                   tells=HIM, story=Text("查实有人报复您。怎么处理，{due}前书面答复您。", "It was found that you were retaliated against. By {due} you are answered in writing what is done.")),
            Branch(name=CheckFinding.UNREACHED.value, when=Text("没有联系上，换一种方式再找", "not reached: tried again in another way"),
                   story=Text("负责的人找过您，没有联系上，会换一种方式再找。", "Those in charge looked for you in vain and try again in another way.")),
            Branch(name="silent", when=Text("几种方式都没有联系上：过些天从头再找", "not reached in any way: looked for again from the start"), stops=(MEET_FEAR,), starts=(CHECK_IN,), tells=HIM,
                   story=Text("几种方式都没有联系上您，{due}前再找。没有回音，不当作没有事。", "You were not reached in any way; you are looked for again by {due}. Silence is not taken for “all is well”.")),
        ),
        story=Text("问过您了，您说的记下了；{due}前再问一次。", "You were asked, and what you said was written down; you are asked again by {due}."),
    ),
    Transition(
        name="answer_check_in", label=Text("回答：有没有人为难", "answer whether anyone makes trouble"), article=f"{LAW}, 内部规定",
        source=frozenset({S.WATCHED}), target=None, by=PERSON, seat=Seat.RECORD, stops=(MEET_FEAR,), starts=(CHECK_IN,), tells=UNIT,
        branches=(
            Branch(name="met", when=Text("没有人为难，定期回访还没有到期", "nobody does, before the next check-in is due"), stops=(MEET_FEAR,), tells=UNIT,
                   story=Text("您说没有人为难您；{due}前照样再来问一次。", "You said that nobody makes trouble for you; you are asked again all the same by {due}.")),
            Branch(name="last", when=LAST, target=S.ENDED, stops=ASKING, tells=UNIT, story=Text("您回答了。该问的几次都问过了；又有事随时可以再说。", "You answered, and it was the last time. If something happens, say so at any time.")),
            Branch(name=OwnAnswer.YES.value, when=Text("有人为难", "somebody does"), starts=(CHECK_IN, MEET_FEAR), tells=UNIT,
                   story=Text("您说有人为难您；{due}前和您联系。", "You said that somebody makes trouble for you; you are contacted by {due}.")),
            Branch(name=OwnAnswer.LEAVE.value, when=Text("不要再问", "do not ask again"), target=S.UNASKED, stops=ASKING, tells=UNIT,
                   story=Text("您说不要再问，我们不再来问。您什么时候想说，都可以说。", "You said not to ask again, so nobody does. You may speak up at any time.")),
        ),
        story=Text("您回答了；{due}前再问一次。", "You answered; you are asked again by {due}."),
    ),
    Transition(
        name="protect_petitioner", label=Text("采取保护措施", "take a measure of protection"), article=LAW,
        source=OPEN, target=None, by=WATCHERS, seat=Seat.RECORD, starts=(PROTECT_MEASURE,),
        story=Text("定了保护您的办法，有人负责，定了日子。", "A measure to protect you was decided, with somebody in charge and a day."),
    ),
    Transition(
        name="carry_measure", label=Text("登记保护措施落实", "record that a measure was carried out"), article=LAW,
        source=frozenset(S), target=None, by=WATCHERS, seat=Seat.RECORD, guards=(measure_open,), stops=(PROTECT_MEASURE,),
        branches=(Branch(name="more", when=Text("还有没落实的", "others wait to be carried out"), starts=(PROTECT_MEASURE,)),),
        story=Text("保护您的办法落实了一项。", "A measure to protect you was carried out."),
    ),
    Transition(
        name="advise_liability", label=Text("建议追究责任", "recommend to hold to account"), article=f"{LAW}, 条例§40",
        source=frozenset({S.FOUND}), target=None, by=WATCHERS, seat=Seat.RECORD, guards=(advice_open,), starts=(RECOMMENDATION,), issues=(DocumentKind.LIABILITY_ADVICE,),
        story=Text("已经建议有权的机关追究报复的人的责任。", "The competent body was asked to hold to account whoever retaliated."),
    ),
    Transition(
        name="record_advice", label=Text("登记追究责任的结果", "record what came of the recommendation"), article=f"{LAW}, 条例§40",
        source=frozenset(S), target=None, by=WATCHERS, seat=Seat.RECORD, guards=(advice_waits,), stops=(RECOMMENDATION,),
        story=Text("追究责任的建议有了结果。", "The recommendation to hold to account has had its result."),
    ),
    Transition(
        name="answer_retaliation", label=Text("书面答复打击报复", "answer the retaliation in writing"), article=LAW,
        source=frozenset({S.FOUND}), target=S.WATCHED, by=WATCHERS, seat=Seat.RECORD, stops=(ANSWER_RETALIATION,), starts=(CHECK_IN,), issues=ANSWER, tells=HIM,
        branches=(
            Branch(name="last", when=LAST, target=S.ENDED, stops=(ANSWER_RETALIATION,), issues=ANSWER, tells=HIM,
                   story=Text("书面答复您了。又有人为难您，随时可以再说。", "You were answered in writing. If anyone makes trouble for you again, say so at any time.")),
        ),
        story=Text("书面答复您了；{due}前再来问您。", "You were answered in writing; you are asked again by {due}."),
    ),
    Transition(
        name="watch_elsewhere", label=Text("换一个不经手的单位跟踪", "let a unit outside the line watch"), article=f"{LAW}, 内部规定",
        source=frozenset(S), target=None, by=CLOCKWORK, seat=Seat.RECORD, tells=UNIT,
        story=Text("这件事换了经手的单位，跟踪的人也换成了不经手的。", "The matter went to another unit, and so somebody else who has no part in it watches now."), is_public=False,
    ),
)  # fmt: skip
