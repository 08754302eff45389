"""当场登记信访事项."""

from __future__ import annotations

from tests.outreach.trips import DAY, NOON, Trips, VisitCases
from xinqiao.directory import snapshot
from xinqiao.petitions.access import visible_to
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Secrecy


class TestRegisterAtVisit(VisitCases):
    step = "register_at_visit"
    bad = (({"title": ""}, "title"), ({"text": " "}, "text"), ({"name": ""}, "name"), ({"title": "长" * 61}, "title"), ({"heads": 0}, "heads"))

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.take("register_at_visit", desk.at("visit_out"), "receptionist", NOON, token="b" * 32)
        petition = Petition.objects.get()
        assert visit.content["matters"][0]["petition"] == petition.number and visit.status == "visit_out"
        assert (petition.channel, petition.secrecy, petition.desk_unit_id, petition.place) == ("outreach", "real_name", desk.house.office.pk, "二矿三号宿舍楼")
        assert petition.first_receiver_id == desk.house.person("receptionist").pk and petition.source == f"{desk.place.number}/{visit.number}:{'b' * 32}"

    def test_who_does_not_want_to_be_known_gives_no_name(self, desk: Trips) -> None:
        desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY, secrecy=Secrecy.ANONYMOUS, name="", phone="")
        assert Petition.objects.get().secrecy == "anonymous"

    def test_sent_twice_it_is_registered_once(self, desk: Trips) -> None:
        visit = desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY, token="c" * 32)
        assert self.refusal(desk, visit, "clerk", token="c" * 32).field == "token" and Petition.objects.count() == 1

    def test_an_accusation_is_read_by_few_until_triage(self, desk: Trips) -> None:
        """Attack 33: said at the coal face or at the counter, an accusation is kept close, and whom it names is kept out at once (ADR-0020)."""
        desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY, about="测试unit_head 克扣奖金")
        petition = Petition.objects.get()
        assert petition.is_kept_close and petition.has_records
        clerk, head = desk.house.actor("clerk", DAY.date()), desk.house.actor("unit_head", DAY.date())
        directory = snapshot.current()
        assert visible_to(clerk, directory).filter(pk=petition.pk).exists() and not visible_to(head, directory).filter(pk=petition.pk).exists()
