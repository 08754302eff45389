"""回访是否化解: really solved, partly or not, in the petitioner's words; a later call replaces an earlier one.

Who cannot be reached says nothing: what he said before stays, and nobody guesses for him. Each call is a record that he reads (`note_call`). What he says of
pressure or of a promise that was not kept is read by somebody else in any case; of what is not solved he says whether he wants that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinqiao.petitions.calling_back import check_call
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.step import Step
from xinqiao.petitions.steps import note_call
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import RecordKind, Resolution
from xinqiao.rules.terms_call_back import ANEW, UNREACHED, CallFinding


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The day on which he himself was spoken to (or was tried last), what he said of the matter (None: not reached), and his words.

    `findings`: a promise that was not kept, pressure on him; either asks for a look by somebody else, as `wants_anew` does.
    """

    called_on: date
    resolution: Resolution | None
    note: str
    findings: tuple[CallFinding, ...] = ()
    wants_anew: bool = False


def apply(step: Step, entry: Entry) -> str:
    petition = step.petition
    note = check_call(step, entry.called_on, entry.note, not_before=petition.resolution_on or local_day(petition.received_at))
    said, others = entry.resolution, tuple(dict.fromkeys(entry.findings))
    step.refuse_unless(
        said is not None or not (others or entry.wants_anew), "没有联系上本人的，不要替他回答。", "Do not answer for somebody who was not reached.", field="findings" if others else "wants_anew",
    )  # fmt: skip
    is_anew = bool(others) or entry.wants_anew
    call = note_call.Entry(called_on=entry.called_on, said=said, note=note, findings=others, is_anew=is_anew)
    step.perform("note_call", LinkedRecord(petition=petition, kind=RecordKind.CALL_BACK.value), call)
    if said is None:
        step.body["called_on"] = entry.called_on.isoformat()
        return UNREACHED
    petition.resolution, petition.resolution_on = said.value, entry.called_on
    step.journal.change(petition, "resolution", "resolution_on")
    step.body |= {"resolution": said.value, "resolution_on": entry.called_on.isoformat()}
    return ANEW[said] if is_anew else said.value
