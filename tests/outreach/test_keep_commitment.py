"""答应的事做到了."""

from __future__ import annotations

from tests.outreach.trips import CommitmentCases, Trips


class TestKeepCommitment(CommitmentCases):
    step, allowed = "keep_commitment", frozenset({"handler", "unit_head"})
    bad = (({"done": ""}, "done"),)

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        made = desk.at("commitment_kept")
        assert (made.status, made.waits_for, made.content["done"]) == ("commitment_kept", "", "锅炉换了温控，连着三天量了。")
