"""调查: whom the unit heard, what it found, and the report made of it (条例§28(1), §31(6)). What is on file stays as it is."""

from __future__ import annotations

from datetime import date

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import petition_in
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import START, DocumentKind
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_handling import InquiryStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Procedure, Transition

WHILE_HANDLED = (petition_in(P.FORWARDED, P.ASSIGNED, P.ACCEPTED, P.DRAFTED),)

INQUIRY = Procedure(
    "inquiry", S, date(2022, 5, 1),
    Transition(
        name="record_interview", label=Text("记谈话笔录", "record an interview"), article="条例§28(1), §31(6)",
        source=frozenset({START}), target=S.INTERVIEW, by=UNIT | HEAD, seat=Seat.UNIT, guards=WHILE_HANDLED,
        story=Text("{unit}找人了解了情况，记了笔录。", "{unit} heard somebody about it and wrote it down."),
    ),
    Transition(
        name="record_evidence", label=Text("登记证据材料", "enter evidence"), article="条例§28(1), §31(6)",
        source=frozenset({START}), target=S.EVIDENCE, by=UNIT | HEAD, seat=Seat.UNIT, guards=WHILE_HANDLED,
        story=Text("{unit}收集了能说明情况的材料。", "{unit} collected material that shows how things were."),
    ),
    Transition(
        name="file_investigation_report", label=Text("提交调查情况报告", "file the report of the investigation"), article="条例§28(1), §31(6)",
        source=frozenset({START}), target=S.REPORTED, by=UNIT | HEAD, seat=Seat.UNIT, guards=WHILE_HANDLED,
        issues=(DocumentKind.INVESTIGATION_REPORT,),
        story=Text("{unit}查清了情况，正在写答复。", "{unit} has found out how things were and is writing the answer."),
    ),
)  # fmt: skip
