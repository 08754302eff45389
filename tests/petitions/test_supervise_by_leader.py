"""领导督办."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linked.supervisions import FOUND
from tests.petitions.cases import StepCases
from tests.petitions.world import World
from tests.petitions.written import desk
from xinqiao.rules.terms_oversight import SupervisionForm


class TestSuperviseByLeader(StepCases):
    step, station, by, kind, is_opening = "supervise_by_leader", "accepted", "leader", "supervision", True
    open_in = frozenset({"start"})
    allowed = frozenset({"leader"})
    bad = (
        ({"form": SupervisionForm.ORDER}, "form"), ({"problem": "慢"}, "problem"), ({"demand": "快"}, "demand"),
        ({"unit_id": 10**9}, "unit_id"), ({"working_days": 61}, "working_days"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"form": SupervisionForm.ADMONITION, **FOUND}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "reply_awaited" and done.linked.content["by_unit"] == world.enterprise.group.pk
        assert done.kinds == ["supervision_order"] and done.documents[0].unit_id == world.enterprise.group.pk
        assert done.told == {desk("record_unit", world.mine), desk("desk", world.office)}

    @pytest.mark.parametrize(
        ("form", "title"),
        [(SupervisionForm.ADMONITION, "约谈通知书"), (SupervisionForm.CIRCULAR, "通报"), (SupervisionForm.LISTED, "挂牌督办通知书")],
    )
    def test_each_form_has_its_title(self, world: World, form: SupervisionForm, title: str) -> None:
        done = self.take(world, form=form)
        assert title in done.documents[0].content["zh"]["title"] and done.linked.content["form"] == form.value
