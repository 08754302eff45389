"""A line of a worklist, and what it tells of a petition that its reader does not see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.rules.terms import Duty, Work

Queue = tuple[int, Duty]  # a unit and the duty whose queue is meant
Place = tuple[date, int]  # where a page ends: the due day and the key of its last line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a worklist: what is owed, and the petition it is owed on."""

    key: int
    due_on: date
    unit_id: int
    duty: str
    work: Work
    clock: str
    number: str
    title: str
    channel: str
    category: str
    status: str
    is_urgent: bool = False
    until: datetime | None = None  # by when a head acknowledges the urgent report (条例§25); a day would be too coarse
    person: str | None = None  # who was named for it: "" for nobody, None where it is not asked
    whose: str = ""  # for whom the reader would do it, where he stands in for somebody (代理)
    identity_id: int | None = None  # of its petition, with the next one: the page need not ask for them again
    desk_unit_id: int | None = None  # None: it is sealed
    is_helped: bool = False  # the reader's unit helps with a need and does not see the petition: no more than its number is told

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return self.due_on, self.key


def helped(found: list[tuple[int, Line]], actor: Staff, directory: Snapshot) -> list[tuple[int, Line]]:
    """Return the lines with nothing told of petitions that the reader does not see: of those on which his unit only helps with a need (one query, none where it helps nowhere)."""
    numbers = {line.number for _, line in found if line.work is Work.HELP_NEED}
    unseen = numbers - set(visible_to(actor, directory).filter(number__in=numbers).values_list("number", flat=True)) if numbers else numbers
    return [(part, replace(line, title="", channel="", category="", status="", until=None, identity_id=None, is_helped=True) if line.number in unseen else line) for part, line in found]
