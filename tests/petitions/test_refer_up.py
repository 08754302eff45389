"""转交上级机关（纸质）: the letter says everything, and nobody but who sends it reads the matter."""

from __future__ import annotations

from typing import Any

from tests.petitions.cases import StepCases
from tests.petitions.world import World
from xinqiao.directory import snapshot
from xinqiao.documents.models import Document
from xinqiao.ops.verify import faults
from xinqiao.petitions import queue_lines, reading
from xinqiao.petitions.access import visible_to

WHERE_TO = {"to": "省国资委纪检监察组", "where": "0391-5550199", "reason": "反映的是集团主要领导。"}


class TestReferUp(StepCases):
    step, station, by = "refer_up", "triaged", "clerk"
    open_in = frozenset({"registered", "awaiting_supplement", "triaged"})
    allowed = frozenset({"clerk", "head"})
    bad = (({"to": " "}, "to"), ({"where": ""}, "where"), ({"reason": "领导"}, "reason"), ({"to": "长" * 500}, "to"))

    def fields(self, world: World) -> dict[str, Any]:
        return WHERE_TO

    def test_it_does_what_its_row_says(self, world: World) -> None:
        done = self.take(world)
        assert done.status == "going_up" and done.petition.is_sealed and {row.kind for row in done.documents} == {"referral_up"}
        assert (world.office, "coordinator", "send_up") in {(unit, duty, work) for unit, duty, work, _ in done.owed}
        letter = str(Document.objects.get(subject=done.petition.number, kind="referral_up").content)
        for said in (done.petition.title, done.petition.text, "马上恢复供暖", "退还这两周的取暖费"):
            assert said in letter
        assert not [fault for fault in faults(with_files=False) if done.petition.number in fault]

    def test_only_who_sends_it_sees_it_and_has_it_on_his_worklist(self, world: World) -> None:
        petition, directory = self.take(world).petition, snapshot.current()
        seeing = {key for key in ("receptionist", "clerk", "head", "handler", "unit_head", "leader", "discipline", "auditor", "admin", "custodian") if visible_to(world.actor(key, petition), directory).filter(pk=petition.pk).exists()}
        assert seeing == {"clerk"}
        for key in ("clerk", "head"):  # the head works through the officers' queue as well
            actor = world.enterprise.actor(key)
            lines, _ = queue_lines.worklist(actor, directory, reading.queues(actor), limit=1000)
            assert (petition.number in {line.number for line in lines}) is (key == "clerk")
