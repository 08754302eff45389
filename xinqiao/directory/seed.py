"""What a new store starts with: the work calendar 2011-2035, the category tree, the guides for its classes and questions for some of its leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from xinqiao.directory.change import (
    GuideEntry,
    add_category,
    add_guide,
    ask_questions,
    name_questions,
    new_calendar,
    put_question,
    write_questions,
)
from xinqiao.directory.models import CalendarVersion, Category, GuideRow, QuestionSetRow
from xinqiao.rules import questions_seed
from xinqiao.rules.categories import SEED
from xinqiao.rules.clocks import WorkCalendar
from xinqiao.rules.guides_seed import seed

YEARS = range(2011, 2036)
BEGIN = date(1996, 1, 1)  # the first regulation on petitions took effect; older matters of an import need a category too
COMMAND = "command"


def known_calendar() -> WorkCalendar:
    """Return the calendar of `YEARS` as the holidays library knows it.

    A year counts as official where the library knows make-up working days: they exist only in a State Council notice.
    """
    import holidays  # imported here: the library is large and needed once in the life of a store

    china = holidays.country_holidays("CN", years=YEARS)
    on = frozenset(day for day in china.weekend_workdays if day.year in YEARS)
    off = frozenset(day for day in china if day.year in YEARS) - on
    return WorkCalendar(days_off=off, days_on=on, official_years=frozenset(day.year for day in on))


@transaction.atomic
def seed_calendar(at: datetime, by: str = COMMAND) -> CalendarVersion:
    """Store the known calendar unless there is one; return the newest."""
    newest = CalendarVersion.objects.order_by("pk").last()
    if newest is not None:
        return newest
    known = known_calendar()
    official = f"{min(known.official_years)}-{max(known.official_years)}"
    return new_calendar(
        known.days_off, known.days_on, known.official_years, f"国务院办公厅通知 {official}", by=by, at=at
    )


@transaction.atomic
def seed_categories(at: datetime, by: str = COMMAND) -> int:
    """Add the classes and leaves of `rules.categories` whose codes are not there; return how many were added."""
    known = set(Category.objects.values_list("code", flat=True))
    rows = [row for parent, leaves in SEED.items() for row in (parent, *leaves) if row[0] not in known]
    for code, name, name_en in rows:
        add_category(code, name, name_en, BEGIN, by=by, at=at)
    return len(rows)


@transaction.atomic
def seed_guides(at: datetime, by: str = COMMAND) -> int:
    """Add the guides of `rules.guides_seed` for the categories in use that never had one; return how many were added."""
    written = set(GuideRow.objects.values_list("category", flat=True))
    in_use = {"", *Category.objects.filter(valid_to=None).values_list("code", flat=True)}
    fresh = [guide for guide in seed() if guide.category in in_use - written]
    for guide in fresh:
        add_guide(GuideEntry.of(guide), by=by, at=at)
    return len(fresh)


@transaction.atomic
def seed_questions(at: datetime, by: str = COMMAND) -> int:
    """Put the questions of `rules.questions_seed` in force for the categories in use that never had any; return how many sets."""
    written = set(QuestionSetRow.objects.values_list("category", flat=True))
    in_use = set(Category.objects.filter(valid_to=None).values_list("code", flat=True))
    fresh = [row for row in questions_seed.seed() if row[0] in in_use - written]
    for category, title, questions in fresh:
        row = write_questions(category, by=by, at=at)
        row = name_questions(row.pk, row.revision, title.zh, title.en, by=by, at=at)
        for question in questions:
            row = put_question(row.pk, row.revision, replace(question, key=""), by=by, at=at)
        ask_questions(row.pk, row.revision, timezone.localdate(at), by=by, at=at)
    return len(fresh)
