"""评价."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import Walk
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Rating
from xinqiao.rules.terms import RatingValue


class TestRate(StepCases):
    step, station, by = "rate", "replied", "petitioner"
    open_in = frozenset({"replied", "closed", "ended"})
    allowed = frozenset({"petitioner"})
    bad = (({"reason": "长" * 5_001}, "reason"),)

    def fields(self, world: World) -> dict[str, Any]:
        return {"office": RatingValue.SATISFIED, "unit": RatingValue.DISSATISFIED, "reason": "来得太慢。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.stopped or done.documents)
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}
        rating = Rating.objects.get(petition=done.petition)
        assert (rating.office, rating.unit, rating.reason) == ("satisfied", "dissatisfied", "来得太慢。")
        assert "来得太慢" not in str(done.line.body)

    def test_dissatisfaction_with_a_reason_is_read_by_a_head_who_did_not_handle_it(self, world: World) -> None:
        done = self.take(world)
        assert done.line.body["branch"] == "dissatisfied"
        assert done.started == {"read_reopen": (THURSDAY.date(), date(2026, 3, 15))}
        assert (world.office, "office_head", "decide_reopen", date(2026, 3, 15)) in done.owed

    def test_without_a_reason_or_fairly_satisfied_nobody_is_put_to_work(self, world: World) -> None:
        for fields in ({"reason": " "}, {"unit": RatingValue.FAIRLY}):
            with transaction.atomic():
                done = self.take(world, **fields)
                assert not done.started and "branch" not in done.line.body
                transaction.set_rollback(True)

    def test_dissatisfaction_and_a_request_are_one_entry(self, world: World) -> None:
        done = self.take(world, "reopen_asked")
        assert not done.started
        assert [work for _, _, work, _ in done.owed].count("decide_reopen") == 1

    def test_once(self, world: World) -> None:
        assert self.refusal(world, world.at("rated")).words.zh == "您已经评价过了。"

    def test_an_answer_given_anew_is_rated_once_more_and_the_first_rating_is_kept(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("replied")
        walk.take("rate", walk.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.DISSATISFIED, reason="还是冷的。")
        walk.take("reopen", "head", reason="回访属实，重新办。")
        again = {"office": RatingValue.SATISFIED, "unit": RatingValue.SATISFIED, "reason": ""}
        assert "办不了“评价”" in self.refusal(world, walk.petition, **again).words.zh  # not while it is being done
        for step in ("reply", "sign", "serve"):
            getattr(walk, f"_{step}")()
        assert walk.dossier.rating is None and walk.petition.rating_until
        walk.take("rate", walk.petitioner, **again)
        given = [(row.unit, row.superseded_on) for row in Rating.objects.filter(petition=walk.petition).order_by("pk")]
        assert given == [("dissatisfied", MONDAY.date()), ("satisfied", None)]
        assert self.refusal(world, walk.petition, **again).words.zh == "您已经评价过了。"
        assert [fault for fault in faults() if walk.petition.number in fault] == []
        Rating.objects.filter(petition=walk.petition, unit="satisfied").update(superseded_on=MONDAY.date())
        assert [fault for fault in faults() if walk.petition.number in fault] == [f"{walk.petition.number}: the rating is not what the petitioner gave"]

    def test_to_the_last_day_of_the_window_and_after_closing(self, world: World) -> None:
        self.take(world, at=MONDAY + timedelta(days=30))
        assert "评价时间" in self.refusal(world, world.at("closed"), at=MONDAY + timedelta(days=31)).words.zh
        assert self.take(world, "closed", at=MONDAY + timedelta(days=30)).status == "closed"

    def test_silence_is_no_rating(self, world: World) -> None:
        assert set(Rating.objects.values_list("petition", flat=True)) == {world.at("rated").pk}
