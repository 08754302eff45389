"""转给别的单位复查."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory.models import Unit
from xinqiao.petitions.perform import perform


class TestHandOnReview(ReviewCases):
    step, station, by = "hand_on_review", "review_stuck", "clerk"
    open_in = frozenset({"late", "under_review", "drafted"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": "没人"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "专员和主任都参与过这件事。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        """So on 条例§35: nobody inside is left and nobody inside is above, so a body outside reviews it, on paper."""
        done = self.take(world)
        assert done.linked.status == "outside" and done.linked.unit_id is None and done.linked.content["body"] == "省国资委"
        assert done.kinds == ["review_transfer"] and done.stopped == {"review": THURSDAY.date()} and not done.started
        assert {"hand_to_outside"} <= {work for _, _, work, _ in done.owed} and "review" not in {work for _, _, work, _ in done.owed}
        assert done.told >= BY_MAIL and desk("handling_unit", done.petition.handling_unit_id) in done.told

    def test_the_next_unit_of_the_line_takes_it_on_and_the_time_limit_runs_on(self, world: World) -> None:
        before = world.linked("company_stuck", "review")
        company, office = Unit.objects.get(key="company"), Unit.objects.get(key="office")
        assert before.unit_id == company.pk
        done = self.take(world, "company_stuck")
        assert (done.linked.status, done.linked.unit_id, done.linked.content["signs"]) == ("under_review", office.pk, office.pk)
        assert done.line.body["handed_on_by"] == company.pk
        assert done.started == done.stopped == {} and done.documents == [] and desk("record_unit", office.pk) in done.told
        assert [unit for unit, _, work, _ in done.owed if work == "review"] == [office.pk]

    def test_a_late_request_goes_where_somebody_may_decide_on_it(self, world: World) -> None:
        done = self.take(world, "review_stuck_late")
        assert done.linked.status == "outside" and "decide_late" not in {work for _, _, work, _ in done.owed}

    @pytest.mark.parametrize("station", ["review_asked", "review_drafted", "review_late"])
    def test_it_stays_where_somebody_may_review_it(self, world: World, station: str) -> None:
        """So on 条例§35: the unit above the one that answered reviews it, as long as it can."""
        assert self.refusal(world, self.record(world, station)).words.zh.startswith("这个单位里还有没有参与过这件事的人")

    @pytest.mark.parametrize("station", ["review_stuck", "review_stuck_late", "company_stuck"])
    def test_it_costs_no_more_than_a_step_may(self, world: World, station: str) -> None:
        """So on the bar of one step: 25 statements, where it goes outside and where the next unit takes it on."""
        record, actor, given = self.record(world, station), world.enterprise.actor(self.by, THURSDAY.date()), entry(self.step, **self.fields(world))
        assert record.petition.number
        with CaptureQueriesContext(connection) as asked:
            perform(self.step, record, given, actor=actor, at=THURSDAY)
        assert len([one for one in asked if "SAVEPOINT" not in one["sql"]]) <= 25
