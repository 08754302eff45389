"""更正纪要."""

from __future__ import annotations

from tests.outreach.meetings import AFTER, CALLING, NOON, SIGNED, MeetingCases, Meetings
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.documents.models import Document
from xinqiao.petitions.story import tell


class TestCorrectMinutes(MeetingCases):
    step, station, at, by = "correct_minutes", "minutes_signed", AFTER, "leader"
    allowed = frozenset({"leader"})
    bad = (({"item": 9}, "item"), ({"reason": ""}, "reason"), ({"decision": " "}, "decision"), ({"decision": "晚班车由二矿出，三矿补一半油费。"}, "decision"))

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("correct_minutes", desk.at("minutes_signed"), "leader", AFTER)
        first, second = row.content["versions"]
        assert row.content["items"][0]["decided"]["decision"] == "晚班车由二矿出，三矿补四成油费。"
        assert second["was"] == "晚班车由二矿出，三矿补一半油费。" and second["at"] > first["at"] and second["why"] and "was_told" not in second

    def test_what_the_petitioner_was_told_is_put_right_and_the_first_words_stay(self, desk: Meetings) -> None:
        """On his own page both stand, with the reason; the minutes keep the first words; of an item without a petition nobody is told."""
        petition = Walk(desk.house, at=CALLING).to("assigned").petition
        row = desk.take("put_on_agenda", desk.convened(), "clerk", CALLING, ref=petition.number)
        row = desk.walk(SIGNED[1:3], row)
        row = desk.take("decide_item", row, "clerk", NOON, told="两个矿一起来修，四月一日前修好。")
        row = desk.walk((("close_meeting", "clerk", NOON), ("sign_minutes", "leader", NOON)), row)
        said = row.content["items"][0]["decided"]["decision"]
        for wrong in ({"told": " "}, {"told": "长" * 501}):
            assert self.refusal(desk, row, "leader", decision=said, **wrong).field == "told"
        assert self.refusal(desk, row, "leader", decision=said).field == "decision"  # nothing changes
        row = desk.take("correct_minutes", row, "leader", AFTER, decision=said, told="二矿来修，四月八日前修好。")
        version, decided = row.content["versions"][-1], row.content["items"][0]["decided"]
        assert version["was_told"] == "两个矿一起来修，四月一日前修好。" and "was" not in version and decided["told"] == "二矿来修，四月八日前修好。"
        told = [event for event in tell(petition, snapshot.current()) if event.verb in ("note_joint_meeting", "correct_meeting_note")]
        assert all(event.is_public and event.texts_are_public for event in told)
        assert {event.verb: event.texts for event in told} == {
            "note_joint_meeting": {"words": "两个矿一起来修，四月一日前修好。"}, "correct_meeting_note": {"words": "二矿来修，四月八日前修好。", "reason": "会上说的是四成，记错了。"},
        }  # fmt: skip
        frozen = str(Document.objects.get(number=version["document"]).content["zh"])
        assert "告诉信访人：二矿来修，四月八日前修好。" in frozen and "原来写的是：两个矿一起来修，四月一日前修好。" in frozen

    def test_of_an_item_without_a_petition_nobody_is_told(self, desk: Meetings) -> None:
        row = desk.take("correct_minutes", desk.at("minutes_signed"), "leader", AFTER, told="一句没有人读的话。")
        assert "was_told" not in row.content["versions"][-1] and row.content["items"][0]["decided"]["told"] == ""
