"""回去说了结果: it happens only as part of another step."""

from __future__ import annotations

import pytest

from tests.enterprise import Enterprise
from tests.outreach.trips import EVENING, Trips
from xinqiao.petitions.refused import Refused
from xinqiao.rules.procedures.visit import COMMITMENT


def test_nobody_takes_it_alone(enterprise: Enterprise) -> None:
    trips = Trips(enterprise)
    record = trips.promised()
    for who in ("clerk", "unit_head", "clockwork"):
        with pytest.raises(Refused) as caught:
            trips.take("tell_commitment", record, who, EVENING)
        assert "不能单独办" in caught.value.words.zh
    assert COMMITMENT.by_name["tell_commitment"].is_inner


def test_as_part_of_report_visit(enterprise: Enterprise) -> None:
    trips = Trips(enterprise)
    made = trips.at("commitment_told")
    assert made.status == "commitment_told" and [told["on"] for told in made.content["told"]] == ["2026-04-11"]
