"""督办."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.supervisions import FOUND
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.directory.duties import Clockwork
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.story import tell
from xinqiao.rules.terms_oversight import SupervisionForm


class TestSupervise(StepCases):
    step, station, by, kind, is_opening = "supervise", "accepted", "clerk", "supervision", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head", "leader"})
    bad = (
        ({"form": SupervisionForm.LISTED}, "form"), ({"form": SupervisionForm.REMIND}, "form"), ({"problem": "慢"}, "problem"),
        ({"demand": "快"}, "demand"), ({"demand": "长" * 5_001}, "demand"), ({"unit_id": 10**9}, "unit_id"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"form": SupervisionForm.ORDER, **FOUND}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_awaited" and done.linked.content["form"] == "supervision_order"
        assert done.started == {"supervision_reply@supervision:1": (THURSDAY.date(), date(2026, 3, 12))}
        assert done.kinds == ["supervision_order"] and done.told == {desk("record_unit", world.mine)}
        said = str(done.documents[0].content)
        assert "受理二十天没有上门看过。" in said and "三天内上门测温" in said and "2026年3月12日前" in said
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_inspection_is_a_branch_with_its_own_title(self, world: World) -> None:
        done = self.take(world, form=SupervisionForm.INSPECTION)
        assert done.line.body["branch"] == "inspection" and "实地督查通知书" in done.documents[0].content["zh"]["title"]

    def test_petitioner_reads_that_it_was_supervised_and_no_more(self, world: World) -> None:
        done = self.take(world)
        event = tell(done.petition, world_directory())[-1]
        assert event.is_public and "督办了二矿" in event.sentence.zh and event.texts == {}

    def test_open_supervision_holds_the_closing_up_and_its_day_passing_is_put_on_record(self, world: World) -> None:
        record = self.take(world, "forwarded_replied").petition
        with pytest.raises(Refused) as caught:
            perform("close", record, entry("close", agreed_in_writing=True, note="第 3 页"), actor=world.actor("clerk", record), at=THURSDAY)
        assert "督办还没有结束" in caught.value.words.zh
        late = perform("breach", record, entry("breach"), actor=Clockwork(), at=THURSDAY.replace(day=20))
        running = late.clocks.get(name="supervision_reply")
        assert running.breached_on == date(2026, 3, 13) and running.breached_unit_id == world.mine


def world_directory() -> Any:
    """Return the directory as it is."""
    from xinqiao.directory import snapshot  # lazy: as the enterprise of this test wrote it

    return snapshot.current()
