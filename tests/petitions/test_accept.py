"""受理."""

from __future__ import annotations

from datetime import date

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk


class TestAccept(StepCases):
    step, station, by = "accept", "assigned", "handler"
    open_in = frozenset({"forwarded", "assigned", "triaged"})
    allowed = frozenset({"handler"})
    bad = (({"contact": "长" * 201}, "contact"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, contact="后勤科 0391-5550123")
        assert done.status == "accepted"
        assert done.stopped == dict.fromkeys(("object", "take_over"), date(2026, 3, 5))
        assert done.started == {"handle": (date(2026, 3, 5), date(2026, 5, 4))}
        assert done.kinds == ["acceptance_notice"] and done.documents[0].unit_id == world.mine
        assert "后勤科 0391-5550123" in str(done.documents[0].content["zh"])
        assert done.told == BY_MAIL | {desk("desk", world.office)}
        assert done.line.body["due"] == "2026-05-04"
        assert done.owed == {
            (world.mine, "handler", "answer", date(2026, 5, 4)),
            (world.mine, "handler", "first_contact", date(2026, 3, 3)),
            (world.mine, "handler", "serve_notice", date(2026, 3, 17)),
            (world.office, "coordinator", "serve_notice", date(2026, 3, 17)),
        }

    def test_the_time_to_tell_runs_on_until_the_notice_is_served(self, world: World) -> None:
        done = self.take(world)
        assert done.running("tell") and done.running("tell_by_unit")

    def test_it_takes_over_what_nobody_had_taken_over(self, world: World) -> None:
        done = self.take(world)
        assert [line.verb for line in done.lines] == ["referral.take_over", "accept"]
        assert world.referral("assigned").status == "taken_over"
        assert [line.verb for line in self.take(world, "taken_over").lines] == ["accept"]

    def test_the_office_may_handle_it_itself(self, world: World) -> None:
        done = self.take(world, "triaged", "clerk")
        assert done.petition.handling_unit_id == world.office and done.documents[0].unit_id == world.office
        assert done.running("tell")

    def test_a_proposal_has_no_sixty_days(self, world: World) -> None:
        done = self.take(world, "proposal_assigned")
        assert done.started == {"study": (date(2026, 3, 5), date(2026, 4, 4))}
        assert done.line.body["branch"] == "proposal" and done.running("handle") is None

    def test_claims_and_proposals_start_both_clocks(self, world: World) -> None:
        done = self.take(world, "mixed_assigned")
        assert done.line.body["branch"] == "mixed" and done.line.body["due"] == "2026-05-04"
        assert done.started == {
            "handle": (date(2026, 3, 5), date(2026, 5, 4)),
            "study": (date(2026, 3, 5), date(2026, 4, 4)),
        }
        assert (world.mine, "handler", "answer", date(2026, 4, 4)) in done.owed  # one answer: the first day counts
        written = str(done.documents[0].content["zh"])
        assert "2026年5月4日" in written and "2026年4月4日" in written

    def test_not_while_the_objection_is_open(self, world: World) -> None:
        assert "异议" in self.refusal(world, world.at("declined")).words.zh

    def test_not_when_another_path_applies(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("triaged_diverting"), "clerk").words.zh
