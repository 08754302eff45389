"""把普通的要求交回信访办."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.walking import CODE
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.dossier import load
from xinqiao.petitions.lookup import look_up, part_of
from xinqiao.petitions.models import LinkedRecord, Petition


class TestReleaseClaims(StepCases):
    step, station, by, kind, is_opening = "release_claims", "sealed", "discipline", "split", True
    open_in = frozenset({"start"})
    allowed = frozenset({"discipline"})
    bad = (
        ({"positions": ()}, "positions"), ({"positions": (9,)}, "positions"), ({"title": " "}, "title"), ({"reason": "拆"}, "reason"),
        ({"attachments": (999,)}, "attachments"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"positions": (2,), "title": "退还两周的取暖费", "reason": "退费是另一件普通的事。"}

    def release(self, world: World, **given: Any) -> tuple[Petition, Petition]:
        self.attempt(world, self.record(world, "sealed"), "discipline", **given)
        sealed = world.at("sealed")
        return sealed, Petition.objects.get(number=LinkedRecord.objects.get(petition=sealed, kind="split").content["number"])

    def test_it_does_what_its_row_says(self, world: World) -> None:
        sealed, part = self.release(world)
        assert sealed.is_sealed and [claim.text for claim in load(sealed).claims] == ["马上恢复供暖"]
        assert not part.is_sealed and part.status == "registered" and [claim.text for claim in load(part).claims] == ["退还这两周的取暖费"]
        tell = load(part).clock("tell")
        assert tell is not None and (tell.anchor_on, tell.due_on) == (date(2026, 3, 2), date(2026, 3, 17))
        assert {(row.unit_id, row.work) for row in part.obligations.all()} == {(world.office, "triage")}
        assert list(faults()) == []

    def test_what_is_no_accusation_at_all_goes_back_whole_and_the_reporter_is_still_to_be_told(self, world: World) -> None:
        sealed, part = self.release(world, positions=(1, 2), title="停暖", reason="说的是供暖，不是检举。")
        assert load(sealed).claims == [] and len(load(part).claims) == 2
        assert {row.work for row in sealed.obligations.all()} == {"tell_reporter"}
        assert list(faults()) == []

    def test_the_part_names_neither_discipline_nor_the_sealed_number(self, world: World) -> None:
        sealed, part = self.release(world)
        lines = history(part.number)
        assert {line.actor for line in lines} == {"clockwork"} and sealed.number not in str([line.body for line in lines])
        clerk = visible_to(world.enterprise.actor("clerk", MONDAY.date()), snapshot.current())
        assert clerk.filter(pk=part.pk).exists() and not clerk.filter(pk=sealed.pk).exists()

    def test_the_same_key_opens_both(self, world: World) -> None:
        sealed, part = self.release(world)
        assert look_up(part.number, CODE, place="here", tries=5, at=THURSDAY).petition == part
        assert part_of(sealed, part.number) == part

