"""拟复核意见."""

from __future__ import annotations

from datetime import date

from tests.petitions.review_cases import FinalReviewCases, Opinion
from tests.petitions.world import World
from xinqiao.rules.terms import ReviewOutcome


class TestDraftFinalReview(Opinion, FinalReviewCases):
    step, station, by = "draft_final_review", "final_asked", "clerk"
    open_in = frozenset({"under_review", "drafted"})
    allowed = frozenset({"clerk"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, outcome=ReviewOutcome.REMIT, order="夜间测温三天。")
        assert done.linked.status == "drafted" and done.linked.person_id == world.enterprise.person("clerk").pk
        assert done.linked.content["outcome"] == "remit" and done.linked.content["order"] == "夜间测温三天。"
        assert done.started == done.stopped == {} and done.documents == []
        assert (world.office, "unit_head", "sign_review", date(2026, 4, 1)) in done.owed

    def test_whoever_handled_it_does_not_review_it(self, world: World) -> None:
        """The reviewer's own post is right; his part in the handling is not."""
        from xinqiao.directory.models import Post, Unit
        from xinqiao.rules.terms import Duty

        person = world.enterprise.person("company_clerk")
        Post.objects.create(
            person=person, unit=Unit.objects.get(pk=world.office), duty=Duty.COORDINATOR.value, title="借调", title_en="lent", valid_from=date(2026, 1, 1)
        )  # fmt: skip
        words = self.refusal(world, self.record(world, self.station), "company_clerk").words.zh
        assert words == "您办过这件事，或者在答复它的单位任职，不能再来复查、复核它，请由别的人办。"
