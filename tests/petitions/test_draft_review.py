"""拟复查意见."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.review_cases import Opinion, ReviewCases
from tests.petitions.world import MONDAY, World
from xinqiao.ledger.append import Line, append
from xinqiao.petitions.models import LinkedRecord
from xinqiao.rules.terms import ReviewOutcome


class TestDraftReview(Opinion, ReviewCases):
    step, station, by = "draft_review", "review_asked", "clerk"
    open_in = frozenset({"under_review", "drafted"})
    allowed = frozenset({"clerk"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, outcome=ReviewOutcome.REMIT, order="夜间测温三天。")
        assert done.linked.status == "drafted" and done.linked.person_id == world.enterprise.person("clerk").pk
        assert done.linked.content["outcome"] == "remit" and done.linked.content["order"] == "夜间测温三天。"
        assert done.started == done.stopped == {} and done.documents == []
        assert (world.office, "unit_head", "sign_review", date(2026, 4, 1)) in done.owed

    @pytest.mark.parametrize("verb", ["inquiry.record_interview", "inquiry.record_evidence", "co_handling.give_opinion", "countersign.countersign", "mediation.write_settlement", "hearing.hold_hearing"])
    def test_nor_does_whoever_investigated_helped_or_countersigned(self, world: World, verb: str) -> None:
        """So on 条例§35: what counts is whether he had a part in it, not by which step."""
        record = self.record(world, self.station)
        append([Line(subject=record.root.number, verb=verb, actor=f"person:{world.enterprise.person('clerk').pk}", at=MONDAY, recorded_at=MONDAY, body={})])
        assert "您办过这件事" in self.refusal(world, record).words.zh

    def test_nor_whoever_chaired_the_hearing_on_it(self, world: World) -> None:
        petition = world.at(self.station)
        chaired = {"kind": "hearing", "position": 1, "status": "hearing_concluded", "person_id": world.enterprise.person("clerk").pk, "unit_id": world.mine, "opened_at": MONDAY}
        LinkedRecord.objects.create(petition=petition, content={}, **chaired)
        assert "您办过这件事" in self.refusal(world, self.record(world, self.station)).words.zh
        LinkedRecord.objects.filter(kind="hearing").update(status="hearing_cancelled")
        assert self.take(world).linked.status == "drafted"

    def test_whoever_handled_it_does_not_review_it(self, world: World) -> None:
        """The reviewer's own post is right; his part in the handling is not."""
        from xinqiao.directory.models import Post, Unit
        from xinqiao.rules.terms import Duty

        person = world.enterprise.person("handler")
        Post.objects.create(
            person=person, unit=Unit.objects.get(pk=world.office), duty=Duty.COORDINATOR.value, title="借调", title_en="lent", valid_from=date(2026, 1, 1)
        )  # fmt: skip
        words = self.refusal(world, self.record(world, self.station), "handler").words.zh
        assert words == "您办过这件事，或者在答复它的单位任职，不能再来复查、复核它，请由别的人办。"
