"""交办."""

from __future__ import annotations

from tests.petitions.sending import SendingCases
from tests.petitions.world import World


class TestAssign(SendingCases):
    step = "assign"
    target = "assigned"

    def test_a_report_is_owed(self, world: World) -> None:
        self.take(world)
        assert world.referral("triaged").is_report_owed
