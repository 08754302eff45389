"""登记回访：有没有打击报复."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linked.protections import quiet
from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import Walk
from xinqiao.rules.terms import Secrecy
from xinqiao.rules.terms_protection import AskedHow, CheckFinding

MEASURE = {"measure": "恢复原来的排班", "owner": "矿长", "until": date(2026, 3, 10)}
SEEN = {"said": "三月起夜班加了一倍。", "found": "排班表属实。"}
UNREACHED = {"finding": CheckFinding.UNREACHED, "said": "", "found": "", "none_needed": ""}


class TestRecordCheckIn(StepCases):
    step, station, by, kind = "record_check_in", "feared", "discipline", "retaliation"
    open_in = frozenset({"watched"})
    allowed = frozenset({"discipline"})
    elsewhere = {"retaliation_found": "retaliation_found", "not_asked": "not_asked", "watch_ended": "watch_ended"}
    bad = (
        ({"said": " "}, "said"), ({"found": " "}, "found"), ({"none_needed": ""}, "none_needed"), ({"said": "长" * 5_001}, "said"),
        ({"measure": "调班", "owner": ""}, "owner"), ({"measure": "调班", "owner": "矿长", "until": None}, "until"),
        ({"measure": "调班", "owner": "矿长", "until": date(2026, 3, 4)}, "until"), ({"finding": CheckFinding.RETALIATED}, "measure"),
    )  # fmt: skip

    def fields(self, world: World) -> dict[str, Any]:
        return quiet()

    def test_it_does_what_its_row_says(self, world: World) -> None:
        """The fear is met; the question of the thirtieth day is still to come."""
        done = self.take(world)
        assert done.linked.status == "watched" and done.stopped == {"meet_fear@retaliation:1": THURSDAY.date()} and done.started == {}
        assert done.line.body["branch"] == "met" and done.linked.content["said"] == "没有人为难我。"
        assert done.owed == {(world.enterprise.discipline_unit.pk, "discipline", "check_in", date(2026, 4, 1))}
        assert "为难" not in str(done.line.body) and not done.statements[0].is_public

    def test_on_its_day_the_next_round_begins_and_counts_from_the_beginning(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=4, day=1))
        assert "branch" not in done.line.body
        assert done.started == {"check_in@retaliation:1": (date(2026, 3, 2), date(2026, 5, 31))} and done.linked.content["round"] == 2
        assert done.stopped["check_in@retaliation:1"] == date(2026, 4, 1)

    def test_asked_late_a_round_that_has_passed_is_not_waited_for(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=7, day=1))
        assert done.linked.content["round"] == 3 and done.started["check_in@retaliation:1"][1] == date(2026, 8, 29)
        assert done.line.body["breached"], "it was late, and that stays on record"

    def test_after_the_last_round_the_watch_ends(self, world: World) -> None:
        done = self.take(world, at=THURSDAY.replace(month=9, day=1))
        assert done.linked.status == "watch_ended" and done.started == {} and not done.owed

    def test_what_was_found_opens_the_answer_and_a_measure(self, world: World) -> None:
        done = self.take(world, finding=CheckFinding.RETALIATED, none_needed="", **SEEN, **MEASURE)
        unit = world.enterprise.discipline_unit.pk
        assert done.linked.status == "retaliation_found"
        assert done.owed == {(unit, "discipline", "answer_retaliation", date(2026, 3, 20)), (unit, "discipline", "carry_measure", date(2026, 3, 10))}
        assert done.linked.content["measures"] == [{"text": "恢复原来的排班（矿长）", "on": "2026-03-10"}]

    def test_signs_of_it_are_looked_into_and_asked_about_soon(self, world: World) -> None:
        done = self.take(world, finding=CheckFinding.UNCLEAR, none_needed="", **SEEN, **MEASURE)
        assert done.linked.status == "watched" and done.started["check_in@retaliation:1"] == (THURSDAY.date(), date(2026, 3, 20))

    def test_silence_is_never_all_well(self, world: World) -> None:
        """Three ways are tried; then he is looked for again from the start. No number of tries ends the watch."""
        record = self.record(world, self.station)
        for how in (AskedHow.PHONE, AskedHow.LETTER):
            done = self.take(world, how=how, **UNREACHED)
            assert done.linked.status == "watched" and not (done.stopped or done.started)
            assert (world.enterprise.discipline_unit.pk, "discipline", "check_in", date(2026, 3, 5)) in done.owed
        assert self.refusal(world, self.record(world, self.station), how=AskedHow.PHONE, **UNREACHED).field == "how"
        done = self.take(world, how=AskedHow.MEETING, **UNREACHED)
        assert done.line.body["branch"] == "silent" and done.started["check_in@retaliation:1"][1] == date(2026, 3, 20)
        assert done.linked.status == "watched" and done.linked.content["tried"] == [] and record.pk == done.linked.pk

    def test_of_somebody_unknown_his_page_is_the_only_way(self, world: World) -> None:
        walk = Walk(world.enterprise, at=THURSDAY, secrecy=Secrecy.ANONYMOUS).to("feared")
        walk.take_linked("retaliation", "record_check_in", "discipline", how=AskedHow.PAGE, **UNREACHED)
        assert walk.petition.records.get().content["tried"] == [] and walk.petition.records.get().status == "watched"

    @pytest.mark.parametrize("key", ["handler", "unit_head", "clerk", "head", "leader"])
    def test_nobody_of_the_line_takes_a_step_on_the_file(self, world: World, key: str) -> None:
        assert self.refusal(world, self.record(world, self.station), key).words.zh.startswith("只有")
