"""公布."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outreach.days import DAY, PUBLISHING, DayCases, Days
from xinqiao.outreach.receptions import announced
from xinqiao.petitions.refused import Refused


class TestPublishReception(DayCases):
    step, station, at = "publish_reception", "reception_planned", PUBLISHING

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        planned = desk.at("reception_planned")
        assert announced(PUBLISHING.date(), 9) == []
        day = desk.take("publish_reception", planned, "clerk", PUBLISHING)
        assert day.status == "reception_published" and day.content["published_on"] == "2026-03-02"
        assert announced(PUBLISHING.date(), 9) == [day] and announced(DAY.date() + timedelta(days=1), 9) == []

    def test_what_is_over_is_not_announced(self, desk: Days) -> None:
        with pytest.raises(Refused):
            desk.take("publish_reception", desk.at("reception_planned"), "clerk", DAY + timedelta(days=1))
