"""Draw finished petitions at random for a check of quality: by a seed that is kept, so that the draw can be repeated."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.db.models import Exists, F, OuterRef, Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.steps import sample
from xinqiao.rules.clocks import HANDLE, STUDY
from xinqiao.rules.terms import PetitionStatus, RecordKind

MOST_DAYS, MOST = 92, 50
FINISHED = (PetitionStatus.REPLIED.value, PetitionStatus.CLOSED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Which period (last days to answer, inclusive), how many, and by which seed."""

    since: date
    until: date
    count: int
    seed: str


def population(actor: Staff, directory: Snapshot, since: date, until: date) -> list[int]:
    """Return the keys of what was to be answered in the period and is, that `actor` may see, in order; not what its own office handled."""
    rows = RunningClock.objects.filter(
        Exists(visible_to(actor, directory).filter(pk=OuterRef("petition"), is_sealed=False)),
        name__in=(HANDLE.name, STUDY.name), due_on__gte=since, due_on__lte=until, stopped_on__isnull=False, petition__status__in=FINISHED,
    ).exclude(Q(petition__handling_unit=F("petition__desk_unit")))  # fmt: skip
    return sorted(set(rows.values_list("petition_id", flat=True)))


def chosen(keys: list[int], draw: Draw) -> list[int]:
    """Return which of `keys` a draw takes: the same for the same keys, count and seed, so that anybody can repeat it."""
    return Random(draw.seed).sample(keys, min(draw.count, len(keys)))


def take(draw: Draw, actor: Staff, directory: Snapshot, at: datetime) -> int:
    """Link a sample to every petition that is drawn; return how many. Twice with the same seed draws nothing new."""
    keys = population(actor, directory, draw.since, draw.until)
    picked = chosen(keys, draw)
    known = set(
        LinkedRecord.objects.filter(petition__in=picked, kind=RecordKind.SAMPLE.value, content__seed=draw.seed).values_list("petition_id", flat=True)
    )  # fmt: skip
    entry = sample.Entry(since=draw.since, until=draw.until, of=len(keys), drawn=len(picked), seed=draw.seed)
    taken = 0
    for petition in Petition.objects.filter(pk__in=[pk for pk in picked if pk not in known]).order_by("pk"):
        with suppress(Refused):  # somebody's own handling, or reopened in between: it stays out
            perform("sample", LinkedRecord(petition=petition, kind=RecordKind.SAMPLE.value), entry, actor=actor, at=at)
            taken += 1
    return taken
