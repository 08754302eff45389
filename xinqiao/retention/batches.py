"""Batches of disposal: proposed, decided by another person, carried out line by line (档案法§21, 两人负责)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Q

from xinqiao.directory.refused import refuse
from xinqiao.retention.models import Batch, Line
from xinqiao.retention.record import lock, record
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_retention import BatchStatus, LineStatus
from xinqiao.rules.text import Text

PROPOSERS = (Duty.CUSTODIAN,)  # 档案室: sees number, category, unit and days; no text and no name
DECIDERS = (Duty.LEADER,)
READERS = (Duty.CUSTODIAN, Duty.LEADER, Duty.AUDITOR)
LEASE = timedelta(minutes=2)  # a worker that said nothing for so long is gone
OPEN = [LineStatus.LISTED.value, LineStatus.ERASED.value, LineStatus.DISPOSED.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A petition whose period is over, as a line of a batch says it."""

    subject: str
    retention_class: str
    category: str
    unit_id: int
    received_on: date
    closed_on: date
    years: int
    kept_until: date


def propose(found: Sequence[Candidate], held: Sequence[tuple[str, int]], *, by: str, at: datetime) -> Batch:
    """List a batch. Raises DirectoryError while another waits for its decision, or where nothing is due."""
    with transaction.atomic():
        row = lock()
        if Batch.objects.filter(state=BatchStatus.PROPOSED.value).exists():
            raise refuse("还有一批在等批准，批完再列下一批。", "Another batch waits for its decision.")
        if not found:
            raise refuse("没有保管期满、可以销毁的件。", "Nothing is due.")
        row.last += 1
        row.save(update_fields=["last"])
        batch = Batch.objects.create(number=f"销-{at.year}-{row.last}", proposed_at=at, proposed_by=by, held=[list(pair) for pair in held])
        Line.objects.bulk_create(Line(batch=batch, position=n, **asdict(one)) for n, one in enumerate(found, 1))
        record("disposal.propose", {"batch": batch.number, "lines": len(found), "held": len(held)}, by=by, at=at)
    return batch


def decide(key: int, struck: Mapping[int, str], *, by: str, at: datetime, note: str = "") -> Batch:
    """Approve a batch without the lines that are `struck` (position -> reason). Raises DirectoryError, having changed nothing,
    where it waits no more, the decider proposed it, or a line is struck out without a reason."""
    with transaction.atomic():
        lock()
        batch = Batch.objects.select_for_update().get(pk=key)
        _waits(batch)
        if batch.proposed_by == by:
            raise refuse("这批是您自己提出的，要由另一位批准。", "You proposed this batch yourself: another person decides.")
        lines = {line.position: line for line in batch.lines.all()}
        for position, reason in struck.items():
            if position not in lines or not reason.strip():
                raise refuse("第 {n} 行划掉了，请写明原因。", "Line {n} is struck out: say why.", f"reason_{position}", n=position)
            lines[position].state, lines[position].reason = LineStatus.STRUCK.value, reason.strip()[:500]
        Line.objects.bulk_update([lines[position] for position in struck], ["state", "reason"])
        batch.decided_at, batch.decided_by, batch.note = at, by, note.strip()[:500]
        batch.state = BatchStatus.APPROVED.value
        batch.save(update_fields=["decided_at", "decided_by", "note", "state"])
        body = {"batch": batch.number, "approved": [line.subject for line in lines.values() if line.state == LineStatus.LISTED.value]}
        record("disposal.approve", body | {"struck": [lines[position].subject for position in sorted(struck)]}, by=by, at=at)
    return batch


def drop(key: int, *, by: str, at: datetime) -> Batch:
    """Take back a batch that is not decided. Raises DirectoryError where it is."""
    with transaction.atomic():
        lock()
        batch = Batch.objects.select_for_update().get(pk=key)
        _waits(batch)
        batch.state, batch.decided_at, batch.decided_by = BatchStatus.DROPPED.value, at, by
        batch.save(update_fields=["state", "decided_at", "decided_by"])
        batch.lines.update(state=LineStatus.STRUCK.value)
        record("disposal.drop", {"batch": batch.number}, by=by, at=at)
    return batch


