"""由承接单位接着办."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World
from tests.petitions.written import BY_MAIL, desk
from tests.walking import entry
from xinqiao.directory import snapshot
from xinqiao.directory.models import Edition, Unit
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions import succession
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import LinkedRecord, Petition, RunningClock
from xinqiao.petitions.perform import perform
from xinqiao.rules.terms import PetitionStatus, Resolution

LAST_DAY = THURSDAY.date() - timedelta(days=1)


def end(unit: Unit, heir: Unit | None, last_day: date = LAST_DAY) -> None:
    """Close a unit."""
    Unit.objects.filter(pk=unit.pk).update(valid_to=last_day, successor=heir)
    Edition.objects.update(number=Edition.objects.get().number + 1)
    snapshot.forget()


class TestSucceed(StepCases):
    step, station, by = "succeed", "accepted", "clockwork"
    open_in = frozenset(PetitionStatus.values())
    allowed = frozenset({"clockwork"})

    @pytest.fixture(autouse=True)
    def _ended(self, world: World) -> None:
        end(world.enterprise.mine, world.enterprise.other_mine)

    def test_it_does_what_its_row_says(self, world: World) -> None:
        due = dict(RunningClock.objects.filter(petition=world.at("accepted")).values_list("name", "due_on"))
        other = world.enterprise.other_mine.pk
        done = self.take(world)
        assert done.status == "accepted" and done.petition.handling_unit_id == other
        assert not (done.started or done.stopped or done.documents)
        assert dict(RunningClock.objects.filter(petition=done.petition).values_list("name", "due_on")) == due
        assert done.told == BY_MAIL | {desk("handling_unit", other), desk("desk", world.office)}
        assert done.line.body["succeeded"] == {"handling_unit": world.mine} and done.line.body["unit"] == other
        assert (other, "handler", "answer", due["handle"]) in done.owed and world.mine not in {unit for unit, *_ in done.owed}
        assert not list(faults(with_files=False))

    def test_the_new_unit_sees_it_and_the_old_one_no_longer(self, world: World) -> None:
        petition, directory = self.take(world).petition, snapshot.current()
        seen = {key: visible_to(world.actor(key, petition), directory).filter(pk=petition.pk).exists() for key in ("handler", "other_handler")}
        assert seen == {"handler": False, "other_handler": True}

    def test_the_new_unit_goes_on_where_the_old_one_stood(self, world: World) -> None:
        petition = self.take(world, "drafted").petition
        perform("sign", petition, entry("sign"), actor=world.actor("other_head", petition), at=THURSDAY)
        assert Petition.objects.get(pk=petition.pk).status == "signed"

    def test_nothing_happens_while_the_unit_exists_or_has_no_successor(self, world: World) -> None:
        assert "单位都还在" in self.refusal(world, world.at("registered")).words.zh
        assert "单位都还在" in self.refusal(world, world.at("accepted"), at=THURSDAY - timedelta(days=1)).words.zh
        end(world.enterprise.mine, None)
        assert "没有承接单位" in self.refusal(world, world.at("accepted")).words.zh

    def test_a_successor_of_the_successor_is_found(self, world: World) -> None:
        end(world.enterprise.other_mine, world.enterprise.group)
        assert self.take(world).petition.handling_unit_id == world.enterprise.group.pk

    def test_an_office_is_succeeded_too(self, world: World) -> None:
        end(world.enterprise.mine, None, last_day=date(2030, 1, 1))
        end(world.enterprise.office, world.enterprise.group)
        done = self.take(world)
        assert (done.petition.desk_unit_id, done.petition.handling_unit_id) == (world.enterprise.group.pk, world.mine)
        assert done.line.body["branch"] == "office" and not list(faults(with_files=False))

    def test_both_at_once(self, world: World) -> None:
        end(world.enterprise.office, world.enterprise.group)
        done = self.take(world)
        assert done.line.body["branch"] == "both"
        assert done.line.body["succeeded"] == {"handling_unit": world.mine, "desk_unit": world.office}

    def test_of_a_sealed_matter_only_the_discipline_unit_is_told(self, world: World) -> None:
        end(world.enterprise.discipline_unit, world.enterprise.group)
        done = self.take(world, "sealed")
        assert done.told == {desk("handling_unit", world.enterprise.group.pk)} and done.line.body["branch"] == "sealed"

    def test_a_part_that_another_unit_has_goes_on_with_its_successor(self, world: World) -> None:
        other = world.enterprise.other_mine
        end(world.enterprise.mine, None, last_day=date(2030, 1, 1))
        LinkedRecord.objects.filter(petition=world.at("promised"), kind="promise").update(unit_id=other.pk)
        end(other, world.enterprise.mine)
        done = self.take(world, "promised")
        assert done.line.body["branch"] == "record" and done.line.body["record_units"] == {"promise:1": world.mine}
        assert LinkedRecord.objects.get(petition=done.petition, kind="promise").unit_id == world.mine
        assert done.told == {desk("handling_unit", world.mine), desk("desk", world.office)}
        assert not list(faults(with_files=False))

    def test_the_worker_finds_all_that_is_open_and_finds_it_once(self, world: World) -> None:
        moved = succession.succeed_units(THURSDAY)
        left = Petition.objects.filter(handling_unit=world.mine)
        assert moved and set(left.values_list("status", flat=True)) <= {"closed"}
        assert succession.succeed_units(THURSDAY) == 0
        assert [line.verb for line in history(world.at("accepted").number)].count("succeed") == 1

    def test_what_is_closed_is_moved_once_something_is_owed_on_it(self, world: World) -> None:
        call = entry("record_outcome", called_on=THURSDAY.date(), resolution=Resolution.SOLVED, note="暖和了。")
        perform("record_outcome", world.at("closed"), call, actor=world.actor("clerk", world.at("closed")), at=THURSDAY)
        succession.succeed_units(THURSDAY)
        assert world.at("closed").handling_unit_id == world.mine  # nobody owes anything on it any more
        assert world.at("call_anew").handling_unit_id != world.mine, "somebody reads whether it is done anew"

    def test_the_day_after_and_not_before(self, world: World) -> None:
        assert succession.succeed_units(datetime.combine(LAST_DAY, THURSDAY.timetz())) == 0
