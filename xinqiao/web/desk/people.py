"""The names and posts of members of staff, as the desk shows them beside what they did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Named, Snapshot
from xinqiao.petitions.edition_memory import EditionMemory


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff as others know him."""

    name: Named
    post: Named


_known: EditionMemory[int, Colleague] = EditionMemory(5000)


def colleagues(ids: Iterable[int | None], directory: Snapshot) -> dict[int, Colleague]:
    """Return colleagues by key: at most one query, and none for people named before since the directory changed."""
    known = _known.of(directory)
    wanted = {key for key in ids if key is not None}
    if missing := wanted - known.keys():
        columns = ("pk", "name", "name_en", "posts__title", "posts__title_en")
        rows = Person.objects.filter(pk__in=missing).order_by("-posts__valid_from", "posts__pk").values_list(*columns)
        for pk, name, name_en, title, title_en in rows:
            found = Colleague(Named(name, name_en or name), Named(title or "", title_en or title or ""))
            known.setdefault(pk, found)
    return {key: known[key] for key in wanted if key in known}
