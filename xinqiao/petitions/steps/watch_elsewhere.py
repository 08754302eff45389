"""换一个不经手的单位跟踪: the matter has come to the watcher's own line, or there was nobody; somebody outside it watches on."""

from __future__ import annotations

from dataclasses import dataclass

from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.lines_of_command import line_of
from xinqiao.petitions.models import Petition
from xinqiao.petitions.step import Step
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`unit_id`, `watcher`: where, and by which duty, it is watched from now on."""

    unit_id: int
    watcher: Duty


def is_in_place(directory: Snapshot, petition: Petition, file: Petition) -> bool:
    """Return whether whoever watches stands outside the line of whoever handles or registered the matter."""
    lines = line_of(directory, petition.handling_unit_id or petition.desk_unit_id) | line_of(directory, petition.desk_unit_id)
    return file.handling_unit_id is not None and file.handling_unit_id not in lines


def apply(step: Step, entry: Entry) -> None:
    unit = step.directory.unit(entry.unit_id)
    step.refuse_unless(unit is not None and unit.exists_on(step.today), "没有这个单位。", "There is no such unit.", field="unit_id")
    step.petition.handling_unit_id, step.petition.watcher = entry.unit_id, entry.watcher.value
    step.journal.change(step.petition, "handling_unit", "watcher")
    step.give_to(entry.unit_id)
    step.keep(watcher=entry.watcher.value)
    step.body |= {"watch_unit": entry.unit_id, "watcher": entry.watcher.value}
