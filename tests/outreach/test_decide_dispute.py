"""会上定归谁办."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from tests.outreach.meetings import DAY, NOON, MeetingCases, Meetings
from tests.petitions.world import World, standing
from xinqiao.ledger.models import Entry
from xinqiao.ops import verify
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import STALE, Refused
from xinqiao.rules.terms_meeting import AgendaSort, DisputeVerdict

V = DisputeVerdict


class TestDecideDispute(MeetingCases):
    step, station, at, by = "decide_dispute", "meeting_open", NOON, "leader"
    allowed = frozenset({"leader"})
    bad = (
        ({"item": 9}, "item"), ({"decision": " "}, "decision"), ({"told": ""}, "told"), ({"verdict": V.INSIST}, "verdict"), ({"unit_id": None}, "unit_id"), ({"unit_id": 999_999}, "unit_id"),
    )  # fmt: skip

    @pytest.fixture
    def world(self, db: Any) -> Iterator[World]:
        """One petition at every station."""
        with standing() as world:
            yield world

    @pytest.fixture
    def desk(self, world: World) -> Meetings:
        """The office of that world; the item is a petition that two units gave back."""
        office = Meetings(world.enterprise)
        known = office.fields

        def fields(step: str) -> dict[str, Any]:
            if step == "decide_dispute":
                return {"item": 1, "verdict": V.NAME, "decision": "供暖管网的产权在二矿。", "told": "几个单位议定了，由二矿来办。", "unit_id": world.mine}
            given = known(step)
            number = world.at("returned_twice").number
            return given | {"told": "这件事几个单位一起议了。"} if step == "decide_item" else given | {"sort": AgendaSort.DISPUTE, "ref": number} if step == "put_on_agenda" else given

        office.fields = fields  # type: ignore[method-assign]
        return office

    def open_with(self, desk: Meetings, world: World, station: str, when: datetime = DAY) -> OutreachRecord:
        """Return a meeting under way with the dispute that waits at a station."""
        row = desk.take("put_on_agenda", desk.convened(begins_at=DAY.replace(hour=10)), "clerk", self.at.replace(day=4), ref=world.at(station).number)
        return desk.take("open_meeting", desk.take("send_invitations", row, "clerk", self.at.replace(day=4)), "clerk", when)

    def test_it_does_what_its_row_says(self, desk: Meetings, world: World) -> None:
        """The decision in the minutes is the decision in the petition, in one transaction, with the meeting as its source."""
        row = desk.take("decide_dispute", self.record(desk, "meeting_open"), "leader", NOON)
        petition = world.at("returned_twice")
        assert (petition.status, petition.handling_unit_id) == ("assigned", world.mine)
        decided = row.content["items"][0]["decided"]
        assert (decided["step"], decided["verdict"], decided["named"]) == ("designate", "name", world.mine)
        last = Entry.objects.filter(subject=petition.number).order_by("-number")[0]
        assert last.verb == "designate" and last.actor == f"person:{desk.house.person('leader').pk}"
        words = petition.statements.get(step="designate").texts["reason"]
        assert words == "经2026年3月12日联席会议研究决定：供暖管网的产权在二矿。"
        assert Entry.objects.filter(subject=row.number).latest("number").body["petition"] == petition.number and not list(verify.faults(with_files=False))

    def test_what_stands_in_the_petition_is_not_rewritten_in_the_minutes(self, desk: Meetings, world: World) -> None:
        row = desk.take("decide_dispute", self.record(desk, "meeting_open"), "leader", NOON)
        signed = desk.take("sign_minutes", desk.take("close_meeting", row, "clerk", NOON), "leader", NOON)
        with pytest.raises(Refused) as caught:
            desk.take("correct_minutes", signed, "leader", NOON, item=1, decision="改由三矿办。", reason="写错了。")
        assert caught.value.field == "decision" and "这段话不能改" in caught.value.words.zh

    def test_nothing_is_decided_twice(self, desk: Meetings, world: World) -> None:
        row = self.record(desk, "meeting_open")
        desk.take("decide_dispute", row, "leader", NOON, version=row.version)
        assert self.refusal(desk, row, "leader", version=row.version).words == STALE
        assert self.refusal(desk, row, "leader").field == "verdict"  # no dispute waits any more

    def test_the_same_people_decide_as_without_a_meeting(self, desk: Meetings, world: World) -> None:
        """The office writes the minutes and does not name the unit; a leader does not decide what the office decides."""
        assert "领导" in self.refusal(desk, self.record(desk, "meeting_open"), "clerk").words.zh
        row = self.open_declined(desk, world)
        assert self.refusal(desk, row, "leader", verdict=V.INSIST).words.zh.startswith("只有")

    def open_declined(self, desk: Meetings, world: World) -> OutreachRecord:
        """Return a meeting with a referral to which the unit objects."""
        return self.open_with(desk, world, "declined")

    @pytest.mark.parametrize(("verdict", "status", "step"), [(V.INSIST, "assigned", "referral.insist"), (V.AGREE, "triaged", "take_back")])
    def test_an_objection_is_decided_by_the_office(self, desk: Meetings, world: World, verdict: DisputeVerdict, status: str, step: str) -> None:
        row = desk.take("decide_dispute", self.open_declined(desk, world), "clerk", NOON, verdict=verdict, unit_id=None)
        petition = world.at("declined")
        assert petition.status == status and step in {line.verb for line in Entry.objects.filter(subject=petition.number)}
        assert row.content["items"][0]["decided"]["step"] == step.rpartition(".")[2] and not list(verify.faults(with_files=False))

    @pytest.mark.parametrize(("verdict", "status"), [(V.HELPS, "help_asked"), (V.NEED_NOT, "help_released"), (V.SETTLED, "help_given")])
    def test_a_difference_between_units_is_decided_by_the_leader(self, desk: Meetings, world: World, verdict: DisputeVerdict, status: str) -> None:
        row = self.open_with(desk, world, "help_escalated")
        due = date(2026, 3, 20) if verdict is V.HELPS else None
        desk.take("decide_dispute", row, "leader", NOON, verdict=verdict, unit_id=None, due_on=due)
        assert world.linked("help_escalated", "co_handling").status == status

    def test_tasks_can_be_added_and_the_words_stay(self, desk: Meetings, world: World) -> None:
        """The decision in the minutes is that in the petition: neither is written anew."""
        row = desk.take("decide_dispute", self.record(desk, "meeting_open"), "leader", NOON)
        self.step, said = "decide_item", row.content["items"][0]["decided"]["decision"]
        assert self.refusal(desk, row, "clerk", decision="由三矿办。").field == "decision"
        item = desk.take("decide_item", row, "clerk", NOON, decision=said).content["items"][0]
        assert (item["decided"]["step"], item["decided"]["verdict"], len(item["tasks"])) == ("designate", "name", 1)

    def test_a_matter_that_was_sealed_in_the_meantime_is_not_there(self, desk: Meetings, world: World) -> None:
        row = self.record(desk, "meeting_open")
        type(world.at("returned_twice")).objects.filter(pk=world.keys["returned_twice"]).update(is_sealed=True)
        assert self.refusal(desk, row, "leader").field == "item"
