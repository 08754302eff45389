"""The whole directory in memory, read again only when its edition has changed. One small query a request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from xinqiao.directory.models import (
    CalendarVersion,
    Category,
    Edition,
    GuideRow,
    Maintenance,
    PolicyRow,
    PolicyVersion,
    QuestionSetRow,
    RoutingRuleRow,
    ScopedPolicyRow,
    Seal,
    Substitution,
    Unit,
    WordTemplate,
)
from xinqiao.prepared import Prepared
from xinqiao.rules.clocks import PLAIN, WorkCalendar
from xinqiao.rules.guides import Guide
from xinqiao.rules.policy import POLICIES
from xinqiao.rules.questions import QuestionSet, from_plain
from xinqiao.rules.routing import RoutingRule, split_words
from xinqiao.rules.scoped import Scope, ScopedValue, in_force, special
from xinqiao.rules.terms import UnitKind
from xinqiao.rules.text import Text

Known = TypeVar("Known")
MOST_KEPT = 2_000  # of what is worked out from one edition: far more than there are people at work on one day


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True)
class UnitFacts:
    """One unit as everybody may know it."""

    pk: int
    key: str
    zh: str
    en: str
    short_name: str
    kind: UnitKind
    parent_id: int | None
    valid_from: date
    valid_to: date | None
    handles_petitions: bool
    can_issue_opinion: bool
    is_front_desk: bool
    review_unit_id: int | None
    review_outside: str
    successor_id: int | None
    place: str
    phone: str
    headcount: int  # 0: nobody said

    def exists_on(self, day: date) -> bool:
        """Return whether the unit existed on `day` (both ends included)."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def __str__(self) -> str:
        return self.zh


@dataclass(frozen=True)
class CategoryFacts:
    """One category as it was from a day to a day."""

    code: str
    zh: str
    en: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class StandingIn:
    """Somebody stands in on a post, from a day to a day (both included)."""

    post_id: int
    substitute_id: int
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PolicyFacts:
    """The head of one version of a policy text; its words stay in the store. Days are both included."""

    pk: int
    paper: int
    zh: str
    en: str
    number: str
    issued_by: str
    effective_from: date
    effective_until: date | None
    is_public: bool


