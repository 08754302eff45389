"""记下到期没有报."""

from __future__ import annotations

from tests.outreach.sweeps import AFTER, Shaft, SweepCases


class TestNoteSweepMissed(SweepCases):
    step, station = "note_sweep_missed", "sweeping"
    by, at, allowed = "clockwork", AFTER, frozenset({"clockwork"})

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        sweep = desk.take("note_sweep_missed", desk.at("sweeping"), "clockwork", AFTER)
        assert (sweep.status, sweep.waits_for) == ("sweep_missed", "unit_head")
