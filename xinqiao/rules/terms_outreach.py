"""The words of what goes on outside any one petition: the duty desk, reception days, visits, sweeps (domain §3.1)."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

KEEPERS = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.UNIT_HEAD})  # who keeps the roster of a unit
ON_SHIFT = frozenset({Duty.INTAKE, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.HANDLER, Duty.UNIT_HEAD, Duty.LEADER, Duty.DISCIPLINE})  # who may be on it


class OutreachKind(Term):
    """Kinds of record with a life of their own (ADR-0019)."""

    SHIFT = "shift", "值班", "shift"
    RECEPTION_DAY = "reception_day", "领导接待日", "leaders' reception day"
    LEADER_REQUEST = "leader_request", "请上级领导来接待", "request for a leader's reception day"
    SWEEP = "sweep", "矛盾排查", "sweep"
    FINDING = "finding", "排查出的问题", "finding"
    PLACE = "place", "下访地点", "place of visits"
    VISIT = "visit", "下访安排", "outreach visit"
    COMMITMENT = "commitment", "下访时答应的事", "commitment of a visit"
    ADVICE = "advice", "原因引出的建议", "recommendation from causes"
    JOINT_MEETING = "joint_meeting", "联席会议", "joint meeting"
    MEETING_INVITATION = "meeting_invitation", "联席会议通知", "invitation to a joint meeting"
    MEETING_TASK = "meeting_task", "联席会议任务", "task of a joint meeting"
    ROOM_VISIT = "room_visit", "来访接待", "visit to the reception room"


class ShiftPart(Term):
    """Which part of the day a shift is (白班、夜班)."""

    DAY = "day", "白班", "day shift"
    NIGHT = "night", "夜班", "night shift"


class ShiftRole(Term):
    """What somebody does on his shift: he sits at the desk, or leads it and is called when nobody answers (带班)."""

    DESK = "desk", "值守", "at the desk"
    LEAD = "lead", "带班", "leads the shift"


class ShiftStatus(Term):
    """Where a shift stands."""

    PLANNED = "planned", "已排班", "planned"
    UNATTENDED = "unattended", "没有人到岗", "unattended"
    ON_DUTY = "on_duty", "在岗", "on duty"
    HANDED_OVER = "handed_over", "已交班，等接班人签字", "handed over, to be signed for"
    UNSIGNED = "unsigned", "交了班没有人签字", "handed over, nobody signed"
    SIGNED_FOR = "signed_for", "已接班", "signed for"
    MISSED = "missed", "空岗", "missed"
    SHIFT_CANCELLED = "shift_cancelled", "已取消", "cancelled"
