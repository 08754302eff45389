"""What a leader has in hand himself, on his first page: what he promised at a reception, and his own days; nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.linked import bookings
from tests.walking import Walk
from tests.web.desk.test_reception import days, on  # noqa: F401 a fixture
from xinqiao.petitions.models import LinkedRecord

pytestmark = pytest.mark.django_db


def test_what_was_promised_at_a_reception_is_the_leaders_to_watch(enterprise, walk, visit):
    talked = bookings.talked(Walk(enterprise))
    promise = LinkedRecord.objects.get(petition=talked.petition, kind="promise")
    assert promise.person_id == enterprise.person("leader").pk and promise.unit_id == enterprise.mine.pk
    page = visit("leader").page("/leader/")
    assert "我答应的事" in page and talked.petition.title in page and "换一台循环泵（二矿）" in page and 'class="late"' not in page.split('id="in_hand"')[1].split("</section>")[0]
    assert "What I lead and what I promised" in visit("leader", "en").page("/leader/")
    assert "我答应的事" not in visit("head").page("/leader/")
    talked.take_linked("promise", "keep_promise", "handler", proof="三月二十日换好，室内十九度。")
    assert "我答应的事" not in visit("leader").page("/leader/")


def test_one_that_is_late_is_marked(enterprise, visit):
    walk = Walk(enterprise, at=timezone.now() - timedelta(days=30))
    bookings.talked(walk)
    part = visit("leader").page("/leader/").split('id="in_hand"')[1].split("</section>")[0]
    assert 'class="late"' in part and '<span class="status_tag late">已超期</span>' in part  # in words: a class alone shows nothing


def test_his_own_reception_days_and_no_other_leaders(enterprise, visit, days):  # noqa: F811
    record = days.take("plan_reception", days.new(), "clerk", timezone.now(), **on(9))
    page = visit("leader").page("/leader/")
    assert "我的接待日和下访" in page and f"/desk/reception/{record.number}/" in page
    assert "我的接待日和下访" not in visit("head").page("/leader/")
    days.take("cancel_reception", record, "clerk", timezone.now(), reason="那天井下有事，另定日子。")
    assert "我的接待日和下访" not in visit("leader").page("/leader/")
