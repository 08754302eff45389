"""What calls for supervision is proposed on the petition's page to whoever may supervise, and the form begins with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.walking import Walk
from tests.web.visiting import petition_url, step_url
from xinqiao.rules.terms import RatingValue

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(enterprise):
    """A petition accepted seventy days ago and not answered."""
    return Walk(enterprise, at=timezone.now() - timedelta(days=70)).to("accepted")


def test_office_reads_why_and_unit_does_not(late, visit):
    url = petition_url(late.petition)
    for who in ("clerk", "head", "leader"):
        page = visit(who).page(url)
        assert "建议督办" in page and "办理期限" in page and f'href="{step_url(late.petition, "supervise")}"' in page, who
    assert "<li><b>期限过了还没有办</b> 告知期限" in visit("leader").page(url)
    assert "<li><b>期限过了还没有办</b> 告知期限" not in visit("clerk").page(url)  # nobody is told to supervise his own office
    for who in ("handler", "unit_head"):
        assert "建议督办" not in visit(who).page(url)


def test_form_begins_with_what_was_found_and_one_click_sends_it(late, visit):
    clerk = visit("clerk")
    page = clerk.page(step_url(late.petition, "supervise"))
    assert "已经超" in page and "马上办这一步" in page and 'value="overdue_limit" selected' in page
    fields = {"form": "supervision_order", "ground": "overdue_limit", "problem": "办理期限到期没有办", "demand": "马上办这一步", "unit_id": late.enterprise.mine.pk, "working_days": 5}
    assert clerk.take(late.petition, "supervise", **fields).status_code == 302
    page = clerk.page(petition_url(late.petition))
    assert "建议督办" not in page and "督办函" in page and "马上办这一步" in page
    assert '<span class="status_tag soon">督办</span>' in page


def test_unit_finds_the_supervision_in_its_worklist(walk, visit):
    supervised = walk("supervised").petition
    page = visit("handler").page("/desk/")
    assert supervised.number in page and "回复督办" in page


def test_dissatisfied_and_not_called_back(enterprise, visit):
    walk = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("replied")
    walk.take("rate", walk.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.DISSATISFIED, reason="还是冷。")
    assert "到现在没有人回访" in visit("clerk").page(petition_url(walk.petition))


def test_same_matter_again(enterprise, visit):
    first = Walk(enterprise).to("accepted").petition
    Walk(enterprise).to("triaged")
    assert "同一件事后来又反映了 1 次" in visit("clerk").page(petition_url(first))
