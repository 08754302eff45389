"""开始当月排查."""

from __future__ import annotations

from tests.outreach.sweeps import FIRST, Shaft, SweepCases
from xinqiao.outreach.models import OutreachRecord


class TestOpenSweep(SweepCases):
    step, station = "open_sweep", ""
    by, at, allowed = "clockwork", FIRST, frozenset({"clockwork"})

    def record(self, desk: Shaft, station: str) -> OutreachRecord:
        return desk.new_sweep()

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        sweep = desk.take("open_sweep", desk.new_sweep(), "clockwork", FIRST)
        assert (sweep.status, sweep.waits_for, f"{sweep.due_on}", sweep.number) == ("sweeping", "unit_head", "2026-03-25", f"sweep-{desk.team.pk}-202603")
