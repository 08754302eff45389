"""The vocabulary of the handling: who steps aside, what is found out, mediation, hearings, units that help."""

from __future__ import annotations

from xinqiao.rules.terms import Term


class RecusalStatus(Term):
    """Where a recusal (回避) stands: asked for, decided."""

    ASKED = "recusal_asked", "回避待决定", "recusal to be decided", "等负责人决定"
    ASKED_ABOVE = "recusal_asked_above", "回避待上级决定", "recusal to be decided above", "等上级领导决定"
    GRANTED = "recused", "已回避", "recused", "这个人不办这件事了"
    REFUSED = "recusal_refused", "不予回避", "not recused", "负责人看过，不用回避，原因告诉您了"
