"""会签: before an answer is signed the head of another unit signs it too, or says why not; the first head decides."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import COUNTERSIGN as LIMIT
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import not_sealed_matter, petition_in
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import START, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_sharing import OPEN_COUNTERSIGNS
from xinqiao.rules.terms_sharing import CountersignStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

COUNTERSIGN_TABLE = Procedure(
    "countersign", S, date(2022, 5, 1),
    Transition(
        name="ask_countersign", label=Text("请别的负责人会签", "ask another head to countersign"), article="条例§24, §32, 内部规定",
        source=frozenset({START}), target=S.ASKED, by=HEAD, seat=Seat.UNIT, guards=(petition_in(P.DRAFTED), not_sealed_matter),
        starts=(LIMIT,), tells=(Party.RECORD_UNIT,),
        story=Text("请{unit}的负责人会签答复。", "The head of {unit} was asked to countersign the answer."), is_public=False,
    ),
    Transition(
        name="countersign", label=Text("会签", "countersign"), article="条例§32, 内部规定",
        source=frozenset({S.ASKED}), target=S.AGREED, by=HEAD, seat=Seat.RECORD, guards=(petition_in(P.DRAFTED),), stops=(LIMIT,),
        tells=(Party.HANDLING_UNIT,),
        story=Text("{unit}的负责人会签了答复。", "The head of {unit} countersigned the answer."), is_public=False,
    ),
    Transition(
        name="object_to_draft", label=Text("会签提出不同意见", "object to the draft"), article="条例§32, 内部规定",
        source=frozenset({S.ASKED}), target=S.OBJECTED, by=HEAD, seat=Seat.RECORD, stops=(LIMIT,), tells=(Party.HANDLING_UNIT,),
        story=Text("{unit}的负责人对答复有不同意见。", "The head of {unit} objects to the draft."), is_public=False,
    ),
    Transition(
        name="drop_countersign", label=Text("撤回会签请求", "take the request to countersign back"), article="内部规定",
        source=frozenset(OPEN_COUNTERSIGNS), target=S.DROPPED, by=HEAD, seat=Seat.UNIT, stops=(LIMIT,), tells=(Party.RECORD_UNIT,),
        story=Text("不再请{unit}的负责人会签。", "The head of {unit} is asked to countersign no longer."), is_public=False,
    ),
)  # fmt: skip
