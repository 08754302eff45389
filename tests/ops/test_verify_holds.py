"""`verify` names a legal hold that a hand in the database let go, narrowed, removed or slipped in (attack 48)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.ops.verify.holds import hold_faults
from xinqiao.retention import holds
from xinqiao.retention.models import Hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def hold(enterprise: Enterprise) -> Hold:
    return placed(enterprise)


def placed(enterprise: Enterprise) -> Hold:
    now, today = timezone.now(), timezone.localdate()
    actor = staff(enterprise.people["discipline"], today)
    entry = holds.HoldEntry(number="", category="07", unit_id=None, received_from=today, received_to=None, reason="正在核查", review_on=today + timedelta(days=30))
    return holds.place(entry, by=actor.name, seat=holds.seats(actor, snapshot.current())[0], at=now, today=today)


def let_go(hold: Hold, enterprise: Enterprise, *keys: str) -> None:
    for key in keys:
        actor = staff(enterprise.people[key], timezone.localdate())
        seats = holds.seats(actor, snapshot.current())
        holds.release(hold.pk, "核查完了", by=actor.name, seats=seats, directory=snapshot.current(), at=timezone.now())


def test_what_was_done_by_its_steps_is_sound(hold: Hold, enterprise: Enterprise) -> None:
    assert list(hold_faults()) == []
    let_go(hold, enterprise, "discipline")
    assert list(hold_faults()) == []
    let_go(hold, enterprise, "leader")
    assert list(hold_faults()) == [] and Hold.objects.get().released_at


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"released_at": timezone.now(), "released_by": "person:1", "why_released": "x"}, "was not let go as it was recorded"),
        ({"asked_at": timezone.now(), "asked_why": "x"}, "was not let go as it was recorded"),
        ({"category": "0703"}, "is not what was recorded"),
        ({"received_from": None}, "is not what was recorded"),
        ({"reason": "别的"}, "is not what was recorded"),
        ({"placed_by": "person:999"}, "is not what was recorded"),
        ({"placed_as": "leader"}, "is not what was recorded"),
    ],
)
def test_a_row_that_was_changed_is_named(hold: Hold, change: dict[str, Any], said: str) -> None:
    Hold.objects.filter(pk=hold.pk).update(**change)
    assert [f"retention: the hold {hold.pk} {said}"] == list(hold_faults())


def test_one_that_was_let_go_and_is_put_back_by_hand_is_named(hold: Hold, enterprise: Enterprise) -> None:
    let_go(hold, enterprise, "discipline", "leader")
    Hold.objects.update(released_at=None, released_by="", why_released="")
    assert "was not let go" in "".join(hold_faults())


def test_one_that_is_gone_or_was_slipped_in_is_named(hold: Hold) -> None:
    key = hold.pk
    Hold.objects.filter(id=key).update(id=key + 7)
    first, second = hold_faults()
    assert f"the hold {key + 7} is not what was recorded" in first and f"the hold {key} is missing" in second
