"""给本人写话."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms_protection import OwnAnswer


class TestWriteToGuarded(StepCases):
    step, station, by, kind = "write_to_guarded", "written_back", "discipline", "retaliation"
    open_in = frozenset({"watched", "retaliation_found", "not_asked", "watch_ended"})
    allowed = frozenset({"discipline"})
    bad = (({"text": " "}, "text"), ({"text": "问"}, "text"), ({"text": "长" * 5_001}, "text"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"text": "考核是谁打的分？有没有给您看？"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.stopped == {"answer_words@retaliation:1": THURSDAY.date()} and not done.started and done.linked.status == "watched"
        assert done.texts == {"text": "考核是谁打的分？有没有给您看？"} and done.statements[0].is_public
        assert done.linked.content["written_on"] == "2026-03-05" and "answer_words" not in {row[2] for row in done.owed}
        assert {told[0] for told in done.told} == {"petitioner"}

    def test_writing_does_not_count_as_having_asked_him(self, world: World) -> None:
        """Silence is never “all well”: he is still asked, and met, by the same days."""
        done = self.take(world, "feared")
        assert not done.stopped and "check_in" in {row[2] for row in done.owed}

    def test_whoever_is_not_to_be_asked_is_not_written_to_until_he_writes_himself(self, world: World) -> None:
        record = self.record(world, "not_asked")
        assert "等他自己再写话来" in self.refusal(world, record).words.zh

    def test_after_he_wrote_again_he_is_answered(self, world: World) -> None:
        record = self.record(world, "written_to")
        him = world.actor("petitioner", record.root)
        perform("answer_check_in", record, entry("answer_check_in", answer=OwnAnswer.LEAVE), actor=him, at=THURSDAY)
        record = self.record(world, "written_to")
        perform("write_back", record, entry("write_back", words="有一件事还是想问。"), actor=him, at=THURSDAY + timedelta(days=1))
        done = self.take(world, "written_to", at=THURSDAY + timedelta(days=2))
        assert done.linked.status == "not_asked" and done.statements
