"""登记答应的事: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.trips import EVENING, Trips
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.visit import COMMITMENT


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    trips = Trips(enterprise)
    record = trips.new("commitment")
    for who in ("clerk", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            trips.take("commit", record, who, EVENING)
        assert "不能单独办" in caught.value.words.zh
    assert COMMITMENT.by_name["commit"].is_inner


def test_as_part_of_promise_at_visit(enterprise: Enterprise) -> None:
    trips = Trips(enterprise)
    made = trips.promised()
    assert made.status == "committed" and made.content["visit"].startswith("visit-") and f"{made.ends_on}" == "2026-03-20"
