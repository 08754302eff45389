"""登记外部不予复核."""

from __future__ import annotations

from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform


class TestCloseOutsideFinalReview(FinalReviewCases):
    step, station, by = "close_outside_final_review", "final_outside", "clerk"
    open_in = frozenset({"outside"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"reason": "不收"}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "省国资委回函：反映人已向它撤回申请。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "declined" and done.linked.content["not_taken"].startswith("省国资委回函")
        assert done.status == "replied" and done.told >= BY_MAIL and desk("handling_unit", done.petition.handling_unit_id) in done.told
        assert "hand_to_outside" not in {work for _, _, work, _ in done.owed} and not (done.started or done.stopped or done.documents)
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_the_way_is_open_again(self, world: World) -> None:
        """Nothing waits for a body that will not answer: he may ask again, saying why so late."""
        done = self.take(world)
        again = LinkedRecord(petition=done.petition, kind="final_review")
        words = entry("ask_final_review", grounds="它说没有收到案卷，请再送一次。", why_late="前一次是案卷没有送到。")
        assert perform("ask_final_review", again, words, actor=world.actor("petitioner", done.petition), at=THURSDAY).status == "outside"
