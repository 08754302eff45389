"""Clusters and whether a cause came back: numbers of what the reader may see, and who may see none learns nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.architecture.source import none
from tests.enterprise import Enterprise
from tests.outreach.advice import ACCEPTED, ROUTES, Advised, advised
from tests.outreach.sweeps import NOON
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Staff, staff
from xinqiao.ops import verify
from xinqiao.outreach import advising, causes
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms_advice import AdviceSource, CameBack
from xinqiao.rules.terms_outreach import OutreachKind
from xinqiao.rules.terms_sweep import FindingCause

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
Walk = Callable[..., Any]


@pytest.fixture
def desk(enterprise: Enterprise) -> Advised:
    """The shaft."""
    return advised(enterprise)


def reader(desk: Advised, key: str) -> Staff:
    return staff(desk.house.person(key), NOON.date())


def closed(walk: Walk, cause: str = "housing.supply", *, received: datetime = NOON, number: int = 1) -> list[Petition]:
    """Close some matters of Mine No. 2, received on a day."""
    rows = [walk("closed").petition for _ in range(number)]
    Petition.objects.filter(pk__in=[row.pk for row in rows]).update(cause=cause, closed_on=NOON.date() + timedelta(days=30), received_at=received)
    return rows


@pytest.mark.parametrize("station", sorted(ROUTES))
def test_verify_finds_nothing_where_nobody_touched_the_store(desk: Advised, station: str) -> None:
    desk.at(station)
    none(list(verify.faults()))


def test_both_sides_see_it_and_nobody_beside_them(desk: Advised) -> None:
    """Attack 15: the addressee, whoever raised it and those above; no other mine, no auditor."""
    row, directory = desk.at("advised"), snapshot.current()
    sees = {key for key in desk.house.people if visible_to(reader(desk, key), OutreachKind.ADVICE, directory).filter(number=row.number).exists()}
    assert sees == {"handler", "unit_head", "clerk", "head", "leader"}


def test_a_cluster_is_what_the_reader_may_see(desk: Advised, walk: Walk) -> None:
    closed(walk, number=2)
    closed(walk, "housing.meals")
    directory, mine = snapshot.current(), desk.house.mine.pk

    def number(key: str, cause: str, unit: int = mine) -> int:
        return causes.cluster(reader(desk, key), directory, cause, unit, SINCE, UNTIL).count()

    assert number("head", "housing.supply") == 2 and number("head", "housing") == 3 and number("head", "housing.supply", desk.house.other_mine.pk) == 0
    assert number("unit_head", "housing.supply") == 2 and number("other_head", "housing.supply") == 0 and number("auditor", "housing.supply") == 0


@pytest.mark.parametrize("change", [{"is_sealed": True}, {"is_kept_close": True}, {"guards": "XQ-1"}])
def test_what_is_sealed_or_kept_close_is_in_no_cluster(desk: Advised, walk: Walk, change: dict[str, Any]) -> None:
    row = closed(walk)[0]
    Petition.objects.filter(pk=row.pk).update(**change)
    for key in desk.house.people:
        assert not causes.counts(reader(desk, key), snapshot.current(), desk.house.group.pk, SINCE, UNTIL)


def test_who_is_kept_from_a_petition_learns_nothing_from_the_number(desk: Advised, walk: Walk) -> None:
    row, directory = closed(walk)[0], snapshot.current()
    at = {"opened_at": NOON, "unit_id": desk.house.mine.pk, "status": "kept_out"}
    LinkedRecord.objects.create(petition=row, kind="complained", position=1, person_id=desk.house.person("unit_head").pk, **at)
    Petition.objects.filter(pk=row.pk).update(has_records=True)
    assert causes.counts(reader(desk, "head"), directory, desk.house.mine.pk, SINCE, UNTIL) == {"housing.supply": 1}
    assert not causes.counts(reader(desk, "unit_head"), directory, desk.house.mine.pk, SINCE, UNTIL)


def test_it_is_raised_from_a_cluster_and_keeps_no_number(desk: Advised, walk: Walk) -> None:
    closed(walk)
    of = {"source": AdviceSource.CLUSTER, "cause": "housing.supply", "of_unit": desk.house.mine.pk, "since": SINCE, "until": UNTIL, "ref": ""}
    row = desk.raised(**of)
    assert row.content["source"] == {"kind": "cluster", "unit": desk.house.mine.pk, "since": "2026-01-01", "until": "2026-12-31"}


def again(desk: Advised, row: OutreachRecord, key: str, today: date) -> advising.Again:
    return advising.came_back([row], reader(desk, key), snapshot.current(), today)[row.pk]


def accepted(desk: Advised, cause: str) -> OutreachRecord:
    row = desk.take("answer_advice", desk.raised(cause=cause), "handler", NOON)
    return desk.take("accept_advice", row, "head", ACCEPTED)


@pytest.mark.parametrize(
    ("cause", "received", "standing"),
    [
        ("housing.supply", ACCEPTED + timedelta(days=3), CameBack.BACK), ("housing.supply", ACCEPTED - timedelta(days=1), CameBack.NOT_BACK),
        ("housing.supply", ACCEPTED + timedelta(days=182), CameBack.NOT_BACK), ("pay.wage", ACCEPTED + timedelta(days=3), CameBack.NOT_BACK),
    ],
)  # fmt: skip
def test_it_came_back_where_a_later_matter_has_the_same_cause(desk: Advised, walk: Walk, cause: str, received: datetime, standing: CameBack) -> None:
    row = accepted(desk, "housing.supply")
    closed(walk, cause, received=received)
    assert again(desk, row, "head", ACCEPTED.date() + timedelta(days=190)).standing is standing


def test_until_the_days_have_passed_it_is_watched(desk: Advised) -> None:
    row = accepted(desk, "pay.wage")
    assert again(desk, row, "head", ACCEPTED.date() + timedelta(days=180)) == advising.Again(CameBack.WATCHED, date(2026, 9, 8))
    assert again(desk, row, "head", ACCEPTED.date() + timedelta(days=181)).standing is CameBack.NOT_BACK


def test_a_later_finding_of_the_same_class_counts_and_one_from_before_does_not(desk: Advised) -> None:
    row = accepted(desk, "housing.meals")  # raised from a finding of before
    assert again(desk, row, "head", ACCEPTED.date()).findings == 0
    new = OutreachRecord(kind="finding", unit_id=desk.team.pk)
    desk.take("record_finding", new, "team_head", ACCEPTED + timedelta(days=1), cause=FindingCause.LIVING)
    assert again(desk, row, "unit_head", ACCEPTED.date()) == advising.Again(CameBack.BACK, date(2026, 9, 8), 0, 1)

