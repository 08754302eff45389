"""提出并案."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.walking import Walk
from xinqiao.directory.models import Post
from xinqiao.ops.verify import faults
from xinqiao.rules.owed import NO_DUE


class TestMergeInto(StepCases):
    step, station, by, kind, is_opening = "merge_into", "triaged", "clerk", "merge", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"number": "XQ-2026-9999999"}, "number"), ({"reason": "同"}, "reason"), ({"equals": (1,)}, "equals"), ({"equals": (1, 9)}, "equals"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"number": world.at("returned").number, "reason": "同一栋楼、同一件事。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "triaged" and done.linked.status == "asked" and done.told == set()
        assert done.linked.content == {"number": world.at("returned").number, "reason": "同一栋楼、同一件事。", "equals": [1, 2]}
        assert not (done.started or done.stopped or done.documents) and not world.at("returned").has_records
        assert (world.office, "office_head", "confirm_merge", NO_DUE) in done.owed and done.running("tell")
        assert (world.office, "coordinator", "send", date(2026, 3, 17)) in done.owed
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_what_the_head_asked_for_waits_with_whoever_may_confirm_it(self, world: World) -> None:
        lead = Walk(world.enterprise, at=MONDAY).to("triaged")

        def waits(by: str) -> set[str]:
            walk = Walk(world.enterprise, at=MONDAY).to("triaged")
            walk.link("merge", "merge_into", by, number=lead.petition.number, reason="同一栋楼、同一件事。")
            assert [fault for fault in faults() if walk.petition.number in fault] == []
            return {row.duty for row in walk.petition.obligations.filter(work="confirm_merge", unit_id=world.office)}

        assert waits("clerk") == {"office_head"} and waits("head") == {"coordinator"}
        Post.objects.filter(unit_id=world.office, duty="office_head").update(valid_to=MONDAY.date() - timedelta(days=1))
        assert waits("clerk") == {"leader"}  # nobody else is in the office

    @pytest.mark.parametrize(("lead", "words"), [
        ("accepted", "要在同一步"), ("sealed", "看不到它"), ("triaged", "看不到它"), ("merge_asked", "自己也并到"), ("triaged_diverting", "途径不同"),
    ])  # fmt: skip
    def test_into_what_it_cannot_go(self, world: World, lead: str, words: str) -> None:
        refused = self.refusal(world, self.record(world, "triaged"), number=world.at(lead).number)
        assert words in refused.words.zh and refused.field in ("number", "equals")

    def test_not_twice_not_while_it_leads_and_not_before_triage(self, world: World) -> None:
        for station, words in (("merge_asked", "已经并案"), ("leading", "有别的件并在这一件里"), ("registered", "才能走这一步"), ("sealed", "只有")):
            assert words in self.refusal(world, self.record(world, station)).words.zh
