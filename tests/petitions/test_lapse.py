"""期满终结."""

from __future__ import annotations

from datetime import date

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork
from xinqiao.directory.models import Edition, PolicyRow
from xinqiao.petitions import overdue
from xinqiao.petitions.models import Petition
from xinqiao.petitions.perform import perform
from xinqiao.petitions.refused import Refused

LATE = THURSDAY.replace(month=4, day=20)


def allow() -> None:
    PolicyRow.objects.create(key="lapse", value=2, effective_from=date(2026, 1, 1), recorded_at=THURSDAY, recorded_by="test")
    Edition.objects.update(number=99)
    snapshot.forget()


class TestLapse(StepCases):
    step, station, by = "lapse", "replied", "clockwork"
    open_in = frozenset({"replied"})
    allowed = frozenset({"clockwork"})

    @pytest.fixture(autouse=True)
    def policy(self, world: World) -> None:
        allow()

    def attempt(self, world: World, record: object, by: str, **given: object) -> None:
        super().attempt(world, record, by, **{"at": LATE, **given})

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world, at=LATE)
        assert done.status == "ended" and done.stopped == {"ask_review": LATE.date()} and done.kinds == ["end_register"]
        assert done.started == {} and "report" in {work for _, _, work, _ in done.owed}

    def test_not_while_the_time_runs_or_a_review_is_under_way(self, world: World) -> None:
        assert self.refusal(world, world.at("replied"), at=THURSDAY).words.zh == "申请复查、复核的期限还没有过。"
        assert self.refusal(world, world.at("review_asked")).words.zh == "正在复查或复核，请等结果。"

    def test_without_a_policy_nothing_lapses(self, world: World) -> None:
        PolicyRow.objects.filter(key="lapse").update(value=1)
        Edition.objects.update(number=100)
        snapshot.forget()
        record = world.at("replied")
        with pytest.raises(Refused):
            perform("lapse", record, entry("lapse"), actor=Clockwork(), at=LATE)
        assert overdue.lapse(LATE) == 0 and Petition.objects.get(pk=record.pk).status == "replied"

    def test_worker_ends_each_once(self, world: World) -> None:
        assert overdue.lapse(LATE) > 0 and world.at("replied").status == "ended"
        assert overdue.lapse(LATE) == 0 and world.at("review_asked").status == "replied"
