"""What the worker does for the sweeps, and who sees what was found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.architecture.source import none
from tests.enterprise import Enterprise
from tests.outreach.sweeps import AFTER, FINDINGS, FIRST, NOON, SWEEPS, Shaft, shaft_of
from xinqiao.directory import snapshot
from xinqiao.ops import verify
from xinqiao.outreach import keep_sweeps
from xinqiao.outreach.access import visible_to
from xinqiao.outreach.sweeps import of_kind
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms_outreach import OutreachKind


@pytest.fixture
def desk(enterprise: Enterprise) -> Shaft:
    """The team and its section."""
    return shaft_of(enterprise)


def test_a_month_begins_once_for_every_unit_of_the_line_where_somebody_reports(desk: Shaft) -> None:
    house = desk.house
    assert keep_sweeps.open_month(FIRST) == 4 and keep_sweeps.open_month(NOON) == 0
    assert set(of_kind(OutreachKind.SWEEP).values_list("unit_id", flat=True)) == {desk.team.pk, desk.section.pk, house.mine.pk, house.other_mine.pk}


def test_two_workers_at_once_begin_it_once(desk: Shaft) -> None:
    """A sweep is named by its unit and month: whoever comes second writes nothing."""
    desk.at("sweeping")
    with pytest.raises(IntegrityError), transaction.atomic():
        desk.take("open_sweep", desk.new_sweep(), "clockwork", FIRST)
    assert keep_sweeps.open_month(FIRST) == 3 and of_kind(OutreachKind.SWEEP).filter(unit=desk.team).count() == 1


def test_none_begins_once_its_day_has_passed(desk: Shaft) -> None:
    assert keep_sweeps.open_month(AFTER) == 0


def test_what_nobody_reported_is_noted_once_the_day_has_passed_and_waits_for_the_head(desk: Shaft) -> None:
    keep_sweeps.open_month(FIRST)
    desk.take("report_sweep", of_kind(OutreachKind.SWEEP).get(unit=desk.team), "team_head", NOON, is_zero=True)
    assert keep_sweeps.note_missed(AFTER - timedelta(days=1)) == 0
    assert keep_sweeps.note_missed(AFTER) == 3 and keep_sweeps.note_missed(AFTER) == 0
    assert set(of_kind(OutreachKind.SWEEP).filter(waits_for="unit_head").values_list("status", flat=True)) == {"sweep_missed"}


@pytest.mark.parametrize("station", sorted({**SWEEPS, **FINDINGS}))
def test_verify_finds_nothing_where_nobody_touched_the_store(desk: Shaft, station: str) -> None:
    desk.at(station)
    none(list(verify.faults()))


@pytest.mark.parametrize(
    ("station", "others"),
    [("found", set()), ("to_register", {"receptionist"})],
)  # fmt: skip
def test_the_list_is_what_one_may_open(desk: Shaft, station: str, others: set[str]) -> None:
    """Attack 15: the unit, those above it in the line, and the office that has to register it; no other mine, no office at the side."""
    finding, directory = desk.at(station), snapshot.current()
    sees = {
        key for key in desk.house.people
        if visible_to(desk.house.actor(key, NOON.date()), OutreachKind.FINDING, directory).filter(number=finding.number).exists()
    }  # fmt: skip
    assert sees == {"team_head", "section_head", "handler", "unit_head", "clerk", "head", "leader"} | others


def test_whoever_handed_it_up_still_reads_it(desk: Shaft) -> None:
    finding = desk.take("hand_up_finding", desk.at("found"), "team_head", NOON)
    actor = desk.house.actor("team_head", NOON.date())
    assert finding.unit_id == desk.section.pk
    assert visible_to(actor, OutreachKind.FINDING, snapshot.current()).get() == finding


def test_a_finding_is_registered_once(desk: Shaft) -> None:
    """Attack 47: its number is the source of the petition, which is unique."""
    finding = desk.at("grown")
    assert Petition.objects.filter(source=finding.number).count() == 1
