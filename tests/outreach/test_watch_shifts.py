"""What the worker notes by itself at the duty desk, and whom it is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.outreach.shifts import BEFORE, EVENING, MORNING, Desk
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import PolicyRow
from xinqiao.ledger.models import Entry
from xinqiao.outreach import duty
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.watch_shifts import note_shifts
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms_outreach import ShiftRole

MINUTE = timedelta(minutes=1)


def now_is(number: str) -> str:
    return OutreachRecord.objects.values_list("status", flat=True).get(number=number)


def waiting(desk: Desk, who: str, at: Any) -> duty.Waiting:
    return duty.waiting(staff(desk.house.person(who), local_day(at)), snapshot.current(), at)


def test_nobody_came_is_noted_after_the_time_of_grace_and_once(desk: Desk) -> None:
    shift = desk.planned()
    assert note_shifts(MORNING + 14 * MINUTE) == 0 and now_is(shift.number) == "planned"
    assert note_shifts(MORNING + 15 * MINUTE) == 1 and now_is(shift.number) == "unattended"
    assert note_shifts(MORNING + 16 * MINUTE) == 0


def test_a_shift_to_which_nobody_came_is_missed_when_it_ends(desk: Desk) -> None:
    shift = desk.at("unattended")
    assert note_shifts(EVENING - MINUTE) == 0
    assert note_shifts(EVENING) == 1 and now_is(shift.number) == "missed"


def test_after_a_long_stop_both_are_noted_at_once(desk: Desk) -> None:
    shift = desk.planned()
    assert note_shifts(EVENING + timedelta(days=2)) == 2 and now_is(shift.number) == "missed"


def test_a_hand_over_that_nobody_signed_for_is_noted_after_the_policys_minutes(desk: Desk) -> None:
    shift = desk.at("handed_over")
    assert note_shifts(EVENING + 59 * MINUTE) == 0
    assert note_shifts(EVENING + 60 * MINUTE) == 1 and now_is(shift.number) == "unsigned"


def test_the_policies_are_asked(desk: Desk) -> None:
    for key, value in (("shift_grace_minutes", 5), ("sign_for_minutes", 10)):
        PolicyRow.objects.create(key=key, value=value, effective_from="2020-01-01", recorded_at=BEFORE, recorded_by="test")
    snapshot.forget()
    shift = desk.at("handed_over")
    assert note_shifts(EVENING + 10 * MINUTE) == 1 and now_is(shift.number) == "unsigned"
    other = desk.planned(begins_at=EVENING, ends_at=EVENING + timedelta(hours=8))
    assert note_shifts(EVENING + 5 * MINUTE) == 1 and now_is(other.number) == "unattended"


def test_whoever_came_in_time_is_left_alone(desk: Desk) -> None:
    shift = desk.at("on_duty")
    assert note_shifts(EVENING + timedelta(days=1)) == 0 and now_is(shift.number) == "on_duty"


def test_it_costs_the_same_however_old_the_roster_is(desk: Desk, django_assert_num_queries: Any) -> None:
    done = desk.at("signed_for")
    note_shifts(EVENING)
    OutreachRecord.objects.bulk_create(
        OutreachRecord(
            number=f"shift-{1000 + day}", kind="shift", status="signed_for", unit_id=done.unit_id, person_id=done.person_id,
            on=done.on - timedelta(days=day), begins_at=MORNING - timedelta(days=day), ends_at=EVENING - timedelta(days=day), content={},
        ) for day in range(1, 300)
    )  # fmt: skip
    with django_assert_num_queries(4):  # the directory's edition, and one for each of the three
        assert note_shifts(EVENING) == 0


def test_alarms_reach_the_heads_and_whoever_leads_the_shift_and_nobody_else(desk: Desk) -> None:
    at = MORNING + 20 * MINUTE
    desk.planned()
    desk.planned(person_id=desk.house.person("clerk").pk, role=ShiftRole.DESK)
    for who, told in (("head", 2), ("clerk", 2), ("receptionist", 0), ("handler", 0), ("auditor", 0)):
        assert len(waiting(desk, who, at).alarms) == told, who
    OutreachRecord.objects.all().delete()
    desk.planned(person_id=desk.house.person("clerk").pk)
    desk.planned(role=ShiftRole.LEAD)
    assert {alarm.shift.person_id for alarm in waiting(desk, "receptionist", at).alarms} == {desk.house.person(key).pk for key in ("clerk", "receptionist")}


def test_what_waits_for_whoever_is_on_the_roster(desk: Desk) -> None:
    shift = desk.planned()
    assert waiting(desk, "receptionist", MORNING - timedelta(hours=3)).begin == ()
    assert waiting(desk, "receptionist", MORNING - timedelta(hours=1)).begin == (shift,)
    shift = desk.take("begin_shift", shift, "receptionist", MORNING)
    assert waiting(desk, "receptionist", EVENING - timedelta(hours=2)).hand_over == ()
    assert waiting(desk, "receptionist", EVENING - 20 * MINUTE).hand_over == (shift,)
    shift = desk.take("hand_over", shift, "receptionist", EVENING)
    assert waiting(desk, "clerk", EVENING).sign_for == ()  # he is not on duty, nor about to be
    desk.next_on_duty()
    assert waiting(desk, "clerk", EVENING).sign_for == (shift,)
    assert waiting(desk, "receptionist", EVENING).sign_for == ()
    assert [alarm.what for alarm in waiting(desk, "head", EVENING + timedelta(hours=2)).alarms] == [duty.NOBODY_SIGNED]


def test_who_is_on_duty_now(desk: Desk) -> None:
    unit, directory = [desk.house.office.pk], snapshot.current()
    shift = desk.planned()
    assert duty.on_duty(unit, directory, MORNING) == []
    shift = desk.take("begin_shift", shift, "receptionist", MORNING)
    assert duty.on_duty(unit, directory, MORNING) == [shift] and duty.on_duty([desk.house.mine.pk], directory, MORNING) == []
    assert duty.on_duty(unit, directory, EVENING + 59 * MINUTE) == [shift]
    assert duty.on_duty(unit, directory, EVENING + 60 * MINUTE) == []  # he forgot to hand over; nobody calls him at midnight


def test_the_watch_run_again_and_again_notes_and_tells_each_thing_once(desk: Desk) -> None:
    """Reminders are idempotent (14.5): the ledger has one line a noting however often the worker runs, two workers at once included."""
    desk.at("handed_over")
    desk.planned(begins_at=EVENING, ends_at=EVENING + timedelta(hours=8))
    for minutes in (60, 60, 61, 75, 600, 600):
        note_shifts(EVENING + minutes * MINUTE)
    noted = list(Entry.objects.filter(verb__startswith="shift.note_").values_list("subject", "verb"))
    assert len(noted) == len(set(noted)) and {verb for _subject, verb in noted} == {"shift.note_unsigned", "shift.note_unattended", "shift.note_missed"}
    told = [alarm.shift.number for alarm in waiting(desk, "head", EVENING + 600 * MINUTE).alarms]
    assert len(told) == len(set(told))
