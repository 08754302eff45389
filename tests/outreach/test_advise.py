"""提出建议."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.outreach.advice import AdviceCases, Advised
from tests.outreach.sweeps import NOON
from xinqiao.ledger.models import Entry
from xinqiao.outreach import advising
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms_advice import AdviceSource


class TestAdvise(AdviceCases):
    step, station = "advise", ""
    bad = (
        ({"root": ""}, "root"), ({"text": " "}, "text"), ({"cause": "somebody"}, "cause"), ({"due_on": date(2026, 3, 9)}, "due_on"),
        ({"due_on": NOON.date() + timedelta(days=181)}, "due_on"), ({"ref": "finding-999"}, "ref"),
        ({"source": AdviceSource.CLUSTER}, "of_unit"), ({"source": AdviceSource.VISIT, "ref": "visit-1"}, "ref"),
    )  # fmt: skip

    def record(self, desk: Advised, station: str) -> OutreachRecord:
        desk.raised()
        return desk.new()

    def test_it_does_what_its_row_says(self, desk: Advised) -> None:
        row = desk.raised()
        assert (row.number, row.status, row.waits_for, f"{row.due_on}", row.unit_id) == ("advice-1", "advised", "unit_head", "2026-04-09", desk.house.mine.pk)
        assert desk.found and row.content["source"] == {"kind": "finding", "ref": desk.found.number} and row.raised_in == desk.house.office.pk
        body = Entry.objects.get(subject=row.number).body
        assert (body["cause"], body["sort"], body["ref"]) == ("housing.meals", "improve_work", desk.found.number) and "机电队" not in str(body)

    def test_only_to_units_of_ones_own_organisation_and_not_to_oneself(self, desk: Advised) -> None:
        desk.raised()
        for addressee, by_unit in ((desk.house.office, desk.house.office), (desk.house.other_mine, desk.house.mine)):
            with pytest.raises(Refused):
                desk.take("advise", advising.new(addressee.pk, by_unit.pk), "head", NOON)

    def test_the_same_form_is_kept_once(self, desk: Advised) -> None:
        desk.raised(token="a" * 32)
        assert self.refusal(desk, desk.new(), "head", token="a" * 32).field == "token"
