"""Who acts for the head of a unit where every head of it has stepped aside: the head of the nearest unit above, else a leader there (条例§28(3))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xinqiao.directory.duties import holders
from xinqiao.directory.models import Post
from xinqiao.directory.snapshot import Snapshot
from xinqiao.rules.procedures.who import HEAD
from xinqiao.rules.terms import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Whoever holds `duty` in `unit_id` may do there what `duties` allow in the unit whose heads have stepped aside."""

    unit_id: int
    duty: Duty
    duties: frozenset[Duty]


def acting_heads(
    units: Iterable[int], recused: frozenset[int], directory: Snapshot, today: date, *, kept_out: frozenset[int] = frozenset()
) -> dict[int, Acting]:
    """Return who acts for the heads of those of `units` that have heads, all of them in `recused` (persons); one query.

    A unit above whose own heads have stepped aside too is passed over, and so is one of `kept_out`, which the petition complains
    about, with all below it. A unit with nobody above is left out.
    """
    lines = {unit: _above(unit, kept_out, directory) for unit in units if unit in directory.units}
    posts: dict[int, list[Post]] = {}
    for post in holders({*lines, *(pk for line in lines.values() for pk in line)}, HEAD | {Duty.LEADER}, today):
        posts.setdefault(post.unit_id, []).append(post)
    found = {}
    for unit, line in lines.items():
        heads = [post for post in posts.get(unit, []) if Duty(post.duty) in HEAD]
        if not heads or any(post.person_id not in recused for post in heads):
            continue
        duties = frozenset(Duty(post.duty) for post in heads)
        above = next((acting for pk in line if (acting := _acting(posts.get(pk, []), recused, duties))), None)
        if above is not None:
            found[unit] = above
    return found


def _above(unit_id: int, kept_out: frozenset[int], directory: Snapshot) -> list[int]:
    """Return the units above one, nearest first, without those that may not know of the matter."""
    line = [row.pk for row in directory.ancestors(unit_id)]
    barred = max((place for place, pk in enumerate(line) if pk in kept_out), default=-1)
    return line[barred + 1 :]


def _acting(posts: list[Post], recused: frozenset[int], duties: frozenset[Duty]) -> Acting | None:
    """Return who of these posts of one unit acts: its head, else its leader."""
    free = [post for post in posts if post.person_id not in recused]
    first = next((post for post in free if Duty(post.duty) in HEAD), next(iter(free), None))
    return Acting(unit_id=first.unit_id, duty=Duty(first.duty), duties=duties) if first else None