@dataclass(frozen=True)
class Snapshot:
    """The directory at one edition."""

    edition: int
    units: Mapping[int, UnitFacts]
    category_rows: tuple[CategoryFacts, ...]
    policy_rows: tuple[tuple[str, date, int], ...]  # sorted by effective_from
    calendar: WorkCalendar
    _children: Mapping[int | None, tuple[int, ...]] = field(default_factory=dict)
    artwork_rows: tuple[tuple[str, date, str], ...] = ()  # (what, from when, SHA-256 or empty), sorted by the day
    scoped_rows: tuple[ScopedValue, ...] = ()  # sorted by effective_from
    routing_rules: tuple[RoutingRule, ...] = ()
    standing_in: tuple[StandingIn, ...] = ()
    maintenance: Maintenance | None = None  # under way: everything is read, nothing is done
    guides: Mapping[str, Guide] = field(default_factory=dict)  # those in force, by category; a change counts at once
    policy_texts: tuple[PolicyFacts, ...] = ()  # every version, by paper and day
    question_sets: Mapping[int, QuestionSet] = field(default_factory=dict)  # every version that has its day, by key

    @cached_property
    def _worked_out(self) -> dict[Any, Any]:
        return {}

    def once(self, key: tuple[Any, ...], work: Callable[[], Known]) -> Known:
        """Return what `work` gives, worked out once for `key` as long as this edition lasts: a memory of this process, never a fact."""
        known = self._worked_out
        if key not in known:
            if len(known) > MOST_KEPT:
                known.clear()
            known[key] = work()
        found: Known = known[key]
        return found

    def lent_posts(self, person_id: int, day: date) -> list[int]:
        """Return the keys of the posts on which a member of staff stands in on `day`; whether they are still held is not looked at."""
        return [row.post_id for row in self.standing_in if row.substitute_id == person_id and row.valid_from <= day <= row.valid_to]

    def unit(self, pk: int | None) -> UnitFacts | None:
        """Return the unit, or None for no key."""
        return None if pk is None else self.units.get(pk)

    def by_key(self, key: str) -> UnitFacts | None:
        """Return the unit with this slug."""
        return self._keys.get(key)

    @cached_property
    def _keys(self) -> dict[str, UnitFacts]:
        return {unit.key: unit for unit in self.units.values()}

    def children(self, pk: int | None) -> list[UnitFacts]:
        """Return the units directly below."""
        return [self.units[child] for child in self._children.get(pk, ())]

    def subtree(self, pk: int) -> frozenset[int]:
        """Return the keys of a unit and all below it."""
        found, todo = set(), [pk]
        while todo:
            unit = todo.pop()
            if unit not in found:
                found.add(unit)
                todo.extend(self._children.get(unit, ()))
        return frozenset(found)

    def ancestors(self, pk: int) -> list[UnitFacts]:
        """Return the units above, nearest first."""
        chain: list[UnitFacts] = []
        unit = self.units[pk]
        while unit.parent_id is not None and len(chain) < 50:
            unit = self.units[unit.parent_id]
            chain.append(unit)
        return chain

    def organisation(self, pk: int) -> UnitFacts:
        """Return the unit an office belongs to: a department's parent, any other unit itself."""
        unit = self.units[pk]
        is_office = unit.kind is UnitKind.DEPARTMENT and unit.parent_id is not None
        return self.units[unit.parent_id] if is_office and unit.parent_id is not None else unit

    def issuing_unit(self, pk: int) -> UnitFacts:
        """Return the unit whose seal a document bears: the nearest at or above `pk` that may issue opinions."""
        return next((unit for unit in (self.units[pk], *self.ancestors(pk)) if unit.can_issue_opinion), self.units[pk])

    def heir(self, pk: int, day: date) -> UnitFacts | None:
        """Return who goes on for a unit on `day`: itself while it exists, else its successor's heir (条例§24(2)); None if nobody."""
        seen: set[int] = set()
        unit = self.units.get(pk)
        while unit is not None and unit.pk not in seen:
            if unit.valid_to is None or day <= unit.valid_to:
                return unit
            seen.add(unit.pk)
            unit = self.unit(unit.successor_id)
        return None

    def handling_units(self, today: date) -> list[UnitFacts]:
        """Return the units that petitions may be sent to, in tree order."""
        return [unit for unit in self.in_order() if unit.handles_petitions and unit.exists_on(today)]

    def front_desk(self, today: date) -> UnitFacts | None:
        """Return the office that receives what is filed on the portal."""
        return next((unit for unit in self.in_order() if unit.is_front_desk and unit.exists_on(today)), None)

    def in_order(self) -> Iterable[UnitFacts]:
        """Return all units, each parent before its children."""
        todo = list(self._children.get(None, ()))
        while todo:
            pk = todo.pop(0)
            yield self.units[pk]
            todo[:0] = self._children.get(pk, ())

    def policy(self, key: str, on: date) -> int:
        """Return the value of a policy on a day; its default where no row has begun. KeyError for an unknown key."""
        value = POLICIES[key].default
        for row_key, effective_from, row_value in self.policy_rows:
            if row_key == key and effective_from <= on:
                value = row_value
        return value

    def policy_for(self, key: str, on: date, *, channel: str, is_urgent: bool, clock: str) -> int:
        """Return the value of a policy for one time limit of one matter: the narrowest special one, else the plain one."""
        found = special(self.scoped_rows, key, on, channel=channel, is_urgent=is_urgent, clock=clock)
        return self.policy(key, on) if found is None else found

    def most(self, key: str, on: date) -> int:
        """Return the largest value that a policy has for any matter on a day."""
        return max(self.policy(key, on), *in_force(self.scoped_rows, key, on).values(), 0)

    def seal(self, unit_id: int, on: date) -> str:
        """Return the SHA-256 of the picture of a unit's seal on a day; empty if it had none."""
        return self._artwork(f"seal.{unit_id}", on)

    def word_template(self, kind: str, on: date) -> str:
        """Return the SHA-256 of the customer's Word template for a kind of document on a day; empty if there was none."""
        return self._artwork(f"word.{kind}", on)

    def _artwork(self, what: str, on: date) -> str:
        begun = [sha256 for row, day, sha256 in self.artwork_rows if row == what and day <= on]
        return begun[-1] if begun else ""

    def categories(self, on: date) -> dict[str, CategoryFacts]:
        """Return the category tree of a day by code."""
        return {
            row.code: row
            for row in self.category_rows
            if row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)
        }

    def category_name(self, code: str) -> Named:
        """Return the newest name of a category code, or the code itself."""
        row = self._category_names.get(code)
        return Named(row.zh, row.en) if row else Named(code, code)

    @cached_property
    def _category_names(self) -> dict[str, CategoryFacts]:
        return {row.code: row for row in self.category_rows}


def current() -> Snapshot:
    """Return the snapshot of the current edition (one query; more only after a change)."""
    row = _edition.first()
    return _load(row.number if row else 0)


_edition = Prepared(lambda: Edition.objects.order_by("pk")[:1])


@lru_cache(maxsize=2)
def _load(edition: int) -> Snapshot:
    units = {row.pk: _facts(row) for row in Unit.objects.order_by("pk")}
    children: dict[int | None, list[int]] = defaultdict(list)
    for unit in units.values():
        children[unit.parent_id].append(unit.pk)
    categories = tuple(
        CategoryFacts(row.code, row.name, row.name_en or row.name, row.valid_from, row.valid_to)
        for row in Category.objects.order_by("code", "valid_from")
    )
    policies = tuple(PolicyRow.objects.order_by("effective_from", "pk").values_list("key", "effective_from", "value"))
    newest = CalendarVersion.objects.order_by("pk").last()
    calendar = calendar_version(newest.pk) if newest else PLAIN
    frozen = {parent: tuple(pks) for parent, pks in children.items()}
    return Snapshot(edition, units, categories, policies, calendar, frozen, _artwork_rows(), _scoped_rows(), _routing_rules(), _standing_in(), _under_way(), _guides(), _policy_texts(), _question_sets())


