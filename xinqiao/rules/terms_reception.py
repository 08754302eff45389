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
