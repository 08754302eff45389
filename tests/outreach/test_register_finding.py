"""登记为信访事项."""

from __future__ import annotations

from tests.outreach.sweeps import NOON, FindingCases, Shaft
from xinqiao.petitions.models import Petition


class TestRegisterFinding(FindingCases):
    step, station = "register_finding", "to_register"
    by, allowed = "clerk", frozenset({"receptionist", "clerk", "head"})
    bad = (({"title": ""}, "title"), ({"text": " "}, "text"), ({"title": "长" * 61}, "title"))

    def test_it_does_what_its_row_says(self, desk: Shaft) -> None:
        finding = desk.take("register_finding", desk.at("to_register"), "clerk", NOON)
        petition = Petition.objects.get(source=finding.number)
        assert (finding.status, finding.waits_for, finding.content["petition"]) == ("grown", "", petition.number)
        assert (petition.channel, petition.secrecy, petition.status, petition.desk_unit_id) == ("sweep", "anonymous", "registered", desk.house.office.pk)
        assert petition.first_receiver_id == desk.house.person("clerk").pk and petition.heads == 1  # nobody brings it; how many are concerned stands in its text
        assert finding.number not in petition.text  # the store's own number says nothing to a person
        for said in ("二矿掘进一队早班", "10–20 人", "要换整栋楼的管子。"):
            assert said in petition.text
