"""登记证据材料."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.petitions.models import Attachment
from xinqiao.petitions.upload import Upload

PICTURE = Upload(file_key="k", name="表.jpg", media_type="image/jpeg", size=3, sha256="0" * 64)


class TestRecordEvidence(StepCases):
    step, station, by, kind, is_opening = "record_evidence", "accepted", "handler", "inquiry", True
    open_in = frozenset({"start"})
    allowed = frozenset({"handler", "unit_head"})
    bad = (
        ({"what": ""}, "what"), ({"what": "长" * 201}, "what"), ({"source": " "}, "source"), ({"taken_on": date(2026, 3, 6)}, "taken_on"),
        ({"shows": ""}, "shows"), ({"kept_at": ""}, "kept_at"), ({"kept_at": "长" * 201}, "kept_at"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return {"what": "测温记录", "source": "后勤科", "taken_on": date(2026, 3, 5), "shows": "室内十二度。", "kept_at": "案卷第 4 页"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, summary="室内十二度。")
        assert done.linked.status == "evidence" and done.linked.content["summary"] == "室内十二度。"
        assert done.told == set() and done.documents == []

    def test_a_file_is_enough_and_is_not_the_petitioner_s_to_open(self, world: World) -> None:
        done = self.take(world, kept_at="", summary="室内十二度。", uploads=(PICTURE,))
        file = Attachment.objects.get(petition=done.petition, file_key="k")
        assert not file.from_petitioner and done.statements == []  # only what stands beside a public text is his to open
        assert done.line.body["files_sha256"] == ["0" * 64]
