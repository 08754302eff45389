"""提交调查情况报告."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import conclusion, entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, PolicyRow
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused


class TestFileInvestigationReport(StepCases):
    step, station, by, kind, is_opening = "file_investigation_report", "evidence_entered", "handler", "inquiry", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (({"found": "属实"}, "found"), ({"found": "长" * 5_001}, "found"), ({"proposed": " "}, "proposed"), ({"summary": "长" * 5_001}, "summary"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"found": "停暖两周属实，原因是循环泵损坏。", "proposed": "支持：换泵、退费。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.linked.status == "inquiry_reported" and done.linked.position == 3 and done.kinds == ["investigation_report"]
        letter = str(done.documents[0].content["zh"])
        assert "谈话笔录：经办人、责任人（2026年3月2日）" in letter and "证据材料：测温记录（2026年3月2日）" in letter and "范小安" not in letter

    def test_without_material_there_is_no_report(self, world: World) -> None:
        assert self.refusal(world, self.record(world, "accepted")).field == "found"

    def test_where_a_policy_asks_for_it_it_comes_before_the_answer(self, world: World) -> None:
        PolicyRow.objects.create(key="report_needed", value=2, effective_from=THURSDAY.date(), recorded_at=THURSDAY, recorded_by="test")
        Edition.objects.update(number=2)
        snapshot.forget()
        given = entry("reply", conclusions=(conclusion(), conclusion()))
        record = world.at("evidence_entered")
        with pytest.raises(Refused) as caught:
            perform("reply", record, given, actor=world.actor("handler", record), at=THURSDAY)
        assert "调查报告" in caught.value.words.zh
        record = world.at("investigated")
        assert perform("reply", record, given, actor=world.actor("handler", record), at=THURSDAY).status == "drafted"
