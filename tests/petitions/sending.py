"""What forwarding and assigning have in common."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, Unit


class SendingCases(StepCases):
    station, by = "triaged", "clerk"
    open_in = frozenset({"triaged"})
    allowed = frozenset({"clerk", "head"})
    target: ClassVar[str]
    letter: ClassVar[str]  # to the unit
    more_clocks: ClassVar[dict[str, tuple[date, date]]] = {}
    bad = (({"unit_id": 999_999}, "unit_id"), ({"instruction": "长" * 5_001}, "instruction"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"unit_id": world.mine, "instruction": "天冷，请优先办理。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == self.target and done.petition.handling_unit_id == world.mine
        assert done.started == {
            "tell_by_unit": (date(2026, 3, 5), date(2026, 3, 20)), "object": (date(2026, 3, 5), date(2026, 3, 12)),
            "take_over": (date(2026, 3, 5), date(2026, 3, 6)), "first_contact": (date(2026, 3, 5), date(2026, 3, 6)),
            **self.more_clocks,
        }  # fmt: skip
        assert not done.stopped and done.running("tell")
        assert done.kinds == ["where_sent_notice", self.letter] and {document.unit_id for document in done.documents} == {world.office}
        assert done.told == BY_MAIL | {desk("handling_unit", world.mine)}
        assert [line.verb for line in done.lines] == ["referral.send", self.step]
        assert done.texts == {"instruction": "天冷，请优先办理。"} and not done.statements[0].is_public
        assert done.owed == {
            (world.mine, "handler", "accept", date(2026, 3, 20)),
            (world.mine, "handler", "take_over", date(2026, 3, 6)),
            (world.mine, "handler", "first_contact", date(2026, 3, 6)),
            (world.office, "coordinator", "serve_notice", date(2026, 3, 17)),
        }
        referral = world.referral("triaged")
        assert (referral.status, referral.unit_id, referral.sent_at) == ("sent", world.mine, done.at)

    def test_only_to_a_unit_that_handles_petitions_and_still_exists(self, world: World) -> None:
        for unit in (world.enterprise.group, world.enterprise.discipline_unit, world.enterprise.office):
            assert self.refusal(world, world.at("triaged"), unit_id=unit.pk).field == "unit_id"
        Unit.objects.filter(pk=world.mine).update(valid_to=date(2026, 3, 4))
        Edition.objects.update(number=99)
        snapshot.forget()
        assert self.refusal(world, world.at("triaged")).field == "unit_id"

    def test_not_when_another_path_applies(self, world: World) -> None:
        assert "甄别" in self.refusal(world, world.at("triaged_diverting")).words.zh

    def test_again_after_a_return(self, world: World) -> None:
        done = self.take(world, "returned", unit_id=world.enterprise.other_mine.pk)
        assert done.petition.handling_unit_id == world.enterprise.other_mine.pk
        assert world.referral("returned").status == "sent"
