"""回访是否化解: really solved, partly or not, in the petitioner's words; a later call replaces an earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.calling_back import check_call
from xinqiao.petitions.step import Step
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Resolution


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The day on which he himself was spoken to, what he said of the matter, and his words."""

    called_on: date
    resolution: Resolution
    note: str


def apply(step: Step, entry: Entry) -> str:
    petition = step.petition
    note = check_call(step, entry.called_on, entry.note, not_before=petition.resolution_on or local_day(petition.received_at))
    petition.resolution, petition.resolution_on = entry.resolution.value, entry.called_on
    step.journal.change(petition, "resolution", "resolution_on")
    step.texts = {"note": note}
    step.body |= {"resolution": entry.resolution.value, "resolution_on": entry.called_on.isoformat()}
    return entry.resolution.value
