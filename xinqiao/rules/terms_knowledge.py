"""The vocabulary of what handlers go by: how a policy text stands, what a hint on an answer is about."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class PolicyStanding(Term):
    """How a version of a policy text stands on a day; computed from its days, never stored."""

    IN_FORCE = "in_force", "现行有效", "in force", "现在照这一份办"
    COMING = "coming", "还没有生效", "not yet in force", "到写明的那天才照它办"
    REPLACED = "replaced", "已被新版代替", "replaced by a newer version", "有了新的一份，这一份只管以前的事"
    REPEALED = "repealed", "已废止", "no longer in force", "不再照它办"


class HintKind(Term):
    """What a hint on an answer (答复提示) is about."""

    COLD = "cold", "话冷了", "cold words"
    BUREAUCRATIC = "bureaucratic", "官话", "bureaucratic words"
    VAGUE = "vague", "没说准", "vague words"
    UNANSWERED = "unanswered", "没有答到", "not answered"
    GROUNDS = "grounds", "事实和依据", "facts and basis"
    WAY = "way", "还有什么路", "the way on"
