"""Joint meetings, their invitations and tasks at every station, walked by real steps: the group's petition office, Mines No. 2 and No. 3."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import pytest

from tests.enterprise import Enterprise
from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import Desk
from xinqiao.directory.duties import Clockwork
from xinqiao.outreach import meetings
from xinqiao.outreach.meetings import invitations
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps.decide_item import Task
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.procedures.meeting import JOINT_MEETING, MEETING_INVITATION, MEETING_TASK
from xinqiao.rules.terms_meeting import AgendaSort
from xinqiao.rules.terms_outreach import OutreachKind

DAY = datetime(2026, 3, 12, 9, tzinfo=SHANGHAI)  # a Thursday
NOON = DAY + timedelta(hours=3)
CALLING = DAY - timedelta(days=8)
AFTER = DAY + timedelta(days=1)
DUE = date(2026, 4, 1)
LATE = datetime(2026, 4, 2, 8, tzinfo=SHANGHAI)
Route = tuple[tuple[str, str, datetime], ...]
CALLED: Route = (("put_on_agenda", "clerk", CALLING), ("send_invitations", "clerk", CALLING))
OPENED: Route = (*CALLED, ("open_meeting", "clerk", DAY))
WRITTEN: Route = (*OPENED, ("decide_item", "clerk", NOON), ("close_meeting", "clerk", NOON))
SIGNED: Route = (*WRITTEN, ("sign_minutes", "leader", NOON))
MEETINGS: dict[str, Route] = {
    "meeting_convened": (), "meeting_called": CALLED, "meeting_open": OPENED, "minutes_written": WRITTEN, "minutes_signed": SIGNED,
    "meeting_cancelled": (*CALLED, ("cancel_meeting", "clerk", CALLING)),
}  # fmt: skip
INVITATIONS: dict[str, Route] = {"unit_invited": (), "seat_named": (("name_seat", "unit_head", CALLING),), "invitation_over": (), "invitation_withdrawn": ()}
TASKS: dict[str, Route] = {
    "task_set": (), "task_late": (("note_task_late", "clockwork", LATE),), "task_done": (("report_task", "handler", AFTER),),
    "task_accepted": (("report_task", "handler", AFTER), ("accept_task", "clerk", AFTER)), "task_ended": (("end_task", "clerk", AFTER),),
}  # fmt: skip


class Meetings(Desk):
    """The joint meetings of the group's petition office."""

    def fields(self, step: str) -> dict[str, Any]:
        """Return the entry's fields of a step that is taken as it should be."""
        leader, mine, other = self.house.person("leader").pk, self.house.mine.pk, self.house.other_mine.pk
        plan = {"person_id": leader, "begins_at": DAY, "ends_at": NOON, "place": "集团三楼会议室", "units": (mine, other)}
        known: dict[str, dict[str, Any]] = {
            "convene": plan, "move_meeting": {**plan, "place": "二矿会议室", "reason": "方便到现场看。"}, "cancel_meeting": {"reason": "并到下个月。"},
            "put_on_agenda": {"sort": AgendaSort.BY_HAND, "subject": "通勤车改线以后晚班没有车", "why": "两个矿都有，谁出车没有定。"},
            "take_off_agenda": {"item": 1, "reason": "两家已经商量好了。"}, "name_seat": {"person_id": self.house.person("unit_head").pk},
            "open_meeting": {"came": ((mine, self.house.person("handler").pk),)},
            "decide_item": {"item": 1, "decision": "晚班车由二矿出，三矿补一半油费。", "tasks": (self.task(),)},
            "correct_minutes": {"item": 1, "decision": "晚班车由二矿出，三矿补四成油费。", "reason": "会上说的是四成，记错了。"},
            "assign_task": {
                "what": "排出晚班车的班次。", "proof": "贴出来的班次表。", "person_id": self.house.person("handler").pk, "due_on": DUE, "meeting": "joint_meeting-1", "item": 1,
            },
            "report_task": {"done": "班次排好了，三月二十日起发车。", "shown": "调度室门口的班次表。"},
            "end_task": {"reason": "晚班车不开了，班次不用排。"}, "pass_minutes": {"person_id": leader},
            "return_task": {"reason": "没有写周末有没有。", "due_on": date(2026, 4, 8)},
            "invite_unit": {"meeting": "joint_meeting-1", "on": DAY.date(), "begins_at": DAY},
        }  # fmt: skip
        return known.get(step, {})

    def task(self, **changed: Any) -> Task:
        """Return a task for the handler of Mine No. 2."""
        given = {"what": "排出晚班车的班次。", "unit_id": self.house.mine.pk, "person_id": self.house.person("handler").pk, "due_on": DUE, "proof": "贴出来的班次表。"}
        return Task(**{**given, **changed})

    def new(self) -> OutreachRecord:
        """Return a meeting that is not convened yet."""
        return meetings.new(self.house.office.pk)

    def convened(self, by: str = "clerk", **fields: Any) -> OutreachRecord:
        """Convene one on Thursday."""
        return self.take("convene", self.new(), by, CALLING, **fields)

    def invitation(self, meeting: OutreachRecord) -> OutreachRecord:
        """Return the invitation of Mine No. 2."""
        return next(row for row in invitations(meeting.number) if row.unit_id == self.house.mine.pk)

    def task_of(self, meeting: OutreachRecord) -> OutreachRecord:
        """Return the task that the minutes set."""
        return OutreachRecord.objects.get(number=meeting.content["tasks"][0])

    def walk(self, route: Route, record: OutreachRecord) -> OutreachRecord:
        """Take steps one after the other."""
        for step, by, at in route:
            record = self.take(step, record, by, at)
        return record

    def at(self, station: str) -> OutreachRecord:
        """Return a meeting, an invitation to one, or a task of one, at a station."""
        if station in MEETINGS:
            return self.walk(MEETINGS[station], self.convened())
        if station in INVITATIONS:
            record = self.invitation(self.walk(CALLED, self.convened()))
            if station.startswith("invitation_"):
                return self.inner("end_invitation", record, DAY, is_withdrawn=station == "invitation_withdrawn")
            return self.walk(INVITATIONS[station], record)
        return self.walk(TASKS[station], self.task_of(self.walk(SIGNED, self.convened())))

    def inner(self, step: str, record: OutreachRecord, at: datetime, **fields: Any) -> OutreachRecord:
        """Take a step that is part of others."""
        entry = step_module(step, OutreachRecord.steps_in).Entry(**{**self.fields(step), **fields})
        return perform(step, record, entry, actor=Clockwork(), at=at, as_part=True)


class MeetingCases(ShiftCases):
    """The five cases, on a meeting."""

    table, routes = JOINT_MEETING, MEETINGS
    at: ClassVar[datetime] = CALLING
    by = "clerk"
    allowed = frozenset({"clerk", "head"})

    @pytest.fixture
    def desk(self, enterprise: Enterprise) -> Meetings:
        """The office."""
        return Meetings(enterprise)


class InvitationCases(MeetingCases):
    """The five cases, on an invitation."""

    table, routes = MEETING_INVITATION, INVITATIONS
    by = "unit_head"
    allowed = frozenset({"unit_head", "handler"})


class TaskCases(MeetingCases):
    """The five cases, on a task."""

    table, routes = MEETING_TASK, TASKS
    at: ClassVar[datetime] = AFTER


def kind(name: str) -> Any:
    """Return the records of a kind."""
    return OutreachRecord.objects.filter(kind=OutreachKind(name).value).order_by("pk")
