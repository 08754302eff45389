"""不予变更."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import THURSDAY, World
from xinqiao.vault import reveal


class TestRefuseContact(StepCases):
    step, station, by, kind = "refuse_contact", "contact_verified", "head", "contact"
    open_in = frozenset({"contact_asked", "contact_verified"})
    allowed = frozenset({"clerk", "head"})
    elsewhere = ELSEWHERE
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "电话里说的住址和登记的不一样。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"confirm_contact@contact:1": THURSDAY.date()}
        assert done.linked.status == "contact_refused" and done.linked.content["refused"]
        assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"
