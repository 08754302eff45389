"""重大紧急: what cannot wait is reported to the heads at once, and somebody answers for it within hours (条例§25)."""

from __future__ import annotations

from xinqiao.rules.facts import Seat
from xinqiao.rules.guards.records import triaged_first
from xinqiao.rules.guards.urgent import is_urgent, not_urgent, urgent_alarm_open, urgent_unacknowledged, urgent_waits
from xinqiao.rules.owed import BEFORE_REPLY
from xinqiao.rules.procedures.who import DESK, HEAD, UNIT
from xinqiao.rules.terms import Duty, Party
from xinqiao.rules.terms import PetitionStatus as S
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Branch, Transition

UP = (Party.UNIT_HEAD, Party.LEADER, Party.DESK)

URGENCY = (
    Transition(
        name="mark_urgent", label=Text("报告重大紧急", "report it as major and urgent"), article="条例§25",
        source=BEFORE_REPLY, target=None, by=DESK | UNIT | HEAD | {Duty.INTAKE}, seat=Seat.EITHER, guards=(not_urgent, triaged_first), tells=(*UP, Party.HANDLING_UNIT),
        story=Text("按重大紧急情况报告了负责人。", "It was reported to the heads as major and urgent."), is_public=False,
    ),
    Transition(
        name="acknowledge_urgent", label=Text("确认重大紧急件", "acknowledge the urgent report"), article="条例§25",
        source=BEFORE_REPLY | {S.REPLIED}, target=None, by=HEAD | {Duty.LEADER}, seat=Seat.ANY, guards=(urgent_unacknowledged,),
        tells=(Party.DESK, Party.HANDLING_UNIT),
        story=Text("负责人确认了重大紧急件，已经部署。", "A head acknowledged the urgent report and gave orders."), is_public=False,
    ),
    Transition(
        name="remind_urgent", label=Text("重大紧急件到时限前提醒", "remind of the urgent report"), article="条例§25, 内部规定",
        is_noting=True, source=BEFORE_REPLY | {S.REPLIED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER, guards=(urgent_waits,),
        tells=(Party.UNIT_HEAD, Party.LEADER),
        story=Text("重大紧急件快到确认的时限，已提醒负责人。", "The hours to acknowledge the urgent report are nearly over; the heads were reminded."), is_public=False,
    ),
    Transition(
        name="alarm_urgent", label=Text("重大紧急告警", "raise the alarm"), article="条例§25, 内部规定",
        is_noting=True, source=BEFORE_REPLY | {S.REPLIED}, target=None, by=frozenset({Duty.CLOCKWORK}), seat=Seat.EITHER, guards=(urgent_alarm_open,), tells=UP,
        branches=(
            Branch(
                name="serious", when=Text("超时达到规定的小时数", "late for the hours a policy names"), tells=(*UP, Party.HANDLING_UNIT),
                story=Text("重大紧急件严重超时，还是没有负责人确认，又报了一次。", "The urgent report is seriously late and still no head acknowledged it; it was reported once more."),
            ),
        ),
        story=Text("重大紧急件过了时限没有负责人确认，已经再次报告。", "No head acknowledged the urgent report in time; it was reported again."), is_public=False,
    ),
    Transition(
        name="unmark_urgent", label=Text("解除重大紧急", "say that it is urgent no longer"), article="条例§25, 内部规定",
        source=BEFORE_REPLY | {S.REPLIED}, target=None, by=DESK, guards=(is_urgent,), tells=UP,
        story=Text("{office}解除了重大紧急。", "{office} said that it is urgent no longer."), is_public=False,
    ),
)  # fmt: skip
