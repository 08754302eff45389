"""Records with a life of their own, beside any petition: a shift, a day of reception, a visit (ADR-0019). `perform()` moves them too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import Any, ClassVar, Self

from django.db import models

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.models import Person, Unit
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.plain_json import PlainJSON
from xinqiao.petitions.act import Act
from xinqiao.petitions.models import ProceduralRecord
from xinqiao.petitions.vouching import content_digest
from xinqiao.rules.facts import NO_DUTIES, Facts
from xinqiao.rules.terms import Duty
from xinqiao.vault.secret_fields import SecretJSON


class OwnRecord(ProceduralRecord):
    """A record with its own row to lock, its own version and its own chain in the ledger, named `number`.

    What its steps write lies in `content`, always encrypted: such a record is found by its unit, person, day and status, never
    by what it says (issue 5: talks are not searched by person). `waits_for` and `due_on` say what is owed on it (`rules.owed_outreach`).
    """

    steps_in: ClassVar[str]  # the package of its steps

    number = models.CharField(max_length=32, unique=True)
    version = models.PositiveIntegerField(default=0)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose it is
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # the member of staff it names
    on = models.DateField()  # the day it is about
    begins_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place_key = models.CharField(max_length=40, blank=True)  # the place it is about, by its key
    waits_for = models.CharField(max_length=20, blank=True)  # the duty that owes the next step; "" where nothing is owed
    due_on = models.DateField(null=True)  # … and its last day
    content = SecretJSON(default=dict, encoder=PlainJSON)  # what its steps wrote: plain values; its hash is in the ledger

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def is_secret(self) -> bool:
        """Whether its content lies encrypted: it always does."""
        return True

    def locked(self) -> Self:
        """Return it as it is in the store, its row locked; itself where it is new."""
        return self if self._state.adding else type(self)._default_manager.select_for_update().get(pk=self.pk)

    def take_number(self, act: OwnAct) -> str:
        """Return the number of a new record."""
        raise NotImplementedError

    def vouched(self) -> dict[str, Any]:
        """Return what the ledger says of the row, for `verify` to compare: keys, day, hours, and the hash of the content."""
        moments = {name: moment.astimezone(UTC).isoformat() for name in ("begins_at", "ends_at") if (moment := getattr(self, name)) is not None}
        return {
            "unit": self.unit_id, "person": self.person_id, "on": self.on.isoformat(), "place": self.place_key, **moments,
            "content_sha256": content_digest(self.content),
        }  # fmt: skip

    def owes(self) -> tuple[Duty | None, date | None]:
        """Return which duty owes the next step, and until when; None: nobody does."""
        raise NotImplementedError

    @property
    def named(self) -> frozenset[int | None]:
        """The members of staff whose record it is: to them it is their own (`Facts.is_subject`)."""
        return frozenset({self.person_id})

    def facts(self, actor: Actor, today: date, directory: Snapshot) -> Facts:
        """Return the values the guards look at, for this actor on this day; in each of his capacities, where he stands in for others."""
        seen = self._facts(actor, today, directory)
        if isinstance(actor, Staff) and actor.stands_for is None and actor.absent:
            return replace(seen, capacities=tuple(self._facts(each, today, directory) for each in actor.capacities))
        return seen

    def _facts(self, actor: Actor, today: date, directory: Snapshot) -> Facts:
        above = [unit.pk for unit in directory.ancestors(self.unit_id) if unit.pk != self.unit_id]
        return Facts(
            status=self.standing, today=today, record_duties=actor.duties_in(self.unit_id),
            outside_duties=NO_DUTIES.union(*(actor.duties_in(pk) for pk in above)),
            is_subject=isinstance(actor, Staff) and not self.named.isdisjoint(actor.persons),
        )  # fmt: skip


@dataclass(kw_only=True)
class OwnAct(Act):
    """One step on such a record on its way."""

    record: OwnRecord
    carry_out: Callable[[OwnAct, Any], None]  # perform's own; a step may contain another

    def keep(self, **values: Any) -> None:
        """Keep plain values in the record; the ledger gets the hash of all it holds."""
        self.record.content = {**self.record.content, **values}
        self.journal.change(self.record, "content")

    def set(self, **columns: Any) -> None:
        """Set columns of the record: who, when, where."""
        for name, value in columns.items():
            setattr(self.record, name, value)
        self.journal.change(self.record, *columns)

    def perform(self, name: str, record: OwnRecord, entry: Any, *, actor: Actor | None = None) -> None:
        """Take a step on another such record as part of this one."""
        inner = OwnAct(
            name=name, record=record.locked(), actor=actor or self.actor, at=self.at, recorded_at=self.recorded_at, directory=self.directory,
            journal=self.journal, carry_out=self.carry_out,
        )  # fmt: skip
        self.carry_out(inner, entry)