def _waits(batch: Batch) -> None:
    if batch.state != BatchStatus.PROPOSED.value:
        raise refuse("这批已经处理过了，请刷新再看。", "This batch was decided already; please reload.")


def approved_line(key: int) -> Line | None:
    """Return a line that may be carried out: of an approved batch that two different people stand behind."""
    rows = Line.objects.filter(pk=key, state=LineStatus.LISTED.value, batch__state=BatchStatus.APPROVED.value).exclude(batch__decided_by="")
    line = rows.select_related("batch").first()
    return line if line and line.batch.proposed_by != line.batch.decided_by else None


def erased(line: Line, files: list[str], removed: dict[str, int], at: datetime) -> None:
    """Note, in the transaction that removes the rows, which files are to follow."""
    Line.objects.filter(pk=line.pk).update(state=LineStatus.ERASED.value, files=files, removed=removed, disposed_at=at)


def spare(line: Line, why: Text) -> None:
    """Note, in both languages, a line each, that a line is not carried out after all: the petition is not what it was when it was listed."""
    Line.objects.filter(pk=line.pk, state=LineStatus.LISTED.value).update(state=LineStatus.SPARED.value, reason=f"{why.zh}\n{why.en}"[:500])


def finished(line: Line) -> None:
    """Note that no file of a line is left."""
    Line.objects.filter(pk=line.pk).update(state=LineStatus.DISPOSED.value, files=[])


def claim(at: datetime) -> Batch | None:
    """Take the approved batch that waits longest, or one whose worker is gone; None if there is none. Of two workers one gets it."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE)
    for batch in Batch.objects.filter(free, state=BatchStatus.APPROVED.value).order_by("pk"):
        if Batch.objects.filter(pk=batch.pk, claimed_at=batch.claimed_at, state=BatchStatus.APPROVED.value).update(claimed_at=at):
            return batch
    return None


def beat(batch: Batch, at: datetime) -> None:
    """Say that a worker is still at it."""
    Batch.objects.filter(pk=batch.pk).update(claimed_at=at)


def close(batch: Batch, *, by: str, at: datetime) -> None:
    """Say that every line is done; once, whoever says it."""
    with transaction.atomic():
        lock()
        if not Batch.objects.filter(pk=batch.pk, state=BatchStatus.APPROVED.value).update(state=BatchStatus.DONE.value, done_at=at):
            return
        counts = dict(batch.lines.values_list("state").annotate(Count("pk")))
        record("disposal.done", {"batch": batch.number, "lines": counts}, by=by, at=at)


def to_do(batch: Batch) -> list[Line]:
    """Return the lines of an approved batch that are not finished, in order."""
    return list(batch.lines.filter(state__in=[LineStatus.LISTED.value, LineStatus.ERASED.value]).order_by("position"))


def newest(limit: int) -> list[Any]:
    """Return the newest batches, each with `listed` (lines that count) and `done` (lines carried out); one query."""
    done = Count("lines", filter=Q(lines__state=LineStatus.DISPOSED.value))
    return list(Batch.objects.annotate(listed=Count("lines", filter=~Q(lines__state=LineStatus.STRUCK.value)), done=done).order_by("-pk")[:limit])


def by_key(key: int) -> Batch | None:
    """Return one batch."""
    return Batch.objects.filter(pk=key).first()


def lines_of(batch: Batch) -> list[Line]:
    """Return the lines of a batch in order (a batch has 200 at most)."""
    return list(batch.lines.order_by("position"))


def tombstone(subject: str) -> Line | None:
    """Return what says when and by whose decision a petition was disposed of; None if it was not (one query)."""
    gone = [LineStatus.ERASED.value, LineStatus.DISPOSED.value]
    return Line.objects.filter(subject=subject, state__in=gone).select_related("batch").first()


def listed_subjects() -> Any:
    """Return the numbers that stand in a batch that counts, as a subquery."""
    return Line.objects.filter(state__in=OPEN).values("subject")
