"""Who had a part in what is reviewed, or works in a unit whose opinion it is: he does not review it (条例§35, §36)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from xinqiao.directory.duties import worked_in
from xinqiao.directory.snapshot import Snapshot
from xinqiao.ledger.append import took_among
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.having_a_part import steps_before
from xinqiao.rules.terms import RecordKind, ReviewStatus
from xinqiao.rules.terms_handling import HEARD, CoHandlingStatus, HandlersStatus
from xinqiao.rules.terms_joint import MergeStatus

NAMED = (RecordKind.HANDLERS.value, HandlersStatus.NAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is asked of a matter: `answering`: the unit that answered it; `records`: all that is linked to it; `acts`: (actor, step) of its chain, where they were read."""

    petition: Petition
    answering: int
    records: Sequence[LinkedRecord]
    directory: Snapshot
    acts: frozenset[tuple[str, str]] | None = None


def chairs(records: Iterable[LinkedRecord]) -> frozenset[int]:
    """Return who chaired a hearing while the matter was handled: they do not review it. A hearing of the final review is part of that."""
    held = (row for row in records if row.kind == RecordKind.HEARING and row.standing in HEARD and not row.content.get("review"))
    return frozenset(row.person_id for row in held if row.person_id is not None)


def with_a_part(people: Collection[int], matter: Matter, review: LinkedRecord, today: date) -> frozenset[int]:
    """Return those of the people who do not take part in this review, final or not: who took a step in the handling (or, for the final review, in the review),
    was named to handle it or chaired its hearing; and who works, or worked since it came in, in the unit that answered, in one that helped, or below them.

    One query at most. Of a petition that was merged the steps on the leading one count as well: there it was handled.
    """
    kind, found = RecordKind(review.kind), frozenset(people) & (chairs(matter.records) | _named(matter.records))
    names = {f"person:{key}": key for key in frozenset(people) - found}
    steps, units = steps_before(kind), _line(matter, review, kind)
    merged = {row.content["number"] for row in matter.records if row.kind == RecordKind.MERGE and row.standing is not MergeStatus.ASKED}
    asked: list[QuerySet[Any, str]] = []
    took: frozenset[int] = frozenset()
    if matter.acts is not None and not merged:  # the page has read the chain, and nothing else holds a step of it
        took = frozenset(names[actor] for actor, verb in matter.acts if actor in names and verb in steps)
    else:
        asked.append(took_among({matter.petition.number, *merged}, list(names), steps))
    if units:
        asked.append(worked_in(frozenset(names.values()) - took, units, local_day(matter.petition.received_at), today))
    rows = asked[0].union(*asked[1:]) if asked and names else ()
    return found | took | frozenset(names[actor] for actor in rows)


def _named(records: Iterable[LinkedRecord]) -> frozenset[int]:
    rows = [row for row in records if (row.kind, row.standing) == NAMED]
    return frozenset(key for row in rows for key in (row.person_id, row.second_id) if key is not None)


def _line(matter: Matter, review: LinkedRecord, kind: RecordKind) -> frozenset[int]:
    """Return the units whose opinion is looked at, with all below them: never one that the reviewing unit itself belongs to."""
    tree, helped = matter.directory, [row for row in matter.records if row.kind == RecordKind.CO_HANDLING and row.standing is CoHandlingStatus.GIVEN]
    looked_at = {tree.issuing_unit(matter.answering).pk, *(row.unit_id for row in helped if row.unit_id)}
    if kind is RecordKind.FINAL_REVIEW:
        before = (row for row in matter.records if row.kind == RecordKind.REVIEW and row.standing is ReviewStatus.REVIEWED and row.unit_id)
        looked_at |= {tree.issuing_unit(row.unit_id).pk for row in before if row.unit_id}
    lines = (tree.subtree(unit) for unit in looked_at if unit in tree.units)
    return frozenset(unit for line in lines if review.unit_id not in line for unit in line)
