"""转送."""

from __future__ import annotations

from tests.petitions.sending import SendingCases
from tests.petitions.world import World


class TestForward(SendingCases):
    step = "forward"
    target = "forwarded"
    letter = "forward_letter"

    def test_no_report_is_owed(self, world: World) -> None:
        self.take(world)
        assert not world.referral("triaged").is_report_owed
