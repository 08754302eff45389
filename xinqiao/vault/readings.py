"""Who opened the pages of a petition, by day: the petitioner reads it (条例§30)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from xinqiao.prepared import Prepared
from xinqiao.vault.models import CodeOpening, PageReading

MOST = 100  # days and persons that are listed

_TABLE = PageReading._meta.db_table
NOTE = (
    f"INSERT INTO {_TABLE} (subject, person_id, day, for_id) VALUES (%s, %s, %s, %s) "  # noqa: S608 a constant of ours
    "ON CONFLICT (subject, day, person_id) DO NOTHING"
)
_OPENED = CodeOpening._meta.db_table
NOTE_OPENING = (
    f"INSERT INTO {_OPENED} (subject, day, times) VALUES (%s, %s, 1) "  # noqa: S608 a constant of ours
    f"ON CONFLICT (subject, day) DO UPDATE SET times = {_OPENED}.times + 1"
)
FEW_DAYS = 30  # days that are listed to the petitioner
_readings: Prepared[PageReading] = Prepared(lambda subject: PageReading._default_manager.filter(subject=subject).order_by("-day", "-pk")[:MOST], str)


@dataclass(frozen=True, slots=True)
class Reading:
    """A member of staff opened pages of a petition on a day; `for_id`: for whom, where he stood in for somebody (代理)."""

    person_id: int
    day: date
    for_id: int | None = None


def note(subject: str, person_id: int, day: date, for_id: int | None = None) -> None:
    """Keep that this person opens a page of the petition `subject` (its number) on this day, for himself or as somebody's substitute; one statement, before the page is shown."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [subject, person_id, day.isoformat(), for_id])


def readings(subject: str) -> list[Reading]:
    """Return who opened pages of the petition on which day, newest first, at most MOST (one query)."""
    return [Reading(row.person_id, row.day, row.for_id) for row in _readings(subject)]


def note_all(subjects: Iterable[tuple[str, int | None]], person_id: int, day: date) -> None:
    """Keep the same of several petitions that one page shows, each by its number and for whom (one statement each, sent at once)."""
    rows = [[subject, person_id, day.isoformat(), for_id] for subject, for_id in subjects]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(NOTE, rows)


def note_opening(subject: str, day: date) -> None:
    """Keep that the petition `subject` (its number) was opened with its query code on this day; one statement. No hour, no place."""
    with connection.cursor() as cursor:
        cursor.execute(NOTE_OPENING, [subject, day.isoformat()])


def openings(subject: str) -> list[tuple[date, int]]:
    """Return on which days a petition was opened with its query code, and how often, newest first, at most FEW_DAYS (one query)."""
    return list(CodeOpening._default_manager.filter(subject=subject).order_by("-day").values_list("day", "times")[:FEW_DAYS])
