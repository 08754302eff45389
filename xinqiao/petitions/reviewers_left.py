"""Whether anybody is left in a reviewing unit who had no part in the matter and may take the review on (条例§35, §36)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeAlias

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, holders
from xinqiao.directory.snapshot import Snapshot
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.standing_in import Acting
from xinqiao.rules.procedures.who import HEAD, UNIT
from xinqiao.rules.terms import Duty, FinalReviewStatus, RecordKind, ReviewStatus

REVIEWS = (RecordKind.REVIEW, RecordKind.FINAL_REVIEW)
LATE = (ReviewStatus.LATE, FinalReviewStatus.LATE)
DRAFTED = (ReviewStatus.DRAFTED, FinalReviewStatus.DRAFTED)
Held: TypeAlias = frozenset[tuple[int, Duty, int]]  # (unit, duty, person)
WAITING = (*LATE, ReviewStatus.UNDER_REVIEW, FinalReviewStatus.UNDER_REVIEW, *DRAFTED)


class Matter(Protocol):
    """What is asked of a dossier."""

    directory: Snapshot | None
    asked: dict[tuple[str, str], Any]

    def aside(self, today: date) -> frozenset[int]: ...
    def acting_for(self, unit_id: int | None, today: date) -> Acting | None: ...
    def with_a_part(self, people: Collection[int], review: LinkedRecord, today: date) -> frozenset[int]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Who (persons) may still draft the opinion, sign it, and decide on a late request."""

    drafters: frozenset[int]
    signers: frozenset[int]
    deciders: frozenset[int]

    def can_review(self) -> bool:
        """Return whether one can draft and another sign."""
        return bool(self.drafters and self.signers) and len(self.drafters | self.signers) > 1


def asked_of(actor: Staff, review: LinkedRecord) -> tuple[str, str]:
    """Return under which key it is kept whether an actor had a part in what a review looks at."""
    return ",".join(map(str, sorted(actor.persons))), review.key


def nobody_left(matter: Matter, review: LinkedRecord, today: date, *, reader: Staff | None = None) -> bool:
    """Return whether an open review, final or not, has come to where nobody of its unit may move it on, or will: one drafts, another signs, a late request is decided on first.

    False unasked for one that waits for nobody inside; else as `left`. Of the `reader` it is noted in the same queries whether he had a part himself.
    """
    if review.kind not in REVIEWS or review.standing not in WAITING or review.unit_id is None:
        return False
    free = left(matter, review, today, reader=reader)
    if review.standing in LATE:
        return not free.deciders
    if review.standing in DRAFTED:
        return not free.signers - {review.person_id, review.content.get("drafted_for")}
    return not free.can_review()


def left(matter: Matter, review: LinkedRecord, today: date, *, reader: Staff | None = None) -> Left:
    """Return who of the reviewing unit, of where its opinion is signed, and of the leaders above had no part in the matter and did not step aside (three queries at most, once for a unit)."""
    unit = review.unit_id or 0
    return _left(_held(matter, review, today, reader), unit, {unit, review.content.get("signs") or unit}, _above(matter, unit))


def placed(matter: Matter, review: LinkedRecord, today: date) -> tuple[int, Left]:
    """Return where the opinion would be signed now, the nearest unit upward with a head who is free, else the reviewing unit; and who is left then. Queries as `left`."""
    unit = review.unit_id or 0
    above, held = _above(matter, unit), _held(matter, review, today, None)
    heads = {place for place, duty, _person in held if duty in HEAD}
    signs = next((place for place in (unit, *above) if place in heads), unit)
    return signs, _left(held, unit, {unit, signs}, above)


def _above(matter: Matter, unit: int) -> list[int]:
    return [row.pk for row in (matter.directory or snapshot.current()).ancestors(unit)]


def _held(matter: Matter, review: LinkedRecord, today: date, reader: Staff | None) -> Held:
    """Return (unit, duty, person) of the unit, of where it is signed and of all above, acting heads among them, leaders where a late request waits: of whoever is free."""
    unit, aside = review.unit_id or 0, matter.aside(today)
    places = {unit, review.content.get("signs") or unit}
    key = (" ".join(map(str, ("free", review.status, *sorted(places), today, *sorted(aside)))), review.key)
    if key in matter.asked:
        return frozenset(matter.asked[key])
    acting = [(place, found) for place in places if (found := matter.acting_for(place, today))]
    wanted = {*places, *_above(matter, unit), *(one.unit_id for _place, one in acting)}
    duties = HEAD | UNIT | (frozenset({Duty.LEADER}) if review.standing in LATE else frozenset())
    posts = [post for post in holders(wanted, duties, today) if post.person_id not in aside]
    busy = matter.with_a_part({post.person_id for post in posts} | (reader.persons if reader else frozenset()), review, today)
    if reader is not None and reader.on == today:
        matter.asked.setdefault(asked_of(reader, review), bool(busy & reader.persons))
    held = {(post.unit_id, Duty(post.duty), post.person_id) for post in posts if post.person_id not in busy}
    acts = {(place, duty, person) for place, one in acting for at, had, person in held if (at, had) == (one.unit_id, one.duty) for duty in one.duties}
    matter.asked[key] = frozenset(held | acts)
    return frozenset(held | acts)


def _left(held: Held, unit: int, places: set[int], above: list[int]) -> Left:
    signers = {(duty, person) for place, duty, person in held if place in places and duty in HEAD}
    leaders = {person for place, duty, person in held if duty is Duty.LEADER and place in {unit, *above}}
    return Left(
        drafters=frozenset(person for place, duty, person in held if place == unit and duty in UNIT),
        signers=frozenset(person for _duty, person in signers),
        deciders=frozenset(leaders | {person for duty, person in signers if duty is Duty.UNIT_HEAD}),
    )


def free_to_sign(matter: Matter, review: LinkedRecord, unit_id: int, today: date) -> int:
    """Return the nearest unit from this one upward with a head who neither stepped aside nor had a part in the matter; else the same (two queries)."""
    tree = matter.directory or snapshot.current()
    line = [unit_id, *(unit.pk for unit in tree.ancestors(unit_id))]
    posts = [post for post in holders(line, HEAD, today) if post.person_id not in matter.aside(today)]
    busy = matter.with_a_part({post.person_id for post in posts}, review, today)
    free = {post.unit_id for post in posts if post.person_id not in busy}
    return next((pk for pk in line if pk in free), unit_id)
