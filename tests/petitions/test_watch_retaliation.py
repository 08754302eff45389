"""开始跟踪."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms_protection import Occasion
from xinqiao.vault.contact import Contact


class TestWatchRetaliation(StepCases):
    step, station, by, kind, is_opening = "watch_retaliation", "accepted", "clockwork", "retaliation", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clockwork"})
    bad = ()

    def fields(self, world: World) -> dict[str, Any]:
        return {"occasion": Occasion.SAFETY, "contact": Contact(name="范小安", phone="19900001234")}

    def record(self, world: World, station: str) -> LinkedRecord:
        """Return a record on a file that is not there yet."""
        of, unit = world.at(station), world.enterprise.discipline_unit.pk
        file = Petition(
            guards=of.number, watcher="discipline", status="sealed", is_sealed=True, category="1005", path="accusation", channel=of.channel,
            secrecy=of.secrecy, language=of.language, desk_unit_id=of.desk_unit_id, handling_unit_id=unit,
        )  # fmt: skip
        return LinkedRecord(petition=file, kind=self.kind, unit_id=unit)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before = world.at("accepted")
        done, unit = self.take(world), world.enterprise.discipline_unit.pk
        assert done.petition.number.startswith("XQBH-2026-") and done.petition.guards == before.number and done.petition.is_sealed
        assert done.linked.status == "watched" and done.linked.content["occasion"] == "safety"
        assert done.started == {"check_in@retaliation:1": (date(2026, 3, 5), date(2026, 4, 4))}
        assert done.owed == {(unit, "discipline", "check_in", date(2026, 4, 4))} and done.told == {desk("record_unit", unit)}
        assert vars(world.at("accepted")) | {"_state": None} == vars(before) | {"_state": None}, "the petition knows nothing of it"

    def test_taken_twice_it_is_done_once(self, world: World) -> None:
        """A person on a petition has one file: tests/petitions/test_protecting.py clicks twice."""
        self.take(world)
        assert Petition.objects.filter(guards=world.at("accepted").number).count() == 1
