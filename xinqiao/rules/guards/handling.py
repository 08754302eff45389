"""What recusals, hearings, mediations and the units that help ask of whoever takes a step in them."""

from __future__ import annotations

from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_handling import OPEN_MEDIATION
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Facts


def decides_on_another(facts: Facts) -> Text | None:
    """Refuse whoever the record is about: nobody decides on his own recusal (条例§28(3))."""
    if not facts.is_subject:
        return None
    return Text("这是您自己的回避，不能由您决定。", "This is about yourself: somebody else decides it.")


def investigation_reported(facts: Facts) -> Text | None:
    """Refuse an answer without a report of the investigation, where the enterprise asks for one (policy `report_needed`)."""
    if not facts.is_report_missing:
        return None
    return Text("本单位规定先写调查报告，再写答复。", "By your enterprise's own rule a report of the investigation comes before the answer.")


def no_mediation_open(facts: Facts) -> Text | None:
    """Refuse while a mediation waits for consent or goes on (条例§33)."""
    if not facts.records.get(RecordKind.MEDIATION, frozenset()) & OPEN_MEDIATION:
        return None
    return Text("有一个调解还没有结束：先写协议，或者记下没有谈成。", "A mediation is not over: settle it, or record that it failed.")
