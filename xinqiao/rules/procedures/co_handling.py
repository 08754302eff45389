"""协办: other units help with their part; the handling unit stays responsible, and a leader above decides where they differ (条例§24)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import CO_HANDLE
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import CoHandlingStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

LEAD = UNIT | HEAD | DESK

CO_HANDLING = Procedure(
    "co_handling", S, date(2022, 5, 1),
    Transition(
        name="ask_co_handler", label=Text("请别的单位协办", "ask another unit to help"), article="条例§24",
        source=frozenset({START}), target=S.ASKED, by=LEAD, seat=Seat.EITHER, guards=(petition_in(P.FORWARDED, P.ASSIGNED, P.ACCEPTED, P.DRAFTED),),
        starts=(CO_HANDLE,), issues=(DocumentKind.CO_HANDLING_LETTER,), tells=(Party.RECORD_UNIT,),
        story=Text("这件事还牵涉{unit}，请它一起办，{due}前出意见；仍由承办单位负责。", "{unit} is concerned too and was asked to help, with its opinion by {due}; the handling unit stays responsible."),
    ),
    Transition(
        name="give_opinion", label=Text("出协办意见", "give the opinion"), article="条例§24",
        source=frozenset({S.ASKED}), target=S.GIVEN, by=UNIT | HEAD, seat=Seat.RECORD, stops=(CO_HANDLE,),
        issues=(DocumentKind.CO_OPINION,), tells=(Party.HANDLING_UNIT, Party.DESK),
        story=Text("{unit}出了书面意见。", "{unit} gave its opinion in writing."),
    ),
    Transition(
        name="decline_co_handling", label=Text("对协办提出异议", "object to helping"), article="条例§24",
        source=frozenset({S.ASKED}), target=S.OBJECTED, by=UNIT | HEAD, seat=Seat.RECORD, tells=(Party.HANDLING_UNIT, Party.DESK),
        story=Text("{unit}认为不该由它协办。", "{unit} thinks that it need not help."), is_public=False,
    ),
    Transition(
        name="insist_co_handling", label=Text("仍请协办", "ask again for help"), article="条例§24",
        source=frozenset({S.OBJECTED, S.GIVEN}), target=S.ASKED, by=LEAD, seat=Seat.EITHER, starts=(CO_HANDLE,), tells=(Party.RECORD_UNIT,),
        story=Text("仍请{unit}出意见，期限{due}。", "{unit} was asked once more, with its opinion by {due}."), is_public=False,
    ),
    Transition(
        name="release_co_handler", label=Text("不再要求协办", "no longer ask for help"), article="条例§24",
        source=frozenset({S.ASKED, S.OBJECTED, S.ESCALATED}), target=S.RELEASED, by=LEAD, seat=Seat.EITHER, stops=(CO_HANDLE,), tells=(Party.RECORD_UNIT,),
        story=Text("不用{unit}一起办了。", "{unit} need not help any more."),
    ),
    Transition(
        name="escalate_co_handling", label=Text("请上级协调", "let a leader decide between the units"), article="条例§24",
        source=frozenset({S.ASKED, S.OBJECTED, S.GIVEN}), target=S.ESCALATED, by=LEAD, seat=Seat.EITHER, tells=(Party.RECORD_UNIT, Party.LEADER),
        story=Text("几个单位意见不一致，请上级领导协调。", "The units differ, and a leader above was asked to decide."),
    ),
    Transition(
        name="decide_co_handling", label=Text("决定由谁协办", "decide between the units"), article="条例§24",
        source=frozenset({S.ESCALATED}), target=S.ASKED, by=frozenset({Duty.LEADER}), seat=Seat.OUTSIDE, starts=(CO_HANDLE,),
        tells=(Party.HANDLING_UNIT, Party.DESK, Party.RECORD_UNIT),
        branches=(
            Branch(
                name="released", when=Text("不由它协办", "it need not help"), target=S.RELEASED, stops=(CO_HANDLE,),
                tells=(Party.HANDLING_UNIT, Party.DESK, Party.RECORD_UNIT),
                story=Text("上级领导决定：不由{unit}协办。", "A leader above decided that {unit} need not help."),
            ),
            Branch(
                name="settled", when=Text("两家意见以谁的为准", "whose opinion counts"), target=S.GIVEN, stops=(CO_HANDLE,),
                tells=(Party.HANDLING_UNIT, Party.DESK, Party.RECORD_UNIT),
                story=Text("上级领导协调了几个单位的意见。", "A leader above decided between the opinions of the units."),
            ),
        ),
        story=Text("上级领导决定：由{unit}协办，{due}前出意见。", "A leader above decided that {unit} helps, with its opinion by {due}."),
    ),
)  # fmt: skip
