"""记下一个问题."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft
from xinqiao.outreach.models import OutreachRecord


class TestRecordFinding(FindingCases):
    step, station = "record_finding", ""
    bad = tuple(({name: ""}, name) for name in ("place", "subject", "headcount")) + tuple(({"headcount": wrong}, "headcount") for wrong in ("0", "9-3", "很多", "1-2-3", "9999999"))

    def record(self, desk: Shaft, station: str) -> OutreachRecord:
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.recorded()
        assert (finding.status, finding.waits_for, f"{finding.due_on}", finding.person_id) == ("found", "unit_head", "2026-03-13", None)
        assert finding.content["headcount"] == [10, 20] and finding.place_key == f"unit-{desk.team.pk}"

    def test_the_early_lane_whoever_says_what_he_will_do_has_it_for_three_days(self, desk: Shaft) -> None:
        finding = desk.recorded(measure="我去换一组。")
        assert (finding.status, f"{finding.due_on}", finding.person_id) == ("solving", "2026-03-13", desk.house.person("team_head").pk)

    def test_a_mine_has_longer(self, desk: Shaft) -> None:
        new = OutreachRecord(kind="finding", unit_id=desk.house.mine.pk)
        assert f"{desk.take('record_finding', new, 'handler', NOON).due_on}" == "2026-03-25"

    def test_the_same_form_is_kept_once(self, desk: Shaft) -> None:
        desk.recorded(token="a" * 32)
        assert self.refusal(desk, desk.new(), "team_head", token="a" * 32).field == "token"

    def test_it_has_no_field_for_a_name(self, desk: Shaft) -> None:
        """No person is the subject of a finding: the entry knows places, issues and numbers."""
        assert set(desk.fields(self.step)) == {"place", "subject", "headcount", "cause"}
        assert set(desk.recorded().content) == {"place", "subject", "headcount", "cause", "measure", "token", "found_by"}
