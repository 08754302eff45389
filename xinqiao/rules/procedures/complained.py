"""被反映的单位、人员: whom the petition complains about neither sees it nor has any part in it (条例§28(3), §30(3); domain §0.9, §2.5; ADR-0013)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.joint import leads_none, merge_open
from xinqiao.rules.guards.records import not_sealed_matter, petition_in
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START, Duty, Party
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_sharing import ComplainedStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

NAMEABLE = petition_in(*(status for status in P if status not in (P.SEALED, P.MERGED, P.GOING_UP, P.GONE_UP)))
SEALED = petition_in(P.SEALED)
TYING = DESK | {Duty.DISCIPLINE}  # a matter that lies under whom it complains about need not wait for the office that registered it
OF_PERSON = Text(
    "您反映的这位工作人员，还有他的下属、管他的人，都看不到这件，也不能经手。",
    "The member of staff you complain about, those under him and those above him in his unit neither see this matter nor deal with it.",
)
HANDED_UP = Text("登记单位的人都要回避：改由{office}接着办。", "Everybody at the registering office must stand aside: {office} goes on with it.")

COMPLAINED_TABLE = Procedure(
    "complained", S, date(2022, 5, 1),
    Transition(
        name="name_complained", label=Text("登记被反映的单位、人员", "name whom it complains about"), article="条例§28(3), §30(3), 内部规定",
        source=frozenset({START}), target=S.KEPT_OUT, by=TYING, seat=Seat.OFFICES, guards=(not_sealed_matter, NAMEABLE, merge_open, leads_none),
        branches=(
            Branch(name="person", when=Text("反映的是一位工作人员", "it complains about a member of staff"), target=S.KEPT_OUT, story=OF_PERSON),
            Branch(name="handed_up", when=Text("登记单位没有人能办了", "nobody is left at the registering office"), target=S.KEPT_OUT, tells=(Party.DESK,), story=HANDED_UP),
            Branch(name="person_handed_up", when=Text("反映的是一位工作人员，登记单位没有人能办了", "a member of staff, and nobody is left at the registering office"),
                   target=S.KEPT_OUT, tells=(Party.DESK,), story=HANDED_UP),
        ),
        story=Text("您反映的是{unit}：这件事不转给它，不抄送给它，它看不到。", "You complain about {unit}: it does not get this matter, has no copy, and cannot read it."),
    ),
    Transition(
        name="lift_complained", label=Text("撤销被反映对象的登记", "lift it"), article="内部规定",
        source=frozenset({S.KEPT_OUT}), target=S.LIFTED, by=DESK, guards=(not_sealed_matter, merge_open, leads_none),
        branches=(
            Branch(name="person", when=Text("登记的是一位工作人员", "it named a member of staff"), target=S.LIFTED,
                   story=Text("看过了，您反映的不是原来登记的那位工作人员。", "It was looked at: you do not complain about the member of staff who was named.")),
        ),
        story=Text("看过了，您反映的不是{unit}；可以请它办。", "It was looked at: you do not complain about {unit}; it may be asked to deal with it."),
    ),
    Transition(
        name="name_complained_sealed", label=Text("登记被检举的单位、人员", "name whom the accusation concerns"), article="条例§30(3)",
        source=frozenset({START}), target=S.KEPT_OUT, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, guards=(SEALED,), is_public=False,
        branches=(
            Branch(name="handed_up", when=Text("原来的纪检岗位要回避", "the discipline duty itself must stand aside"), target=S.KEPT_OUT, tells=(Party.DISCIPLINE,),
                   story=Text("登记了被检举的对象，改由上一级纪检办理。", "Whom it concerns was named; the discipline duty above has it now.")),
        ),
        story=Text("登记了被检举的对象。", "Whom it concerns was named."),
    ),
    Transition(
        name="lift_complained_sealed", label=Text("撤销被检举对象的登记", "lift whom it concerns"), article="条例§30(3)",
        source=frozenset({S.KEPT_OUT}), target=S.LIFTED, by=frozenset({Duty.DISCIPLINE}), seat=Seat.UNIT, guards=(SEALED,), is_public=False,
        story=Text("撤销了一个被检举对象的登记。", "One whom it was thought to concern was taken off."),
    ),
    Transition(  # part of registering what is filed as an accusation: its writer says whom it is about
        name="note_complained", label=Text("按反映人写的登记回避", "keep out whom the petitioner names"), article="条例§30(3), 内部规定",
        source=frozenset({START}), target=S.KEPT_OUT, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER, is_inner=True, is_public=False,  # whoever names somebody here does not learn at once whether the directory knows him (docs/security.md)
        branches=(
            Branch(name="person", when=Text("写的是一位工作人员", "he names a member of staff"), target=S.KEPT_OUT, story=OF_PERSON),
            Branch(name="handed_up", when=Text("登记单位没有人能办了", "nobody is left at the registering office"), target=S.KEPT_OUT, tells=(Party.DESK,), story=HANDED_UP),
            Branch(name="person_handed_up", when=Text("写的是一位工作人员，登记单位没有人能办了", "a member of staff, and nobody is left at the registering office"),
                   target=S.KEPT_OUT, tells=(Party.DESK,), story=HANDED_UP),
        ),
        story=Text("您反映的是{unit}：这件事不转给它，不抄送给它，它看不到。", "You complain about {unit}: it does not get this matter, has no copy, and cannot read it."),
    ),
    Transition(  # part of splitting: whoever is kept from the whole is kept from the part
        name="carry_complained", label=Text("拆出的件照样回避", "keep them from the part as well"), article="条例§30(3)",
        source=frozenset({START}), target=S.KEPT_OUT, by=frozenset({Duty.CLOCKWORK}), is_inner=True,
        branches=(Branch(name="person", when=Text("反映的是一位工作人员", "it complains about a member of staff"), target=S.KEPT_OUT, story=OF_PERSON),),
        story=Text("您反映的是{unit}：这件事不转给它，不抄送给它，它看不到。", "You complain about {unit}: it does not get this matter, has no copy, and cannot read it."),
    ),
)  # fmt: skip
