"""听证: all sides are heard at one table by somebody who did not investigate (条例§31(6), §36(2)). The time limit to answer runs on."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import DECIDE_HEARING, HOLD_HEARING
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.handling import finally_reviewing, heard_impartially, no_hearing_open
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import HEAD, PERSON, UNIT
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms import DocumentKind as D
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import HearingStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

LAW = "条例§31(6), §36(2), 内部规定"
HANDLED = petition_in(P.ACCEPTED, P.DRAFTED)
INVITED = (Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK)
CALLED = Text("{unit}定于{due}听证，时间、地点书面通知您。办理的期限照常计算。", "{unit} holds a hearing on {due}; you are told time and place in writing. The time limit to answer you runs on.")

HEARING = Procedure(
    "hearing", S, date(2022, 5, 1),
    Transition(
        name="ask_hearing", label=Text("要求听证", "ask for a hearing"), article=LAW,
        source=frozenset({START}), target=S.ASKED, by=PERSON, seat=Seat.EITHER, guards=(HANDLED, no_hearing_open),
        starts=(DECIDE_HEARING,), tells=(Party.HANDLING_UNIT, Party.DESK),
        story=Text("您要求听证，{unit}负责人{due}前决定并告诉您。", "You asked for a hearing; the head of {unit} decides by {due} and tells you."),
    ),
    Transition(
        name="call_hearing", label=Text("通知听证", "call a hearing"), article=LAW,
        source=frozenset({START}), target=S.CALLED, by=HEAD, seat=Seat.UNIT, guards=(HANDLED, no_hearing_open),
        starts=(HOLD_HEARING,), issues=(D.HEARING_NOTICE,), tells=INVITED, story=CALLED,
    ),
    Transition(  # its days are not counted: the time limit of the final review rests from this step to the hearing (pause_for_hearing)
        name="call_review_hearing", label=Text("通知复核听证", "call a hearing in the final review"), article="条例§36(2)",
        source=frozenset({START}), target=S.CALLED, by=HEAD, seat=Seat.EITHER, guards=(finally_reviewing, no_hearing_open),
        starts=(HOLD_HEARING,), issues=(D.HEARING_NOTICE,), tells=INVITED,
        story=Text("复核中由{unit}定于{due}听证，时间、地点书面通知您；听证的天数不算在复核的期限里。", "In the final review {unit} holds a hearing on {due}; you are told time and place in writing, and its days are not counted in the time limit."),
    ),
    Transition(
        name="grant_hearing", label=Text("同意听证", "agree to the hearing"), article=LAW,
        source=frozenset({S.ASKED}), target=S.CALLED, by=HEAD, seat=Seat.RECORD, guards=(HANDLED,),
        stops=(DECIDE_HEARING,), starts=(HOLD_HEARING,), issues=(D.HEARING_NOTICE,), tells=INVITED, story=CALLED,
    ),
    Transition(
        name="refuse_hearing", label=Text("不听证", "do not hold a hearing"), article=LAW,
        source=frozenset({S.ASKED}), target=S.REFUSED, by=HEAD, seat=Seat.RECORD, stops=(DECIDE_HEARING,), tells=(Party.PETITIONER,),
        story=Text("{unit}看过您的理由，不听证，原因写给您了。", "{unit} read your reasons and holds no hearing; you were written why."),
    ),
    Transition(
        name="hold_hearing", label=Text("举行听证", "hold the hearing"), article=LAW,
        source=frozenset({S.CALLED}), target=S.HELD, by=UNIT | HEAD, seat=Seat.RECORD, stops=(HOLD_HEARING,), issues=(D.HEARING_MINUTES,), tells=INVITED,
        branches=(
            Branch(
                name="absent", when=Text("反映人没有到场", "the petitioner stayed away"), target=S.HELD, stops=(HOLD_HEARING,), issues=(D.HEARING_MINUTES,),
                tells=INVITED, story=Text("听证举行了，您没有到场，已经如实记下。", "The hearing was held; you were not there, and that was written down."),
            ),
            Branch(
                name="left", when=Text("反映人中途离开", "the petitioner left before the end"), target=S.HELD, stops=(HOLD_HEARING,),
                issues=(D.HEARING_MINUTES,), tells=INVITED,
                story=Text("听证举行了，您中途离开，已经如实记下。", "The hearing was held; you left before the end, and that was written down."),
            ),
        ),
        story=Text("听证举行了，各方说的都记了笔录。", "The hearing was held, and what all sides said was written down."),
    ),
    Transition(
        name="hearing_opinion", label=Text("出具听证意见", "give the opinion of the hearing"), article=LAW,
        source=frozenset({S.HELD}), target=S.CONCLUDED, by=UNIT | HEAD | {Duty.LEADER}, seat=Seat.RECORD, guards=(heard_impartially,), issues=(D.HEARING_OPINION,), tells=INVITED,
        story=Text("听证意见写好了，作为答复您的依据。", "The opinion of the hearing is written; your answer rests on it."),
    ),
    Transition(
        name="cancel_hearing", label=Text("取消听证", "cancel the hearing"), article=LAW,
        source=frozenset({S.CALLED}), target=S.CANCELLED, by=HEAD, seat=Seat.RECORD, stops=(HOLD_HEARING,), tells=INVITED,
        story=Text("原来定的听证取消了，原因写给您了。", "The hearing was cancelled, and you were written why."),
    ),
)  # fmt: skip
