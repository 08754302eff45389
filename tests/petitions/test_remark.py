"""留言."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.test_supplement import PHOTO
from tests.petitions.world import World
from tests.petitions.written import BY_MAIL, desk
from xinqiao.petitions.models import Attachment, Petition
from xinqiao.rules.terms import PetitionStatus


class TestRemark(StepCases):
    step, station, by = "remark", "accepted", "petitioner"
    open_in = frozenset(PetitionStatus.values()) - {"going_up", "gone_up"}  # the superior body reads nothing here
    allowed = frozenset({"petitioner", "clerk", "head", "handler"})
    bad = (({"text": "\n "}, "text"), ({"text": "长" * 5_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "请问什么时候来修？"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        owed = world.at("accepted").obligations.count()
        done = self.take(world, uploads=(PHOTO,))
        assert done.status == "accepted" and done.line.body["branch"] == "asked"
        assert not (done.stopped or done.started or done.documents) and len(done.owed) <= owed
        assert done.told == {desk("desk", world.office), desk("handling_unit", world.mine)}
        assert done.texts == {"text": "请问什么时候来修？"} and done.statements[0].is_public
        assert Attachment.objects.get(petition=done.petition).from_petitioner

    def test_staff_answer_the_petitioner(self, world: World) -> None:
        done = self.take(world, by="handler")
        assert done.line.body["branch"] == "answered" and done.told == BY_MAIL

    def test_in_every_status_but_not_before_there_is_a_petition(self, world: World) -> None:
        for status in sorted(self.open_in):
            self.attempt(world, world.at(status), "petitioner")
        assert self.refusal(world, Petition(desk_unit=world.enterprise.office)).words.zh

    def test_on_a_sealed_matter_only_the_discipline_department_is_told(self, world: World) -> None:
        assert self.take(world, "sealed").told == {desk("handling_unit", world.enterprise.discipline_unit.pk)}
        assert self.take(world, "sealed", "discipline").told == BY_MAIL
        assert self.refusal(world, world.at("sealed"), "clerk").words.zh
