"""申请复核."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.review_cases import FinalReviewCases, Request
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.ops.verify import faults


class TestAskFinalReview(Request, FinalReviewCases):
    step, station, by, is_opening = "ask_final_review", "company_reviewed", "petitioner", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head"})
    bad = (({"grounds": "不服"}, "grounds"), ({"grounds": "长" * 5_001}, "grounds"))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "under_review" and done.linked.unit_id == world.office
        assert done.stopped == {"ask_final_review": THURSDAY.date()} and done.started == {"final_review": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.kinds == ["final_review_request"] and {*BY_MAIL, desk("record_unit", world.office)} <= done.told
        assert (world.office, "handler", "review", date(2026, 4, 4)) in done.owed
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_above_the_group_only_a_body_outside_decides(self, world: World) -> None:
        done = self.take(world, "reviewed")
        assert done.linked.status == "outside" and done.linked.content["body"] == "省国资委"

    @pytest.mark.parametrize(("station", "words"), [("replied", "要先复查"), ("final_asked", "正在复查或复核"), ("ended", "已经复核终结")])
    def test_only_once_and_after_the_review(self, world: World, station: str, words: str) -> None:
        assert words in self.refusal(world, self.record(world, station)).words.zh

    def test_late_request_waits_for_a_leader(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=4, day=10), why_late="一直住院，有出院小结。")
        assert done.linked.status == "late" and done.started == {"decide_late@final_review:1": (date(2026, 4, 10), date(2026, 4, 17))}
