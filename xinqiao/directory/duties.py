"""Actors: whoever takes a step. A member of staff, the petitioner, the clockwork, or an import on somebody's behalf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from xinqiao.directory import snapshot
from xinqiao.directory.models import Person, Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.prepared import Prepared
from xinqiao.rules.terms import SEPARATED, STAFF_DUTIES, Duty

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
    """A member of staff with the posts of one day: his own, then those on which he stands in for somebody who is away (代理).

    `absent`: those for whom he stands in. `stands_for`: in the capacity in which a step is taken, the one for whom it is taken; None where he acts for himself, or
    where nobody asked yet in which capacity.
    """

    person: Person
    posts: tuple[Post, ...]
    on: date  # the day of which the posts are
    _by_unit: Mapping[int, frozenset[Duty]] = field(default_factory=dict)
    absent: tuple[int, ...] = ()
    stands_for: int | None = None

    @property
    def name(self) -> str:
        return f"person:{self.person.pk}"

    @property
    def person_id(self) -> int | None:
        return self.person.pk

    def duties_in(self, unit_id: int | None) -> frozenset[Duty]:
        return self._by_unit.get(unit_id, NONE) if unit_id is not None else NONE

    @property
    def own(self) -> Staff:
        """Himself, without the posts of those for whom he stands in."""
        return self._with(self._posts_of(None)) if self.absent else self

    @property
    def without_posts(self) -> Staff:
        """The same person as if he held no post and stood in for nobody."""
        return self._with((), self.stands_for)

    @property
    def capacities(self) -> tuple[Staff, ...]:
        """In what capacities he may act: by his own posts, then for each person for whom he stands in, by the posts of that one alone."""
        return self.own, *(self._with(self._posts_of(absent), absent) for absent in self.absent)

    def _posts_of(self, absent: int | None) -> tuple[Post, ...]:
        return tuple(post for post in self.posts if (post.person_id not in self.absent if absent is None else post.person_id == absent))

    def _with(self, posts: tuple[Post, ...], stands_for: int | None = None) -> Staff:
        return replace(self, posts=posts, _by_unit=_by_unit(posts), absent=(), stands_for=stands_for)

    @property
    def persons(self) -> frozenset[int]:
        """Himself and, in the capacity of a substitute, the one for whom he acts: neither may be the other half of two."""
        return frozenset({self.person.pk} | ({self.stands_for} if self.stands_for is not None else set()))

    @property
    def everyone(self) -> frozenset[int]:
        """Himself and all for whom he stands in: what one of them is kept from, he is kept from."""
        return self.persons | set(self.absent)

    @property
    def stand(self) -> tuple[Any, ...]:
        """All on which what he sees depends, besides the directory and the records: who, for whom, on what day, by which posts."""
        return self.person.pk, self.absent, self.stands_for, self.on, tuple((post.pk, post.unit_id, post.duty, post.person_id) for post in self.posts)

    def only_for(self, unit_id: int, duty: Duty) -> int | None:
        """Return for whom he has a duty in a unit, if not by a post of his own."""
        held = [post.person_id for post in self.posts if (post.unit_id, post.duty) == (unit_id, duty.value)]
        return held[0] if held and set(held) <= set(self.absent) else None

    @property
    def duties(self) -> frozenset[Duty]:
        """All duties in any unit."""
        return frozenset(duty for held in self._by_unit.values() for duty in held)

    def units_with(self, *duties: Duty) -> frozenset[int]:
        """Return the units in which any of `duties` is held."""
        return frozenset(unit for unit, held in self._by_unit.items() if held & set(duties))


_posts = Prepared(lambda person: Post.objects.filter(person=person).order_by("pk"), int)
_with_person = Prepared(lambda person: Post.objects.filter(person=person).select_related("person").order_by("pk"), int)
_READ = "_posts_read"  # on a person: his posts, as they were read with him


def signed_in(person_id: int) -> Person | None:
    """Return the person of a request with his posts in one query, for the `staff` that asks for them next; None where he holds none (past ones count)."""
    posts = _with_person(person_id)
    if not posts:
        return None
    person = posts[0].person
    setattr(person, _READ, posts)
    return person


def _posts_of(person: Person) -> list[Post]:
    """Return his posts; those that were read with him once only, so that nobody acts by what was read before a change."""
    posts: list[Post] | None = getattr(person, _READ, None)
    if posts is None:
        return _posts(person.pk)
    delattr(person, _READ)
    return posts


def staff(person: Person, today: date, directory: Snapshot | None = None) -> Staff:
    """Return the actor for a member of staff with the posts valid on `today`; none if not active.

    One query, none for whoever has just been read as `signed_in`; one more where no directory is given, and one for whoever stands in for somebody (代理): in that window, as long
    as the other holds the post and is active.
    """
    if not person.is_active:
        return Staff(person, (), today)
    posts = _valid_on(today, _posts_of(person))
    if lent := (directory or snapshot.current()).lent_posts(person.pk, today):
        rows = Post.objects.filter(pk__in=lent, person__is_active=True).exclude(duty__in=SEPARATED).order_by("pk")
        posts += _valid_on(today, rows)
    absent = tuple(dict.fromkeys(post.person_id for post in posts if post.person_id != person.pk))
    return Staff(person, posts, today, _by_unit(posts), absent)


def _valid_on(today: date, posts: Iterable[Post]) -> tuple[Post, ...]:
    return tuple(post for post in posts if post.valid_from <= today and (post.valid_to is None or today <= post.valid_to))


def _by_unit(posts: Iterable[Post]) -> dict[int, frozenset[Duty]]:
    held: dict[int, set[Duty]] = defaultdict(set)
    for post in posts:
        held[post.unit_id].add(Duty(post.duty))
    return {unit: frozenset(duties) for unit, duties in held.items()}


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


def units_by_duty(duties: Iterable[Duty], today: date) -> dict[Duty, frozenset[int]]:
    """Return for each of the duties the units in which anybody holds it on `today` (one query)."""
    wanted = list(duties)
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    rows = set(Post.objects.filter(valid, duty__in=sorted(wanted), person__is_active=True).values_list("duty", "unit_id"))
    return {duty: frozenset(unit for held, unit in rows if held == duty.value) for duty in wanted}


def holders(units: Iterable[int], duties: Iterable[Duty], today: date) -> list[Post]:
    """Return the posts of these duties in these units on `today`, each with its person (one query)."""
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    rows = Post.objects.filter(valid, unit_id__in=sorted(units), duty__in=sorted(duties), person__is_active=True)
    return list(rows.select_related("person").order_by("unit_id", "pk"))


def worked_in(people: Iterable[int], units: Iterable[int], since: date, until: date) -> QuerySet[Post, str]:
    """Return the query of those of the people, as the ledger names an actor, who held a post in one of these units on any day from `since` to `until`."""
    within = Q(valid_from__lte=until) & (Q(valid_to=None) | Q(valid_to__gte=since))
    rows = Post.objects.filter(within, person_id__in=sorted(people), unit_id__in=sorted(units))
    return rows.values_list(Concat(Value("person:"), Cast("person_id", CharField())), flat=True)


def holders_and_named(units: Iterable[int], duties: Iterable[Duty], today: date, names: Iterable[str]) -> tuple[list[Person], frozenset[str]]:
    """Return who holds one of these duties in these units on `today`, each once, by name, and which of some names are those of members of staff (one query)."""
    there, held = frozenset(units), frozenset(duties)
    posts = Post.objects.filter(Q(unit_id__in=sorted(there), duty__in=sorted(held)) | Q(person__name__in=sorted(names))).select_related("person")
    found = {post.person_id: post.person for post in posts if post.unit_id in there and post.duty in held and post.person.is_active and post.valid_from <= today <= (post.valid_to or today)}
    return sorted(found.values(), key=lambda person: (person.name, person.pk)), frozenset(post.person.name for post in posts) & frozenset(names)
