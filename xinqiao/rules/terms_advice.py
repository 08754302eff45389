"""The words of recommendations from causes (三项建议, 条例§40), raised from a cluster of like matters, a sweep's finding, a visit."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

RAISING = frozenset({Duty.OFFICE_HEAD, Duty.LEADER})  # who raises one, and accepts the feedback or sends it back
ANSWERING = frozenset({Duty.HANDLER, Duty.COORDINATOR, Duty.UNIT_HEAD, Duty.OFFICE_HEAD})  # who writes the feedback of the addressee


class AdviceSource(Term):
    """What a recommendation is raised from. A further kind of record: a member here and a line in `outreach.advising.RECORDS`."""

    CLUSTER = "cluster", "同一原因的一组信访事项", "a group of matters of one cause"
    FINDING = "finding", "排查出的问题", "finding"
    VISIT = "visit", "一次下访", "an outreach visit"


class AdviceStatus(Term):
    """Where a recommendation from causes stands."""

    ADVISED = "advised", "等书面反馈", "feedback awaited"
    ADVICE_LATE = "advice_late", "到期没有反馈", "no feedback in time"
    ADVICE_ANSWERED = "advice_answered", "已反馈，等认可", "feedback given, to be accepted"
    ADVICE_ACCEPTED = "advice_accepted", "反馈认可了", "feedback accepted"


class CameBack(Term):
    """Whether the same cause came back after the feedback was accepted; computed when somebody reads it, from what he may see."""

    WATCHED = "watched", "还在看", "still watched"
    NOT_BACK = "not_back", "没有再发生", "did not come back"
    BACK = "back", "又发生了", "came back"
