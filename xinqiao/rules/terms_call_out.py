"""The vocabulary of a call-out (急件叫人): an accusation that cannot wait, while whoever may read it is not there (ADR-0020)."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class CallOutStatus(Term):
    """Where a call-out stands: it ends when somebody was reached."""

    CALLING = "calling_out", "正在叫人", "phoning", "正在打电话叫人来看"
    REACHED = "call_out_reached", "叫到人了", "somebody was reached"


class WhyAtOnce(Term):
    """Why it cannot wait until the morning: all that those who are called, and may not read it, learn of it."""

    LIFE = "life", "可能有人身危险", "somebody may be in danger"
    RETALIATION = "retaliation", "今晚可能有人打击报复", "retaliation is feared tonight"
    PROOF = "proof", "证据可能马上被毁", "proof may be destroyed at once"


class PhonedResult(Term):
    """What came of one phone call."""

    REACHED = "reached", "打通了，他接着办", "he answered and goes on with it"
    NOT_REACHED = "not_reached", "没有打通", "no answer"
