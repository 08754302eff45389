"""听证结束，期限继续."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.clocks import FINAL_REVIEW


class TestResumeAfterHearing(FinalReviewCases):
    step, station, by = "resume_after_hearing", "final_hearing", "head"
    open_in = frozenset({"hearing"})
    allowed = frozenset({"head", "clerk"})
    bad = (({"note": "完"}, "note"), ({"to_on": date(2026, 3, 1)}, "to_on"), ({"to_on": date(2026, 3, 6)}, "to_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"to_on": THURSDAY.date(), "note": "双方到场，笔录在案卷第 20 页。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        running = done.running("final_review")
        assert done.linked.status == "under_review" and running is not None and running.paused_on is None
        assert running.pauses == [["2026-03-02", "2026-03-05"]] and running.due_on == MONDAY.date() + timedelta(days=33)
        assert done.line.body["moved"] == {"final_review": ["2026-03-02", "2026-04-04"]}
        assert done.linked.content["hearing"].endswith("双方到场，笔录在案卷第 20 页。")
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_paused_and_resumed_on_one_day_nothing_moves(self, world: World) -> None:
        before = world.at("final_hearing").clocks.get(name="final_review").due_on
        done = self.take(world, at=MONDAY, to_on=MONDAY.date())
        running = done.running("final_review")
        assert running is not None and running.due_on == before

    def test_vector_of_the_domain(self, world: World) -> None:
        """C9 received 2026-07-01 with 10 hearing days excluded -> 2026-08-10 (domain §1.4)."""
        record = world.at("company_reviewed")
        from xinqiao.petitions.models import LinkedRecord, Petition

        def at(month: int, day: int) -> datetime:
            return datetime(2026, month, day, 9, tzinfo=SHANGHAI)

        final = LinkedRecord(petition=record, kind="final_review")
        steps = (
            ("ask_final_review", "petitioner", {"grounds": "夜里只有十一度。", "why_late": "一直住院，有小结。"}, at(7, 1)),
            ("admit_late_final_review", "leader", {"reason": "住院属实。"}, at(7, 1)),
            ("pause_for_hearing", "head", {"from_on": date(2026, 7, 10), "note": "七月十五日听证。"}, at(7, 10)),
            ("resume_after_hearing", "head", {"to_on": date(2026, 7, 20), "note": "笔录在案卷。"}, at(7, 20)),
        )  # fmt: skip
        for step, who, fields, moment in steps:
            perform(step, final, entry(step, **fields), actor=world.actor(who, record), at=moment)
            final = LinkedRecord.objects.get(petition=record, kind="final_review")
        running = Petition.objects.get(pk=record.pk).clocks.get(name="final_review")
        assert running.due_on == date(2026, 8, 10)
        days = FINAL_REVIEW.explain(running.anchor_on, pauses=running.rests)
        assert days[-1].day == date(2026, 8, 10) and days[-1].number == 30
        assert sum(line.why.zh == "听证期间，不计" for line in days) == 10
