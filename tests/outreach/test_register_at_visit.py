"""当场登记信访事项."""

from __future__ import annotations

import pytest

from tests.architecture.source import none
from tests.outreach.trips import DAY, NOON, PLANNING, Trips, VisitCases
from xinqiao.directory import snapshot
from xinqiao.ops import verify
from xinqiao.outreach.models import OutreachRecord
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
        """Attack 18: said at the coal face or at the counter, an accusation is kept close, and whom it names is kept out at once (ADR-0020)."""
        desk.take("register_at_visit", desk.at("visit_out"), "clerk", DAY, about="测试unit_head 克扣奖金")
        petition = Petition.objects.get()
        assert petition.is_kept_close and petition.has_records
        clerk, head = desk.house.actor("clerk", DAY.date()), desk.house.actor("unit_head", DAY.date())
        directory = snapshot.current()
        assert visible_to(clerk, directory).filter(pk=petition.pk).exists() and not visible_to(head, directory).filter(pk=petition.pk).exists()

    @pytest.mark.parametrize("key", ["handler", "unit_head"])
    def test_whoever_goes_for_a_mine_takes_it_down_and_the_nearest_office_has_it(self, desk: Trips, key: str) -> None:
        """Who is asked first stays its first receiver (首问责任), though it is not his office; nothing more is open to him by that."""
        house = desk.house
        place = desk.take("add_place", OutreachRecord(kind="place", unit_id=house.mine.pk), "unit_head", PLANNING)
        team = (house.person("handler").pk, house.person("unit_head").pk)
        visit = desk.take("plan_visit", OutreachRecord(kind="visit", unit_id=house.mine.pk), "unit_head", PLANNING, place=place.number, team=team)
        visit = desk.take("set_out", visit, "unit_head", DAY)
        visit = desk.take("register_at_visit", visit, key, NOON, token="d" * 32)
        petition = Petition.objects.get()
        assert visit.content["matters"][0]["petition"] == petition.number and petition.desk_unit_id == house.office.pk
        assert petition.first_receiver_id == house.person(key).pk and petition.channel == "outreach"
        directory = snapshot.current()
        assert visible_to(house.actor("receptionist", DAY.date()), directory).filter(pk=petition.pk).exists()
        assert not visible_to(house.actor("handler", DAY.date()), directory).filter(pk=petition.pk).exists()
        none(list(verify.faults()))
