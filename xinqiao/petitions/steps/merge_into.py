"""提出并案: into which petition this one goes, and which of its claims each of these equals: every claim is answered (条例§32)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import holders
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import linked
from xinqiao.petitions.models import Claim, Petition
from xinqiao.petitions.numbering import as_number
from xinqiao.petitions.step import Step
from xinqiao.petitions.written import written
from xinqiao.rules.procedures.who import DESK
from xinqiao.rules.terms import Duty, RecordKind
from xinqiao.rules.terms_joint import MergeStatus
from xinqiao.rules.terms_sharing import ComplainedStatus


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number`: the petition that leads. `equals`: for each claim of this one, the position of the same claim there; empty: alike in order."""

    number: str
    reason: str
    equals: tuple[int, ...] = ()


def apply(step: Step, entry: Entry) -> None:
    lead = _lead(step, as_number(entry.number, step.today.year))
    own, there = step.dossier.remaining, list(_claims(lead))
    equals = entry.equals or tuple(claim.position for claim in there[: len(own)])
    positions = {claim.position for claim in there}
    step.refuse_unless(
        len(equals) == len(own) and set(equals) <= positions,
        f"这件有 {len(own)} 项要求，每一项都要写清是主件的第几项（主件现有第 {_said(positions)} 项）；主件里没有的要求，先拆出来另办。",
        f"This petition has {len(own)} claims: say of each which claim of the other it equals (there: {_said(positions)}). "
        "Split off what the other does not ask for.", field="equals",
    )  # fmt: skip
    paths = {claim.position: claim.path for claim in there}
    step.refuse_unless(
        all(paths[position] == claim.path for claim, position in zip(own, equals, strict=True)),
        "有一项要求和主件里对应的那项走的途径不同，不能一起办。", "A claim takes another lawful path than the one it is said to equal.", field="equals",
    )  # fmt: skip
    reason = written(step, entry.reason, field="reason", least=5, zh="请写明为什么是同一件事。", en="Say why it is the same matter.")
    step.give_to(None, step.actor.person_id)
    second = _second(step)
    step.keep(number=lead.number, reason=reason, equals=list(equals), **({"second": second.value} if second else {}))
    step.body |= {"office": step.petition.desk_unit_id, "other": lead.number}


def _second(step: Step) -> Duty | None:
    """Return whose queue has it, where no head but whoever asks could confirm it: the officers', else a leader's (one query)."""
    posts = holders([step.petition.desk_unit_id], DESK, step.today)
    others = {Duty(post.duty) for post in posts if post.person_id != step.actor.person_id and post.person_id not in step.dossier.aside(step.today)}
    return None if Duty.OFFICE_HEAD in others else Duty.COORDINATOR if others else Duty.LEADER


def _said(positions: set[int]) -> str:
    return "、".join(map(str, sorted(positions)))


def _claims(petition: Petition) -> list[Claim]:
    return list(Claim.objects.filter(petition=petition, is_dropped=False, is_diverted=False).order_by("position"))


def _lead(step: Step, number: str) -> Petition:
    """Return the petition that leads, if this one may go into it."""
    lead = visible_to(step.actor, step.directory).filter(number=number, is_sealed=False).first()
    step.refuse_unless(
        lead is not None and lead.pk != step.petition.pk, "没有这个编号的件，或者您看不到它。", "There is no petition of this number, or you may not see it.",
        field="number",
    )  # fmt: skip
    if lead is None:
        raise LookupError(number)
    step.refuse_unless(
        lead.standing is step.petition.standing,
        f"两件要在同一步才能并案：这件“{step.petition.standing.zh}”，那件“{lead.standing.zh}”。先把它办到同一步。",
        f"Both must stand at the same point: this one is “{step.petition.standing.en}”, the other “{lead.standing.en}”.", field="number",
    )  # fmt: skip
    rows = linked(lead)
    named = {(row.unit_id, row.person_id) for row in rows if row.standing is ComplainedStatus.KEPT_OUT}
    own = {(row.unit_id, row.person_id) for row in step.dossier.records if row.standing is ComplainedStatus.KEPT_OUT}
    step.refuse_unless(
        named == own, "两件登记的被反映的单位、人员不一样，不能一起办：先登记得一样，或者各办各的。",
        "The two do not name the same units and people complained about: name them alike, or handle them apart.", field="number",
    )  # fmt: skip
    step.refuse_unless(
        not any(row.kind == RecordKind.MERGE and row.standing is not MergeStatus.APART for row in rows), "那一件自己也并到了别的件里，请并到最前面的那一件。", "The other is merged itself; merge into the one that leads.",
        field="number",
    )  # fmt: skip
    return lead
