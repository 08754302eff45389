"""回避: whoever has an interest in the matter or in the petitioner does not deal with it (条例§28(3))."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.clocks import DECIDE_RECUSAL
from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.handling import decides_on_another
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.owed import BEFORE_REPLY
from xinqiao.rules.procedures.who import DESK, HEAD, PERSON, UNIT
from xinqiao.rules.terms import START, DocumentKind, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import RecusalStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

ASKED = frozenset({S.ASKED, S.ASKED_ABOVE})
DECIDERS = HEAD | {Duty.LEADER}  # in the unit that the record names: never the one who is to step aside
HANDLED = petition_in(*(status for status in P if status in BEFORE_REPLY or status is P.REPLIED))
DECLARED, DECIDED = (DocumentKind.RECUSAL_DECLARATION,), (DocumentKind.RECUSAL_DECISION,)
INSIDE = (Party.HANDLING_UNIT, Party.DESK)
ABOVE = Text("要回避的就是负责人", "it is the head who is to step aside")

RECUSAL = Procedure(
    "recusal", S, date(2022, 5, 1),
    Transition(
        name="declare_recusal", label=Text("声明回避", "declare a recusal"), article="条例§28(3)",
        source=frozenset({START}), target=S.ASKED, by=UNIT | HEAD | DESK, seat=Seat.EITHER, guards=(HANDLED,),
        starts=(DECIDE_RECUSAL,), issues=DECLARED, tells=(Party.RECORD_UNIT,),
        branches=(
            Branch(
                name="above", when=ABOVE, target=S.ASKED_ABOVE, starts=(DECIDE_RECUSAL,), issues=DECLARED, tells=(Party.RECORD_UNIT,),
                story=Text("有负责人说自己和这件事有关系，等{unit}的领导决定。", "A head said that he has an interest in it; a leader of {unit} decides."),
            ),
        ),
        story=Text("有工作人员说自己和这件事有关系，等{unit}负责人决定。", "A member of staff said that he has an interest in it; the head of {unit} decides."),
        is_public=False,
    ),
    Transition(
        name="ask_recusal", label=Text("要求回避", "ask that somebody step aside"), article="条例§28(3)",
        source=frozenset({START}), target=S.ASKED, by=PERSON, seat=Seat.EITHER, guards=(HANDLED,),
        starts=(DECIDE_RECUSAL,), tells=(Party.UNIT_HEAD,),  # not the unit: the person meant works there
        branches=(
            Branch(
                name="above", when=ABOVE, target=S.ASKED_ABOVE, starts=(DECIDE_RECUSAL,), tells=(Party.LEADER,),
                story=Text("您要求负责人回避，由{unit}的领导决定，{due}前告诉您。", "You asked that the head step aside; a leader of {unit} decides, and you are told by {due}."),
            ),
        ),
        story=Text("您要求有的工作人员回避，由{unit}负责人决定，{due}前告诉您。", "You asked that somebody step aside; the head of {unit} decides, and you are told by {due}."),
    ),
    Transition(
        name="grant_recusal", label=Text("同意回避", "let him step aside"), article="条例§28(3)",
        source=ASKED, target=S.GRANTED, by=DECIDERS, seat=Seat.RECORD, guards=(decides_on_another,),
        stops=(DECIDE_RECUSAL,), issues=DECIDED, tells=INSIDE,
        branches=(
            Branch(
                name="asked", when=Text("反映人要求的", "the petitioner asked for it"), target=S.GRANTED, stops=(DECIDE_RECUSAL,), issues=DECIDED,
                tells=(Party.PETITIONER, *INSIDE),
                story=Text("{unit}同意您的要求：这位工作人员回避，不再办这件事。", "{unit} agreed with you: that member of staff steps aside and takes no further part."),
            ),
            Branch(
                name="asked_head", when=Text("反映人要求的，单位再没有别的负责人", "the petitioner asked for it, and the unit has no other head"), target=S.GRANTED,
                stops=(DECIDE_RECUSAL,), issues=DECIDED, tells=(Party.PETITIONER, *INSIDE),
                story=Text("{unit}同意您的要求：这位负责人回避，该由负责人办的，由{office}的负责人来办。", "{unit} agreed with you: that head steps aside, and what a head has to do is done by the head of {office}."),
            ),
            Branch(
                name="head", when=Text("单位再没有别的负责人", "the unit has no other head"), target=S.GRANTED, stops=(DECIDE_RECUSAL,), issues=DECIDED, tells=INSIDE,
                story=Text("有负责人和这件事有关系，经{unit}同意回避，该由负责人办的，由{office}的负责人来办。", "A head has an interest in it; {unit} let him step aside, and what a head has to do is done by the head of {office}."),
            ),
        ),
        story=Text("有工作人员和这件事有关系，经{unit}同意回避，不再办这件事。", "A member of staff has an interest in it; {unit} let him step aside, and he takes no further part."),
    ),
    Transition(
        name="refuse_recusal", label=Text("不同意回避", "do not let him step aside"), article="条例§28(3)",
        source=ASKED, target=S.REFUSED, by=DECIDERS, seat=Seat.RECORD, guards=(decides_on_another,),
        stops=(DECIDE_RECUSAL,), issues=DECIDED, tells=INSIDE,
        branches=(
            Branch(
                name="asked", when=Text("反映人要求的", "the petitioner asked for it"), target=S.REFUSED, stops=(DECIDE_RECUSAL,), issues=DECIDED,
                tells=(Party.PETITIONER, *INSIDE),
                story=Text("{unit}看过您的理由，这位工作人员不用回避，原因写给您了。", "{unit} read your reasons: that member of staff need not step aside, and you were written why."),
            ),
        ),
        story=Text("有工作人员说明了自己和这件事的关系，{unit}看过，认为不用回避。", "A member of staff declared what he has to do with it; {unit} found that no recusal is called for."),
    ),
)  # fmt: skip
