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


class DirectiveStatus(Term):
    """Where a leader's written instruction (批示) stands."""

    GIVEN = "directive_given", "批示待签收", "directive given"
    NOTED = "directive_noted", "批示已签收，在办", "directive taken over"
    REPORTED = "directive_reported", "批示已报告落实", "directive reported on"


class SponsorshipStatus(Term):
    """Whether a leader still has a matter in hand to the end (领导包案)."""

    LED = "led", "包案中", "led by a leader", "由一位领导负责办，办到有结果为止"
    ENDED = "sponsorship_ended", "包案结束", "sponsorship ended"


class RecommendationSort(Term):
    """The three kinds of recommendation (三项建议, 条例§40)."""

    WORK = "improve_work", "改进工作建议", "recommendation to improve the work"
    POLICY = "improve_policy", "完善政策建议", "recommendation to improve a policy"
    LIABILITY = "hold_liable", "追究责任建议", "recommendation to hold liable"


class RecommendationStatus(Term):
    """Where a recommendation (三项建议) stands."""

    MADE = "feedback_awaited", "待书面反馈", "feedback awaited"
    ANSWERED = "feedback_given", "已反馈，待认可", "feedback given"
    ACCEPTED = "feedback_accepted", "反馈已认可", "feedback accepted"


class ProcessFailure(Term):
    """Which duty of petition work was not done (条例§42–46): a failure of the work of a unit, and no label on a person."""

    CAUSED = "caused", "侵害群众利益，引发信访", "harmed people and so caused the petition"
    NOT_REGISTERED = "not_registered", "该登记的没有登记", "did not register what had to be registered"
    REFUSED_OWN = "refused_own", "属于职权范围的不受理、不办", "refused what it was competent for"
    NOT_TOLD = "not_told", "没有按期告知信访人", "did not tell the petitioner in time"
    NOT_FINISHED = "not_finished", "没有按期办结", "did not finish in time"
    NOT_SUPPORTED = "not_supported", "事实清楚、有依据的要求没有支持", "did not support a clear and lawful claim"
    NOT_CARRIED_OUT = "not_carried_out", "拒不执行支持要求的意见", "did not carry out what was decided"
    SHIRKED = "shirked", "推诿、敷衍、拖延，造成后果", "shirked its duty, with consequences"
    HOSTILE = "hostile", "作风粗暴，激化矛盾", "was hostile and made the dispute worse"
    LEAKED = "leaked", "透露、转送检举控告材料或者信访人的情况", "leaked an accusation or who the petitioner is"
    RETALIATED = "retaliated", "打击报复信访人", "retaliated against the petitioner"
    CONCEALED = "concealed", "隐瞒、谎报、缓报重大紧急情况", "concealed or delayed urgent news"
    FALSIFIED = "falsified", "伪造、篡改办理记录", "falsified the record"


class FailureStatus(Term):
    """Where the accountability for a failure (责任追究) stands."""

    FOUND = "failure_found", "待领导决定", "awaits a leader's decision"
    UPHELD = "failure_upheld", "已决定追究，待反馈", "upheld, feedback awaited"
    DISMISSED = "failure_dismissed", "不予追究", "dismissed"
    FED_BACK = "failure_fed_back", "追究已落实", "carried out"


class Consequence(Term):
    """What follows from a failure (条例§42–46)."""

    CORRECT = "correct", "责令改正", "ordered to put it right"
    EDUCATE = "educate", "批评教育", "criticised and instructed"
    CRITICISE = "criticise", "通报批评", "criticised in a circular"
    WARN = "warn", "诫勉谈话", "warned in a talk"
    PASS_ON = "pass_on", "移送有权机关依规依纪处理", "passed on to the competent body"


class SampleStatus(Term):
    """What came of a quality sample (质量抽查)."""

    DRAWN = "sample_drawn", "抽到，待检查", "drawn, to be checked"
    SOUND = "sample_sound", "没有发现问题", "no fault found"
    FAULTY = "sample_faulty", "查出问题", "fault found"
