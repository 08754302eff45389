"""The one table of records with a life of their own. Each kind moves by its own table of rules (rules.procedures.outreach)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.db import models

from xinqiao.directory.duties import Actor, Staff, holders
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions import discussed
from xinqiao.petitions.own_record import OwnAct, OwnRecord
from xinqiao.petitions.zone import local_day
from xinqiao.rules.facts import NO_DUTIES, Facts
from xinqiao.rules.owed_outreach import WAITS_FOR
from xinqiao.rules.procedures.outreach import OUTREACH
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_meeting import ACCEPTERS, MeetingStatus
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_visit import VisitStatus
from xinqiao.rules.transition import Procedure

RAISED = (OutreachKind.ADVICE, OutreachKind.MEETING_TASK, OutreachKind.LEADER_REQUEST)  # `place_key` says which unit raised them


class OutreachRecord(OwnRecord):
    """A shift, a day of reception, a visit, a finding … `number` is also the name of its chain in the ledger: "shift-12"."""

    steps_in: ClassVar[str] = "xinqiao.outreach.steps"

    kind = models.CharField(max_length=20, choices=OutreachKind.choices)

    class Meta:
        indexes = (
            models.Index(fields=["kind", "unit", "on", "id"], name="outreach_unit"),
            models.Index(fields=["unit", "waits_for", "due_on"], condition=~models.Q(waits_for=""), name="outreach_owed"),
            models.Index(fields=["person", "kind", "on"], name="outreach_person"),
            models.Index(fields=["kind", "status", "begins_at"], name="outreach_begins"),
            models.Index(fields=["kind", "on", "id"], name="outreach_on"),  # what is to come, of all units together: the past is not read
            models.Index(fields=["kind", "place_key", "on"], name="outreach_place"),  # when somebody was there last
        )

    @property
    def procedure(self) -> Procedure:  # type: ignore[override]
        """The table of its kind."""
        return OUTREACH[OutreachKind(self.kind)]

    def take_number(self, act: OwnAct) -> str:
        """Return the next number of its kind; that of a sweep says unit and month, so that there is one (`keep_sweeps`), that of the reception room unit and day."""
        if self.kind == OutreachKind.SWEEP:
            return f"{self.kind}-{self.unit_id}-{self.on:%Y%m}"
        if self.kind == OutreachKind.ROOM_VISIT:  # numbers begin at 1 every day; the row of the sequence is locked, so nobody gets one twice
            day = f"{self.unit_id}-{self.on:%Y%m%d}"
            return f"{self.kind}-{day}-{act.journal.take_number(f'outreach.{self.kind}.{day}')}"
        return f"{self.kind}-{act.journal.take_number(f'outreach.{self.kind}')}"

    def owes(self) -> tuple[Duty | None, date | None]:
        """Return which duty owes the next step, and until when: the day it is about, or that on which it ends."""
        duty = WAITS_FOR.get(self.standing)
        if duty is None and "wipe_on" in self.content:  # a visit to the room that ended: its words wait to be wiped
            return Duty.CLOCKWORK, date.fromisoformat(self.content["wipe_on"])
        if duty and "report_by" in self.content and self.standing is not VisitStatus.VISIT_PLANNED:
            return duty, date.fromisoformat(self.content["report_by"])
        return duty, (self.ends_on or self.on) if duty else None

    @property
    def named(self) -> frozenset[int | None]:
        """Whom it names, and on a visit everybody who goes."""
        return frozenset({self.person_id, *self.content.get("team", ())})

    @property
    def raised_in(self) -> int | None:
        """The unit that raised it, of a recommendation or a task of a meeting; None of other kinds."""
        key = self.place_key.removeprefix("unit-")
        return int(key) if self.kind in RAISED and key.isdigit() else None

    def _facts(self, actor: Actor, today: date, directory: Snapshot) -> Facts:
        """Of a recommendation or task, whoever raised it stands outside: his unit may lie beside the addressee's line. So does the chair of a meeting, by any post near it."""
        seen = super()._facts(actor, today, directory)
        if self.kind == OutreachKind.JOINT_MEETING:
            near = seen.outside_duties | seen.record_duties
            return replace(seen, outside_duties=near, is_subject=seen.is_subject or (Duty.LEADER in near and self._is_without_chair(today, directory)))
        if self.raised_in is None:
            return seen
        return replace(seen, outside_duties=self._accepting(actor, directory))

    def _accepting(self, actor: Actor, directory: Snapshot) -> frozenset[Duty]:
        """Return what the actor may do for the unit that raised it: of a task about a matter that was sealed since, whoever reads that matter, and nobody else (up to two queries)."""
        held = actor.duties_in(self.raised_in)
        number = self.content.get("petition") if self.kind == OutreachKind.MEETING_TASK else ""
        if not number or not isinstance(actor, Staff) or not discussed.is_sealed(number):
            return held - {Duty.DISCIPLINE}
        return actor.duties & ACCEPTERS if number in discussed.sealed_to({number}, actor, directory) else NO_DUTIES

    def _is_without_chair(self, today: date, directory: Snapshot) -> bool:
        """Return whether minutes wait to be signed by somebody who is no leader here any more: another leader signs then (one query)."""
        if self.status != MeetingStatus.MINUTES_WRITTEN.value:
            return False
        units = {self.unit_id, *(unit.pk for unit in directory.ancestors(self.unit_id))}
        return self.person_id not in {post.person_id for post in holders(units, (Duty.LEADER,), today)}

    @property
    def ends_on(self) -> date | None:
        """The day in Asia/Shanghai on which it ends, where it has hours."""
        return local_day(self.ends_at) if self.ends_at else None
