"""申请复查."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.review_cases import Request, ReviewCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import LinkedRecord
from xinqiao.petitions.perform import perform


class TestAskReview(Request, ReviewCases):
    step, station, by, is_opening = "ask_review", "replied", "petitioner", True
    open_in = frozenset({"start"})
    allowed = frozenset({"petitioner", "receptionist", "clerk", "head"})
    bad = (({"grounds": "不服"}, "grounds"), ({"grounds": "长" * 5_001}, "grounds"))

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and done.linked.status == "under_review" and done.linked.unit_id == world.office
        assert done.stopped == {"ask_review": THURSDAY.date()} and done.started == {"review": (THURSDAY.date(), date(2026, 4, 4))}
        assert done.kinds == ["review_request"] and "夜里只有十一度" in str(done.documents[0].content)
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("handling_unit", world.mine), desk("record_unit", world.office)}
        assert (world.office, "handler", "review", date(2026, 4, 4)) in done.owed
        assert not [work for _, _, work, _ in done.owed if work == "close"]
        assert [fault for fault in faults() if done.petition.number in fault] == []

    def test_staff_say_when_it_was_sent_when_it_came_and_where_it_lies(self, world: World) -> None:
        for wrong, field in (
            ({"how": ""}, "how"), ({"how": "长" * 201}, "how"), ({"received_on": date(2026, 3, 6)}, "received_on"),
            ({"asked_on": date(2026, 3, 5), "received_on": date(2026, 3, 4)}, "asked_on"), ({"asked_on": date(2026, 3, 1)}, "asked_on"),
        ):  # fmt: skip
            assert self.refusal(world, self.record(world, "replied"), "clerk", **wrong).field == field, wrong
        done = self.take(world, by="clerk", asked_on=date(2026, 3, 3), received_on=date(2026, 3, 4))
        assert done.linked.content["asked_on"] == "2026-03-03" and done.started == {"review": (date(2026, 3, 4), date(2026, 4, 3))}

    def test_after_the_last_day_it_needs_a_reason_and_waits_for_a_leader(self, world: World) -> None:
        late = THURSDAY.replace(month=4, day=10)
        refused = self.refusal(world, self.record(world, "replied"), at=late)
        assert refused.field == "why_late" and "期限到 2026-04-01 为止，已经过了" in refused.words.zh
        done = self.take(world, at=late, why_late="一直住院，有出院小结。")
        assert done.line.body["branch"] == "late" and done.linked.status == "late" and done.stopped == {}
        assert done.started == {"decide_late@review:1": (date(2026, 4, 10), date(2026, 4, 17))}
        assert (world.office, "leader", "decide_late", date(2026, 4, 17)) in done.owed

    def test_postmark_on_the_last_day_is_in_time(self, world: World) -> None:
        late = THURSDAY.replace(month=4, day=8)
        done = self.take(world, by="clerk", at=late, asked_on=date(2026, 4, 1), received_on=date(2026, 4, 8))
        assert done.linked.status == "under_review" and done.started["review"][0] == date(2026, 4, 8)

    def test_where_nobody_inside_is_above_the_file_goes_outside(self, world: World) -> None:
        done = self.take(world, "own_replied")
        assert done.line.body["branch"] == "outside" and done.linked.status == "outside" and done.linked.unit_id is None
        assert done.kinds == ["review_request", "review_transfer"] and "省国资委" in str(done.documents[1].content)
        assert (world.office, "coordinator", "hand_to_outside", date(9999, 12, 31)) in done.owed and done.started == {}

    @pytest.mark.parametrize(
        ("station", "words"),
        [
            ("accepted", "才能走这一步"), ("closed_refusal_reopen_asked", "对处理意见书不服的"), ("proposal_replied", "对处理意见书不服的"),
            ("review_asked", "正在复查或复核"), ("reviewed", "已经复查过了"),
        ],
    )  # fmt: skip
    def test_not_where_there_is_nothing_to_review(self, world: World, station: str, words: str) -> None:
        assert words in self.refusal(world, self.record(world, station)).words.zh

    def test_a_new_answer_after_the_first_was_set_aside_has_its_own_review(self, world: World) -> None:
        from tests.walking import conclusion
        from xinqiao.rules.terms import ServiceWay

        record = world.at("remitted")
        for step, who, fields in (
            ("reply", "handler", {"conclusions": tuple(conclusion() for _ in record.claims.all())}), ("sign", "unit_head", {}),
            ("serve", "handler", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}),
        ):  # fmt: skip
            record = perform(step, record, entry(step, **fields), actor=world.actor(who, record), at=THURSDAY)
        second = LinkedRecord(petition=record, kind="review")
        perform("ask_review", second, entry("ask_review", grounds="还是没有夜间测温。"), actor=world.actor("petitioner", record), at=THURSDAY)
        assert second.position == 2 and second.status == "under_review"
        assert MONDAY < THURSDAY and [fault for fault in faults() if record.number in fault] == []
