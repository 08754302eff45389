"""没有做到，说明原因."""

from __future__ import annotations

from tests.outreach.trips import CommitmentCases, Trips


class TestExplainCommitment(CommitmentCases):
    step = "explain_commitment"
    bad = (({"why": ""}, "why"),)

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        made = desk.at("commitment_explained")
        assert (made.status, made.waits_for) == ("commitment_explained", "") and made.content["why_not"].startswith("锅炉要等大修")
