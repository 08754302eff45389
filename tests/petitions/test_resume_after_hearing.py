"""听证结束，期限继续."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.petitions.review_cases import FinalReviewCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.petitions.zone import SHANGHAI
from xinqiao.rules.clocks import FINAL_REVIEW


class TestResumeAfterHearing(FinalReviewCases):
    step, station, by = "resume_after_hearing", "final_resting", "head"
    open_in = frozenset({"hearing"})
    allowed = frozenset({"head", "clerk"})
    bad = (({"note": "完"}, "note"), ({"to_on": date(2026, 3, 1)}, "to_on"), ({"to_on": date(2026, 3, 6)}, "to_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"to_on": THURSDAY.date(), "note": "双方到场，笔录在案卷第 20 页。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        running = done.running("final_review")
        assert done.linked.status == "under_review" and running is not None and running.paused_on is None
        assert running.pauses == [["2026-02-22", "2026-03-02"], ["2026-03-02", "2026-03-05"]] and running.due_on == MONDAY.date() + timedelta(days=33)
        assert done.line.body["moved"] == {"final_review": ["2026-02-22", "2026-04-04"]}
        assert done.linked.content["hearing"].endswith("双方到场，笔录在案卷第 20 页。")
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_not_while_the_hearing_is_called(self, world: World) -> None:
        assert "还没有举行" in self.refusal(world, self.record(world, "final_hearing")).words.zh

    def test_paused_and_resumed_on_one_day_nothing_moves(self, world: World) -> None:
        before = world.at("final_resting").clocks.get(name="final_review").due_on
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
        hearing = LinkedRecord(petition=record, kind="hearing")
        notice = {"subject": "夜间的供暖温度", "on": date(2026, 7, 20), "at": time(9, 0), "place": "集团会议室", "chair_id": world.enterprise.person("leader").pk}
        steps = (
            ("ask_final_review", "petitioner", {"grounds": "夜里只有十一度。", "why_late": "一直住院，有小结。"}, at(7, 1)),
            ("admit_late_final_review", "leader", {"reason": "住院属实。"}, at(7, 1)),
            ("call_review_hearing", "head", notice, at(7, 10)),
            ("cancel_hearing", "head", {"reason": "反映人住院，听不成了。"}, at(7, 20)),
        )  # fmt: skip
        for step, who, fields, moment in steps:
            on = hearing if "call" in step or "cancel" in step else final
            perform(step, on, entry(step, **fields), actor=world.actor(who, record), at=moment)
            final = LinkedRecord.objects.get(petition=record, kind="final_review")
            hearing = LinkedRecord.objects.filter(petition=record, kind="hearing").first() or hearing
        running = Petition.objects.get(pk=record.pk).clocks.get(name="final_review")
        assert running.due_on == date(2026, 8, 10)
        days = FINAL_REVIEW.explain(running.anchor_on, pauses=running.rests)
        assert days[-1].day == date(2026, 8, 10) and days[-1].number == 30
        assert sum(line.why.zh == "听证期间，不计" for line in days) == 10
