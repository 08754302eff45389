"""What is due outside the petitions stands on the worklist, one notice a kind: for whoever owes it, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.desk.test_reception import a_day, days  # noqa: F401 a fixture
from xinqiao.outreach.models import OutreachRecord
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
