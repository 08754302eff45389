"""提出异议退回."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import desk
from tests.walking import entry
from xinqiao.petitions.perform import perform
from xinqiao.petitions.upload import Upload


class TestDecline(StepCases):
    step, station, by = "decline", "assigned", "handler"
    is_referral = True
    open_in = frozenset({"sent", "taken_over"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (({"reason": "不归我们"}, "reason"), ({"reason": " " * 20}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "三号楼产权已移交三矿，见移交清单第四项。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and world.referral("assigned").status == "declined"
        assert done.stopped == dict.fromkeys(("object", "take_over"), date(2026, 3, 5)) and not done.started
        assert done.kinds == ["objection"] and done.documents[0].unit_id == world.mine
        assert done.told == {desk("desk", world.office)} and done.running("tell_by_unit")
        assert (world.office, "coordinator", "decide_objection", date(2026, 3, 17)) in done.owed
        assert "accept" not in {work for _, _, work, _ in done.owed}
        assert done.petition.handling_unit_id == world.mine  # it stays in charge until the sender has decided

    def test_the_evidence_is_attached_and_the_ledger_vouches_for_it(self, world: World) -> None:
        upload = Upload(file_key="k", name="移交清单.jpg", media_type="image/jpeg", size=3, sha256="a" * 64)
        done = self.take(world, uploads=(upload,))
        assert done.line.body["files_sha256"] == ["a" * 64]
        assert [file.name for file in done.petition.attachments.filter(from_petitioner=False)] == ["移交清单.jpg"]

    def test_on_the_fifth_working_day_but_not_after_it(self, world: World) -> None:
        """Sent on Monday: Monday a week later is the fifth working day."""
        assert "届满" in self.refusal(world, world.referral("assigned"), at=MONDAY + timedelta(days=8)).words.zh
        self.take(world, at=MONDAY + timedelta(days=7))

    def test_not_a_second_time_after_the_sender_has_decided(self, world: World) -> None:
        insist = entry("insist", reason="产权仍在二矿")
        record = world.referral("declined")
        perform("insist", record, insist, actor=world.actor("clerk", record.root), at=THURSDAY)
        assert "异议" in self.refusal(world, world.referral("declined")).words.zh

    @pytest.mark.parametrize("station", ["accepted", "signed", "replied", "closed"])
    def test_not_what_the_unit_has_accepted(self, world: World, station: str) -> None:
        assert "异议" in self.refusal(world, world.referral(station)).words.zh
