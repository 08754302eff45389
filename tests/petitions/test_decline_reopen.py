"""不重新办理."""

from __future__ import annotations

from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import entry
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms import RatingValue


class TestDeclineReopen(StepCases):
    step, station, by = "decline_reopen", "reopen_asked", "head"
    open_in = frozenset({"replied", "closed", "ended"})
    allowed = frozenset({"head", "leader"})
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 5_001}, "reason"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"reason": "维修单和测温记录都在：三号楼四月二日起恢复供暖。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "replied" and not (done.started or done.documents)
        assert done.stopped == {"read_reopen": THURSDAY.date()} and done.running("ask_review")
        assert done.told == BY_MAIL and done.statements[0].is_public
        assert "decide_reopen" not in {work for _, _, work, _ in done.owed}

    def test_he_may_ask_again_and_the_file_may_be_closed(self, world: World) -> None:
        assert self.take(world).petition.clocks.filter(name="read_reopen", stopped_on=None).count() == 0

    def test_nobody_asked(self, world: World) -> None:
        assert self.refusal(world, world.at("closed")).words.zh == "没有等着看的重新办理申请。"

    def test_what_ended_meanwhile_is_still_decided_and_then_filed_away(self, world: World) -> None:
        """The rating came before the end of the procedure, or in its window after it: somebody reads it, whichever it was."""
        ended = world.at("ended")
        Petition.objects.filter(pk=ended.pk).update(rating_until=THURSDAY.date())
        ended.refresh_from_db()
        fields = {"office": RatingValue.SATISFIED, "unit": RatingValue.DISSATISFIED, "reason": "钱还没有补。"}
        rated = perform("rate", ended, entry("rate", **fields), actor=world.actor("petitioner", ended), at=THURSDAY)
        owed = Obligation.objects.filter(petition=rated, work="decide_reopen")
        assert [(row.unit_id, row.duty) for row in owed] == [(world.office, "office_head")]
        record = perform("decline_reopen", rated, entry("decline_reopen", **self.fields(world)), actor=world.actor("head", rated), at=THURSDAY)
        assert record.status == "ended" and not owed.all().exists()

    def test_done_anew_after_the_end_nobody_owes_a_visit_any_more(self, world: World) -> None:
        ended = world.at("ended")
        Petition.objects.filter(pk=ended.pk).update(rating_until=THURSDAY.date())
        ended.refresh_from_db()
        fields = {"office": RatingValue.SATISFIED, "unit": RatingValue.DISSATISFIED, "reason": "新找到一张工资条。"}
        rated = perform("rate", ended, entry("rate", **fields), actor=world.actor("petitioner", ended), at=THURSDAY)
        record = perform("reopen", rated, entry("reopen", reason="新的工资条没有查过。"), actor=world.actor("head", rated), at=THURSDAY)
        assert record.status == "accepted" and not record.clocks.filter(name__in=("after_care", "call_back"), stopped_on=None).exists()

    def test_what_is_said_of_the_office_is_not_for_its_head(self, world: World) -> None:
        petition = world.at("replied")
        Petition.objects.filter(pk=petition.pk).update(rating_until=THURSDAY.date())
        petition.refresh_from_db()
        fields = {"office": RatingValue.DISSATISFIED, "unit": RatingValue.FAIRLY, "reason": "窗口上没有人理我。"}
        rated = perform("rate", petition, entry("rate", **fields), actor=world.actor("petitioner", petition), at=THURSDAY)
        works = {(line.duty, line.work) for line in rated.obligations.all()}
        assert ("leader", "decide_reopen") in works and ("office_head", "decide_reopen") not in works
        for step in ("decline_reopen", "reopen"):
            with pytest.raises(Refused) as caught:
                perform(step, rated, entry(step, reason="窗口那天有人，台账在。"), actor=world.actor("head", rated), at=THURSDAY)
            assert "对登记单位也不满意" in caught.value.words.zh, step
        read = perform("decline_reopen", rated, entry("decline_reopen", reason="看过录像，当天有人接待。"), actor=world.actor("leader", rated), at=THURSDAY)
        assert not read.obligations.filter(work="decide_reopen")
