"""拟公开答复."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform
from xinqiao.petitions.publishing import first_copy


class TestProposePublication(StepCases):
    step, station, by, kind, is_opening = "propose_publication", "replied", "clerk", "publication", True
    open_in = frozenset({"start"})
    allowed = frozenset({"clerk", "head"})
    bad = (
        ({"title": " "}, "title"), ({"title": "长" * 500}, "title"), ({"question": ""}, "question"), ({"answer": "好"}, "answer"), ({"answer": "长" * 20_001}, "answer"),
        ({"consent": "行"}, "consent"), ({"agreed_on": date(2026, 3, 6)}, "agreed_on"), ({"agreed_on": date(2026, 2, 1)}, "agreed_on"),
        ({"question": "范小安家停暖"}, "question"), ({"answer": "已经打电话199 0000 1234说明情况。"}, "answer"), ({"title": "二矿新村三号楼停暖"}, "title"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {
            "title": "宿舍停暖", "question": "马上恢复供暖", "answer": "三日内恢复供暖，取暖费退还。", "agreed_on": date(2026, 3, 4),
            "consent": "本人当面签了同意书，案卷第 5 页",
        }  # fmt: skip

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        record = done.linked
        assert record.status == "proposed" and record.unit_id == world.office and record.person_id
        assert record.content["answer"] == "三日内恢复供暖，取暖费退还。" and record.content["document"].startswith("二矿信意见")
        assert not (done.started or done.stopped or done.documents or done.told)
        assert [who for _, who, work, _ in done.owed if work == "approve_publication"] == ["office_head"]
        assert done.petition.title == "宿舍三号楼停暖两周"  # the original stays

    @pytest.mark.parametrize("station", ["accepted", "signed", "withdrawn"])
    def test_only_of_an_answer_that_was_served(self, world: World, station: str) -> None:
        assert "才能走这一步" in self.refusal(world, self.record(world, station)).words.zh

    def test_a_closed_matter_without_an_answer_has_nothing_to_show(self, world: World) -> None:
        record = LinkedRecord(petition=world.at("closed_refusal_reopen_asked"), kind="publication")
        assert "没有可以公开的" in self.refusal(world, record).words.zh

    def test_one_at_a_time(self, world: World) -> None:
        self.take(world)
        assert "还有没有办完的公开答复" in self.refusal(world, self.record(world, "replied")).words.zh

    def test_the_copy_to_begin_with_is_cleared_and_the_answer_to_every_claim_is_in_it(self, world: World) -> None:
        petition = world.at("replied")
        dossier = load(petition)
        petition.title = "范小安家停暖"
        dossier.claims[0].text = "请打19900001234，马上恢复供暖"
        copy = first_copy(dossier)
        assert copy["title"] == "×××家停暖" and copy["question"].startswith("请打×××，马上恢复供暖")
        assert copy["answer"].count("三日内恢复供暖。") == 2 and "19900001234" not in str(copy)
        perform("propose_publication", LinkedRecord(petition=world.at("replied"), kind="publication"), entry("propose_publication", **(self.fields(world) | copy)), actor=world.actor("clerk", petition), at=THURSDAY)
