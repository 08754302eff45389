"""同意退回."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk


class TestTakeBack(StepCases):
    step, station, by = "take_back", "declined", "clerk"
    open_in = frozenset({"forwarded", "assigned"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"note": "长" * 5_001}, "note"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="产权确已移交三矿。")
        assert done.status == "triaged" and done.petition.handling_unit_id is None
        assert done.stopped == {"tell_by_unit": date(2026, 3, 5)} and not done.started
        assert done.running("tell")
        assert done.told == {desk("handling_unit", world.mine)} and not done.documents
        assert [line.verb for line in done.lines] == ["referral.give_back", "take_back"]
        assert world.referral("declined").status == "returned"
        assert done.owed == {
            (world.office, "coordinator", "send", date(2026, 3, 17)),
            (world.office, "coordinator", "serve_notice", date(2026, 3, 17)),
        }

    def test_not_unless_the_unit_has_objected(self, world: World) -> None:
        for station in ("forwarded", "assigned", "taken_over"):
            assert "异议" in self.refusal(world, world.at(station)).words.zh
