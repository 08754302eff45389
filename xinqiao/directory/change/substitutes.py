"""Name and end substitutes (代理): who stands in for the holder of a post while he is away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.change.record import changes, record
from xinqiao.directory.models import Person, Post, Substitution
from xinqiao.directory.refused import refuse
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.conflicts import LINE
from xinqiao.rules.terms import SEPARATED, Duty, UnitKind

HEADS = (Duty.UNIT_HEAD, Duty.OFFICE_HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteEntry:
    """Who stands in on which post, from a day to a day (both included)."""

    post: Post
    substitute: Person
    valid_from: date
    valid_to: date


@changes
def name_substitute(entry: SubstituteEntry, *, by: str, at: datetime) -> Substitution:
    """Let somebody stand in on a post: its holder names him, or the head of the unit does.

    Refused: from before today; longer than the policy `substitute_days`; where another stands in already; for somebody who is
    away himself in these days (no substitute of a substitute); for a post of the separated administrators, and by one.
    """
    today, directory = timezone.localdate(at), snapshot.current()
    post = Post.objects.select_related("person", "unit").get(pk=entry.post.pk)
    if not may_name(by, post, today):
        raise refuse("代理人由岗位上的本人指定，或者由本单位的负责人指定。", "A substitute is named by the holder of the post, or by the head of the unit.", "post")
    _check_days(entry, post, today, directory.policy("substitute_days", today))
    if entry.substitute.pk not in {person.pk for person in candidates(post, directory, today)}:
        raise refuse("请从本单位的人里选一位代理人。", "Choose the substitute among the people of the unit.", "substitute")
    _check_free(entry, post)
    row = Substitution.objects.create(
        post=post, substitute=entry.substitute, valid_from=entry.valid_from, valid_to=entry.valid_to, recorded_at=at, recorded_by=by
    )
    record("substitute.name", {**_body(row), "from": row.valid_from, "to": row.valid_to}, by=by, at=at)
    return row


@changes
def end_substitution(row: Substitution, *, by: str, at: datetime) -> Substitution:
    """End it with yesterday, from this moment on: by the holder of the post, the head of the unit, or the substitute himself.

    One that has not begun never does. What was done in the window stays as it was done.
    """
    today = timezone.localdate(at)
    row = Substitution.objects.select_related("post__person", "post__unit").get(pk=row.pk)
    if by != f"person:{row.substitute_id}" and not may_name(by, row.post, today):
        raise refuse("只有本人、代理人和本单位的负责人可以结束代理。", "It is ended by the holder of the post, by the substitute, or by the head of the unit.")
    yesterday = date.fromordinal(today.toordinal() - 1)
    if row.valid_to <= yesterday:
        raise refuse("这项代理已经结束了。", "This substitution has ended already.")
    was, row.valid_to = row.valid_to, yesterday
    row.save(update_fields=["valid_to"])
    record("substitute.end", {**_body(row), "last_day": yesterday, "was": was}, by=by, at=at)
    return row


def may_name(by: str, post: Post, today: date) -> bool:
    """Return whether an actor ("person:7") may name or end the substitute on a post: its holder, or the head of that unit by a post of his own."""
    if by == f"person:{post.person_id}":
        return True
    person = by.removeprefix("person:")
    if not person.isdigit() or post.duty in SEPARATED:
        return False
    return _valid_on(today).filter(person_id=int(person), unit_id=post.unit_id, duty__in=HEADS).exists()


def candidates(post: Post, directory: Snapshot, today: date) -> list[Person]:
    """Return who may stand in on a post: whoever works in its unit, in the organisation it belongs to or in an office of that (two queries).

    For the discipline duty only somebody else of that duty in the same unit: accusations stay with them (条例§30(3)).
    Nobody who is one of the separated administrators.
    """
    if post.duty in SEPARATED or post.unit_id not in directory.units:
        return []
    organisation = directory.organisation(post.unit_id)
    offices = [unit.pk for unit in directory.children(organisation.pk) if unit.kind is UnitKind.DEPARTMENT]
    held = _valid_on(today).filter(unit_id__in={post.unit_id, organisation.pk, *offices})
    if post.duty == Duty.DISCIPLINE:
        held = held.filter(unit_id=post.unit_id, duty=Duty.DISCIPLINE)
    apart = _valid_on(today).filter(duty__in=SEPARATED).values("person_id")
    people = Person.objects.filter(is_active=True, pk__in=held.values("person_id")).exclude(pk__in=apart).exclude(pk=post.person_id)
    return list(people.order_by("login"))


def _valid_on(day: date) -> QuerySet[Post]:
    return Post.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day, person__is_active=True)


def _check_days(entry: SubstituteEntry, post: Post, today: date, most: int) -> None:
    if post.duty in SEPARATED:
        raise refuse("三员分立：管理员和审计员的岗位不能由人代理。", "The posts of separated administrators have no substitute.", "post")
    if entry.valid_from < today:
        raise refuse("代理不能倒着生效。请填今天或以后的日期。", "It cannot begin in the past. Please give today or a later day.", "valid_from")
    if entry.valid_to < entry.valid_from:
        raise refuse("最后一天不能早于第一天。", "The last day cannot be before the first.", "valid_to")
    if (entry.valid_to - entry.valid_from).days >= most:
        raise refuse(
            "一次代理最多 {most} 天。时间更长的，请安全管理员改岗位。", "One substitution lasts at most {most} days. For a longer time let the security administrator change the posts.",
            "valid_to", most=most,
        )  # fmt: skip
    if post.valid_from > entry.valid_from or (post.valid_to is not None and post.valid_to < entry.valid_to):
        raise refuse("这个岗位那几天不在任期内。请改日期。", "The post is not held on all of these days. Please change the days.", "valid_to")


def _check_free(entry: SubstituteEntry, post: Post) -> None:
    these = Substitution.objects.filter(valid_from__lte=entry.valid_to, valid_to__gte=entry.valid_from)
    if these.filter(post=post).exists():
        raise refuse("这个岗位那几天已经有人代理。请先结束原来的，或者改日期。", "Somebody stands in on this post in these days already. End that first, or change the days.", "valid_from")
    if these.filter(post__person=entry.substitute).exists():
        raise refuse("他那几天自己也请人代理：代理人不能再由别人代理。请另选一位。", "He is away himself in these days: a substitute has no substitute. Please choose somebody else.", "substitute")
    if these.filter(substitute=post.person).exists():
        raise refuse("您那几天正代理别人：请先请对方结束那项代理。", "You stand in for somebody in these days: let that be ended first.", "valid_from")


def _body(row: Substitution) -> dict[str, int | str]:
    post = row.post
    return {"substitution": row.pk, "post": post.pk, "person": post.person_id, "unit": post.unit_id, "duty": post.duty, "substitute": row.substitute_id}


def visible(person_id: int, headed: Iterable[int]) -> QuerySet[Substitution]:
    """Return what a member of staff may see of it: as the one who is away, as the substitute, and in the units he heads."""
    own = Q(post__person_id=person_id) | Q(substitute_id=person_id) | Q(post__unit_id__in=sorted(headed))
    return Substitution.objects.filter(own).exclude(post__duty__in=SEPARATED)


def shown(person_id: int, headed: Iterable[int], *, most: int = 100) -> list[Substitution]:
    """Return the newest of what he may see, each with its people (one query)."""
    return list(visible(person_id, headed).select_related("post__person", "post__unit", "substitute").order_by("-valid_to", "-pk")[:most])


def held_by(person_id: int, headed: Iterable[int], day: date) -> QuerySet[Post]:
    """Return the posts of a day that are his own, or in the units he heads."""
    return _valid_on(day).filter(Q(person_id=person_id) | Q(unit_id__in=sorted(headed)))


def reading_less(rows: Iterable[Substitution], today: date) -> dict[int, bool]:
    """Return the substitutions, of those that are not over, in which an officer's substitute is a head or a leader: he is let into nothing that officers read before him.

    Each with whether a colleague of the same duty is there in these days. By posts alone, which everybody may know, never by what lies there (three
    queries, none where no officer is away).
    """
    away = [row for row in rows if row.post.duty == Duty.COORDINATOR and row.valid_to >= today]
    if not away:
        return {}
    lead = set(_valid_on(today).filter(person_id__in={row.substitute_id for row in away}, duty__in=sorted(duty.value for duty in LINE)).values_list("person_id", flat=True))
    units = {row.post.unit_id for row in away}
    officers = list(_valid_on(today).filter(unit_id__in=units, duty=Duty.COORDINATOR.value).values_list("unit_id", "person_id"))
    leave = list(Substitution.objects.filter(post__unit_id__in=units, post__duty=Duty.COORDINATOR.value, valid_to__gte=today).select_related("post"))
    return {row.pk: bool(_present(row, officers, leave)) for row in away if row.substitute_id in lead}


def _present(row: Substitution, officers: list[tuple[int, int]], leave: list[Substitution]) -> set[int]:
    """Return the officers of the unit who are there on all the days of a substitution."""
    absent = {other.post.person_id for other in leave if other.valid_from <= row.valid_to and other.valid_to >= row.valid_from}
    return {person for unit, person in officers if unit == row.post.unit_id} - absent
