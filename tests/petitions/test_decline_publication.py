"""不公开."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_publish import ELSEWHERE
from tests.petitions.world import World
from xinqiao.petitions.publishing import published_one


class TestDeclinePublication(StepCases):
    step, station, by, kind = "decline_publication", "publication_proposed", "head", "publication"
    open_in = frozenset({"proposed"})
    allowed = frozenset({"head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "还能看出是谁。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "declined" and done.linked.content["reason"] == "还能看出是谁。"
        assert not (done.told or done.documents) and published_one(done.linked.pk) is None
