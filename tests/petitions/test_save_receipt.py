"""确认回执已保存."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import PetitionStatus


class TestSaveReceipt(StepCases):
    step, station, by = "save_receipt", "registered", "petitioner"
    open_in = frozenset(PetitionStatus.values())
    allowed = frozenset({"petitioner"})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "registered" and not (done.stopped or done.started or done.documents or done.told)
        assert done.petition.receipt_saved_at == THURSDAY

    def test_in_every_status_even_of_a_sealed_matter(self, world: World) -> None:
        for station in ("closed", "sealed"):
            assert self.take(world, station).status == station

    def test_a_form_that_staff_have_open_stays_good(self, world: World) -> None:
        before = world.at("assigned").version
        assert self.take(world, "assigned").petition.version == before

    def test_by_hand_in_the_database_it_is_found(self, world: World) -> None:
        Petition.objects.filter(pk=world.at("registered").pk).update(receipt_saved_at=THURSDAY)
        (fault,) = faults()
        assert "whether its receipt was saved" in fault
