"""排查出的问题: an issue at a place, never a person; solved where it started, handed up, or grown into a petition (domain §3.1, §6)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.terms import START
from xinqiao.rules.terms_sweep import FINDERS, OFFICERS
from xinqiao.rules.terms_sweep import FindingStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OURS = "内部规定（矛盾排查制度）"
OPEN = frozenset({S.FOUND, S.SOLVING})

FINDING = Procedure(
    "finding", S, date(2022, 5, 1),
    Transition(
        name="record_finding", label=Text("记下一个问题", "write down a finding"), article=OURS, source=frozenset({START}), target=S.FOUND, by=FINDERS,
        seat=Seat.RECORD, story=Text("记下了这个问题，等人认领。", "It was written down; somebody is to take it on."),
        branches=(
            Branch(
                name="at_once", when=Text("写了打算怎么办", "what will be done is said"), target=S.SOLVING,
                story=Text("记下了这个问题，记的人自己去解决。", "It was written down by whoever will solve it."),
            ),
        ),
    ),
    Transition(
        name="take_on_finding", label=Text("认领", "take on"), article=OURS, source=OPEN, target=S.SOLVING, by=FINDERS, seat=Seat.RECORD,
        story=Text("定了谁来办、怎么办、哪天办好。", "It was settled who deals with it, how, and by when."),
    ),
    Transition(
        name="solve_finding", label=Text("解决了", "solve"), article=OURS, source=frozenset({S.SOLVING}), target=S.FINDING_SOLVED, by=FINDERS,
        seat=Seat.RECORD, story=Text("解决了，写明了怎么办的、当事人怎么看。", "It was solved; what was done and how those concerned see it is written down."),
    ),
    Transition(
        name="hand_up_finding", label=Text("上交上一级", "hand up"), article=OURS, source=OPEN, target=S.FOUND, by=FINDERS, seat=Seat.RECORD,
        story=Text("本单位解决不了，交给了上一级单位。", "It was beyond the unit and went to the unit above."),
    ),
    Transition(
        name="pass_to_office", label=Text("转信访部门登记", "pass to the petition office"), article="条例§21", source=OPEN, target=S.TO_REGISTER, by=FINDERS,
        seat=Seat.RECORD, story=Text("交给信访部门登记为信访事项。", "It went to the petition office, to be registered."),
    ),
    Transition(
        name="register_finding", label=Text("登记为信访事项", "register as a petition"), article="条例§21(2)", source=frozenset({S.TO_REGISTER}), target=S.GROWN,
        by=OFFICERS, seat=Seat.RECORD, story=Text("登记为信访事项，排查的经过一起写了进去。", "It was registered as a petition, with what the sweep found out."),
    ),
    Transition(
        name="return_finding", label=Text("退回原单位解决", "give back to the unit"), article=OURS, source=frozenset({S.TO_REGISTER}), target=S.FOUND, by=OFFICERS,
        seat=Seat.RECORD, story=Text("信访部门退回原单位解决，写明了原因。", "The petition office gave it back to the unit and said why."),
    ),
    Transition(
        name="correct_finding", label=Text("更正", "put right"), article=OURS, source=OPEN | {S.TO_REGISTER}, target=None, by=FINDERS, seat=Seat.RECORD,
        story=Text("更正了写的内容，原来的留着。", "What was written was put right; what stood there before is kept."),
    ),
    Transition(
        name="drop_finding", label=Text("记重了或者记错了", "set aside"), article=OURS, source=OPEN, target=S.FINDING_DROPPED, by=FINDERS, seat=Seat.RECORD,
        story=Text("记重了或者记错了，写明了原因，记录留着。", "It was written down twice or by mistake; the reason is given and the record stays."),
    ),
)  # fmt: skip
