"""指定承办单位: the third unit is named by a leader, and cannot return it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused


class TestDesignate(StepCases):
    step, station, by = "designate", "returned_twice", "leader"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"leader"})
    bad = (
        ({"unit_id": 999_999}, "unit_id"), ({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"),
        ({"report_on": date(2026, 3, 5)}, "report_on"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "reason": "供暖设施的产权在二矿，见资产清单。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "assigned" and done.petition.handling_unit_id == world.mine
        assert set(done.started) == {"take_over", "first_contact", "report"}  # no time to object; the time to tell runs on
        assert done.kinds == ["where_sent_notice", "assign_letter"] and done.documents[0].unit_id == world.office
        assert done.told == BY_MAIL | {desk("handling_unit", world.mine), desk("desk", world.office)}
        assert [line.verb for line in done.lines] == ["referral.send_designated", "designate"]
        assert done.texts == {"reason": "供暖设施的产权在二矿，见资产清单。"} and not done.statements[0].is_public
        assert {(unit, duty, work) for unit, duty, work, _ in done.owed} == {
            (world.mine, "handler", "accept"), (world.mine, "handler", "take_over"), (world.mine, "handler", "first_contact"),
            (world.office, "coordinator", "serve_notice"),
        }  # fmt: skip
        assert world.referral("returned_twice").is_report_owed and not list(faults(with_files=False))

    def test_the_office_may_not_send_it_a_third_time_and_the_leader_owes_it(self, world: World) -> None:
        petition = world.at("returned_twice")
        assert petition.hops == 2
        for name in ("forward", "assign"):
            with pytest.raises(Refused) as caught:
                perform(name, petition, entry(name, unit_id=world.mine), actor=world.actor("clerk", petition), at=THURSDAY)
            assert "请上级领导指定" in caught.value.words.zh
        rows = {(row.unit_id, row.duty, row.work) for row in petition.obligations.all()}
        assert (world.office, "leader", "designate") in rows and "send" not in {work for _, _, work in rows}

    def test_after_one_return_the_office_still_sends_it_itself(self, world: World) -> None:
        assert world.at("returned").hops == 1
        assert "信访办" in self.refusal(world, world.at("returned")).words.zh

    def test_the_named_unit_cannot_decline(self, world: World) -> None:
        self.take(world)
        referral = world.referral("returned_twice")
        decline = entry("decline", reason="三号楼产权已移交三矿，见移交清单第四项。")
        with pytest.raises(Refused) as caught:
            perform("decline", referral, decline, actor=world.actor("handler", referral.petition), at=THURSDAY)
        assert "领导指定" in caught.value.words.zh

    def test_the_office_may_still_deal_with_it_itself(self, world: World) -> None:
        petition = world.at("returned_twice")
        perform("accept", petition, entry("accept"), actor=world.actor("clerk", petition), at=MONDAY)
        assert Petition.objects.get(pk=petition.pk).status == "accepted"
