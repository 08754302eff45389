"""The unit tree as it was on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from xinqiao.directory.models import Unit, UnitVersion
from xinqiao.directory.snapshot import Named
from xinqiao.rules.terms import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One unit of the tree of a day; `depth` is 0 at the top."""

    unit: Unit
    name: Named
    kind: UnitKind
    depth: int
    handles_petitions: bool
    can_issue_opinion: bool
    review_unit_id: int | None


def tree_on(day: date) -> list[Branch]:
    """Return every unit that existed on `day`, each parent before its children (two queries)."""
    lived = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    units = {unit.pk: unit for unit in Unit.objects.filter(lived)}
    versions = {row.unit_id: row for row in UnitVersion.objects.filter(lived).order_by("pk")}
    below: dict[int | None, list[int]] = defaultdict(list)
    for pk, unit in units.items():
        parent = _as_it_was(unit, versions).parent_id
        below[parent if parent in units else None].append(pk)
    return _walk(units, versions, below)


def _as_it_was(unit: Unit, versions: dict[int, UnitVersion]) -> Unit | UnitVersion:
    return versions.get(unit.pk, unit)


def _walk(units: dict[int, Unit], versions: dict[int, UnitVersion], below: dict[int | None, list[int]]) -> list[Branch]:
    branches: list[Branch] = []
    todo = [(pk, 0) for pk in reversed(below[None])]
    while todo:
        pk, depth = todo.pop()
        unit, was = units[pk], _as_it_was(units[pk], versions)
        name = Named(was.name, unit.name_en or was.name)
        branches.append(
            Branch(
                unit=unit, name=name, kind=UnitKind(was.kind), depth=depth, handles_petitions=was.handles_petitions,
                can_issue_opinion=was.can_issue_opinion, review_unit_id=was.review_unit_id,
            )
        )  # fmt: skip
        todo.extend((child, depth + 1) for child in reversed(below.get(pk, [])))
    return branches
