"""责令重办."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import conclusion, entry
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.reviewing import grounds_digest
from xinqiao.petitions.steps.reply import Conclusion
from xinqiao.rules.terms import Outcome, ServiceWay


class TestRedo(StepCases):
    step, station, by = "redo", "replied", "clerk"
    open_in = frozenset({"replied"})
    allowed = frozenset({"receptionist", "clerk", "head", "handler", "unit_head", "petitioner", "clockwork"})

    def fields(self, world: World) -> dict[str, Any]:
        return {"served_on": THURSDAY.date()}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "accepted" and done.started == {"handle": (THURSDAY.date(), date(2026, 5, 4))}
        assert {*BY_MAIL, desk("handling_unit", world.mine), desk("desk", world.office)} == done.told
        assert (world.mine, "handler", "answer", date(2026, 5, 4)) in done.owed

    def test_redo_does_not_say_the_same_on_the_same_grounds(self, world: World) -> None:
        record = world.at("accepted")
        same = Conclusion(outcome=Outcome.REJECT, facts="温度达标。", basis="《供暖办法》第九条", opinion="不予支持。")
        claims = record.claims.count()
        for step, who, fields in (
            ("reply", "handler", {"conclusions": (same,) * claims}), ("sign", "unit_head", {}),
            ("serve", "handler", {"way": ServiceWay.IN_PERSON, "recipient": "本人"}),
        ):  # fmt: skip
            record = perform(step, record, entry(step, **fields), actor=world.actor(who, record), at=THURSDAY)
        record = self._set_aside(world, record)
        assert record.status == "accepted"
        again = Conclusion(outcome=Outcome.REJECT, facts="温度达标", basis="《供暖办法》第九条。", opinion="还是不支持。")
        with pytest.raises(Refused) as caught:
            perform("reply", record, entry("reply", conclusions=(again,) * claims), actor=world.actor("handler", record), at=THURSDAY)
        assert "第 1 项：原来的意见已被撤销" in caught.value.words.zh and caught.value.field == "conclusions"
        other = Conclusion(outcome=Outcome.REJECT, facts="夜间三天平均十八度。", basis="《供暖办法》第九条", opinion="不予支持。")
        done = perform("reply", record, entry("reply", conclusions=(other, conclusion())), actor=world.actor("handler", record), at=THURSDAY)
        assert done.status == "drafted"

    def _set_aside(self, world: World, record: Any) -> Any:
        from tests.linked.reviews import GROUNDS, REASONS
        from xinqiao.petitions.models import LinkedRecord, Petition
        from xinqiao.rules.terms import ReviewOutcome

        review = LinkedRecord(petition=record, kind="review")
        steps = (
            ("ask_review", "petitioner", {"grounds": GROUNDS}),
            ("draft_review", "clerk", {"outcome": ReviewOutcome.REMIT, "reasons": REASONS, "order": "夜间测温三天。"}), ("sign_review", "head", {}),
        )  # fmt: skip
        for step, who, fields in steps:
            perform(step, review, entry(step, **fields), actor=world.actor(who, record), at=THURSDAY)
            review = LinkedRecord.objects.get(petition=record)
        record = Petition.objects.get(pk=record.pk)
        serve = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        return perform("serve", record, serve, actor=world.actor("clerk", record), at=THURSDAY)

    def test_grounds_are_compared_without_marks_and_spaces(self) -> None:
        assert grounds_digest("reject", "温度 达标。", "第九条") == grounds_digest("reject", "温度达标", "第九条。")
        assert grounds_digest("reject", "温度达标", "第九条") != grounds_digest("explain", "温度达标", "第九条")
