"""确认并案: a second person, and what follows on both petitions."""

from __future__ import annotations

from tests.linked.joint import merge
from tests.petitions.cases import StepCases
from tests.petitions.world import EVERYBODY, MONDAY, THURSDAY, World
from tests.walking import Walk
from xinqiao.ops.verify import faults
from xinqiao.petitions.dossier import load
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.rules.terms import Secrecy, ServiceWay
from xinqiao.rules.transition import WRONG_DUTY

ELSEWHERE = {"asked": "merge_asked", "in": "merged", "apart": "merge_apart"}


class TestConfirmMerge(StepCases):
    step, station, by, kind = "confirm_merge", "merge_asked", "head", "merge"
    open_in = frozenset({"asked"})
    allowed = frozenset({"head", "leader"})  # the clerk asked for it himself
    elsewhere = ELSEWHERE

    def test_every_other_duty_is_refused(self, world: World) -> None:
        for key in set(EVERYBODY) - self.allowed - {"clerk"}:  # the clerk asked for it
            assert self.refusal(world, self.record(world, self.station), key).words.zh.startswith("只有"), key

    def test_it_does_what_its_row_says(self, world: World) -> None:
        record = world.linked("merge_asked", "merge")
        self.attempt(world, record, "head")
        petition = Petition.objects.get(pk=record.petition_id)
        lead = Petition.objects.get(number=record.content["number"])
        dossier = load(petition)
        assert petition.status == "merged" and lead.status == "triaged" and lead.has_records
        assert {clock.name for clock in dossier.clocks} == {"tell"}  # only the served notice stops it
        assert [document.kind for document in dossier.unserved] == ["merge_notice"]
        joined = LinkedRecord.objects.get(petition=lead, kind="joined")
        assert joined.status == "in" and joined.content["number"] == petition.number and "范小安" not in str(joined.content)
        assert list(faults()) == []

    def test_the_notice_stops_the_time_to_tell_once_it_is_served(self, world: World) -> None:
        walk = merge(Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged"))
        assert "tell" in {clock.name for clock in walk.dossier.clocks}
        walk.at = THURSDAY
        walk.take("serve", "clerk", way=ServiceWay.IN_PERSON, recipient="本人")
        assert walk.petition.status == "merged" and not walk.dossier.clocks

    def test_who_asked_does_not_confirm(self, world: World) -> None:
        lead, walk = Walk(world.enterprise, at=MONDAY).to("triaged"), Walk(world.enterprise, at=MONDAY).to("triaged")
        walk.link("merge", "merge_into", "head", number=lead.petition.number, reason="同一栋楼、同一件事。")
        record = LinkedRecord.objects.get(petition=walk.petition, kind="merge")
        assert "您自己提的" in self.refusal(world, record, "head").words.zh
        assert self.refusal(world, record, "receptionist").words.zh.startswith(WRONG_DUTY.zh[:2])
        self.attempt(world, record, "clerk")
        assert Petition.objects.get(pk=walk.petition.pk).status == "merged"

    def test_the_stricter_secrecy_of_the_two_is_shown_on_both_and_goes_when_they_part(self, world: World) -> None:
        lead = Walk(world.enterprise, at=MONDAY, secrecy=Secrecy.CONFIDENTIAL).to("triaged")
        walk = Walk(world.enterprise, at=MONDAY).to("triaged")
        assert walk.dossier.shown_as is Secrecy.REAL_NAME
        merge(walk, lead)
        assert walk.dossier.shown_as is Secrecy.CONFIDENTIAL and lead.dossier.shown_as is Secrecy.CONFIDENTIAL
        walk.take_linked("merge", "unmerge", "clerk", reason="不是同一件事。")
        assert walk.dossier.shown_as is Secrecy.REAL_NAME and lead.dossier.shown_as is Secrecy.CONFIDENTIAL

