"""回复督办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory import change
from xinqiao.directory.duties import Clockwork
from xinqiao.outbox.models import Message
from xinqiao.petitions import overdue
from xinqiao.petitions.perform import perform

ELSEWHERE = {"reply_awaited": "supervised", "reply_given": "supervision_answered", "supervision_ended": "supervision_ended"}


class TestAnswerSupervision(StepCases):
    step, station, by, kind = "answer_supervision", "supervised", "handler", "supervision"
    open_in = frozenset({"reply_awaited"})
    allowed = frozenset({"handler", "unit_head"})
    elsewhere = ELSEWHERE
    bad = (({"reply": "办了"}, "reply"), ({"reply": "长" * 5_001}, "reply"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reply": "三月四日上门测温，换了阀门。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_given" and done.linked.content["reply"] == "三月四日上门测温，换了阀门。"
        assert done.stopped == {"supervision_reply@supervision:1": THURSDAY.date()}
        assert done.kinds == ["supervision_reply"] and done.documents[0].unit_id == world.mine
        assert done.told == {desk("asking_unit", world.office)}
        assert (world.office, "coordinator", "read_supervision", date(2026, 3, 12)) in done.owed
        assert done.started == {"read_supervision@supervision:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert date(2026, 3, 12) not in {due for _, _, work, due in done.owed if work == "answer_supervision"}

    def test_the_days_to_read_it_are_a_dated_policy(self, world: World) -> None:
        change.set_policy("read_supervision_working_days", 2, MONDAY.date(), by="test", at=MONDAY)
        done = self.take(world)
        assert (world.office, "coordinator", "read_supervision", date(2026, 3, 9)) in done.owed

    def test_whoever_supervised_is_warned_and_read_too_late_it_counts_against_him(self, world: World) -> None:
        answered = self.take(world).petition
        overdue.give_alerts(THURSDAY.replace(day=13))
        told = Message.objects.filter(subject=answered.number, step="alert").values_list("unit_id", flat=True)
        assert world.office in told
        late = perform("breach", answered, entry("breach"), actor=Clockwork(), at=THURSDAY.replace(day=13))
        running = late.clocks.get(name="read_supervision")
        assert running.breached_on == date(2026, 3, 13) and running.breached_unit_id == world.office
