"""不予受理."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL
from xinqiao.rules.terms import RefusalGround


class TestRefuse(StepCases):
    step, station, by = "refuse", "triaged", "clerk"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"reason": " "}, "reason"),
        ({"reason": "长" * 5_001}, "reason"),
        ({"where_to_go": ""}, "where_to_go"),
        ({"where_to_go": "长" * 5_001}, "where_to_go"),
    )

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "ground": RefusalGround.OUTSIDE,
            "reason": "属于市供热公司职责。",
            "where_to_go": "市供热公司，0391-5550111",
        }

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "refused" and done.kinds == ["refusal_notice"] and done.told == BY_MAIL
        assert not (done.stopped or done.started) and done.running("tell")
        assert done.owed == {(world.office, "coordinator", "serve_notice", date(2026, 3, 17))}
        assert done.line.body["ground"] == "outside"

    def test_the_notice_says_why_and_where_to_go(self, world: World) -> None:
        content = self.take(world).documents[0].content
        for language in ("zh", "en"):
            assert "属于市供热公司职责。" in str(content[language]) and "市供热公司，0391-5550111" in str(
                content[language]
            )
        assert RefusalGround.OUTSIDE.zh in str(content["zh"]) and RefusalGround.OUTSIDE.en in str(content["en"])

    @pytest.mark.parametrize(
        ("ground", "title", "article"),
        [
            (RefusalGround.OUTSIDE, "不予受理告知书", "第二十三条第一款"),
            (RefusalGround.PENDING, "不予受理告知书", "第十九条第三款"),
            (RefusalGround.EXHAUSTED, "不再受理告知书", "第三十六条第三款"),
        ],
    )
    def test_the_notice_rests_on_the_article_of_its_ground(
        self, world: World, ground: RefusalGround, title: str, article: str
    ) -> None:
        """What was finally reviewed is not accepted again (不再受理), which is another notice than 不予受理."""
        earlier = {RefusalGround.PENDING: "accepted", RefusalGround.EXHAUSTED: "ended"}.get(ground)
        number = world.at(earlier).number if earlier else ""
        content = self.take(world, ground=ground, earlier=number).documents[0].content["zh"]
        assert content["title"] == title
        assert f"这件事{title.removesuffix('告知书')}：{ground.zh}。（《信访工作条例》{article}）" in str(content)

    @pytest.mark.parametrize(("ground", "station"), [(RefusalGround.EXHAUSTED, "replied"), (RefusalGround.PENDING, "closed"), (RefusalGround.PENDING, "sealed")])
    def test_same_matter_must_be_named_and_stand_where_the_ground_says(self, world: World, ground: RefusalGround, station: str) -> None:
        for number in ("", "XQ-2031-0000001", world.at(station).number):
            assert self.refusal(world, world.at("triaged"), ground=ground, earlier=number).field == "earlier"
