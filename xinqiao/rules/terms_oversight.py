"""The vocabulary of oversight: supervision, directives, sponsorship, recommendations, accountability, sampling."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class SupervisionForm(Term):
    """By what means a unit is held to its duty (督办方式), each stronger than the one before."""

    REMIND = "remind", "催办", "reminder"
    ORDER = "supervision_order", "督办函", "supervision order"
    INSPECTION = "inspection", "实地督查", "inspection on the spot"
    ADMONITION = "admonition", "约谈", "admonition talk"
    CIRCULAR = "circular", "通报", "circular"
    LISTED = "listed_supervision", "挂牌督办", "listed supervision"


LEADER_FORMS = (SupervisionForm.ADMONITION, SupervisionForm.CIRCULAR, SupervisionForm.LISTED)
OFFICE_FORMS = (SupervisionForm.ORDER, SupervisionForm.INSPECTION)


class SupervisionGround(Term):
    """What is wrong with the handling (督办事由, 条例§40): always the work, never a person."""

    OVERDUE = "overdue_limit", "期限过了还没有办", "a time limit has passed with the work undone"
    HOPS = "unsigned_hops", "转了两个以上单位，还没有人签收", "sent to two units or more and taken over by none"
    OBJECTED = "objected_again", "一再提出异议退回", "objected to again"
    EXTENSION = "unapproved_extension", "延期没有批准，已经超过办理期限", "past its day without an approved extension"
    MISSED = "claim_missed", "答复漏了诉求项", "the answer leaves a claim out"
    PROMISE = "promise_overdue", "答应的事到期没有落实", "a promise was not kept in time"
    UNHEARD = "unheard", "反映人不满意，十天没有回访", "dissatisfied, and nobody called back for ten days"
    AGAIN = "second_petition", "同一件事又来反映", "a second petition on the same matter"
    RULES = "against_procedure", "没有按规定的程序办", "not dealt with by the procedure"
    SHIRKING = "shirking", "推诿、敷衍、拖延", "shirked, put off or dragged out"
    FAKING = "faking", "弄虚作假", "falsified"
    UNEXECUTED = "not_executed", "处理意见没有执行", "the decision was not carried out"
    NO_FEEDBACK = "no_feedback", "该报告的没有报告", "what had to be reported was not"


class SupervisionStatus(Term):
    """Where a supervision (督办) stands."""

    WAITING = "reply_awaited", "待回复", "reply awaited"
    ANSWERED = "reply_given", "已回复，待认可", "reply given"
    ENDED = "supervision_ended", "督办结束", "supervision ended"
