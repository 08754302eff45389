"""被反映的单位: whom the petition complains about gets no copy, no referral and no part in it (条例§30(3), domain §2.5)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.guards.joint import leads_none, merge_open
from xinqiao.rules.guards.records import not_sealed_matter, petition_in
from xinqiao.rules.owed import BEFORE_REPLY
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import START
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_sharing import ComplainedStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

BEING_DEALT_WITH = petition_in(*(status for status in P if status in BEFORE_REPLY or status is P.REPLIED))

COMPLAINED_TABLE = Procedure(
    "complained", S, date(2022, 5, 1),
    Transition(
        name="name_complained", label=Text("登记被反映的单位", "name a unit complained about"), article="条例§30(3), 内部规定",
        source=frozenset({START}), target=S.KEPT_OUT, by=DESK, guards=(not_sealed_matter, BEING_DEALT_WITH, merge_open, leads_none),
        story=Text("您反映的是{unit}：这件事不转给它，不抄送给它，它看不到。", "You complain about {unit}: it does not get this matter, has no copy, and cannot read it."),
    ),
    Transition(
        name="lift_complained", label=Text("撤销被反映单位的登记", "lift it"), article="内部规定",
        source=frozenset({S.KEPT_OUT}), target=S.LIFTED, by=DESK, guards=(merge_open, leads_none),
        story=Text("看过了，您反映的不是{unit}；可以请它办。", "It was looked at: you do not complain about {unit}; it may be asked to deal with it."),
    ),
)  # fmt: skip
