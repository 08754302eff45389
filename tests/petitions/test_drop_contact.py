"""不改了."""

from __future__ import annotations

from tests.petitions.cases import StepCases
from tests.petitions.test_confirm_contact import ELSEWHERE
from tests.petitions.world import World
from xinqiao.vault import reveal


class TestDropContact(StepCases):
    step, station, by, kind = "drop_contact", "contact_asked", "petitioner", "contact"
    open_in = frozenset({"contact_asked", "contact_verified"})
    allowed = frozenset({"petitioner"})
    elsewhere = ELSEWHERE

    def test_it_does_what_its_row_says_at_any_time_before_it_counts(self, world: World) -> None:
        for station in ("contact_asked", "contact_verified"):
            done = self.take(world, station)
            assert done.linked.status == "contact_dropped" and not {"check_contact", "confirm_contact"} & {work for _, _, work, _ in done.owed}
            assert set(done.stopped) == {"check_contact@contact:1" if station == "contact_asked" else "confirm_contact@contact:1"}
            assert reveal.addressee(done.petition.identity_id, subject=done.petition.number).phone == "19900001234"
