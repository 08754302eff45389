"""同意重新办理."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.ops.verify import faults
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ReopenGround, ServiceWay


class TestReopen(StepCases):
    step, station, by = "reopen", "reopen_asked", "head"
    open_in = frozenset({"replied", "closed", "ended"})
    allowed = frozenset({"head", "leader"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "三号楼仍然没有暖气。查清原因，修好再答复。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.petition.handling_unit_id == world.mine
        assert done.stopped == dict.fromkeys(("read_reopen", "ask_review", "call_back"), THURSDAY.date())
        assert done.started == {"handle": (THURSDAY.date(), date(2026, 5, 4))}
        assert done.kinds == ["reopen_notice"] and done.statements[0].is_public
        assert done.told == {*BY_MAIL, desk("desk", world.office), desk("handling_unit", world.mine)}
        assert (world.mine, "handler", "answer", date(2026, 5, 4)) in done.owed
        assert {"serve_notice", "answer"} <= {work for _, _, work, _ in done.owed} and done.line.body["due"] == "2026-05-04"

    def test_notice_says_why_and_by_which_day_he_is_answered_again(self, world: World) -> None:
        text = str(self.take(world).documents[0].content)
        assert "三号楼仍然没有暖气" in text and "二矿将在2026年5月4日前再次书面答复您" in text

    def test_it_is_answered_signed_and_served_again_and_the_review_is_open_anew(self, world: World) -> None:
        record = self.take(world).petition
        claims = tuple(conclusion() for _ in record.claims.filter(is_dropped=False))
        for step, who, fields in (
            ("reply", "handler", {"conclusions": claims}), ("sign", "unit_head", {}),
            ("serve", "clerk", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}),
        ):  # fmt: skip
            record = perform(step, record, entry(step, **fields), actor=world.actor(who, record), at=THURSDAY)
        assert record.status == "replied"
        assert record.clocks.filter(name="ask_review", stopped_on=None).count() == 1

    def test_what_was_never_answered_goes_back_to_be_sent(self, world: World) -> None:
        done = self.take(world, "closed_refusal_reopen_asked")
        assert done.line.body["branch"] == "unanswered" and done.status == "triaged"
        assert done.petition.handling_unit_id is None and set(done.started) == {"tell"}
        assert "由谁办会再书面告诉您" in str(done.documents[0].content)

    def test_wish_to_withdraw_from_before_the_answer_is_over(self, world: World) -> None:
        record = world.at("signed")
        for step, who, fields in (
            ("ask_withdrawal", "petitioner", {"reason": "不办了。", "is_voluntary": True}),
            ("serve", "clerk", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}),
            ("ask_reopen", "petitioner", {"ground": ReopenGround.NEW_FACTS, "reason": "又停了。"}),
            ("reopen", "head", {"reason": "重新查。"}),
        ):  # fmt: skip
            record = perform(step, record, entry(step, **fields), actor=world.actor(who, record), at=THURSDAY)
        assert record.status == "accepted" and record.withdrawal_asked_on is None
        assert [fault for fault in faults() if record.number in fault] == []

    def test_nobody_asked(self, world: World) -> None:
        assert self.refusal(world, world.at("replied")).words.zh == "没有等着看的重新办理申请。"

    def test_office_that_handled_it_itself_leaves_it_to_the_leader(self, world: World) -> None:
        assert "承办单位以外的" in self.refusal(world, world.at("own_reopen_asked")).words.zh
        assert self.take(world, "own_reopen_asked", by="leader").status == "accepted"
