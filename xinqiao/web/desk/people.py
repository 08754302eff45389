"""The names and posts of members of staff, as the desk shows them beside what they did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinqiao.directory.models import Person
from xinqiao.directory.snapshot import Named, Snapshot

MOST = 5000  # names kept in memory for one edition of the directory


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff as others know him."""

    name: Named
    post: Named


_known: dict[tuple[int, int], Colleague] = {}


def colleagues(ids: Iterable[int | None], directory: Snapshot) -> dict[int, Colleague]:
    """Return colleagues by key: at most one query, and none for people named before since the directory changed."""
    wanted = {key for key in ids if key is not None}
    missing = {key for key in wanted if (directory.edition, key) not in _known}
    if missing:
        if len(_known) > MOST:
            _known.clear()
        columns = ("pk", "name", "name_en", "posts__title", "posts__title_en")
        for pk, name, name_en, title, title_en in (
            Person.objects.filter(pk__in=missing).order_by("-posts__valid_from", "posts__pk").values_list(*columns)
        ):
            found = Colleague(Named(name, name_en or name), Named(title or "", title_en or title or ""))
            _known.setdefault((directory.edition, pk), found)
    return {key: _known[directory.edition, key] for key in wanted if (directory.edition, key) in _known}
