"""签发复查意见书."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.review_cases import ReviewCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk


class TestSignReview(ReviewCases):
    step, station, by = "sign_review", "review_drafted", "head"
    open_in = frozenset({"drafted"})
    allowed = frozenset({"head"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "signed" and done.kinds == ["review_decision"]
        assert done.documents[0].unit_id == world.enterprise.group.pk  # the seal of the unit, not of its office
        text = str(done.documents[0].content)
        assert "没有夜间记录" in text and "维持原来的" in text and "夜里只有十一度" in text
        assert '申请复核' in text
        assert {*BY_MAIL, desk("desk", world.office)} <= done.told and done.stopped == {}
        assert (world.office, "handler", "serve_review", date(2026, 4, 1)) in done.owed

    def test_who_wrote_it_does_not_sign_it(self, world: World) -> None:
        from xinqiao.directory.models import Post, Unit
        from xinqiao.rules.terms import Duty

        Post.objects.create(
            person=world.enterprise.person("clerk"), unit=Unit.objects.get(pk=world.office), duty=Duty.OFFICE_HEAD.value, title="代主任",
            title_en="acting", valid_from=date(2026, 1, 1),
        )  # fmt: skip
        assert "起草人不能签发" in self.refusal(world, self.record(world, self.station), "clerk").words.zh

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_opinion_is_whole_in_both_languages(self, world: World, language: str) -> None:
        blocks = self.take(world).documents[0].content[language]["blocks"]
        assert [block["kind"] for block in blocks].count("heading") == 3 and blocks[-1]["kind"] == "remedy"
