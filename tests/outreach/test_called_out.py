"""At three in the morning: whoever of the discipline duty is on the roster is told at once, the next in line after the minutes of the policy."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.enterprise import Enterprise
from tests.linked.call_outs import calling, close
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Post
from xinqiao.outreach import night_calls
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.steps import plan_shift
from xinqiao.petitions.models import LinkedRecord, Petition
from xinqiao.petitions.perform import perform, step_module
from xinqiao.petitions.refused import Refused
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Duty
from xinqiao.rules.terms_call_out import WhyAtOnce
from xinqiao.rules.terms_outreach import OutreachKind, ShiftPart

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def employ(house: Enterprise, login: str, *duties: Duty) -> Person:
    person = Person.objects.create(login=login, name="同事", password="!")
    for duty in duties:
        Post.objects.create(person=person, unit=house.discipline_unit, duty=duty.value, title=duty.zh, valid_from=date(2020, 1, 1))
    house.people[login] = person
    snapshot.forget()
    return person


def told(house: Enterprise, key: str, at: object) -> int:
    return len(night_calls.called_out(staff(house.person(key), local_day(at)), snapshot.current(), at))  # type: ignore[arg-type]


def test_the_one_on_the_roster_first_then_the_others_and_without_a_roster_all_at_once(enterprise: Enterprise) -> None:
    head, second = employ(enterprise, "discipline_head", Duty.UNIT_HEAD), employ(enterprise, "discipline_2", Duty.DISCIPLINE)
    walk = calling(Walk(enterprise))
    at = LinkedRecord.objects.get(petition=walk.petition, kind="call_out").opened_at
    assert told(enterprise, "discipline", at) == told(enterprise, "discipline_2", at) == 1, "nobody is on a roster: all of the duty"
    record = OutreachRecord(kind=OutreachKind.SHIFT.value, unit_id=enterprise.discipline_unit.pk)
    entry = plan_shift.Entry(person_id=second.pk, begins_at=at - timedelta(hours=1), ends_at=at + timedelta(hours=8), part=ShiftPart.NIGHT, phone="0391-5550222")
    perform("plan_shift", record, entry, actor=staff(head, local_day(at)), at=at - timedelta(hours=2))
    assert (told(enterprise, "discipline_2", at), told(enterprise, "discipline", at)) == (1, 0)
    assert told(enterprise, "discipline", at + timedelta(minutes=14)) == 0 and told(enterprise, "discipline", at + timedelta(minutes=15)) == 1
    assert told(enterprise, "discipline_head", at) == 0, "whoever heads the department is not of the duty by that"


def test_the_receptionist_of_the_night_calls_out_what_he_took_down_and_nothing_else(enterprise: Enterprise) -> None:
    walk = close(Walk(enterprise))
    entry = step_module("call_out").Entry(why=WhyAtOnce.RETALIATION, phone="0391-5550111")
    receptionist = enterprise.actor("receptionist")
    with pytest.raises(Refused):
        perform("call_out", LinkedRecord(petition=walk.petition, kind="call_out"), entry, actor=receptionist, at=walk.at)
    Petition.objects.filter(pk=walk.petition.pk).update(first_receiver=enterprise.person("receptionist").pk)
    petition = Petition.objects.get(pk=walk.petition.pk)
    perform("call_out", LinkedRecord(petition=petition, kind="call_out"), entry, actor=receptionist, at=walk.at)
    assert told(enterprise, "discipline", walk.at) == 1
