"""Actors: whoever takes a step. A member of staff, the petitioner, the clockwork, or an import on somebody's behalf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db.models import Q

from xinqiao.directory.models import Person, Post
from xinqiao.prepared import Prepared
from xinqiao.rules.terms import STAFF_DUTIES, Duty

NONE: frozenset[Duty] = frozenset()


class Actor(Protocol):
    """Whoever takes a step."""

    @property
    def name(self) -> str:
        """The name in the ledger: a kind and a key, never a person's name."""

    @property
    def person_id(self) -> int | None:
        """The member of staff, if it is one."""

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        """Return what the actor may do in a unit."""


@dataclass(frozen=True)
class Staff:
    """A member of staff with the posts of one day."""

    person: Person
    posts: tuple[Post, ...]
    on: date  # the day of which the posts are
    _by_unit: Mapping[int, frozenset[Duty]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"person:{self.person.pk}"

    @property
    def person_id(self) -> int | None:
        return self.person.pk

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return self._by_unit.get(unit_id, NONE) if unit_id is not None else NONE

    @property
    def duties(self) -> frozenset[Duty]:
        """All duties in any unit."""
        return frozenset(duty for held in self._by_unit.values() for duty in held)

    def units_with(self, *duties: Duty) -> frozenset[int]:
        """Return the units in which any of `duties` is held."""
        return frozenset(unit for unit, held in self._by_unit.items() if held & set(duties))


_posts = Prepared(lambda person: Post.objects.filter(person=person).order_by("pk"), int)


def staff(person: Person, today: date) -> Staff:
    """Return the actor for a member of staff with the posts valid on `today` (one query); none if not active."""
    every = _posts(person.pk) if person.is_active else []
    posts = tuple(post for post in every if post.valid_from <= today and (post.valid_to is None or today <= post.valid_to))
    held: dict[int, set[Duty]] = defaultdict(set)
    for post in posts:
        held[post.unit_id].add(Duty(post.duty))
    return Staff(person, posts, today, {unit: frozenset(duties) for unit, duties in held.items()})


@dataclass(frozen=True)
class PetitionerActor:
    """The petitioner, who has shown number and query code of one petition (or is filing a new one)."""

    petition_id: int | None = None
    name: str = "petitioner"
    person_id: int | None = None

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return frozenset({Duty.PETITIONER})


@dataclass(frozen=True)
class MemberActor:
    """A co-signer (联名人), who has shown the number and the code of his own slip. `record_id`: the record about him."""

    petition_id: int
    record_id: int
    position: int = 0
    person_id: int | None = None

    @property
    def name(self) -> str:
        return f"member:{self.position}"

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return frozenset({Duty.MEMBER})


@dataclass(frozen=True)
class Clockwork:
    """The program itself, acting on a date."""

    name: str = "clockwork"
    person_id: int | None = None

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return frozenset({Duty.CLOCKWORK})


@dataclass(frozen=True)
class Importer:
    """An import of finished history: it may take every staff step, on behalf of the person who started it."""

    on_behalf_of: int | None = None

    @property
    def name(self) -> str:
        return f"import:{self.on_behalf_of or 'command'}"

    @property
    def person_id(self) -> int | None:
        return self.on_behalf_of

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return frozenset(STAFF_DUTIES) | {Duty.CLOCKWORK}


def units_holding(duty: Duty, today: date) -> frozenset[int]:
    """Return the units in which anybody holds `duty` on `today` (one query)."""
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    return frozenset(Post.objects.filter(valid, duty=duty.value, person__is_active=True).values_list("unit_id", flat=True))


def holders(units: Iterable[int], duties: Iterable[Duty], today: date) -> list[Post]:
    """Return the posts of these duties in these units on `today`, each with its person (one query)."""
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    rows = Post.objects.filter(valid, unit_id__in=sorted(units), duty__in=sorted(duties), person__is_active=True)
    return list(rows.select_related("person").order_by("unit_id", "pk"))
