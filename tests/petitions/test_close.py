"""办结归档."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import MONDAY, THURSDAY, World
from tests.petitions.written import BY_MAIL
from tests.walking import entry
from xinqiao.ops import verify
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import ServiceWay


class TestClose(StepCases):
    step, station, by = "close", "concluded", "clerk"
    open_in = frozenset({"replied", "refused", "diverted", "withdrawn", "ended"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"agreed_in_writing": False}, "agreed_in_writing"), ({"note": " "}, "note"), ({"note": "长" * 5_001}, "note"), ({"cause": "lazy_people"}, "cause"), ({"cause": ""}, "cause"), ({"cause_note": "长" * 201}, "cause_note"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"agreed_in_writing": True, "note": "同意书在案卷第 12 页。"}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, note="同意书已归档。")
        assert done.status == "closed" and done.told == BY_MAIL and done.kinds == ["file_index"]
        assert done.stopped == {"ask_review": date(2026, 3, 5)} and not done.started  # he is still called back
        assert {work for _, _, work, _ in done.owed} == {"call_back"} and done.line.body["agreed_in_writing"] is True
        assert not done.statements[0].is_public

    def test_what_produced_it_is_kept_and_stands_in_the_ledger(self, world: World) -> None:
        done = self.take(world, cause="untold.explained", cause_note="细则没有贴到区队。")
        assert (done.petition.cause, done.petition.closed_on) == ("untold.explained", THURSDAY.date()) and done.line.body["cause"] == "untold.explained"
        assert done.statements[0].texts["cause_note"] == "细则没有贴到区队。" and not done.statements[0].is_public
        wrong = f"{done.petition.number}: what produced it is not what was recorded"
        assert wrong not in list(verify.faults())
        Petition.objects.filter(pk=done.petition.pk).update(cause="pay.wage")
        assert wrong in list(verify.faults())

    def test_without_consent_only_after_the_last_day_of_the_window(self, world: World) -> None:
        last = MONDAY + timedelta(days=30)  # the answer was served on Monday
        assert "2026-04-01" in self.refusal(world, world.at("concluded"), at=last, agreed_in_writing=False).words.zh
        assert self.take(world, at=last + timedelta(days=1), agreed_in_writing=False).status == "closed"

    def test_an_assigned_matter_only_with_the_accepted_report(self, world: World) -> None:
        for station in ("replied", "reported"):
            assert "办结报告认可以后" in self.refusal(world, world.at(station)).words.zh
        assert self.take(world, "forwarded_replied").status == "closed"

    @pytest.mark.parametrize(("station", "notice"), [("refused", "不予受理告知书"), ("diverted", "信访事项途径告知书")])
    def test_only_with_everything_served(self, world: World, station: str, notice: str) -> None:
        assert notice in self.refusal(world, world.at(station)).words.zh
        served = entry("serve", way=ServiceWay.IN_PERSON, recipient="本人")
        perform("serve", world.at(station), served, actor=world.actor("clerk", world.at(station)), at=THURSDAY)
        assert self.take(world, station, agreed_in_writing=False).status == "closed"
