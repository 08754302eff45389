"""受理: the competent unit takes the matter on; sixty days begin (条例§34). For a proposal they do not."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.duties import Staff
from xinqiao.petitions.along import go_along
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import accept_together, take_over
from xinqiao.rules.clocks import FIRST_CONTACT, HANDLE
from xinqiao.rules.limits import SHORT_LIMIT
from xinqiao.rules.procedures.who import UNIT
from xinqiao.rules.terms import PetitionStatus, ReferralStatus
from xinqiao.rules.text import Text
from xinqiao.rules.triage import answer_branch


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`contact`: whom the petitioner may call, a post and a number of the office."""

    contact: str = ""


def apply(step: Step, entry: Entry) -> str | None:
    petition, referral = step.petition, step.dossier.referral
    step.refuse_unless(
        len(entry.contact) <= SHORT_LIMIT, "联系方式最多二百字。", "The contact has at most 200 characters.", field="contact"
    )  # fmt: skip
    if petition.standing is PetitionStatus.TRIAGED:
        petition.handling_unit_id = petition.desk_unit_id
        step.journal.change(petition, "handling_unit")
    else:
        step.done.add(FIRST_CONTACT.name)  # it began when the matter was sent, and runs on or was stopped
        if referral is not None and referral.standing is ReferralStatus.SENT:
            step.perform("take_over", referral, take_over.Entry())
    unit = step.directory.unit(petition.handling_unit_id)
    step.letter = {"contact": entry.contact.strip() or (unit.phone if unit else ""), "post": _post(step)}
    step.body["unit"] = petition.handling_unit_id
    branch = answer_branch(step.dossier.paths)
    if branch != "proposal":
        step.body["due"] = HANDLE.due(step.today, step.calendar).on.isoformat()
    along = accept_together.Entry(unit_id=petition.handling_unit_id or petition.desk_unit_id, contact=step.letter["contact"], post=step.letter["post"])
    go_along(step, "accept_together", along)
    return branch


def _post(step: Step) -> Text | None:
    """Return by which post somebody accepts it: whom the petitioner asks for. None for an import."""
    if not isinstance(step.actor, Staff):
        return None
    posts = (post for post in step.actor.posts if post.unit_id == step.petition.handling_unit_id and post.duty in UNIT)
    return next((Text(post.title, post.title_en or post.title) for post in posts), None)
