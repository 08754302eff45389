"""One function says who sees what; looking up one record asks the same function."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from xinqiao.directory import snapshot
from xinqiao.directory.duties import Clockwork, Importer, PetitionerActor
from xinqiao.directory.models import Post
from xinqiao.petitions import matter
from xinqiao.petitions.access import scope, visible_to
from xinqiao.rules.terms import Duty

pytestmark = pytest.mark.django_db

STATIONS = ("registered", "accepted", "sealed")
SEEN = {
    "clerk": {"registered", "accepted"}, "head": {"registered", "accepted"}, "leader": {"registered", "accepted"},
    "receptionist": {"registered", "accepted"}, "handler": {"accepted"}, "unit_head": {"accepted"}, "other_handler": set(),
    "other_head": set(), "discipline": {"sealed"}, "auditor": set(), "admin": set(),
}  # fmt: skip


@pytest.fixture
def petitions(walk):
    return {station: walk(station).petition for station in STATIONS}


@pytest.mark.parametrize("key", SEEN)
def test_duty_sees_what_the_table_says(petitions, enterprise, key):
    actor, directory = enterprise.actor(key), snapshot.current()
    numbers = set(visible_to(actor, directory).values_list("number", flat=True))
    assert numbers == {petitions[station].number for station in SEEN[key]}
    for petition in petitions.values():
        found = matter.find(petition.number, actor, directory)
        assert (found is not None) == (petition.number in numbers)
    some = matter.find_some([row.number for row in petitions.values()], actor, directory)
    assert {row.number for row in some} == numbers


def test_petitioner_sees_his_own_and_programs_see_none(petitions):
    directory = snapshot.current()
    own = petitions["accepted"]
    assert list(visible_to(PetitionerActor(petition_id=own.pk), directory)) == [own]
    for actor in (PetitionerActor(), Clockwork(), Importer()):
        assert not visible_to(actor, directory).exists()


def test_post_that_ended_shows_nothing_more_at_once(petitions, enterprise):
    directory = snapshot.current()
    assert matter.find(petitions["accepted"].number, enterprise.actor("handler"), directory)
    Post.objects.filter(person=enterprise.person("handler")).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert matter.find(petitions["accepted"].number, enterprise.actor("handler"), directory) is None


def test_officer_of_a_mine_oversees_his_mine_only(petitions, enterprise):
    Post.objects.create(
        person=enterprise.person("auditor"),
        unit=enterprise.mine,
        duty=Duty.COORDINATOR.value,
        title="x",
        valid_from="2020-01-01",
    )
    actor, directory = enterprise.actor("auditor"), snapshot.current()
    assert scope(actor, directory) == {enterprise.mine.pk}
    assert [row.number for row in visible_to(actor, directory)] == [petitions["accepted"].number]


def test_two_posts_see_the_sum_of_both(petitions, enterprise):
    Post.objects.create(
        person=enterprise.person("handler"),
        unit=enterprise.discipline_unit,
        duty=Duty.DISCIPLINE.value,
        title="x",
        valid_from="2020-01-01",
    )
    seen = set(visible_to(enterprise.actor("handler"), snapshot.current()).values_list("number", flat=True))
    assert seen == {petitions["accepted"].number, petitions["sealed"].number}
