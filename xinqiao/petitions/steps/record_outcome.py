"""回访是否化解: really solved, partly or not, in the petitioner's words; a later call replaces an earlier one.

Who cannot be reached says nothing: what he said before stays, and nobody guesses for him.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.calling_back import check_call
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Resolution


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The day on which he himself was spoken to (or was tried last), what he said of the matter (None: not reached), and his words."""

    called_on: date
    resolution: Resolution | None
    note: str


def apply(step: Step, entry: Entry) -> str:
    petition = step.petition
    note = check_call(step, entry.called_on, entry.note, not_before=petition.resolution_on or local_day(petition.received_at))
    step.texts = {"note": note}
    if entry.resolution is None:
        step.body["called_on"] = entry.called_on.isoformat()
        return "unreached"
    petition.resolution, petition.resolution_on = entry.resolution.value, entry.called_on
    step.journal.change(petition, "resolution", "resolution_on")
    step.body |= {"resolution": entry.resolution.value, "resolution_on": entry.called_on.isoformat()}
    return entry.resolution.value
