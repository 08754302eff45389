"""The demonstration enterprise stands at every stage, made by walking real steps."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils import timezone

from xinqiao.directory import seed, snapshot
from xinqiao.directory.models import Person, Unit
from xinqiao.ops.demo.load import load
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Obligation, Petition
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import PetitionStatus


@pytest.mark.django_db
@pytest.mark.slow
def test_the_demonstration_is_loaded_once_and_stands_at_every_stage() -> None:
    now = timezone.now()
    seed.seed_calendar(now)
    seed.seed_categories(now)
    said = load(now)
    assert "chen-lan" in said and "Xinqiao-2026" in said
    assert Petition.objects.count() == 80
    assert (Unit.objects.filter(kind="company").count(), Person.objects.count() >= 55) == (3, True)
    standing = Counter(Petition.objects.values_list("status", flat=True))
    assert set(standing) == {status.value for status in PetitionStatus}
    today = local_day(now)
    assert Obligation.objects.filter(due_on__lt=today).count() >= 5
    assert Obligation.objects.filter(due_on__gte=today, due_on__lte=today.replace(day=today.day)).count() >= 1
    assert list(faults()) == []
    snapshot.forget()
    load(now)
    assert Petition.objects.count() == 80
