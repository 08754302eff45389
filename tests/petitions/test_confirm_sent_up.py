"""登记已送出，销毁内容: number, times, digest and where it went stay; nothing that anybody wrote does, and `verify` says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import THURSDAY, World, contents
from xinqiao.directory import snapshot
from xinqiao.ledger.append import history
from xinqiao.ops.verify import faults
from xinqiao.petitions import story
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Claim
from xinqiao.petitions.zone import local_day
from xinqiao.vault import readings


class TestConfirmSentUp(StepCases):
    step, station, by = "confirm_sent_up", "going_up", "clerk"
    open_in = frozenset({"going_up"})
    allowed = frozenset({"clerk"})  # who made the letter; the head of the office does not read it any more
    bad = (({"is_printed": False}, "is_printed"), ({"how": ""}, "how"), ({"sent_on": local_day(THURSDAY) + timedelta(days=1)}, "sent_on"))

    def fields(self, world: World) -> dict[str, Any]:
        return {"sent_on": local_day(THURSDAY), "how": "机要 0012", "is_printed": True}

    def test_it_does_what_its_row_says(self, world: World) -> None:
        before = world.at("going_up")
        title, text = before.title, before.text
        filed = next(line for line in history(before.number) if line.verb == "register").body
        done = self.take(world)
        assert done.status == "gone_up" and done.owed == set() and done.told == set() and done.petition.disposed_on == local_day(THURSDAY)
        left = str([rows for name, rows in contents().items() if "directory" not in name])
        assert title not in left or title in {row.title for row in type(before).objects.exclude(pk=before.pk)}
        assert not done.petition.text and text and not any(Claim.objects.filter(petition=before).values_list("text", flat=True))
        assert next(line for line in history(before.number) if line.verb == "register").body == filed  # the receipt stands
        assert not [fault for fault in faults(with_files=False) if before.number in fault]
        said = [event.sentence.zh for event in story.tell(done.petition, snapshot.current())]
        assert any("省国资委纪检监察组（0391-5550199）" in sentence and "已经销毁" in sentence for sentence in said)

    def test_nobody_inside_sees_it_any_more(self, world: World) -> None:
        petition = self.take(world).petition
        for key in ("receptionist", "clerk", "head", "handler", "unit_head", "leader", "discipline", "auditor", "admin", "custodian"):
            assert not visible_to(world.actor(key, petition), snapshot.current()).filter(pk=petition.pk).exists(), key

    def test_who_opened_it_outlives_the_content(self, world: World) -> None:
        """个人信息保护法§45: the petitioner goes on reading who read it, by day; nothing of what was read is left."""
        number, clerk = world.at(self.station).number, world.enterprise.person("clerk").pk
        readings.note(number, clerk, THURSDAY.date())
        self.take(world)
        assert [(row.person_id, row.day) for row in readings.readings(number)] == [(clerk, THURSDAY.date())]
        assert list(faults(with_files=False)) == []

    def test_content_that_came_back_is_found_out(self, world: World) -> None:
        petition = self.take(world).petition
        Claim.objects.filter(petition=petition).update(text="又写回来了")
        assert any("some of its content is still there" in fault for fault in faults(with_files=False) if petition.number in fault)
