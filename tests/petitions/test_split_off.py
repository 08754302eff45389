"""拆出一部分."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.linked.joint import split
from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import CODE, Walk, entry
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.lookup import look_up, part_of
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import Path
from xinqiao.vault import reveal


class TestSplitOff(StepCases):
    step, station, by, kind, is_opening = "split_off", "triaged", "clerk", "split", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"positions": ()}, "positions"), ({"positions": (1, 2)}, "positions"), ({"positions": (9,)}, "positions"), ({"title": " "}, "title"),
        ({"title": "长" * 121}, "title"), ({"reason": "拆"}, "reason"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"positions": (2,), "title": "退还两周的取暖费", "reason": "供暖和退费归两个单位管。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        record = self.record(world, "triaged")
        self.attempt(world, record, "clerk")
        petition = Petition.objects.get(pk=world.keys["triaged"])
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=petition, kind="split").content["number"])
        assert [claim.text for claim in load(petition).claims] == ["马上恢复供暖"]
        assert [claim.text for claim in load(part).claims] == ["退还这两周的取暖费"] and part.status == "registered"
        assert petition.claims.get(position=2).is_dropped  # the text stays on file
        assert list(faults()) == []

    def test_no_day_is_gained_and_the_same_key_opens_both(self, world: World) -> None:
        walk = Walk(world.enterprise, at=MONDAY).to("triaged").days(10)
        split(walk)
        number = LinkedRecord.objects.get(petition=walk.petition).content["number"]
        part = Petition.objects.get(number=number)
        tell = load(part).clock("tell")
        assert tell is not None and (tell.anchor_on, tell.due_on) == (date(2026, 3, 2), date(2026, 3, 17))
        assert part.received_at == walk.petition.received_at
        assert look_up(number, CODE, place="here", tries=5, at=THURSDAY).petition == part
        assert part_of(walk.petition, number) == part and part_of(part, walk.petition.number) is None
        assert reveal.addressee(part.identity_id, subject=number).name == "范小安"

    def test_of_an_accusation_the_open_part_shows_no_trace(self, world: World) -> None:
        """条例§30(3): the ordinary claims go off into a petition of their own; what remains, with the letter, is sealed."""
        walk = Walk(world.enterprise, at=MONDAY, claims=("恢复供暖", "查处队长吃回扣"), text="停暖两周。队长吃回扣。", title="停暖和队长吃回扣")
        walk.link("split", "split_off", "clerk", positions=(1,), title="三号楼停暖", reason="供暖是另一件普通的事。")
        part = Petition.objects.get(number=LinkedRecord.objects.get(petition=walk.petition).content["number"])
        sealed = perform("triage", walk.petition, entry("triage", category="1003", path=Path.ACCUSATION), actor=world.enterprise.actor("clerk", MONDAY.date()), at=MONDAY)
        assert sealed.is_sealed and not part.is_sealed and not part.has_records
        assert "回扣" not in part.text + part.title and part.text == "恢复供暖"
        for who in ("clerk", "head", "handler", "leader"):
            seen = visible_to(world.enterprise.actor(who, MONDAY.date()), snapshot.current())
            assert not seen.filter(pk=sealed.pk).exists()
        assert sealed.number not in str([line.body for line in history(part.number)])

    def test_only_before_it_is_decided_who_deals_with_it_and_not_while_merged(self, world: World) -> None:
        for station, words in (("assigned", "才能走这一步"), ("accepted", "才能走这一步"), ("merge_asked", "并案"), ("leading", "有别的件并在这一件里")):
            assert words in self.refusal(world, self.record(world, station)).words.zh
