"""列入议题."""

from __future__ import annotations

from tests.outreach.meetings import MeetingCases, Meetings
from xinqiao.rules.terms_meeting import AgendaSort


class TestPutOnAgenda(MeetingCases):
    step, station = "put_on_agenda", "meeting_convened"
    bad = (
        ({"subject": " "}, "subject"), ({"why": ""}, "why"), ({"subject": "长" * 201}, "subject"), ({"sort": AgendaSort.STUCK}, "ref"), ({"sort": AgendaSort.STUCK, "ref": "QC-2026-999999"}, "ref"),
        ({"sort": AgendaSort.DISPUTE, "ref": "QC-2026-999999"}, "ref"), ({"sort": AgendaSort.CLUSTER, "ref": "somebody"}, "ref"), ({"ref": "QC-2026-999999"}, "ref"),
    )  # fmt: skip

    def test_it_does_what_its_row_says(self, desk: Meetings) -> None:
        row = desk.take("put_on_agenda", desk.at("meeting_convened"), "clerk", self.at)
        assert row.status == "meeting_convened" and [(item["id"], item["sort"], item["ref"]) for item in row.content["items"]] == [(1, "by_hand", "")]
        assert row.content["items"][0]["why"] == "两个矿都有，谁出车没有定。"

    def test_an_id_is_never_used_again(self, desk: Meetings) -> None:
        row = desk.take("put_on_agenda", desk.at("meeting_convened"), "clerk", self.at)
        row = desk.take("put_on_agenda", row, "clerk", self.at, subject="另一项要议的事")
        row = desk.take("take_off_agenda", row, "clerk", self.at, item=1)
        row = desk.take("put_on_agenda", row, "clerk", self.at)
        assert [item["id"] for item in row.content["items"]] == [2, 3]
