"""The words of needs and hardship (困难帮扶, 条例§37(3)): recorded with the person's consent alone."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, Term

HELPERS = frozenset({Duty.HANDLER, Duty.UNIT_HEAD, Duty.COORDINATOR, Duty.OFFICE_HEAD, Duty.UNION})  # who may own help, in whichever unit gives it
QUEUE_OF = {Duty.COORDINATOR: Duty.HANDLER, Duty.OFFICE_HEAD: Duty.UNIT_HEAD}  # by whose worklist it goes where that is another's


def queue(duties: frozenset[Duty]) -> Duty:
    """Return in whose queue help stands that somebody with these duties in the unit owns: a handler's where he works through that."""
    queues = {QUEUE_OF.get(duty, duty) for duty in duties & HELPERS}
    return next((duty for duty in (Duty.HANDLER, Duty.UNION, Duty.UNIT_HEAD) if duty in queues), Duty.HANDLER)


class NeedStatus(Term):
    """Where a need stands. Whoever takes his consent back gives no reason, and loses nothing by it."""

    OPEN = "need_open", "待帮扶", "help is owed", "正在想办法帮"
    HELPED = "need_helped", "已帮扶", "help was given", "帮了"
    UNHELPED = "need_unhelped", "没有帮成，已说明", "no help could be given, explained", "没有帮成，原因写给您了"
    WITHDRAWN = "need_withdrawn", "本人收回同意，不再记", "consent taken back", "您不让再记了，内容谁也看不到了"


class NeedSort(Term):
    """What kind of need it is. There is no kind for a person."""

    HOUSING = "need_housing", "住房", "housing"
    ILLNESS = "need_illness", "看病", "illness"
    SCHOOLING = "need_schooling", "孩子上学", "schooling"
    DISABILITY = "need_disability", "残疾", "disability"
    INCOME = "need_income", "没有收入、收入很低", "little or no income"
    CARE = "need_care", "照料老人、孩子、病人", "care for somebody"
    OTHER = "need_other", "别的困难", "something else"


class NeedTurn(Term):
    """What figures of needs tell: each need is in one of these."""

    WAITING = "need_waiting", "在办，没到日子", "help is owed, in time"
    LATE = "need_late", "过了日子还没帮", "help is owed, its day has passed"
    MET = "need_met", "按时帮了", "help was given in time"
    MET_LATE = "need_met_late", "过了日子才帮", "help was given after its day"
    UNMET = "need_unmet", "没有帮成，写明了原因", "no help could be given, with the reason"


class ConsentWay(Term):
    """How he agreed that it is recorded."""

    WRITTEN = "consent_written", "本人签了字", "he signed", "您签了字"
    SPOKEN = "consent_spoken", "念给他听，他当面同意", "read to him, he agreed face to face", "念给您听，您当面同意"
    PHONE = "consent_phone", "电话里念给他听，他同意", "read to him on the phone, he agreed", "电话里念给您听，您同意"


class AidSort(Term):
    """Who helps: the enterprise itself, the union, or social aid for which he is helped to apply (条例§37(3))."""

    OWN = "aid_own", "单位自己帮", "the enterprise itself", "单位帮您"
    UNION = "aid_union", "请工会帮", "the union"
    SOCIAL = "aid_social", "帮他申请社会救助", "help to apply for social aid", "帮您申请社会救助"
