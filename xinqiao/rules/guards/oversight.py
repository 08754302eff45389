"""What supervision and its like ask of the petition they are linked to."""

from __future__ import annotations

from xinqiao.rules.terms import Duty, RecordKind, Term
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_oversight import SupervisionStatus
from xinqiao.rules.text import Text
from xinqiao.rules.transition import Facts

AT_WORK = frozenset(P) - {P.SEALED, P.CLOSED}
OPEN_SUPERVISIONS: frozenset[Term] = frozenset({SupervisionStatus.WAITING, SupervisionStatus.ANSWERED})


def still_open(facts: Facts) -> Text | None:
    """Refuse for what is closed or passed to discipline: what was closed untruly is done anew (条例§30(3))."""
    if facts.petition_status in AT_WORK:
        return None
    return Text(
        "已经办结归档或者移送纪检的件不走这一步；没有真正办好的，重新办理。",
        "This step is not for what is closed or passed to discipline; what was not really done is done anew.",
    )


def not_a_leader_s(facts: Facts) -> Text | None:
    """Refuse to whoever is no leader what a leader set going."""
    if not facts.is_led or Duty.LEADER in facts.outside_duties:
        return None
    return Text("这是领导督办的，由领导来定。", "A leader set this going; a leader decides it.")


def no_supervision_open(facts: Facts) -> Text | None:
    """Refuse while a unit still owes an answer to a supervision, or nobody has read it (条例§40)."""
    if not facts.records.get(RecordKind.SUPERVISION, frozenset()) & OPEN_SUPERVISIONS:
        return None
    return Text("督办还没有结束：先看单位的回复，认可或者结束督办。", "A supervision is still open: read the answer, then accept it or end the supervision.")


def was_supervised(facts: Facts) -> Text | None:
    """Refuse where no supervision was made that could have found a failure (条例§40, §42–46)."""
    if facts.records.get(RecordKind.SUPERVISION):
        return None
    return Text("先督办，查明了再提出责任追究。", "Supervise first: accountability follows what a supervision has found.")
