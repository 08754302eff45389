"""The leader's figures are what a plain recount gives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.walking import ROUTES, Walk
from xinqiao.directory import snapshot
from xinqiao.insight import figures
from xinqiao.petitions.models import Obligation, RunningClock
from xinqiao.rules.terms import Work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_figures_left() -> None:
    cache.clear()


def counted(enterprise, key="leader"):
    return figures.figures(enterprise.actor(key), snapshot.current(), timezone.now(), timezone.localdate())


def test_figures_equal_a_plain_recount(enterprise):
    for n, station in enumerate(ROUTES):
        Walk(enterprise, at=timezone.now() - timedelta(days=(n * 7) % 40 + 1)).to(
            station
        ) if station != "declined" else None
    today = timezone.localdate()
    rows = [
        row
        for row in Obligation.objects.select_related("petition")
        if not row.petition.is_sealed and row.work != Work.CLOSE.value
    ]
    total = counted(enterprise).total
    owing = {(row.unit_id, row.petition_id) for row in rows}
    late = {(row.unit_id, row.petition_id) for row in rows if row.due_on < today}
    due = {(row.unit_id, row.petition_id) for row in rows if today <= row.due_on <= today + timedelta(days=7)}
    # The total counts a petition once, wherever something is owed on it.
    assert (total.open, total.overdue, total.due) == tuple(len({petition for _, petition in found}) for found in (owing, late, due))
    assert total.open and total.overdue
    by_unit = {unit.pk: counts.open for unit, counts in counted(enterprise).units}
    assert all(by_unit[unit] == sum(owner == unit for owner, _ in owing) for unit in by_unit)


def test_cohort_is_by_due_day_and_extensions_count_as_time(enterprise, walk):
    today = timezone.localdate()
    cases = [
        (today - timedelta(days=1), 0, True),
        (today - timedelta(days=90), 0, True),
        (today - timedelta(days=91), 0, False),
        (today, 0, False),
    ]
    for due_on, late_days, _ in cases:
        clock = RunningClock.objects.get(petition=walk("replied").petition, name="handle")
        clock.due_on, clock.stopped_on = due_on, due_on + timedelta(days=late_days)
        clock.save()
    unanswered = RunningClock.objects.get(petition=walk("accepted").petition, name="handle")
    unanswered.due_on = today - timedelta(days=5)
    unanswered.save()
    total = counted(enterprise).total
    assert (total.on_time, total.cohort, total.share) == (2, 3, 66)


def test_share_of_nothing_is_nothing(enterprise):
    assert counted(enterprise).total.share is None


def test_figures_are_kept_for_a_minute_and_by_scope(enterprise, walk, django_assert_num_queries):
    actor, directory = enterprise.actor("leader"), snapshot.current()
    first = figures.figures(actor, directory, timezone.now(), timezone.localdate())
    walk()
    with django_assert_num_queries(1):  # what the reader is kept from
        assert figures.figures(actor, directory, timezone.now(), timezone.localdate()) is not None
    assert figures.figures(actor, directory, timezone.now(), timezone.localdate()).at == first.at


def test_units_are_in_the_order_of_the_tree(enterprise, walk):
    walk("accepted")
    order = [unit.pk for unit in snapshot.current().in_order()]
    shown = [order.index(unit.pk) for unit, _ in counted(enterprise).units]
    assert shown == sorted(shown)
