"""A step on its way, as `steps/<name>.apply`, the letters and the notices see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Actor, Importer
from xinqiao.documents.models import Document
from xinqiao.petitions.act import Act
from xinqiao.petitions.dossier import Dossier
from xinqiao.petitions.models import LinkedRecord, Petition, Referral, RunningClock
from xinqiao.rules.clocks import Clock, Due, WorkCalendar, key_of
from xinqiao.rules.terms import DocumentKind


@dataclass(kw_only=True)
class Step(Act):
    """One step on a petition on its way: what `steps/<name>.apply` may look at and leave behind."""

    record: Petition | Referral | LinkedRecord
    dossier: Dossier
    carry_out: Callable[[Step, Any], None]  # perform's own; a step may contain another
    follow: Callable[..., None]  # perform's own, for what follows on another petition
    texts: dict[str, str] = field(default_factory=dict)  # free texts; the ledger gets their hash
    texts_are_public: bool = False
    letter: dict[str, Any] = field(default_factory=dict)  # what the documents of this step need to say
    anchor_on: date | None = None  # the day clocks stop and start, if it is not the day of the step
    limits: dict[str, int] = field(default_factory=dict)  # clock -> the days that were set for it in this step
    done: set[str] = field(default_factory=set)  # clocks that need not start: what they limit is done
    issued: list[Document] = field(default_factory=list)
    started: dict[str, list[str | int]] = field(default_factory=dict)  # clock -> [anchor, due day], and the days if they were set
    breached: dict[str, list[str | int]] = field(default_factory=dict)  # clock -> [first day too late, unit]
    moved: dict[str, list[str | int]] = field(default_factory=dict)  # clock -> as `started`, with the day it has now
    paused: dict[str, str] = field(default_factory=dict)  # clock -> the day from which it rests; "" when it runs on
    stopped: dict[str, str] = field(default_factory=dict)  # clock -> day
    stopped_earlier: dict[str, list[str]] = field(default_factory=dict)  # clock -> [the day on record, the true day], of one that had stopped
    superseded: list[list[str]] = field(default_factory=list)  # [kind, number] of the documents that are served no more

    @property
    def petition(self) -> Petition:
        """The petition the step is about."""
        return self.dossier.petition

    @property
    def drafter(self) -> str:
        """Who drafts, as the petition keeps it: the one who writes, and the one for whom he does: neither of them signs it."""
        return self.actor.name if self.stands_for is None else f"{self.actor.name},person:{self.stands_for}"

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar that is known now: what begins follows it; what runs was counted by its own until it is recounted."""
        return self.directory.calendar

    @property
    def linked(self) -> LinkedRecord:
        """The linked record the step is taken on: for the steps of its table."""
        if not isinstance(self.record, LinkedRecord):
            raise TypeError(f"{self.name} is not a step of a linked record")
        return self.record

    def keep(self, **values: Any) -> None:
        """Keep plain values in the linked record; the ledger gets the hash of all it holds."""
        self.linked.content = {**self.linked.content, **values}
        self.journal.change(self.linked, "content")

    def give_to(self, unit_id: int | None, person_id: int | None = None) -> None:
        """Let a unit (and a member of staff) deal with the linked record."""
        self.linked.unit_id, self.linked.person_id = unit_id, person_id
        self.journal.change(self.linked, "unit_id", "person_id")

    def perform(self, name: str, record: Petition | Referral | LinkedRecord, entry: Any, *, actor: Actor | None = None) -> None:
        """Take another step on the same petition as part of this one: by whoever takes this one, or by the program as its consequence."""
        inner = Step(
            name=name, record=record, dossier=self.dossier, actor=actor or self.actor, at=self.at, recorded_at=self.recorded_at,
            directory=self.directory, journal=self.journal, carry_out=self.carry_out, follow=self.follow,
        )  # fmt: skip
        self.carry_out(inner, entry)

    def perform_on(self, name: str, record: Petition | LinkedRecord, entry: Any, *, actor: Actor | None = None) -> None:
        """Take a step on another petition as part of this one: by whoever takes this one, or by the program as its consequence."""
        self.follow(self, name, record, entry, actor or self.actor)

    def due_on(self, clock: Clock) -> date | None:
        """Return when a running clock falls due."""
        running = self.dossier.clock(self.key_of(clock))
        return running.due_on if running else None

    @property
    def record_key(self) -> str:
        """The key of the linked record the step is taken on; "" for the petition and its referral."""
        return self.record.key if isinstance(self.record, LinkedRecord) else ""

    def key_of(self, clock: Clock) -> str:
        """Return the key under which a clock runs, or would, for this step."""
        return key_of(clock, self.record_key)

    def starts(self, clock: Clock) -> bool:
        """Return whether a clock of the row begins: not twice, not for what is done, nor our own rules for an import."""
        is_elsewhere = clock.is_in_house and isinstance(self.actor, Importer)
        return not (self.dossier.clock(self.key_of(clock)) or clock.name in self.done or is_elsewhere)

    def breach(self, running: RunningClock, until: date) -> None:
        """Put on record that a clock was not kept, if `until`, the day its duty is or was done, is past its last day."""
        on = running.clock.breached_on(running.due_on, until)
        if on is None or running.breached_on is not None:
            return
        running.breached_on = on
        running.breached_unit_id = self.owing_unit_id(running)
        self.breached[running.key] = [on.isoformat(), running.breached_unit_id]
        self.journal.change(running, "breached_on", "breached_unit_id")

    def owing_unit_id(self, running: RunningClock) -> int:
        """Return the unit that a clock binds now: the registering office, the unit of a linked record or that set it going, or whoever is in charge."""
        record = next((linked for linked in self.dossier.records if linked.key == running.record), None)
        if record is not None and running.clock.by_asker:
            return int(record.content.get("by_unit") or self.petition.desk_unit_id)
        if record is not None and record.unit_id is not None:
            return record.unit_id
        return self.petition.desk_unit_id if running.clock.at_desk else self.dossier.responsible_unit_id

    def limit_days(self, clock: Clock) -> int | None:
        """Return the days that this step or a dated policy sets for a clock; None where the law does."""
        if clock.name in self.limits:
            return self.limits[clock.name]
        return self.directory.policy(clock.policy, self.today) if clock.policy else None

    def set_limit(self, running: RunningClock, days: int) -> None:
        """Give a running clock another number of `days`, counted from where it began."""
        running.limit_days = days
        self.journal.change(running, "limit_days")
        self.recompute(running)

    def recompute(self, running: RunningClock) -> None:
        """Count a running clock anew by its own calendar, with its limit, its extension and its pauses."""
        self.move_clock(running, counted(running, snapshot.calendar_version(running.calendar_version)))

    def move_clock(self, running: RunningClock, due: Due) -> None:
        """Give a running clock other days; the ledger says which."""
        running.statutory_on, running.effective_on, running.due_on = due.statutory_on, due.effective_on, due.on
        running.is_provisional = due.is_provisional
        running.alerted = ""  # the new day has its own warnings
        limit = [] if running.limit_days is None else [running.limit_days]
        self.moved[running.key] = [running.anchor_on.isoformat(), running.due_on.isoformat(), *limit]
        self.journal.change(running, "statutory_on", "effective_on", "due_on", "is_provisional", "alerted")

    def stop(self, running: RunningClock, on: date) -> None:
        """Stop a running clock on a day."""
        self.breach(running, on)
        running.stopped_on, running.stopped_by = on, self.name
        self.stopped[running.key] = on.isoformat()
        self.journal.change(running, "stopped_on", "stopped_by")
        self.dossier.clocks.remove(running)

    def stop_earlier(self, stopped: RunningClock, on: date) -> None:
        """Give a clock that has stopped the earlier day on which it truly did; the ledger keeps both. A breach on record stays."""
        self.stopped_earlier[stopped.key] = [f"{stopped.stopped_on}", f"{on}"]
        stopped.stopped_on = on
        self.journal.change(stopped, "stopped_on")

    def supersede(self, kinds: Iterable[DocumentKind]) -> None:
        """Let the documents of these kinds that wait to be served be served no more; they stay on file, with the step that says why."""
        wanted = set(kinds)
        for document in [row for row in self.dossier.unserved if DocumentKind(row.kind) in wanted]:
            document.superseded_by, document.superseded_at = self.name, self.at
            self.superseded.append([document.kind, document.number])
            self.journal.change(document, "superseded_by", "superseded_at")
            self.dossier.unserved.remove(document)

    def pause(self, running: RunningClock, on: date) -> None:
        """Let a clock rest from `on`; its day is not known until it runs on (条例§36(2))."""
        running.paused_on = on
        self.paused[running.key] = on.isoformat()
        self.journal.change(running, "paused_on")

    def resume(self, running: RunningClock, on: date) -> None:
        """Let a resting clock run on from `on`: its day moves by the days it rested."""
        if running.paused_on is None:
            return
        running.pauses = [*running.pauses, [running.paused_on.isoformat(), on.isoformat()]]
        running.paused_on = None
        self.paused[running.key] = ""
        self.journal.change(running, "pauses", "paused_on")
        self.recompute(running)

    def supersede_rating(self) -> None:
        """Let what the petitioner rated be done anew: the rating is kept, and the new answer is rated once more (条例§21(2))."""
        rating, self.petition.rating_until = self.dossier.rating, None
        self.journal.change(self.petition, "rating_until")
        if rating is not None:
            rating.superseded_on = self.today
            self.journal.change(rating, "superseded_on")
            self.dossier.rating = None

    def extend_clock(self, running: RunningClock, days: int) -> None:
        """Give a running clock `days` more calendar days (条例§34)."""
        running.extended_days += days
        due = counted(running, snapshot.calendar_version(running.calendar_version))
        running.statutory_on, running.effective_on, running.due_on = due.statutory_on, due.effective_on, due.on
        running.alerted = ""  # the new day has its own warnings
        self.journal.change(running, "extended_days", "statutory_on", "effective_on", "due_on", "alerted")


def counted(running: RunningClock, calendar: WorkCalendar) -> Due:
    """Return the days of a running clock by a calendar."""
    return running.clock.due(running.anchor_on, calendar, extra_days=running.extra_days)
