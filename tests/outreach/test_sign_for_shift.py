"""接班签字."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.attacks.test_substitutes import colleague, lend
from tests.enterprise import SINCE
from tests.outreach.cases import ShiftCases
from tests.outreach.shifts import EVENING, Desk
from tests.walking import Walk
from xinqiao.directory import change, snapshot
from xinqiao.ledger.models import Entry
from xinqiao.outreach import duty, handing_over
from xinqiao.outreach.models import OutreachRecord
from xinqiao.petitions.models import Petition
from xinqiao.petitions.refused import Refused
from xinqiao.rules.terms_outreach import ShiftPart

HOUR = timedelta(hours=1)


class TestSignForShift(ShiftCases):
    step, station, by, at = "sign_for_shift", "handed_over", "clerk", EVENING
    allowed = frozenset({"clerk"})

    def record(self, desk: Desk, station: str) -> OutreachRecord:
        shift = desk.at(station)
        desk.next_on_duty()
        return shift

    def test_it_does_what_its_row_says(self, desk: Desk) -> None:
        handed = self.record(desk, "handed_over")
        shift = desk.take("sign_for_shift", handed, "clerk", EVENING)
        night = OutreachRecord.objects.get(person=desk.house.person("clerk"))
        assert shift.status == "signed_for" and shift.waits_for == "" and shift.content["next"] == night.number
        assert shift.content["signed_by"] == desk.house.person("clerk").pk and shift.content["remark"] == "收到。"

    def test_whoever_is_not_on_duty_signs_for_nothing(self, desk: Desk) -> None:
        assert "到岗" in self.refusal(desk, desk.at("handed_over"), "clerk").words.zh

    def test_nobody_signs_for_his_own(self, desk: Desk) -> None:
        assert "自己" in self.refusal(desk, self.record(desk, "handed_over"), "receptionist").words.zh

    def test_a_substitute_signs_for_whom_he_stands_in_and_nobody_for_what_he_handed_over(self, desk: Desk) -> None:
        """The clerk is away; his substitute comes on duty in his place, signs in his place, and does not sign for his own hand-over."""
        now, house = timezone.now(), desk.house
        night = desk.take("plan_shift", desk.new(), "clerk", now - 30 * HOUR, begins_at=now - 8 * HOUR, ends_at=now + HOUR / 4, part=ShiftPart.NIGHT)
        morning = desk.take("plan_shift", desk.new(), "clerk", now - 30 * HOUR, person_id=house.person("clerk").pk, begins_at=now + HOUR / 4, ends_at=now + 8 * HOUR)
        night = desk.take("hand_over", desk.take("begin_shift", night, "receptionist", now - 8 * HOUR), "receptionist", now)
        person = colleague(house)
        entry = change.PostEntry(person=person, unit=house.office, duty="intake", title="接待员", title_en="receptionist", valid_from=SINCE)
        change.add_post(entry, by="command", at=now)
        lend(house, "clerk", person)
        morning = desk.take("begin_shift", morning, "yu-min", now)
        assert [row.pk for row in duty.waiting(house.actor("yu-min"), snapshot.current(), now).sign_for] == [night.pk]
        night = desk.take("sign_for_shift", night, "yu-min", now)
        assert (night.content["signed_by"], night.content["signed_for"], night.content["next"]) == (house.person("yu-min").pk, house.person("clerk").pk, morning.number)
        line = Entry.objects.get(subject=night.number, verb="shift.sign_for_shift")
        assert line.body["for"] == house.person("clerk").pk and line.actor == f"person:{house.person('yu-min').pk}"
        morning = desk.take("hand_over", morning, "yu-min", now)
        with pytest.raises(Refused):
            desk.take("sign_for_shift", morning, "yu-min", now)

    def test_whoever_took_a_matter_down_answers_for_it_until_the_next_one_has_signed(self, desk: Desk) -> None:
        now, house = timezone.now(), desk.house
        night = desk.take("plan_shift", desk.new(), "clerk", now - 30 * HOUR, begins_at=now - 8 * HOUR, ends_at=now + HOUR / 4, part=ShiftPart.NIGHT)
        morning = desk.take("plan_shift", desk.new(), "clerk", now - 30 * HOUR, person_id=house.person("clerk").pk, begins_at=now + HOUR / 4, ends_at=now + 8 * HOUR)
        night = desk.take("begin_shift", night, "receptionist", now - 8 * HOUR)
        number = Walk(house, at=now - HOUR).petition.number
        Petition.objects.filter(number=number).update(first_receiver=house.person("receptionist"))

        def answers() -> int | None:
            return handing_over.responsible(Petition.objects.get(number=number))

        night = desk.take("hand_over", night, "receptionist", now, numbers=(number,))
        assert answers() == house.person("receptionist").pk  # gone home, and still his
        assert [row.pk for row in duty.waiting(house.actor("receptionist"), snapshot.current(), now).still_his] == [night.pk]
        desk.take("begin_shift", morning, "clerk", now)
        assert answers() == house.person("receptionist").pk
        desk.take("sign_for_shift", night, "clerk", now)
        assert answers() == house.person("clerk").pk
        assert not duty.waiting(house.actor("receptionist"), snapshot.current(), now).still_his
