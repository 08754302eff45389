"""下访: where to, who, when; what people said there; what was promised; and that it is told there the next time (条例§18(2), domain §3.1)."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.visit import on_the_trip
from xinqiao.rules.terms import START, Duty
from xinqiao.rules.terms_visit import KEEP_PLACES, OWNERS, VISITORS
from xinqiao.rules.terms_visit import CommitmentStatus as C
from xinqiao.rules.terms_visit import PlaceStatus as P
from xinqiao.rules.terms_visit import VisitStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Procedure, Transition

OURS = "条例§18(2)，内部规定（下访制度）"
SINCE = date(2022, 5, 1)
UNDER_WAY = frozenset({S.VISIT_OUT, S.VISIT_LATE})
WRITTEN_ON = UNDER_WAY | {S.VISIT_REPORTED}

PLACE = Procedure(
    "place", P, SINCE,
    Transition(
        name="add_place", label=Text("加一个下访地点", "add a place"), article=OURS, source=frozenset({START}), target=P.PLACE_OPEN, by=KEEP_PLACES,
        seat=Seat.RECORD, story=Text("加进了下访地点。", "The place was added."),
    ),
    Transition(
        name="correct_place", label=Text("更正地点", "put a place right"), article=OURS, source=frozenset({P.PLACE_OPEN}), target=None, by=KEEP_PLACES,
        seat=Seat.RECORD, story=Text("更正了地点，原来的写法留着。", "The place was put right; what stood there before is kept."),
    ),
    Transition(
        name="close_place", label=Text("这个地点不再去", "close a place"), article=OURS, source=frozenset({P.PLACE_OPEN}), target=P.PLACE_CLOSED, by=KEEP_PLACES,
        seat=Seat.RECORD, story=Text("这个地点不再去，写明了原因。", "The place is no longer visited; the reason is given."),
    ),
)  # fmt: skip

VISIT = Procedure(
    "visit", S, SINCE,
    Transition(
        name="plan_visit", label=Text("列入下访计划", "plan a visit"), article=OURS, source=frozenset({START}), target=S.VISIT_PLANNED, by=KEEP_PLACES,
        seat=Seat.RECORD, story=Text("列入了下访计划。", "The visit was planned."),
    ),
    Transition(
        name="move_visit", label=Text("改日子、人员", "move a visit"), article=OURS, source=frozenset({S.VISIT_PLANNED}), target=None, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("改了日子或者人员，写明了原因。", "Day or team were changed; the reason is given."),
    ),
    Transition(
        name="cancel_visit", label=Text("取消这次下访", "cancel a visit"), article=OURS, source=frozenset({S.VISIT_PLANNED}), target=S.VISIT_CANCELLED, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("取消了这次下访，写明了原因。", "The visit was cancelled; the reason is given."),
    ),
    Transition(
        name="set_out", label=Text("出发", "set out"), article=OURS, source=frozenset({S.VISIT_PLANNED}), target=S.VISIT_OUT, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("出发了。", "They set out."),
    ),
    Transition(
        name="went_all_the_same", label=Text("取消了还是去了", "it took place all the same"), article=OURS, source=frozenset({S.VISIT_CANCELLED}), target=S.VISIT_OUT,
        by=VISITORS, seat=Seat.RECORD, guards=(on_the_trip,), story=Text("计划取消了，还是去了，写明了原因。", "It had been cancelled and took place all the same; the reason is given."),
    ),
    Transition(
        name="note_met", label=Text("记下见了谁、谈了什么", "write down whom one met"), article=OURS, source=WRITTEN_ON, target=None, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("记下了见到的人和谈话。", "Whom they met and what was said was written down."),
    ),
    Transition(
        name="register_at_visit", label=Text("当场登记信访事项", "register a matter on the spot"), article="条例§21(2)，首问责任", source=WRITTEN_ON, target=None, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("当场登记了一件信访事项。", "A petition was registered on the spot."),
    ),
    Transition(
        name="promise_at_visit", label=Text("记下答应的事", "write down what was promised"), article=OURS, source=WRITTEN_ON, target=None, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("记下了一件答应的事：谁办、哪天办好。", "Something was promised: by whom, and by when, is written down."),
    ),
    Transition(
        name="report_visit", label=Text("写下访记录", "report a visit"), article=OURS, source=UNDER_WAY, target=S.VISIT_REPORTED, by=VISITORS,
        seat=Seat.RECORD, guards=(on_the_trip,), story=Text("写了下访记录。", "The visit was reported."),
    ),
    Transition(
        name="note_visit_late", label=Text("记下到期没有写下访记录", "note that no report came"), article=OURS, source=frozenset({S.VISIT_PLANNED, S.VISIT_OUT}),
        target=S.VISIT_LATE, by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_noting=True,
        story=Text("到了日子没有写下访记录。", "The day passed without a report."),
    ),
)  # fmt: skip

COMMITMENT = Procedure(
    "commitment", C, SINCE,
    Transition(
        name="commit", label=Text("登记答应的事", "take on a commitment"), article=OURS, source=frozenset({START}), target=C.COMMITTED, by=frozenset({Duty.CLOCKWORK}),
        seat=Seat.RECORD, is_inner=True, story=Text("下访时答应了这件事。", "It was promised on a visit."),
    ),
    Transition(
        name="keep_commitment", label=Text("答应的事做到了", "show that a commitment was kept"), article=OURS, source=frozenset({C.COMMITTED}), target=C.COMMITMENT_KEPT,
        by=OWNERS, seat=Seat.RECORD, story=Text("做到了，写明了怎么做的。", "It was done; how is written down."),
    ),
    Transition(
        name="explain_commitment", label=Text("没有做到，说明原因", "explain why a commitment was not kept"), article=OURS, source=frozenset({C.COMMITTED}),
        target=C.COMMITMENT_EXPLAINED, by=frozenset({Duty.UNIT_HEAD, Duty.OFFICE_HEAD}), seat=Seat.RECORD,
        story=Text("没有做到，负责人写明了原因。", "It was not done; the head wrote why."),
    ),
    Transition(
        name="tell_commitment", label=Text("回去说了结果", "tell there what became of it"), article=OURS, source=frozenset({C.COMMITTED, C.COMMITMENT_KEPT, C.COMMITMENT_EXPLAINED}),
        target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.RECORD, is_inner=True, story=Text("下一次去的时候，说了办到哪一步。", "On the next visit they told how far it is."),
        branches=(
            Branch(
                name="final", when=Text("已经做到或者说明了", "done or explained"), target=C.COMMITMENT_TOLD,
                story=Text("下一次去的时候，说了结果。", "On the next visit they told what became of it."),
            ),
        ),
    ),
)  # fmt: skip
