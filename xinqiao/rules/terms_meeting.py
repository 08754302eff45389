"""The words of joint meetings (联席会议, domain §5; 条例§24): the meeting, who is invited, what is on the agenda, the tasks."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

CONVENERS = frozenset({Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who prepares a meeting, writes the minutes and accepts what was done
ACCEPTERS = CONVENERS | {Duty.DISCIPLINE}  # who accepts, sends back or ends a task: whoever convenes; of a matter sealed since, whoever reads it
TASK_OWNERS = frozenset({Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD})  # who may owe a task


class MeetingStatus(Term):
    """Where a joint meeting stands."""

    MEETING_CONVENED = "meeting_convened", "在准备议题", "agenda being made"
    MEETING_CALLED = "meeting_called", "已发通知", "invitations sent"
    MEETING_OPEN = "meeting_open", "正在开会", "under way"
    MINUTES_WRITTEN = "minutes_written", "纪要写好，等主持人签", "minutes to be signed by the chair"
    MINUTES_SIGNED = "minutes_signed", "纪要已签", "minutes signed"
    MEETING_CANCELLED = "meeting_cancelled", "会议已取消", "meeting cancelled"


class InvitationStatus(Term):
    """Where the invitation of one unit stands."""

    UNIT_INVITED = "unit_invited", "已请，等说谁来", "invited, to say who comes"
    SEAT_NAMED = "seat_named", "说了谁来", "said who comes"
    INVITATION_OVER = "invitation_over", "会开过了或者不开了", "held or cancelled"
    INVITATION_WITHDRAWN = "invitation_withdrawn", "不用来了", "need not come"


class TaskStatus(Term):
    """Where a task of a meeting stands."""

    TASK_SET = "task_set", "在办", "to be done"
    TASK_LATE = "task_late", "到期没有办好", "not done in time"
    TASK_DONE = "task_done", "说办好了，等认可", "told done, to be accepted"
    TASK_ACCEPTED = "task_accepted", "认可了", "accepted"
    TASK_ENDED = "task_ended", "不用再办了，写明了原因", "not to be done any more, explained"


class AgendaSort(Term):
    """What an item of the agenda is."""

    CLUSTER = "cluster", "同一原因的一组信访事项", "a group of matters of one cause"
    STUCK = "stuck", "办不下去的信访事项", "a matter that is stuck"
    DISPUTE = "dispute", "归谁办有争议", "a dispute on who is competent"
    BY_HAND = "by_hand", "另外提出的议题", "put on by hand"


class AgendaGround(Term):
    """Why a matter is proposed for the agenda: an issue or a deadline, never a person."""

    OVERDUE = "overdue", "法定期限已经超了", "a limit of the law has passed"
    EXTENDED = "extended", "延期已经用完", "extended as far as it goes"
    THIRD_HOP = "third_hop", "转了两个以上单位", "sent on more than twice"
    WITH_LEADER = "with_leader", "等领导决定，过了日子", "waits for a leader beyond its day"
    SUPERVISED = "supervised", "督办到期没有结果", "supervised without a result in time"
    NAME_UNIT = "name_unit", "没有单位办，等指定", "no unit deals with it: one is to be named"
    DIFFERENCE = "difference", "单位之间意见不一", "the units differ"
    OBJECTION = "objection", "承办单位要求退回", "the unit objects"
    CAUSE = "cause", "同一原因五件以上", "five or more of one cause"


class DisputeVerdict(Term):
    """How a dispute is decided in the meeting; each is the step of the table to which the dispute belongs."""

    NAME = "name", "指定一个单位办", "name the unit"
    INSIST = "insist", "仍由原单位办", "the unit stays in charge"
    AGREE = "agree", "同意退回，另找单位", "agree to the return"
    HELPS = "helps", "由它协办", "it helps"
    NEED_NOT = "need_not", "不用它协办", "it need not help"
    SETTLED = "settled", "定了以谁的意见为准", "whose opinion counts"
