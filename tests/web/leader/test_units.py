"""The page of units in groups of similar size: what was done well in sentences, k of n, none of few, both languages."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.insight import credit
from xinqiao.insight.credit import Credit
from xinqiao.insight.rates import Part

pytestmark = pytest.mark.django_db


def test_page_tells_what_was_done_well_and_hides_few(enterprise, visit, monkeypatch):
    cache.clear()
    Unit.objects.filter(pk=enterprise.mine.pk).update(headcount=2_600)
    snapshot.forget()
    found = {enterprise.mine.pk: Credit(Part(8, 9), Part(19, 20), 6), enterprise.office.pk: Credit(Part(3, 4)), enterprise.other_mine.pk: Credit(Part(11, 20), Part(2, 2), 3)}
    monkeypatch.setattr(credit, "_credit", lambda *_: found)
    page = visit("leader").page("/leader/units/")
    assert "二矿：到期的 20 件承诺，按期做到 19 件。" in page and "二矿：办成了 6 件难事。" in page
    assert "1000 到 2999 人" in page and "还没有填人数的单位" in page
    assert "11 / 20 件" in page and "55%" in page and "8 / 9" not in page and "不显示</span>" in page
    assert f"{enterprise.other_mine.name}：" not in page  # what is not much is in no sentence
    assert f'href="/leader/units/{enterprise.office.pk}/"' in page, "a unit of which nothing is told here has a scorecard all the same"
    cache.clear()
    assert "Credit board" in visit("head", "en").page("/leader/units/")
    assert 'href="/leader/units/"' in visit("leader").page("/leader/")


def test_empty_page_says_what_will_stand_there(enterprise, visit):
    cache.clear()
    page = visit("leader").page("/leader/units/")
    assert "还没有可以写的" in page and "还没有可以算的件" in page


def test_page_is_the_leaders(visit):
    for who in ("clerk", "handler", "unit_head", "auditor"):
        assert visit(who).get("/leader/units/").status_code == 404, who
