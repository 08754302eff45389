"""Plausible entries for changes of the directory."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from xinqiao.directory import change
from xinqiao.directory.models import Person, Unit
from xinqiao.rules.terms import Duty, UnitKind

AT = datetime(2026, 3, 16, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = AT.date()
BY = "command"


def unit_entry(key: str, parent: Unit | None, **more: object) -> change.UnitEntry:
    """Return a plausible unit."""
    given: dict[str, object] = {
        "key": key, "name": f"单位{key}", "short_name": key, "kind": UnitKind.PLANT if parent else UnitKind.GROUP,
        "valid_from": date(2020, 1, 1), "parent_id": parent.pk if parent else None, **more,
    }  # fmt: skip
    return change.UnitEntry(**given)  # type: ignore[arg-type]


def person_entry(login: str, **more: object) -> change.PersonEntry:
    """Return a plausible member of staff."""
    return change.PersonEntry(login=login, name=f"人{login}", **more)  # type: ignore[arg-type]


def post_entry(person: Person, unit: Unit, duty: Duty, **more: object) -> change.PostEntry:
    """Return a plausible post."""
    given: dict[str, object] = {"title": duty.zh, "valid_from": date(2024, 1, 1), **more}
    return change.PostEntry(person=person, unit=unit, duty=duty, **given)  # type: ignore[arg-type]
