"""评价."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, World
from tests.petitions.written import desk
from xinqiao.petitions.models import Rating
from xinqiao.rules.terms import RatingValue


class TestRate(StepCases):
    step, station, by = "rate", "replied", "petitioner"
    open_in = frozenset({"replied", "closed"})
    allowed = frozenset({"petitioner"})
    bad = (({"reason": "长" * 5_001}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"office": RatingValue.SATISFIED, "unit": RatingValue.DISSATISFIED, "reason": "来得太慢。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.stopped or done.started or done.documents)
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}
        rating = Rating.objects.get(petition=done.petition)
        assert (rating.office, rating.unit, rating.reason) == ("satisfied", "dissatisfied", "来得太慢。")
        assert "来得太慢" not in str(done.line.body)

    def test_once(self, world: World) -> None:
        assert self.refusal(world, world.at("rated")).words.zh == "您已经评价过了。"

    def test_to_the_last_day_of_the_window_and_after_closing(self, world: World) -> None:
        self.take(world, at=MONDAY + timedelta(days=30))
        assert "评价时间" in self.refusal(world, world.at("closed"), at=MONDAY + timedelta(days=31)).words.zh
        assert self.take(world, "closed", at=MONDAY + timedelta(days=30)).status == "closed"

    def test_silence_is_no_rating(self, world: World) -> None:
        assert set(Rating.objects.values_list("petition", flat=True)) == {world.at("rated").pk}
