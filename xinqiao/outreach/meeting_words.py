"""What a joint meeting does to petitions, in its own transaction: it decides disputes by the petition's own steps, and lets the petition tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xinqiao.directory.duties import Clockwork
from xinqiao.outreach.plain_names import of_meeting
from xinqiao.petitions.discussed import locked
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.own_record import OwnAct
from xinqiao.petitions.perform import perform
from xinqiao.petitions.steps import correct_meeting_note, note_joint_meeting, note_meeting_task, note_task_done
from xinqiao.rules.procedures.meeting_notes import OPEN
from xinqiao.rules.procedures.meeting_notes import TOLD as STILL_TOLD
from xinqiao.rules.terms_meeting import AgendaSort
from xinqiao.rules.text import Text

SOURCE = Text("经{meeting}研究决定：{words}", "Decided by the {meeting}: {words}")


def said_in(act: OwnAct, words: str) -> str:
    """Return words of a decision with the meeting as their source, as the petition keeps them."""
    return SOURCE.fill(meeting=of_meeting(act.today), words=words).zh


def note(act: OwnAct, dossier: Dossier, name: str, entry: Any) -> None:
    """Take one of the steps that only note something on a petition, as a consequence of the step of the meeting."""
    perform(name, dossier.petition, entry, actor=Clockwork(), at=act.at, recorded_at=act.recorded_at, journal=act.journal, dossier=dossier)


def tell_petition(act: OwnAct, item: Mapping[str, Any], tasks: list[tuple[str, Mapping[str, Any]]]) -> None:
    """Let the petition of an item tell what was decided, and its handlers which tasks there are; nothing where there is none, nothing was decided, or it is over."""
    if not item["ref"] or item["sort"] == AgendaSort.CLUSTER or "decided" not in item:
        return
    dossier = locked(item["ref"])
    if dossier is None or dossier.petition.standing not in OPEN:
        return
    note(act, dossier, "note_joint_meeting", note_joint_meeting.Entry(words=item["decided"]["told"], meeting=act.record.number))
    for number, task in tasks:
        entry = note_meeting_task.Entry(what=task["what"], unit_id=task["unit"], due_on=date.fromisoformat(task["due_on"]), meeting=act.record.number, task=number)
        note(act, dossier, "note_meeting_task", entry)


def tell_petition_anew(act: OwnAct, item: Mapping[str, Any], words: str, reason: str) -> None:
    """Let the petition of an item tell what it was told wrongly; its first words stay. Nothing where it was sealed since."""
    dossier = locked(item["ref"])
    if dossier is not None and dossier.petition.standing in STILL_TOLD:
        note(act, dossier, "correct_meeting_note", correct_meeting_note.Entry(words=words, reason=reason, meeting=act.record.number))


def tell_petition_done(act: OwnAct, words: str) -> None:
    """Let the petition of a task tell that it is done; nothing where there is none, or it is over."""
    number = act.record.content.get("petition")
    dossier = locked(number) if number else None
    if dossier is not None and dossier.petition.standing in OPEN:
        note(act, dossier, "note_task_done", note_task_done.Entry(unit_id=act.record.unit_id, task=act.record.number, words=words))
