"""按新日历重算期限: a changed calendar moves the days that run, on record, and never against the petitioner (民法典§203)."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.snapshot import note_of
from xinqiao.petitions.models import RunningClock
from xinqiao.petitions.step import Step, counted
from xinqiao.rules.clocks import ASK_REVIEW, REPORT_TELL, Due

TOLD = (ASK_REVIEW.name, REPORT_TELL.name)  # the days that the petitioner waits for


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Nothing is asked: the newest calendar says it."""


def apply(step: Step, entry: Entry) -> str | None:
    changes = [(running, due) for running in step.dossier.clocks if (due := recounted(step, running)) is not None]
    step.refuse_unless(bool(changes), "新日历没有改动这件的期限。", "The new calendar changes no day of this matter.")
    step.body["calendar"] = [step.petition.calendar_version, step.calendar.version]
    step.body["note"] = note_of(step.calendar.version)
    step.petition.calendar_version = step.calendar.version
    step.journal.change(step.petition, "calendar_version")
    was = {running.key: running.due_on for running, _ in changes}
    for running, due in changes:
        _move(step, running, due)
    told = next((running for running, _ in changes if running.name in TOLD and running.key in step.moved), None)
    if told is not None:
        step.body["due"] = told.due_on.isoformat()
    step.body["was"] = {key: was[key].isoformat() for key in step.moved}
    return None if told is not None else "inner" if step.moved else "settled"


def recounted(step: Step, running: RunningClock) -> Due | None:
    """Return the new days of a running clock; None where it stays: by its rule, while it rests, or because it was not kept already."""
    if running.breached_on is not None or running.paused_on is not None or not running.clock.follows_calendar or running.calendar_version == step.calendar.version:
        return None
    old = Due(
        anchor_on=running.anchor_on, statutory_on=running.statutory_on, effective_on=running.effective_on, on=running.due_on,
        is_provisional=running.is_provisional,
    )  # fmt: skip
    return running.clock.recounted(old, counted(running, step.calendar), step.today)


def _move(step: Step, running: RunningClock, due: Due) -> None:
    if due.on == running.due_on:  # the explanation by the old calendar still ends on this day
        running.is_provisional = due.is_provisional
        step.journal.change(running, "is_provisional")
        return
    running.calendar_version = step.calendar.version
    step.journal.change(running, "calendar_version")
    step.move_clock(running, due)
