"""The table of `rules.conflicts` on the tree of units and the posts of a day, in both directions.

From whoever is complained about to everybody who is kept out (`kept_out`), and from a member of staff to everybody about whom a
complaint keeps him out (`keeps_out`): lists need the second, the check of one petition the first. Both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xinqiao.directory.duties import Staff
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.conflicts import BELOW, HOUSES, LINE, Reach
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, slots=True)
class KeptOut:
    """Who is kept from one petition: `persons` themselves, whoever holds a duty in `units`, heads and leaders of the units in `line`."""

    persons: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    line: frozenset[int] = frozenset()

    def bars(self, actor: Staff, directory: Snapshot) -> bool:
        """Return whether a member of staff is kept out, by any of his posts."""
        return bool(actor.everyone & self.persons) or any(self._bars_post(post, directory) for post in actor.posts)

    def _bars_post(self, post: Post, directory: Snapshot) -> bool:
        duty = Duty(post.duty)
        return post.unit_id in self.units or (duty in LINE and _seat(post.unit_id, duty, directory) in self.line)


NOBODY = KeptOut()


def kept_out(persons: frozenset[int], units: frozenset[int], directory: Snapshot, today: date) -> KeptOut:
    """Return who is kept out of a petition that complains about these persons and units (one query if there is a person)."""
    below = {unit for named in units if named in directory.units for unit in directory.subtree(named)}
    line: set[int] = set()
    for post in Post.objects.filter(_valid(today), person_id__in=sorted(persons)) if persons else ():
        duty = Duty(post.duty)
        if duty in BELOW:
            below |= directory.subtree(_top(post.unit_id, BELOW[duty], directory))
        line |= _line(post.unit_id, directory)
    return KeptOut(persons, frozenset(below), frozenset(line))


def everybody(kept: KeptOut, directory: Snapshot, today: date) -> frozenset[int]:
    """Return all persons who are kept out (one query; none where nobody is)."""
    if kept == NOBODY:
        return frozenset()
    posts = Post.objects.filter(_valid(today), Q(unit_id__in=sorted(kept.units)) | Q(duty__in=sorted(LINE)))
    return kept.persons | {post.person_id for post in posts if kept._bars_post(post, directory)}


def keeps_out(actor: Staff, directory: Snapshot) -> tuple[frozenset[int], Q]:
    """Return about which units, and about the holders of which posts, a complaint keeps `actor` out; himself is not among them."""
    works = {post.unit_id for post in actor.posts if post.unit_id in directory.units}
    above = works | {unit.pk for home in works for unit in directory.ancestors(home)}
    by_unit = sorted(duty.value for duty, reach in BELOW.items() if reach is Reach.UNIT)
    by_house = sorted(duty.value for duty, reach in BELOW.items() if reach is Reach.ORGANISATION)
    led = sorted({*above, *(office.pk for unit in above for office in directory.children(unit) if directory.organisation(office.pk).pk == unit)})
    posts = Q(duty__in=by_unit, unit_id__in=sorted(above)) | Q(duty__in=by_house, unit_id__in=[u for u in led if directory.organisation(u).pk in above])
    seats = {_seat(post.unit_id, Duty(post.duty), directory) for post in actor.posts if Duty(post.duty) in LINE and post.unit_id in directory.units}
    in_line = {unit for seat in seats for unit in directory.subtree(seat) if seat in _line(unit, directory)}
    return frozenset(above), _valid(actor.on) & (posts | Q(unit_id__in=sorted(in_line)))


def _top(unit_id: int, reach: Reach, directory: Snapshot) -> int:
    return directory.organisation(unit_id).pk if reach is Reach.ORGANISATION else unit_id


def _seat(unit_id: int, duty: Duty, directory: Snapshot) -> int:
    """Return the unit at whose head somebody sits: a leader with a desk in a department leads the organisation."""
    return directory.organisation(unit_id).pk if duty is Duty.LEADER and unit_id in directory.units else unit_id


def _line(unit_id: int, directory: Snapshot) -> frozenset[int]:
    """Return the unit and those above it up to its house, that one included; the top of the enterprise never."""
    found: set[int] = set()
    for unit in (directory.units[unit_id], *directory.ancestors(unit_id)):
        if unit.parent_id is None:
            break
        found.add(unit.pk)
        if unit.kind in HOUSES:
            break
    return frozenset(found)


def _valid(today: date) -> Q:
    return Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))


def free(posts: Iterable[Post], barred: frozenset[int]) -> list[Post]:
    """Return the posts of those who are not kept out."""
    return [post for post in posts if post.person_id not in barred]
