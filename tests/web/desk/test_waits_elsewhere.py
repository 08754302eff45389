"""What is due outside the petitions stands on the worklist, one notice a kind: for whoever owes it, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.desk.test_reception import a_day, days  # noqa: F401 a fixture
from xinqiao.outreach.models import OutreachRecord
from xinqiao.outreach.sweeps import found_at
from xinqiao.outreach.waiting import waiting
from xinqiao.rules.terms_outreach import OutreachKind

pytestmark = pytest.mark.django_db


def test_a_day_to_be_published_waits_for_who_keeps_it(visit, days):  # noqa: F811
    a_day(days, 2)
    page = visit("clerk").page("/desk/")
    assert "领导接待日：1 件等您办" in page and 'href="/desk/reception/"' in page
    assert "Leaders' reception day: 1 waiting for you" in visit("clerk", "en").page("/desk/").replace("&#x27;", "'")
    for who in ("receptionist", "handler", "leader", "unit_head"):
        assert "件等您办，最早" not in visit(who).page("/desk/"), who


def test_what_is_far_away_or_over_waits_for_nobody(visit, days):  # noqa: F811
    a_day(days, 60)
    assert "件等您办，最早" not in visit("clerk").page("/desk/")
    day = a_day(days, 2)
    days.take("cancel_reception", day, "clerk", timezone.now(), reason="那天井下有事，另定日子。")
    assert "件等您办，最早" not in visit("clerk").page("/desk/")


def test_what_is_late_is_said_so_and_kinds_stand_by_their_first_day(enterprise, visit, days, django_assert_num_queries):  # noqa: F811
    today = timezone.localdate()
    for kind, ahead in ((OutreachKind.VISIT, 1), (OutreachKind.VISIT, -3), (OutreachKind.RECEPTION_DAY, -1)):
        number = f"{kind.value}-test{ahead}"
        OutreachRecord.objects.create(kind=kind.value, number=number, unit=enterprise.office, on=today, status="visit_out", waits_for="coordinator", due_on=today + timedelta(days=ahead))
    actor = enterprise.actor("clerk")
    with django_assert_num_queries(1):
        found = waiting(actor, today + timedelta(days=3))
    assert [(each.kind, each.n, each.due_on - today) for each in found] == [(OutreachKind.VISIT, 2, timedelta(days=-3)), (OutreachKind.RECEPTION_DAY, 1, timedelta(days=-1))]
    assert waiting(enterprise.actor("handler"), today + timedelta(days=3)) == []
    page = visit("clerk").page("/desk/")
    assert "已经过期" in page.split("领导接待日：1 件等您办")[1][:40]


def test_whoever_raised_a_recommendation_is_told_a_week_before_its_day_and_the_addressee_when_it_is_soon(enterprise, visit, django_assert_num_queries):
    """The head of the office that raised it owes nothing yet; an office without another head answers by its head of office."""
    today, unit = timezone.localdate(), enterprise.mine
    row = OutreachRecord.objects.create(
        kind="advice", number="advice-test", unit=unit, on=today, status="advised", waits_for="unit_head", due_on=today + timedelta(days=7), place_key=found_at(enterprise.office.pk),
    )  # fmt: skip
    head = visit("head").page("/desk/")
    assert "您提出的 1 件在等反馈，最早的" in head and "件等您办，最早" not in head and 'href="/desk/advice/"' in head
    assert "feedback awaited on 1 that you raised" in visit("head", "en").page("/desk/")
    assert "在等反馈" not in visit("unit_head").page("/desk/") + visit("clerk").page("/desk/")
    actor = enterprise.actor("head")
    with django_assert_num_queries(1):
        found = waiting(actor, today + timedelta(days=3), today + timedelta(days=7))
    assert [(each.n, each.is_awaited) for each in found] == [(1, True)]
    OutreachRecord.objects.filter(pk=row.pk).update(due_on=today + timedelta(days=8))
    assert "在等反馈" not in visit("head").page("/desk/")
    OutreachRecord.objects.filter(pk=row.pk).update(due_on=today - timedelta(days=1), status="advice_late")
    assert "已经过期" in visit("head").page("/desk/").split("您提出的 1 件在等反馈")[1][:40]
    assert "1 件等您办" in visit("unit_head").page("/desk/")
    OutreachRecord.objects.filter(pk=row.pk).update(unit=enterprise.office, place_key=found_at(unit.pk))
    assert "1 件等您办" in visit("head").page("/desk/")
