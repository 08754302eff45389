"""The words of leaders' reception days (领导接待日, domain §3.1)."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

RECEIVING_LEADERS = frozenset({Duty.LEADER, Duty.UNIT_HEAD})  # who may be announced as the one who receives


class ReceptionStatus(Term):
    """Where a reception day stands."""

    RECEPTION_PLANNED = "reception_planned", "已列入计划，还没公布", "planned, not yet published"
    PUBLISHED = "reception_published", "已公布", "published"
    RECEIVING = "receiving", "正在接待", "under way"
    RECEPTION_HELD = "reception_held", "已接待", "held"
    RECEPTION_CANCELLED = "reception_cancelled", "接待已取消", "reception cancelled"


class LeaderRequestStatus(Term):
    """Where a mine's request stands that a leader from above receives there."""

    LEADER_ASKED = "leader_asked", "请了，等回话", "asked, not yet answered"
    LEADER_AGREED = "leader_agreed", "同意来，已列入接待计划", "agreed, in the plan"
    LEADER_DECLINED = "leader_declined", "这次来不了", "declined"


class BookingStatus(Term):
    """Where somebody's booking of a reception day (接待预约) stands. Not to come has no consequence of any kind."""

    BOOKED = "booking_made", "已约好", "booked", "约好了"
    WAITING = "booking_waiting", "在候补", "on the waiting list", "在候补，有号空出来就轮到您"
    CAME = "booking_came", "来了，等记下结果", "came, the outcome is to be noted", "您来了，说定的事正在记"
    TALKED = "booking_talked", "谈过了", "talked", "见过接待的领导了"
    NOT_COME = "booking_not_come", "没有来", "did not come", "那天没有见成，随时可以再约"
    DROPPED = "booking_dropped", "不再占号", "dropped", "取消了，随时可以再约"


OPEN_BOOKINGS = frozenset({BookingStatus.BOOKED, BookingStatus.WAITING})
