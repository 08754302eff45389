"""补充材料."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.upload import Upload

PHOTO = Upload(file_key="0" * 40, name="暖气片.jpg", media_type="image/jpeg", size=7, sha256="a" * 64)


class TestSupplement(StepCases):
    step, station, by = "supplement", "awaiting_supplement", "petitioner"
    open_in = frozenset(
        {
            "registered", "awaiting_supplement", "triaged", "forwarded", "assigned", "accepted", "drafted", "signed", "replied",
            "refused", "diverted", "sealed", "withdrawn", "ended", "merged",
        }
    )  # fmt: skip
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head"})
    bad = (({"text": "", "uploads": ()}, "text"), ({"text": "长" * 10_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "三月一日到三月十四日没有暖气。", "uploads": (PHOTO,)}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "registered" and done.line.body["branch"] == "asked"
        assert not (done.stopped or done.started or done.documents)
        assert done.told == {desk("desk", world.office)}
        assert (world.office, "coordinator", "triage", date(2026, 3, 17)) in done.owed
        file = Attachment.objects.get(petition=done.petition)
        assert (file.name, file.from_petitioner) == ("暖气片.jpg", True)
        assert done.line.body["files_sha256"] == ["a" * 64]

    def test_unasked_it_leaves_the_status_and_reaches_the_unit_too(self, world: World) -> None:
        done = self.take(world, "accepted", uploads=())
        assert done.status == "accepted" and "branch" not in done.line.body
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}

    def test_a_file_alone_is_enough(self, world: World) -> None:
        done = self.take(world, text=" ")
        assert not done.statements and "texts_sha256" not in done.line.body

    def test_what_staff_add_is_not_said_to_come_from_the_petitioner(self, world: World) -> None:
        done = self.take(world, "accepted", "handler")
        assert not Attachment.objects.get(petition=done.petition).from_petitioner

    def test_on_a_sealed_matter_no_other_unit_is_told(self, world: World) -> None:
        assert self.take(world, "sealed").told == {desk("handling_unit", world.enterprise.discipline_unit.pk)}
