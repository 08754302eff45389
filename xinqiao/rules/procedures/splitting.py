"""拆分: claims that belong to a different matter get a number of their own, with no day gained; undone until it is accepted.

An accusation among ordinary claims: the ordinary ones are split off, and what remains, with the letter itself, is sealed (条例§30(3)).
What was sealed with ordinary claims in it, or is no accusation at all: the discipline duty gives those claims back under a number of their own.
"""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.joint import leads_none, merge_open
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_joint import SplitStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

UNDECIDED = petition_in(P.REGISTERED, P.AWAITING_SUPPLEMENT, P.TRIAGED)

SPLIT_TABLE = Procedure(
    "split", S, date(2022, 5, 1),
    Transition(
        name="split_off", label=Text("拆出一部分", "split a part off"), article="条例§30(3), §31, 内部规定",
        source=frozenset({START}), target=S.OFF, by=DESK,
        guards=(UNDECIDED, merge_open, leads_none),
        tells=(Party.PETITIONER,),
        story=Text("您的要求里有一部分是另一件事，另外编号 {other} 办理：收到的日子不变，查询码也不变。", "Part of what you ask is another matter and has its own number, {other}: received the same day, with the same query code."),
    ),
    Transition(  # nobody else sees the sealed letter, so nobody else can see what in it is ordinary
        name="release_claims", label=Text("把普通的要求交回信访办", "give ordinary claims back to the petition office"), article="条例§30, §31, 内部规定",
        source=frozenset({START}), target=S.OFF, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, guards=(petition_in(P.SEALED),), tells=(Party.PETITIONER,),
        story=Text("您的要求里有不属于检举的部分，另外编号 {other} 由信访办办理：收到的日子不变，查询码也不变。", "Part of what you ask is no accusation and has its own number, {other}, at the petition office: received the same day, with the same query code."),
    ),
    Transition(
        name="unsplit", label=Text("拆出的并回来", "put the part back"), article="内部规定",
        source=frozenset({S.OFF}), target=S.BACK, by=DESK, guards=(UNDECIDED,), tells=(Party.PETITIONER,),
        story=Text("另外编号 {other} 的那一部分并回来，还在这一件里办。", "The part with the number {other} came back and is handled here."),
    ),
)  # fmt: skip
