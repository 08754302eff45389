"""What both sides' consent to a mediation and to its settlement have in common: when it is whole, and what follows then."""

from __future__ import annotations

from typing import Any

from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.vouching import digest_of
from xinqiao.rules.clocks import MEDIATE
from xinqiao.rules.terms import Term

CONFIRMED = ("petitioner_confirmed_on", "how_confirmed", "unit_confirmed_on")  # what is kept of either side's word on a settlement


def agreed(step: Step, side: str, other: Term) -> str | None:
    """Keep that `side` agreed today; return the branch in which both have, where the record stands at `other`."""
    linked, is_whole = step.linked, step.linked.standing is other
    step.keep(**{f"{side}_agreed_on": step.today.isoformat()})
    step.body["unit"] = linked.unit_id
    if not is_whole:
        return None
    if not linked.content.get("is_labour"):
        return "both"
    step.body["due"] = MEDIATE.due(step.today, step.calendar).on.isoformat()
    return "labour"


def digest(record: LinkedRecord) -> str:
    """Return the digest of the words of a settlement, by which whoever confirms them shows which he saw."""
    return digest_of(record.content.get("terms", []))


def letter(step: Step) -> dict[str, Any]:
    """Return what the settlement says: its items, whether somebody mediated, and how and when each side confirmed it."""
    kept = step.linked.content
    return {
        "terms": kept["terms"], "is_mediated": step.linked.unit_id != step.dossier.responsible_unit_id, "how": kept.get("how_confirmed"),
        "petitioner_on": kept.get("petitioner_confirmed_on"), "unit_on": kept.get("unit_confirmed_on"),
    }  # fmt: skip
