"""接待预约: a petitioner takes a slot of a leaders' reception day, waits for one, or comes without; what was decided there becomes promises."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.reception import may_be_told_in_person, no_booking_open, not_whoever_receives
from xinqiao.rules.procedures.who import DESK, PERSON
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms_outreach import KEEPERS
from xinqiao.rules.terms_reception import OPEN_BOOKINGS
from xinqiao.rules.terms_reception import BookingStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OURS = "内部规定（领导接待日制度）"
CLOCKWORK = frozenset({Duty.CLOCKWORK})
BOTH = (Party.PETITIONER, Party.RECORD_UNIT)
TOLD = (Party.PETITIONER,)

BOOKING_TABLE = Procedure(
    "booking", S, date(2022, 5, 1),
    Transition(  # taken under the lock of the day (outreach.bookings), which knows what is free
        name="book_reception", label=Text("约领导接待日", "book a reception day"), article=OURS,
        source=frozenset({START}), target=S.BOOKED, by=PERSON | DESK | {Duty.INTAKE}, seat=Seat.ANY, guards=(may_be_told_in_person, no_booking_open), tells=BOTH,
        branches=(
            Branch(
                name="waiting", when=Text("号约满了", "no slot is free"), target=S.WAITING, tells=BOTH,
                story=Text("{due}的领导接待日号满了，您在候补：有号空出来就轮到您，写在这件事的页面上。", "The reception day on {due} is full and you are on the waiting list: if a slot becomes free it is yours, and the page of this matter says so."),
            ),
            Branch(
                name="walk_in", when=Text("没有预约，当天来的", "came without a booking"), target=S.CAME, tells=BOTH,
                story=Text("{due}您来见了接待的领导。", "On {due} you came to the leader who received."),
            ),
        ),
        story=Text("约好了{due}的领导接待日（{unit}）。", "The leaders' reception day on {due} is booked ({unit})."),
    ),
    Transition(
        name="tell_booking", label=Text("告知预约的变化", "tell of a change of the booking"), article=OURS,
        source=OPEN_BOOKINGS, target=None, by=CLOCKWORK, seat=Seat.EITHER, tells=TOLD,
        branches=(
            Branch(
                name="swapped", when=Text("换了领导", "another leader receives"), tells=TOLD,
                story=Text("{due}的接待换了一位领导，您的号还在。不想见这一位，可以取消、另约。", "Another leader receives on {due}; your slot stays. You may cancel it and take another day."),
            ),
            Branch(
                name="forward", when=Text("候补转正", "a slot became free"), target=S.BOOKED, tells=TOLD,
                story=Text("有号空出来，轮到您了：{due}的领导接待日约好了。", "A slot became free and is yours: the reception day on {due} is booked."),
            ),
            Branch(
                name="reminded", when=Text("快到日子了", "the day is near"), tells=TOLD,
                story=Text("提醒您：{due}是您约好的领导接待日。来不了没关系，取消一下，别人可以来。", "A reminder: the reception day that you booked is on {due}. If you cannot come, cancel it, so that somebody else can."),
            ),
        ),
        story=Text("您约的接待改了时间或者地点，现在是{due}，您的号还在。不方便可以取消、另约。", "Time or place of the reception that you booked has changed; it is on {due} now and your slot stays. If it does not suit you, cancel it and take another day."),
    ),
    Transition(
        name="drop_booking", label=Text("取消接待预约", "cancel the booking of a reception"), article=OURS,
        source=OPEN_BOOKINGS, target=S.DROPPED, by=PERSON | DESK | CLOCKWORK | {Duty.INTAKE}, seat=Seat.ANY, guards=(not_whoever_receives,), tells=TOLD,
        branches=(
            Branch(
                name="day_cancelled", when=Text("接待取消了", "the day was cancelled"), target=S.DROPPED, tells=TOLD,
                story=Text("您约的接待取消了，原因写在下面。请另约一场；您反映的事照常办理。", "The reception that you booked was cancelled; the reason is given below. Please take another day; your matter goes on as before."),
            ),
            Branch(
                name="not_he", when=Text("换来的领导不能经手这件事", "the leader who receives now may not deal with the matter"), target=S.DROPPED, tells=TOLD,
                story=Text("那场接待换了领导，按规定您的事不能由他来谈，所以替您取消了，他不知道您约过。请另约一场。", "Another leader receives on that day, who by the rules may not deal with your matter: it was cancelled for you, and he does not know that you had booked. Please take another day."),
            ),
            Branch(
                name="named", when=Text("反映的事里写着换来的领导的名字", "the matter names the leader who receives now"), target=S.DROPPED, tells=TOLD,
                story=Text("那场接待换了领导，您写的事里有他的名字，所以先替您取消了，他不知道您约过。请另选一场；只是提到他、愿意和他谈的，也可以再约这一场。", "Another leader receives on that day, and your matter names him: it was cancelled for you first, and he does not know that you had booked. Please choose another day; if you only mention him and are willing to talk to him, you may book this one again."),
            ),
            Branch(
                name="barred", when=Text("接待的领导后来登记为不能经手这件事", "the leader who receives was later said not to deal with the matter"), target=S.DROPPED, tells=TOLD,
                story=Text("按规定，您的事不能由那场接待的领导来谈，所以替您取消了。请另约一场；您反映的事照常办理。", "By the rules the leader who receives on that day may not deal with your matter: it was cancelled for you. Please take another day; your matter goes on as before."),
            ),
            Branch(
                name="no_turn", when=Text("候补没有轮到", "no slot became free"), target=S.DROPPED, tells=TOLD,
                story=Text("那场接待结束了，候补没有轮到您，对不起。请另约一场。", "That reception is over, and no slot became free for you; we are sorry. Please take another day."),
            ),
        ),
        story=Text("取消了接待预约，不影响办理。", "The booking of the reception was cancelled; your matter goes on as before."),
    ),
    Transition(
        name="record_attendance", label=Text("登记到场情况", "note whether the petitioner came"), article=OURS,
        source=frozenset({S.BOOKED}), target=S.CAME, by=KEEPERS | {Duty.INTAKE}, seat=Seat.RECORD,
        branches=(
            Branch(
                name="absent", when=Text("反映人那天没有到", "the petitioner stayed away"), target=S.NOT_COME, tells=TOLD,
                story=Text("约好的接待没有见成。没有关系，不影响办理，随时可以再约。", "The reception that was booked did not take place. That has no effect on your matter; you may take another day at any time."),
            ),
        ),
        story=Text("您来见了接待的领导。", "You came to the leader who received."),
    ),
    Transition(
        name="decide_at_reception", label=Text("记下接待时说定的事", "note what was decided at the reception"), article=OURS,
        source=frozenset({S.CAME}), target=S.TALKED, by=KEEPERS | {Duty.LEADER}, seat=Seat.RECORD, tells=(*BOTH, Party.HANDLING_UNIT),
        story=Text("接待时说定的事记下了，答应的事有人负责、有日子，您看得到。", "What was decided at the reception is on record: what was promised has a unit in charge and a day, and you can read it."),
    ),
)  # fmt: skip
