"""The demonstration enterprise stands at every stage, made by walking real steps."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from xinqiao.directory import seed, snapshot
from xinqiao.directory.duties import staff
from xinqiao.directory.models import Person, Unit
from xinqiao.insight import figures
from xinqiao.ops.demo.load import load
from xinqiao.ops.verify import faults
from xinqiao.petitions.models import Export, LinkedRecord, Obligation, Petition
from xinqiao.petitions.zone import SHANGHAI, local_day
from xinqiao.rules.terms import PetitionStatus

DAYS = ("2026-02-20T10:00", "2028-02-29T23:59", "2031-01-01T00:05")  # in the Spring Festival, on a leap day, at midnight


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.one_store
@pytest.mark.parametrize("moment", DAYS)
def test_the_demonstration_looks_the_same_on_any_day(moment: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    seed.seed_calendar(now)
    seed.seed_categories(now)
    load(now)
    leader, today = staff(Person.objects.get(login="song-hai"), local_day(now)), local_day(now)
    total = figures.figures(leader, snapshot.current(), now, today).total
    assert 75 <= total.open <= 85 and total.due >= 15  # a closed matter that nobody called back is open too
    assert 9 <= total.overdue <= 30  # with what is still to be asked after the answer; our own limits run by working days: on a Monday fewer of them have passed
    assert total.cohort >= 12 and 50 <= (total.share or 0) < 100  # some were late: a page of nothing but 100% teaches nothing
    assert list(faults()) == []


@pytest.mark.django_db
def test_a_store_of_ones_own_is_left_alone(enterprise: Enterprise) -> None:
    said = load(timezone.now())
    assert "没有装入示例企业" in said and "was not loaded" in said and "chen-lan" not in said
    assert not Petition.objects.exists() and not Person.objects.filter(login="chen-lan").exists()


@pytest.mark.django_db
@pytest.mark.slow
def test_the_demonstration_is_loaded_once_and_stands_at_every_stage() -> None:
    now = timezone.now()
    seed.seed_calendar(now)
    seed.seed_categories(now)
    said = load(now)
    assert "chen-lan" in said and "Xinqiao-2026" in said
    assert Petition.objects.count() == 181  # as written, seventy-three of the past year, one that was brought to a reception day, the part of one that was split off, four old files, eleven files of those who are watched over, one that a sweep found, one that the reception room registered
    assert (Unit.objects.filter(kind="company").count(), Person.objects.count() >= 55) == (3, True)
    standing = Counter(Petition.objects.values_list("status", flat=True))
    assert set(standing) == {status.value for status in PetitionStatus}
    linked = Counter(LinkedRecord.objects.values_list("kind", "status"))
    assert {("member", "named"), ("member", "confirmed"), ("member", "denied"), ("merge", "in"), ("merge", "asked"), ("split", "off")} <= set(linked)
    assert Petition.objects.filter(hops=2, status="triaged").count() == 1  # a leader names the unit
    assert Export.objects.filter(state="export_asked", total__gte=20).count() == 1  # waits for the custodian
    (waiting,) = Petition.objects.filter(urgent_report="reminded")  # 重大紧急: its head has been reminded, and its hours are about to pass
    assert waiting.urgent_until is not None and timedelta(0) < waiting.urgent_until - now < timedelta(hours=1)
    watched = Counter(LinkedRecord.objects.filter(kind="retaliation").values_list("status", "petition__watcher"))
    assert watched["watched", "discipline"] and watched["retaliation_found", "discipline"] and watched["watched", "union"]
    today = local_day(now)
    assert Obligation.objects.filter(due_on__lt=today).count() >= 5
    assert Obligation.objects.filter(due_on__gte=today, due_on__lte=today.replace(day=today.day)).count() >= 1
    assert list(faults()) == []
    snapshot.forget()
    load(now)
    assert Petition.objects.count() == 181
