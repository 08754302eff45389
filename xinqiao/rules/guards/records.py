"""What every linked record may ask of the petition it is linked to, and of the other records."""

from __future__ import annotations

from xinqiao.rules.facts import Facts, Guard
from xinqiao.rules.terms import Path, PetitionStatus, RecordKind, Term
from xinqiao.rules.text import Text

GOING_ON = frozenset(PetitionStatus) - {  # somebody still deals with it
    PetitionStatus.SEALED, PetitionStatus.REFUSED, PetitionStatus.WITHDRAWN, PetitionStatus.ENDED, PetitionStatus.MERGED, PetitionStatus.CLOSED,
    PetitionStatus.GOING_UP, PetitionStatus.GONE_UP,
}  # fmt: skip
UPWARDS = (PetitionStatus.GOING_UP, PetitionStatus.GONE_UP)  # one person reads it, then nobody (ADR-0017)


def petition_in(*statuses: Term) -> Guard:
    """Refuse while the petition itself stands elsewhere."""

    def guard(facts: Facts) -> Text | None:
        if facts.petition_status is None or facts.petition_status in statuses:
            return None
        allowed = Text("、".join(status.zh for status in statuses), ", ".join(status.en for status in statuses))
        return Text("信访事项“{statuses}”的时候才能走这一步。", "This step is open while the petition is: {statuses}.").fill(statuses=allowed)

    return guard


def goes_on(facts: Facts) -> Text | None:
    """Refuse once the petition is over, went into another, or lies where few may know of it."""
    if facts.petition_status in GOING_ON:
        return None
    return Text(
        "这一件已经不在办了，答应的事不能记在它上面。",
        "Nobody deals with this matter any more: nothing that is promised can be kept with it.",
    )


def none_open(kind: RecordKind, *statuses: Term) -> Guard:
    """Refuse while a record of this kind stands open."""

    def guard(facts: Facts) -> Text | None:
        if not facts.records.get(kind, frozenset()) & set(statuses):
            return None
        return Text("还有没有办完的{kind}。", "A {kind} is still open.").fill(kind=kind)

    return guard


def decides_for_another(facts: Facts) -> Text | None:
    """Refuse whoever asked: nobody gives himself leave to read an identity (条例§30)."""
    if not facts.is_subject:
        return None
    return Text("这是您自己的申请，由别的身份保管员决定。", "You asked for it yourself: another custodian decides.")


def not_sealed_matter(facts: Facts) -> Text | None:
    """Refuse for an accusation, and for what goes to the superior body: nothing about it is written where others could read it (条例§30(3))."""
    if Path.ACCUSATION not in facts.paths and facts.petition_status not in UPWARDS:
        return None
    return Text("检举控告由有权处理的部门保密办理，不走这一步。", "An accusation is dealt with in secret by the competent department; this step does not apply.")


def triaged_first(facts: Facts) -> Text | None:
    """Refuse what tells others of a matter that only few may read until triage: it would reach nobody (ADR-0020)."""
    if not facts.is_close:
        return None
    return Text(
        "请先甄别分办：甄别以前别人看不到这一件，走这一步也没有人收到。不能等的，请点“叫人来看”。",
        "Triage it first: until then nobody else sees it, and this step would reach nobody. If it cannot wait, call somebody out.",
    )
