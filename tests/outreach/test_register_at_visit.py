"""当场登记信访事项."""

from __future__ import annotations

from tests.outreach.trips import DAY, NOON, Trips, VisitCases
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
