"""What supervision and its like ask of the petition they are linked to."""

from __future__ import annotations

from collections.abc import Mapping

from xinqiao.rules.facts import Facts
from xinqiao.rules.terms import Duty, RecordKind, Term
from xinqiao.rules.terms import PetitionStatus as P
from xinqiao.rules.terms_oversight import DirectiveStatus, SponsorshipStatus, SupervisionStatus
from xinqiao.rules.text import Text

AT_WORK = frozenset(P) - {P.SEALED, P.CLOSED, P.GOING_UP, P.GONE_UP}
OPEN_SUPERVISIONS: frozenset[Term] = frozenset({SupervisionStatus.WAITING, SupervisionStatus.ANSWERED})
STILL_OPEN: Mapping[RecordKind, frozenset[Term]] = {  # what holds the closing of the matter up
    RecordKind.SUPERVISION: OPEN_SUPERVISIONS,
    RecordKind.DIRECTIVE: frozenset({DirectiveStatus.GIVEN, DirectiveStatus.NOTED}),
    RecordKind.SPONSORSHIP: frozenset({SponsorshipStatus.LED}),
}


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


def not_his_own_office(facts: Facts) -> Text | None:
    """Refuse the head of the registering office what the petitioner says of that office: somebody else reads it (条例§28(1))."""
    if not facts.is_office_blamed or Duty.LEADER in facts.outside_duties or Duty.OFFICE_HEAD not in facts.desk_duties:
        return None
    return Text("反映人对登记单位也不满意：由领导来看，本单位负责人不能定。", "The petitioner is dissatisfied with the registering office, too: a leader reads it, not the head of that office.")


def no_oversight_open(facts: Facts) -> Text | None:
    """Refuse while a supervision, a directive or a leader's charge of the matter is still open (条例§18(2), §40)."""
    kind = next((kind for kind, statuses in STILL_OPEN.items() if facts.records.get(kind, frozenset()) & statuses), None)
    if kind is None:
        return None
    return Text("{kind}还没有结束：先看结果，把它了结。", "A {kind} is still open: look at its result and end it first.").fill(kind=kind)


def was_supervised(facts: Facts) -> Text | None:
    """Refuse where no supervision was made that could have found a failure (条例§40, §42–46)."""
    if facts.records.get(RecordKind.SUPERVISION):
        return None
    return Text("先督办，查明了再提出责任追究。", "Supervise first: accountability follows what a supervision has found.")
