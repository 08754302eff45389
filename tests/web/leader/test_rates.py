"""The page of the three rates: for leaders, in both languages, with k of n and none of few."""

from __future__ import annotations

import pytest

from xinqiao.insight import rates
from xinqiao.insight.rates import Part, Rates

pytestmark = pytest.mark.django_db


def test_page_says_k_of_n_and_hides_few(enterprise, visit, monkeypatch):
    found = {enterprise.mine.pk: Rates(Part(18, 20), Part(5, 9), Part(12, 15), Part(10, 15))}
    monkeypatch.setattr(rates, "_rates", lambda *_: found)
    page = visit("leader").page("/leader/rates/")
    assert "90%" in page and "18 / 20 件" in page and "80%" in page and "66%" in page
    assert "不显示" in page and "5 / 9" not in page and "二矿" in page
    assert "Three rates" in visit("head", "en").page("/leader/rates/")
    assert 'href="/leader/rates/"' in visit("leader").page("/leader/")


def test_page_is_the_leaders(visit):
    for who in ("clerk", "handler", "unit_head", "auditor"):
        assert visit(who).get("/leader/rates/").status_code == 404, who
