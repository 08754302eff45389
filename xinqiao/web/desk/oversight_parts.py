"""Oversight on a petition's page: what calls for supervision, with the step that answers it; what is supervised or led."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xinqiao.directory.duties import Staff
from xinqiao.petitions import matter
from xinqiao.petitions.dossier import HANDLING
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.story import Change
from xinqiao.petitions.zone import local_day
from xinqiao.rules.clocks import DECIDE_FAILURE
from xinqiao.rules.disclosure import Disclosure, disclosure
from xinqiao.rules.guards.oversight import OPEN_SUPERVISIONS
from xinqiao.rules.procedures.supervision import SUPERVISION
from xinqiao.rules.supervision import Proposal, Signs, triggers
from xinqiao.rules.terms import Duty, PetitionStatus, RatingValue, RecordKind, Secrecy
from xinqiao.rules.terms_oversight import FailureStatus, SampleStatus, SponsorshipStatus
from xinqiao.rules.text import Text
from xinqiao.vault import store
from xinqiao.web.desk.matters import OpenMatter
from xinqiao.web.desk.places import capital, step_url
from xinqiao.web.ui.speech import Speech

OFFERED = ("supervise", "remind")


def proposed(found: OpenMatter, again: int) -> list[Proposal]:
    """Return what calls for supervision, to whoever may supervise; nothing to anybody else."""
    on = found.on(RecordKind.SUPERVISION.value, 0)
    if on is None or SUPERVISION.by_name["supervise"].refusal(on.facts(SUPERVISION)) is not None:
        return []
    rating = found.matter.dossier.rating
    is_unhappy = rating is not None and RatingValue.DISSATISFIED.value in (rating.office, rating.unit)
    signs = Signs(
        dissatisfied_on=local_day(rating.rated_at) if rating and is_unhappy else None, called_back_on=found.petition.resolution_on,
        again=again, unheard_days=found.directory.policy("unheard_days", found.today),
    )  # fmt: skip
    own = bool(found.actor.duties_in(found.petition.desk_unit_id) & HANDLING)  # nobody is told to supervise his own office
    return [one for one in triggers(found.facts(), signs) if not (own and one.is_at_desk)]


def came_again(petition: Petition, others: Iterable[Petition]) -> int:
    """Return how many of the petitions by the same contact came later on the same kind of matter."""
    return sum(
        row.pk > petition.pk and row.category == petition.category != "" and row.standing is not PetitionStatus.WITHDRAWN
        for row in others
    )


def others(found: OpenMatter) -> list[Petition]:
    """Return other petitions by the same contact that the reader may see, newest first; none where he may not know who it is."""
    if found.disclosure() is not Disclosure.MASK:
        return []
    numbers = store.same_contact(found.petition.identity_id, limit=matter.SIMILAR)
    return nameable(matter.find_some(numbers, found.actor, found.directory), found)


def nameable(rows: list[Petition], found: OpenMatter) -> list[Petition]:
    """Return those of other petitions by the same contact of which the reader may know whose they are: a link from a real name would tell him.

    Confidential ones only to whoever may open their names; what was filed on the protected host is linked with nothing, nor anything with it.
    """
    return [] if found.petition.is_protected else [row for row in rows if not row.is_protected and _may_name(row, found.actor)]


def _may_name(row: Petition, actor: Staff) -> bool:
    if row.secrecy != Secrecy.CONFIDENTIAL.value:
        return True
    duties = actor.duties_in(row.handling_unit_id) & {Duty.DISCIPLINE} if row.is_sealed else actor.duties_in(row.desk_unit_id)
    return disclosure(frozenset(duties), Secrecy.CONFIDENTIAL, at_desk=True) is Disclosure.MASK


def proposals(found: OpenMatter, same: Iterable[Petition], s: Speech) -> dict[str, Any]:
    """Return the box of the page: the reasons, and the steps that answer them."""
    rows = [{"ground": s.say(one.ground), "found": s.told(one.found)} for one in proposed(found, came_again(found.petition, same))]
    steps = [
        {"label": capital(s.say(SUPERVISION.by_name[name].label)), "url": step_url(found.petition.number, name)} for name in OFFERED
    ]  # fmt: skip
    return {"proposals": rows, "proposed_steps": steps if rows else []}


UNTOLD = frozenset({"failure.record_failure", "failure.decide_failure", "sample.sample", "sample.check_sample"})

UNTOLD_LIMITS = frozenset({Text(DECIDE_FAILURE.zh, DECIDE_FAILURE.en)})


def told(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what a step changed, without the time limits of what may be held against the unit that reads it."""
    return tuple(change for change in changes if change.what not in UNTOLD_LIMITS)


def is_kept_back(found: OpenMatter, record: LinkedRecord) -> bool:
    """Return whether a record is not for this reader yet: what may be held against a unit is decided before the unit reads it."""
    if found.facts().outside_duties:
        return False
    return record.standing in (FailureStatus.FOUND, FailureStatus.DISMISSED, SampleStatus.DRAWN, SampleStatus.SOUND)


def is_untold(found: OpenMatter, key: str) -> bool:
    """Return whether what is owed on the record of this key ("" for none) is not for this reader yet."""
    return any(is_kept_back(found, row) for row in found.dossier.records if row.key == key)


def flags(found: OpenMatter, s: Speech) -> list[dict[str, str]]:
    """Return whether it is supervised, or a leader has it in charge, as flags of the page."""
    is_supervised = any(row.standing in OPEN_SUPERVISIONS for row in found.dossier.records_of(RecordKind.SUPERVISION))
    is_led = any(row.standing is SponsorshipStatus.LED for row in found.dossier.records_of(RecordKind.SPONSORSHIP))
    said = ((is_supervised, RecordKind.SUPERVISION, "soon"), (is_led, RecordKind.SPONSORSHIP, "quiet"))
    return [{"label": capital(s.say(kind)), "kind": colour} for is_so, kind, colour in said if is_so]
