"""记下见了谁、谈了什么."""

from __future__ import annotations

from tests.outreach.trips import DAY, Trips, VisitCases
from xinqiao.rules.terms_visit import Consent


class TestNoteMet(VisitCases):
    step = "note_met"
    bad = (
        ({"heads": 0}, "heads"), ({"said": ""}, "said"), ({"who": "范小安"}, "who"), ({"consent": Consent.NAMED}, "who"), ({"token": "x" * 41}, "token"),
        ({"consent": Consent.NAMED, "who": "长" * 201}, "who"), ({"said": "长" * 2001}, "said"),
    )  # fmt: skip

    def test_it_does_what_its_row_says(self, desk: Trips) -> None:
        visit = desk.take("note_met", desk.at("visit_out"), "receptionist", DAY)
        (piece,) = visit.content["met"]
        assert (piece["heads"], piece["who"], piece["by"]) == (6, "", desk.house.person("receptionist").pk) and visit.status == "visit_out"

    def test_a_name_only_with_consent(self, desk: Trips) -> None:
        visit = desk.take("note_met", desk.at("visit_out"), "clerk", DAY, who="范小安", consent=Consent.NAMED, heads=1)
        assert visit.content["met"][0]["who"] == "范小安"

    def test_the_same_piece_is_kept_once(self, desk: Trips) -> None:
        visit = desk.take("note_met", desk.at("visit_out"), "clerk", DAY, token="a" * 32)
        assert self.refusal(desk, visit, "clerk", token="a" * 32).field == "token"
