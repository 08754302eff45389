"""The registers of oversight (台账): every supervision, directive, sponsorship, recommendation, failure and sample, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from xinqiao.directory.duties import Actor, Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import audited_by, visible_to
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.reading import PAGE
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import RecordKind
from xinqiao.rules.terms_oversight import RecommendationStatus

RELAPSE_DAYS = 180  # how long after a recommendation the same kind of matter at the same unit counts as come back


@dataclass(frozen=True, slots=True)
class Kept:
    """One record of a register with its petition, and the day by which it is due (None: no clock runs)."""

    record: LinkedRecord
    due_on: date | None


def register(
    kind: RecordKind, actor: Actor, directory: Snapshot, *, before: int | None = None
) -> tuple[list[Kept], int | None]:
    """Return a page of a register of what `actor` may see and is not sealed, and the key at which the next page begins."""
    return _register(kind, visible_to(actor, directory), before)


def samples(actor: Staff, directory: Snapshot, *, before: int | None = None) -> tuple[list[Kept], int | None]:
    """Return a page of the register of quality samples for an auditor: how they were drawn and what was found; he takes no step on them."""
    return _register(RecordKind.SAMPLE, audited_by(actor, directory), before)


def _register(kind: RecordKind, visible: QuerySet[Petition], before: int | None) -> tuple[list[Kept], int | None]:
    seen = visible.filter(pk=OuterRef("petition"), is_sealed=False)
    rows = LinkedRecord.objects.filter(Exists(seen), kind=kind.value)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("petition").order_by("-pk")[: PAGE + 1])
    page = found[:PAGE]
    due = _due(page)
    return [Kept(row, due.get((row.petition_id, row.key))) for row in page], page[-1].pk if len(found) > PAGE else None


def _due(page: Sequence[LinkedRecord]) -> dict[tuple[int, str], date]:
    """Return when the records of a page fall due (one query)."""
    keys = {row.key for row in page}
    clocks = RunningClock.objects.filter(petition__in={row.petition_id for row in page}, record__in=keys, stopped_on=None)
    return {(pk, record): due_on for pk, record, due_on in clocks.values_list("petition_id", "record", "due_on")}


def came_back(page: Sequence[Kept], actor: Actor, directory: Snapshot) -> dict[int, int]:
    """Return for accepted recommendations how many matters of the same kind came to the same unit within RELAPSE_DAYS (one query).

    Counted: petitions received after the recommendation was made, with the category of its petition, in charge of the
    unit that was asked or of the unit that handled its petition; only what `actor` may see.
    """
    asked = [kept.record for kept in page if kept.record.status == RecommendationStatus.ACCEPTED.value and kept.record.petition.category]
    if not asked:
        return {}
    wanted = Q()
    for record in asked:
        wanted |= Q(
            handling_unit__in=_units(record), category=record.petition.category, pk__gt=record.petition_id,
            received_at__gt=record.opened_at, received_at__lte=record.opened_at + timedelta(days=RELAPSE_DAYS),
        )  # fmt: skip
    rows = list(visible_to(actor, directory).filter(wanted, is_sealed=False).values_list("handling_unit_id", "category", "received_at"))
    return {
        record.pk: sum(
            unit in _units(record) and category == record.petition.category
            and record.opened_at < at <= record.opened_at + timedelta(days=RELAPSE_DAYS)
            for unit, category, at in rows
        )
        for record in asked
    }  # fmt: skip


def _units(record: LinkedRecord) -> set[int]:
    return {unit for unit in (record.unit_id, record.petition.handling_unit_id) if unit is not None}


def is_over(record: LinkedRecord, today: date) -> bool:
    """Return whether the days in which a matter counts as come back have passed."""
    return today > local_day(record.opened_at) + timedelta(days=RELAPSE_DAYS)


