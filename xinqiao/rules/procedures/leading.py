"""What leaders set going: written instructions (批示) and cases they take charge of to the end (包案), 条例§18(2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xinqiao.rules.clocks import DIRECTIVE, SPONSORSHIP
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.oversight import still_open
from xinqiao.rules.guards.records import none_open, not_sealed_matter
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import START, Duty, Party, RecordKind
from xinqiao.rules.terms_oversight import DirectiveStatus as D
from xinqiao.rules.terms_oversight import SponsorshipStatus as L
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

BY_LEADER = frozenset({Duty.LEADER})
FOR_LEADER = frozenset({Duty.LEADER, Duty.OFFICE_HEAD})  # the head of the petition office keeps the leader's papers
SINCE = date(2022, 5, 1)

DIRECTIVES = Procedure(
    "directive", D, SINCE,
    Transition(
        name="instruct", label=Text("写批示", "give a directive"), article="条例§18(2)",
        source=frozenset({START}), target=D.GIVEN, by=BY_LEADER, seat=Seat.OUTSIDE, guards=(not_sealed_matter, still_open),
        starts=(DIRECTIVE,), tells=(Party.RECORD_UNIT, Party.DESK), is_public=False,
        story=Text("领导对这件事作了批示，由{unit}落实。", "A leader gave a directive, which {unit} carries out."),
    ),
    Transition(
        name="acknowledge_instruction", label=Text("签收批示", "take the directive over"), article="条例§18(2)",
        source=frozenset({D.GIVEN}), target=D.NOTED, by=UNIT | HEAD, seat=Seat.RECORD, tells=(Party.ASKING_UNIT,), is_public=False,
        story=Text("{unit}签收了领导批示。", "{unit} took the directive over."),
    ),
    Transition(
        name="report_on_instruction", label=Text("报告批示落实", "report on the directive"), article="条例§18(2)",
        source=frozenset({D.GIVEN, D.NOTED}), target=D.REPORTED, by=UNIT | HEAD, seat=Seat.RECORD, stops=(DIRECTIVE,),
        tells=(Party.ASKING_UNIT, Party.DESK), is_public=False,
        story=Text("{unit}报告了领导批示的落实情况。", "{unit} reported on the directive."),
    ),
)  # fmt: skip

SPONSORSHIPS = Procedure(
    "sponsorship", L, SINCE,
    Transition(
        name="sponsor", label=Text("安排领导包案", "let a leader take charge"), article="条例§18(2)",
        source=frozenset({START}), target=L.LED, by=BY_LEADER, seat=Seat.OUTSIDE,
        guards=(not_sealed_matter, still_open, none_open(RecordKind.SPONSORSHIP, L.LED)), starts=(SPONSORSHIP,),
        tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK),
        story=Text("这件事由{unit}的领导包案，负责到底，{due}前要有结果。", "A leader of {unit} has taken charge of this to the end; there is to be a result by {due}."),
    ),
    Transition(
        name="reach_milestone", label=Text("记录节点办成", "record that a milestone is reached"), article="条例§18(2), 内部规定",
        source=frozenset({L.LED}), target=None, by=BY_LEADER, seat=Seat.RECORD, is_public=False,
        story=Text("包案的一个节点办成了。", "A milestone of the sponsorship was reached."),
    ),
    Transition(
        name="end_sponsorship", label=Text("结束包案", "end the sponsorship"), article="条例§18(2), 内部规定",
        source=frozenset({L.LED}), target=L.ENDED, by=FOR_LEADER, seat=Seat.OUTSIDE, stops=(SPONSORSHIP,),
        tells=(Party.PETITIONER, Party.HANDLING_UNIT, Party.DESK),
        story=Text("领导包案结束了。", "The leader's charge of this has ended."),
    ),
)  # fmt: skip

LEADING: Mapping[RecordKind, Procedure] = {RecordKind.DIRECTIVE: DIRECTIVES, RecordKind.SPONSORSHIP: SPONSORSHIPS}
