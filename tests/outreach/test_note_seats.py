"""记下谁占哪个号."""

from __future__ import annotations

from tests.outreach.days import PUBLISHING, DayCases, Days
from xinqiao.outreach.models import OutreachRecord

SEATS = ({"petition": 1, "position": 1, "slot": 1, "told": []}, {"petition": 2, "position": 1, "slot": 0, "told": []}, {"petition": 3, "position": 1, "slot": 0, "told": []})


class TestNoteSeats(DayCases):
    step, station, by, at = "note_seats", "reception_published", "clockwork", PUBLISHING
    allowed = frozenset({"clockwork"})
    bad = (({"seats": (SEATS[0], SEATS[0])}, "slot"),)

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        seen = self.record(desk, self.station)
        day = desk.take(self.step, seen, self.by, self.at)
        assert day.content["seats"] == list(SEATS) and day.version == seen.version and OutreachRecord.objects.get().content["seats"] == list(SEATS)
