"""The cases in which every step is tried. A test file names the step's row and adds what is special to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import pytest
from django.db import transaction

from tests.petitions.world import EVERYBODY, THURSDAY, World, moment
from tests.petitions.written import Before, Done
from tests.walking import entry
from xinqiao.petitions.models import LinkedRecord, Petition, Referral
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.every import LINKED
from xinqiao.rules.terms import RecordKind, Term
from xinqiao.rules.transition import WRONG_STATUS, Procedure


class StepCases:
    """Inherit as `TestX(StepCases)`, say what the row says, and write `test_it_does_what_its_row_says`."""

    step: ClassVar[str]
    station: ClassVar[str]  # where the step is open
    open_in: ClassVar[frozenset[str]]  # every status in which it is
    by: ClassVar[str]  # who takes it
    allowed: ClassVar[frozenset[str]]  # everybody who may, at this station
    is_referral: ClassVar[bool] = False
    kind: ClassVar[str] = ""  # the kind of linked record whose step it is
    is_opening: ClassVar[bool] = False  # does it link a new record?
    elsewhere: ClassVar[dict[str, str]] = {}  # a linked record's status -> the station of the petition where one stands there
    bad: ClassVar[tuple[tuple[dict[str, Any], str], ...]] = ()  # entry fields that are refused, and the field named

    def fields(self, world: World) -> dict[str, Any]:
        """Return the entry's fields."""
        return {}

    def record(self, world: World, station: str) -> Petition | Referral | LinkedRecord:
        """Return what the step is taken on."""
        if self.is_opening:
            return LinkedRecord(petition=world.at(station), kind=self.kind)
        if self.kind:
            return world.linked(station, self.kind)
        return world.referral(station) if self.is_referral else world.at(station)

    def take(self, world: World, station: str = "", by: str = "", at: datetime = THURSDAY, **fields: Any) -> Done:
        """Take the step and return what it wrote."""
        record = self.record(world, station or self.station)
        before = Before(record.root)
        self.attempt(world, record, by or self.by, at=at, **fields)
        return Done(before, record.root, at, world)

    def attempt(self, world: World, record: Any, by: str, **given: Any) -> None:
        """Call perform; `at` and `version` go to it, everything else into the entry."""
        at, version = given.pop("at", THURSDAY), given.pop("version", None)
        step_entry = entry(self.step, **(self.fields(world) | given))
        perform(self.step, record, step_entry, actor=world.actor(by, record.root), at=at, version=version, as_part=self.procedure.by_name[self.step].is_inner)

    def refusal(self, world: World, record: Petition | Referral | LinkedRecord, by: str = "", **given: Any) -> Refused:
        """Attempt the step, expect a refusal that writes nothing, and return it."""
        before = moment()
        with pytest.raises(Refused) as caught:
            self.attempt(world, record, by or self.by, **given)
        assert moment() == before
        assert caught.value.words.zh and caught.value.words.en and caught.value.words.zh != caught.value.words.en
        return caught.value

    def test_every_other_status_refuses_it(self, world: World) -> None:
        procedure = self.procedure
        label = procedure.by_name[self.step].label
        before = moment()
        for status in () if self.is_opening else procedure.statuses:
            if status.value in self.open_in:
                continue
            record = self.record(world, self._station_of(status))
            assert record.standing is status
            with pytest.raises(Refused) as caught:
                self.attempt(world, record, self.by)
            assert caught.value.words == WRONG_STATUS.fill(status=status, step=label)
        assert moment() == before

    @property
    def procedure(self) -> Procedure:
        """The table of the step."""
        if self.kind:
            return LINKED[RecordKind(self.kind)]
        return Referral.procedure if self.is_referral else Petition.procedure

    def _station_of(self, status: Term) -> str:
        if self.kind:
            return self.elsewhere[status.value]
        if self.is_referral:
            return {"sent": "assigned"}.get(status.value, status.value)
        return status.value

    def test_every_other_duty_is_refused(self, world: World) -> None:
        row = self.procedure.by_name[self.step]
        before = moment()
        for key in EVERYBODY:
            if key in self.allowed:
                continue
            with pytest.raises(Refused) as caught:
                self.attempt(world, self.record(world, self.station), key)
            words = caught.value.words
            assert words.zh.startswith("只有") and words.zh.endswith(f"可以{row.label.zh}。"), key
            assert words.en.startswith("Only the ") and words.en.endswith(f"“{row.label.en}”."), key
        assert moment() == before

    def test_everybody_who_may_can(self, world: World) -> None:
        before = moment()
        for key in sorted(self.allowed):
            with transaction.atomic():
                self.attempt(world, self.record(world, self.station), key, **self.fields_of(world, key))
                transaction.set_rollback(True)
        assert moment() == before

    def fields_of(self, world: World, key: str) -> dict[str, Any]:
        """Return what this actor must say differently."""
        return {}

    def test_a_bad_entry_is_refused_with_a_sentence(self, world: World) -> None:
        for wrong, field in self.bad:
            refused = self.refusal(world, self.record(world, self.station), **wrong)
            assert refused.field == field, wrong

    def test_taken_twice_it_is_done_once(self, world: World) -> None:
        record = self.record(world, self.station)
        seen, is_noting = record.root.version, self.procedure.by_name[self.step].is_noting
        self.attempt(world, record, self.by, version=seen)
        assert record.root.__class__.objects.get(pk=record.root.pk).version == seen + (not is_noting)
        refused = self.refusal(world, self.record(world, self.station), version=seen)
        assert (refused.words == STALE) is not is_noting  # what only notes something is refused because it is noted
