"""换一位领导接待."""

from __future__ import annotations

from django.db import transaction

from tests.outreach.days import DAY, PUBLISHING, DayCases, Days


class TestSwapLeader(DayCases):
    step, station, at = "swap_leader", "reception_published", PUBLISHING
    bad = (({"reason": " "}, "reason"), ({"reason": "长" * 501}, "reason"), ({"person_id": 0}, "person_id"), ({"did_not_come": True}, "did_not_come"))

    def test_it_does_what_its_row_says(self, desk: Days) -> None:
        was, now = desk.house.person("leader").pk, desk.another_leader
        day = desk.take("swap_leader", desk.at("reception_published"), "clerk", PUBLISHING)
        assert day.person_id == now and day.status == "reception_published"
        assert day.content["swaps"] == [{"from": was, "to": now, "why": "去省里开会。", "on": "2026-03-02"}]

    def test_not_to_the_same_nor_to_whoever_is_taken(self, desk: Days) -> None:
        day = desk.at("reception_published")
        assert "本来就是" in self.refusal(desk, day, "clerk", person_id=day.person_id).words.zh
        desk.planned(person_id=desk.another_leader)
        assert "另一场接待" in self.refusal(desk, day, "clerk").words.zh

    def test_a_leader_who_does_not_come_is_on_record_whether_it_has_begun_or_not(self, desk: Days) -> None:
        for station in ("reception_published", "receiving"):
            with transaction.atomic():
                day = desk.take("swap_leader", desk.at(station), "clerk", DAY, did_not_come=True)
                assert day.content["swaps"][0]["did_not_come"] and day.status == station
                transaction.set_rollback(True)

