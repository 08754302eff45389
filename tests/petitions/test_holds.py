"""Releasing a hold: who may, along the line of the duty that placed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise, _person
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.refused import DirectoryError
from xinqiao.ledger.append import history
from xinqiao.retention import holds
from xinqiao.retention.models import Hold
from xinqiao.rules.terms import Duty

WHY = "核查完了"


@dataclass
class House:
    """The enterprise, with a second officer of the discipline duty, one of a mine, and a second leader."""

    enterprise: Enterprise

    def __post_init__(self) -> None:
        group, mine = self.enterprise.group, self.enterprise.mine
        self.people = self.enterprise.people | {
            "second": _person("second", self.enterprise.discipline_unit, Duty.DISCIPLINE), "of_mine": _person("of_mine", mine, Duty.DISCIPLINE),
            "leader_2": _person("leader_2", group, Duty.LEADER), "leader_of_mine": _person("leader_of_mine", mine, Duty.LEADER),
        }  # fmt: skip
        snapshot.forget()

    def place(self, key: str) -> Hold:
        actor, today = staff(self.people[key], timezone.localdate()), timezone.localdate()
        entry = holds.HoldEntry(category="07", reason="正在核查", review_on=today + timedelta(days=9))
        return holds.place(entry, by=actor.name, seat=holds.seats(actor, snapshot.current())[0], at=timezone.now(), today=today)

    def release(self, hold: Hold, key: str, why: str = WHY) -> Hold:
        actor = staff(self.people[key], timezone.localdate())
        return holds.release(hold.pk, why, by=actor.name, seats=holds.seats(actor, snapshot.current()), directory=snapshot.current(), at=timezone.now())


@pytest.fixture
def house(enterprise: Enterprise) -> House:
    return House(enterprise)


def test_another_of_the_same_duty_releases_it_alone(house: House) -> None:
    hold = house.place("discipline")
    assert (hold.placed_as, hold.placed_unit_id) == ("discipline", house.enterprise.discipline_unit.pk)
    assert house.release(hold, "second").released_at and holds.in_force() == []


def test_the_superior_in_the_line_releases_what_a_part_placed_and_not_the_other_way_round(house: House) -> None:
    assert house.release(house.place("of_mine"), "discipline").released_at
    with pytest.raises(DirectoryError, match="同一职责的另一位或者本线上级"):
        house.release(house.place("discipline"), "of_mine")


def test_two_people_let_it_go_whoever_placed_it_asks_and_another_agrees(house: House) -> None:
    hold = house.place("discipline")
    assert house.release(hold, "discipline").released_at is None and len(holds.in_force()) == 1
    with pytest.raises(DirectoryError, match="另一位有权的人同意"):
        house.release(hold, "discipline")  # not both himself
    assert house.release(hold, "leader").released_by == staff(house.people["leader"], timezone.localdate()).name
    assert [line.verb for line in history("retention")] == ["hold.place", "hold.ask_release", "hold.release"]


def test_a_leader_s_hold_is_a_leader_s_to_release(house: House) -> None:
    with pytest.raises(DirectoryError):
        house.release(house.place("leader"), "discipline")
    assert house.release(Hold.objects.get(), "leader_2").released_at


def test_an_old_hold_without_a_duty_counts_as_the_discipline_duty_s(house: House) -> None:
    hold = house.place("leader")
    Hold.objects.update(placed_as="", placed_unit_id=None)
    with pytest.raises(DirectoryError):
        house.release(hold, "leader_2")
    assert house.release(hold, "discipline").released_at


def test_it_needs_a_reason_and_is_released_once(house: House) -> None:
    hold = house.place("discipline")
    with pytest.raises(DirectoryError, match="为什么"):
        house.release(hold, "second", " ")
    house.release(hold, "second")
    with pytest.raises(DirectoryError, match="已经解除"):
        house.release(hold, "leader")
