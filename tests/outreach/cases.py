"""The five cases in which every step of a record with a life of its own is tried, as for the steps of petitions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import pytest
from django.db import transaction

from tests.outreach.shifts import EVERYBODY, MORNING, ROUTES, Desk
from xinqiao.ledger.models import Entry
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.procedures.shift import SHIFT
from xinqiao.rules.transition import WRONG_STATUS, Procedure


def contents() -> list[Any]:
    """Return everything that a step could have written."""
    return [list(OutreachRecord.objects.order_by("pk").values("number", "status", "version", "content", "person", "on")), Entry.objects.count()]


class ShiftCases:
    """Inherit as `TestX(ShiftCases)`, say what the row says, and write `test_it_does_what_its_row_says`."""

    table: ClassVar[Procedure] = SHIFT  # of another kind: its table, its stations and everybody who tries
    routes: ClassVar[Any] = ROUTES
    everybody: ClassVar[tuple[str, ...]] = EVERYBODY
    step: ClassVar[str]
    station: ClassVar[str]  # where it is open
    by: ClassVar[str]  # who takes it
    at: ClassVar[datetime] = MORNING
    allowed: ClassVar[frozenset[str]]  # everybody who may, at this station
    bad: ClassVar[tuple[tuple[dict[str, Any], str], ...]] = ()  # entry fields that are refused, and the field named

    def record(self, desk: Desk, station: str) -> OutreachRecord:
        """Return the shift on which it is taken."""
        return desk.at(station)

    def refusal(self, desk: Desk, record: OutreachRecord, by: str, **given: Any) -> Refused:
        """Attempt the step, expect a refusal in both languages that writes nothing, and return it."""
        before = contents()
        with pytest.raises(Refused) as caught:
            desk.take(self.step, record, by, self.at, **given)
        assert contents() == before and caught.value.words.zh and caught.value.words.en != caught.value.words.zh
        return caught.value

    def test_every_other_status_refuses_it(self, desk: Desk) -> None:
        row = self.table.by_name[self.step]
        for status in self.table.statuses:
            if status in row.source:
                continue
            with transaction.atomic():
                record = desk.at(status.value)
                assert record.standing is status
                assert self.refusal(desk, record, self.by).words == WRONG_STATUS.fill(status=status, step=row.label)
                transaction.set_rollback(True)
        assert set(self.table.statuses) == {self.table.statuses(key) for key in self.routes}

    def test_every_other_duty_is_refused(self, desk: Desk) -> None:
        record = self.record(desk, self.station)
        for key in self.everybody:
            if key not in self.allowed:
                self.refusal(desk, record, key)

    def test_everybody_who_may_can(self, desk: Desk) -> None:
        for key in sorted(self.allowed):
            with transaction.atomic():
                desk.take(self.step, self.record(desk, self.station), key, self.at)
                transaction.set_rollback(True)

    def test_a_bad_entry_is_refused_with_a_sentence(self, desk: Desk) -> None:
        record = self.record(desk, self.station)
        for wrong, field in self.bad:
            assert self.refusal(desk, record, self.by, **wrong).field == field, wrong

    def test_taken_twice_it_is_done_once(self, desk: Desk) -> None:
        record = self.record(desk, self.station)
        seen, is_noting = record.version, self.table.by_name[self.step].is_noting
        after = desk.take(self.step, record, self.by, self.at, version=seen)
        assert after.version == seen + (not is_noting)
        refused = self.refusal(desk, after, self.by, version=seen)
        assert (refused.words == STALE) is not is_noting
