"""What is still open around the handling when the matter is answered, or given up: it ends with it, and nobody owes it any more."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.petitions.dossier import ENDS_WITH_HANDLING
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_handling import OPEN_HELP


@dataclass(frozen=True, kw_only=True)
class Release:
    """What the step that releases a unit is given."""

    reason: str


def release_helpers(step: Step) -> None:
    """Release the units whose opinion has not come when the answer is signed, as part of this step."""
    for record in step.dossier.records_of(RecordKind.CO_HANDLING):
        if record.standing in OPEN_HELP:
            step.perform("release_co_handler", record, Release(reason="答复已经签发，不用再出意见。"))


def stop_limits(step: Step) -> None:
    """Stop the time limits of what belongs to the handling alone: the petitioner has given the matter up."""
    names = tuple(f"{kind.value}:" for kind in ENDS_WITH_HANDLING)
    for running in [clock for clock in step.dossier.clocks if clock.record.startswith(names)]:
        step.breach(running, step.today)
        running.stopped_on, running.stopped_by = step.today, step.name
        step.stopped[running.key] = step.today.isoformat()
        step.journal.change(running, "stopped_on", "stopped_by")
        step.dossier.clocks.remove(running)
