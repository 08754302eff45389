"""会签."""

from __future__ import annotations

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import desk
from tests.walking import conclusion, entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import Outcome

ELSEWHERE = {name: name for name in ("countersign_asked", "countersigned", "countersign_objected", "countersign_dropped")}


class TestCountersign(StepCases):
    step, station, by, kind = "countersign", "countersign_asked", "other_head", "countersign"
    open_in = frozenset({"countersign_asked"})
    allowed = frozenset({"other_head"})
    elsewhere = ELSEWHERE
    bad = (({"note": "长" * 5_001}, "note"),)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="同意。")
        assert done.linked.status == "countersigned" and done.linked.content["said"] == "同意。" and done.linked.content["draft"]
        assert done.stopped == {"countersign@countersign:1": THURSDAY.date()} and done.told == {desk("handling_unit", world.mine)}
        assert "countersign" not in {work for _, _, work, _ in done.owed}
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_what_is_changed_afterwards_is_countersigned_anew(self, world: World) -> None:
        petition = self.take(world).petition
        claims = load(petition).remaining
        changed = entry("reply", conclusions=tuple(conclusion(Outcome.REJECT) for _ in claims))
        perform("reply", petition, changed, actor=world.actor("handler", petition), at=THURSDAY)
        with pytest.raises(Refused, match="会签以后答复又改过"):
            perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY)
        again = LinkedRecord(petition=petition, kind="countersign")
        ask = entry("ask_countersign", unit_id=world.enterprise.other_mine.pk, asked="改了第二条。")
        perform("ask_countersign", again, ask, actor=world.actor("unit_head", petition), at=THURSDAY)
        self.attempt(world, world.linked("countersign_asked", "countersign"), "other_head")
        assert perform("sign", petition, entry("sign"), actor=world.actor("unit_head", petition), at=THURSDAY).status == "signed"