def _under_way() -> Maintenance | None:
    return Maintenance.objects.filter(ended_at=None).order_by("pk").last()


def _guides() -> dict[str, Guide]:
    return {
        row.category: Guide(
            category=row.category, facts=Text(row.facts, row.facts_en), talk=Text(row.talk, row.talk_en), clauses=Text(row.clauses, row.clauses_en),
            standard_days=row.standard_days, lead=Text(row.lead, row.lead_en or row.lead), valid_from=row.valid_from,
        )
        for row in GuideRow.objects.filter(valid_to=None)
    }  # fmt: skip


def _question_sets() -> dict[int, QuestionSet]:
    return {row.pk: question_set(row) for row in QuestionSetRow.objects.exclude(valid_from=None)}


def question_set(row: QuestionSetRow) -> QuestionSet:
    """Return one version of the questions for a category, a version in writing too."""
    return QuestionSet(pk=row.pk, category=row.category, title=Text(row.title, row.title_en or row.title), questions=from_plain(row.questions), valid_from=row.valid_from)


def _policy_texts() -> tuple[PolicyFacts, ...]:
    rows = PolicyVersion.objects.order_by("paper", "effective_from").values_list(
        "pk", "paper_id", "title", "title_en", "number", "issued_by", "effective_from", "effective_until", "paper__is_public"
    )
    return tuple(PolicyFacts(row[0], row[1], row[2], row[3] or row[2], row[4], row[5], row[6], row[7], row[8]) for row in rows)


def _scoped_rows() -> tuple[ScopedValue, ...]:
    rows = ScopedPolicyRow.objects.order_by("effective_from", "pk")
    return tuple(ScopedValue(row.key, Scope(row.channel, row.urgency, row.clock), row.effective_from, row.value) for row in rows)


def _routing_rules() -> tuple[RoutingRule, ...]:
    return tuple(
        RoutingRule(
            pk=row.pk, category=row.category, words=split_words(row.words), unit_id=row.unit_id, reason=row.reason,
            valid_from=row.valid_from, valid_to=row.valid_to,
        )
        for row in RoutingRuleRow.objects.order_by("pk")
    )  # fmt: skip


def _standing_in() -> tuple[StandingIn, ...]:
    rows = Substitution.objects.order_by("pk").values_list("post_id", "substitute_id", "valid_from", "valid_to")
    return tuple(StandingIn(*row) for row in rows)


def _artwork_rows() -> tuple[tuple[str, date, str], ...]:
    """Return which seal and which Word template counts from which day; the pictures and files stay in the store."""
    ordered = ("effective_from", "pk")
    seals = Seal.objects.order_by(*ordered).values_list("unit_id", "effective_from", "sha256")
    templates = WordTemplate.objects.order_by(*ordered).values_list("kind", "effective_from", "sha256")
    return (*((f"seal.{unit}", day, sha) for unit, day, sha in seals), *((f"word.{kind}", day, sha) for kind, day, sha in templates))


def note_of(version: int) -> str:
    """Return on what ground a version of the calendar was stored; "" for one that is not there."""
    return CalendarVersion.objects.filter(pk=version).values_list("note", flat=True).first() or ""


@lru_cache(maxsize=8)
def calendar_version(pk: int) -> WorkCalendar:
    """Return a stored calendar; versions never change. Version 0 is the plain week."""
    row = CalendarVersion.objects.filter(pk=pk).first()
    if row is None:
        return PLAIN
    return WorkCalendar(
        days_off=frozenset(map(date.fromisoformat, row.days_off)),
        days_on=frozenset(map(date.fromisoformat, row.days_on)),
        official_years=frozenset(row.official_years),
        version=row.pk,
    )


def forget() -> None:
    """Drop what is held in memory (tests, and after a restored store)."""
    _load.cache_clear()
    calendar_version.cache_clear()


def _facts(row: Unit) -> UnitFacts:
    return UnitFacts(
        pk=row.pk, key=row.key, zh=row.name, en=row.name_en or row.name, short_name=row.short_name, kind=UnitKind(row.kind),
        parent_id=row.parent_id, valid_from=row.valid_from, valid_to=row.valid_to,
        handles_petitions=row.handles_petitions, can_issue_opinion=row.can_issue_opinion, is_front_desk=row.is_front_desk,
        review_unit_id=row.review_unit_id, review_outside=row.review_outside, successor_id=row.successor_id,
        place=row.place, phone=row.phone, headcount=row.headcount,
    )  # fmt: skip
