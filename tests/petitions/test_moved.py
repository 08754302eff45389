"""What the clockwork does to matters by itself: seen before, found afterwards, with its reason, by whoever may see the matter."""

from __future__ import annotations

from datetime import date, timedelta

from tests.petitions.test_recount import LATER, holiday, store
from tests.petitions.test_succeed import end
from tests.petitions.world import THURSDAY, World
from xinqiao.directory import snapshot
from xinqiao.petitions import moved, recounting, succession

NEXT_WEEK = THURSDAY.date() + timedelta(days=7)


def seen(world: World, key: str) -> list[moved.Moved]:
    return moved.moved(world.enterprise.actor(key, THURSDAY.date()), snapshot.current())[0]


class TestMoved:
    def test_a_unit_that_will_end_is_told_with_its_heir_and_what_is_open_there(self, world: World) -> None:
        end(world.enterprise.mine, world.enterprise.other_mine, last_day=NEXT_WEEK)
        clerk = world.enterprise.actor("clerk", THURSDAY.date())
        (row,) = moved.endings(clerk, snapshot.current())
        assert (row.unit.pk, row.last_day) == (world.mine, NEXT_WEEK)
        assert row.heir is not None and row.heir.pk == world.enterprise.other_mine.pk and row.count > 10
        (part,) = moved.endings(world.enterprise.actor("other_handler", THURSDAY.date()), snapshot.current())  # what it helps with
        assert part.count < row.count and moved.endings(world.enterprise.actor("discipline", THURSDAY.date()), snapshot.current()) == []

    def test_one_without_a_successor_says_so(self, world: World) -> None:
        end(world.enterprise.mine, None, last_day=NEXT_WEEK)
        (row,) = moved.endings(world.enterprise.actor("handler", THURSDAY.date()), snapshot.current())
        assert row.heir is None and row.count

    def test_nothing_is_asked_where_no_unit_ends(self, world: World) -> None:
        assert moved.endings(world.enterprise.actor("clerk", THURSDAY.date()), snapshot.current()) == []

    def test_what_was_handed_over_is_found_with_the_unit_that_ended(self, world: World) -> None:
        end(world.enterprise.mine, world.enterprise.other_mine)
        count = succession.succeed_units(THURSDAY)
        assert 0 < moved.handed_over(world.mine) <= count
        row = next(row for row in seen(world, "clerk") if row.event.changes)
        (change,) = [change for change in row.event.changes if change.what.zh == "承办单位"]
        assert change.before.zh.startswith("二矿（到2026年3月") and change.after.zh == "三矿"
        assert {row.number for row in seen(world, "other_handler")} and not seen(world, "discipline")

    def test_what_was_counted_anew_is_found_with_the_notice_and_both_days(self, world: World) -> None:
        store(holiday(date(2026, 3, 6), 5))
        recounting.recount_clocks(LATER)
        (row,) = [row for row in seen(world, "clerk") if row.number == world.at("assigned").number]
        said = {change.what.zh: (change.before.zh, change.after.zh) for change in row.event.changes}
        assert said["异议期限"] == ("2026年3月9日", "2026年3月12日")
        assert said["工作日历改动的依据"] == ("", "国办发明电〔2026〕1号")
        newest = snapshot.current().calendar.version
        assert moved.recounted_by()[newest] >= len(seen(world, "clerk"))

    def test_a_sealed_matter_is_on_nobody_elses_list(self, world: World) -> None:
        end(world.enterprise.discipline_unit, world.enterprise.group)
        succession.succeed_units(THURSDAY)
        assert world.at("sealed").number not in {row.number for key in ("clerk", "head", "leader", "handler") for row in seen(world, key)}

    def test_pages_follow_one_another(self, world: World) -> None:
        end(world.enterprise.mine, world.enterprise.other_mine)
        succession.succeed_units(THURSDAY)
        clerk, found, before = world.enterprise.actor("clerk", THURSDAY.date()), [], None
        while True:
            rows, before = moved.moved(clerk, snapshot.current(), before=before)
            found += [row.key for row in rows]
            if before is None:
                break
        assert found == sorted(set(found), reverse=True) and len(found) > moved.PAGE


def test_a_calendar_just_changed_says_from_when_it_counts(world: World) -> None:
    store(holiday(date(2026, 3, 6), 5))
    waiting = recounting.settling(THURSDAY + timedelta(minutes=5))
    assert waiting is not None and waiting[0].note == "国办发明电〔2026〕1号" and waiting[1] == THURSDAY + timedelta(minutes=30)
    assert recounting.settling(THURSDAY + timedelta(minutes=30)) is None
