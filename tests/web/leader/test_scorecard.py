"""The scorecard of a unit: definition, k of n, its own past as a picture, those of its size, a spreadsheet; none of few, and for leaders alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.walking import Walk
from tests.web.golden_queries import counted
from xinqiao.directory import snapshot
from xinqiao.directory.models import Unit
from xinqiao.directory.spreadsheet import reading
from xinqiao.insight import scorecard as cards
from xinqiao.insight.rates import Part, hide
from xinqiao.insight.scorecard import Rate, scorecard
from xinqiao.petitions.models import Petition, RunningClock
from xinqiao.rules.terms import Resolution

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def card(enterprise, unit, who="leader"):
    cache.clear()
    return scorecard(enterprise.actor(who), snapshot.current(), timezone.now(), timezone.localdate(), unit)


def rows_of(found):
    return {row.rate: row for row in found.rows}


def of(unit):
    return snapshot.current().units[unit.pk]


def test_each_period_counts_what_fell_due_in_it(enterprise):
    today = timezone.localdate()
    for days, late in ((1, 0), (90, 3), (91, 0), (180, 0), (360, 1), (361, 0)):
        clock = RunningClock.objects.get(petition=Walk(enterprise).to("replied").petition, name="handle")
        clock.due_on = today - timedelta(days=days)
        clock.stopped_on = clock.due_on + timedelta(days=late)
        clock.save()
    answered = rows_of(card(enterprise, of(enterprise.mine)))[Rate.ANSWERED]
    assert answered.periods == (Part(1, 2), Part(2, 2), Part(0, 0), Part(0, 1))
    assert [part.share for part in answered.periods] == [None] * 4 and answered.change is None


def test_solved_counts_the_last_call_back_in_each_period(enterprise):
    today = timezone.localdate()
    for days, said in ((0, Resolution.SOLVED), (89, Resolution.UNSOLVED), (90, Resolution.SOLVED), (179, Resolution.SOLVED)):
        petition = Walk(enterprise).to("replied").petition
        Petition.objects.filter(pk=petition.pk).update(resolution=said.value, resolution_on=today - timedelta(days=days))
    solved = rows_of(card(enterprise, of(enterprise.mine)))[Rate.SOLVED]
    assert solved.periods == (Part(1, 2), Part(2, 2), Part(0, 0), Part(0, 0))


def test_those_of_its_size_are_added_up_without_it_and_only_where_two_are_told(enterprise, monkeypatch):
    units = [enterprise.mine, enterprise.other_mine, enterprise.office, enterprise.group]
    Unit.objects.filter(pk__in=[unit.pk for unit in units[:3]]).update(headcount=500)
    snapshot.forget()
    now = {rate: {units[0].pk: Part(9, 20), units[1].pk: Part(10, 10), units[2].pk: Part(5, 10), units[3].pk: Part(90, 90)} for rate in Rate}
    monkeypatch.setattr(cards, "_now", lambda *_: now)
    assert rows_of(card(enterprise, of(enterprise.mine)))[Rate.SOLVED].others == Part(15, 20)
    now[Rate.SOLVED][units[2].pk] = Part(5, 9)
    assert rows_of(card(enterprise, of(enterprise.mine)))[Rate.SOLVED].others is None  # one alone would be that unit's rate


def test_what_another_page_hides_is_hidden_here(enterprise, monkeypatch):
    """Attack 26: a unit whose rate would give away that of a small one, taken from the total of the first page, is not told on its own page."""
    (big, small), _ = hide([Part(20, 30), Part(1, 3)])
    assert big.share is None and small.share is None
    monkeypatch.setattr(cards, "_past", lambda *_: {rate: [Part(20, 30)] * 4 for rate in Rate})
    monkeypatch.setattr(cards, "_now", lambda *_: {rate: {enterprise.mine.pk: big} for rate in Rate})
    periods = rows_of(card(enterprise, of(enterprise.mine)))[Rate.ANSWERED].periods
    assert [part.share for part in periods] == [None, 66, 66, 66]


def test_page_and_spreadsheet_say_the_same(enterprise, visit, monkeypatch):
    past = [Part(18, 20), Part(12, 15), Part(3, 9), Part(0, 0)]
    monkeypatch.setattr(cards, "_past", lambda *_: dict.fromkeys(Rate, past))
    monkeypatch.setattr(cards, "_now", lambda *_: {rate: {} for rate in Rate})
    leader, url = visit("leader"), f"/leader/units/{enterprise.mine.pk}/"
    page = leader.page(url)
    for words in ("及时受理率", "按期答复率", "满意度评价", "及时联系率", "解决率", "条例§34", "90%", "18 / 20 件", "80%", "比上一段高 10 个百分点", "不显示", "二矿", "不比"):
        assert words in page, words
    assert "3 / 9" not in page and "33%" not in page and page.count("<svg class=\"trend\"") == 5 and page.count("<polyline") == 5
    three, others = page[page.index('id="three"') : page.index('id="limits"')], page[page.index('id="limits"') :]
    assert all(words in three for words in ("三率", "及时联系率", "解决率", "满意度评价")) and not any(words in three for words in ("及时受理率", "按期答复率"))
    assert "三率以外" in others and "及时受理率" in others and "按期答复率" in others and f"三率 · {enterprise.mine.name}" not in page  # five are not called three
    assert "points above the period before" in visit("leader", "en").page(url)
    cells = [row for sheet in reading._from_workbook(leader.get(f"{url}sheet/").content) for row in sheet]
    rates = [[*row, "", "", ""] for row in cells if row and row[1:2] == ["按期答复率"]]
    assert {row[0] for row in rates} == {"三率以外，再看两项"} and [row[5:8] for row in rates] == [["18", "20", "90"], ["12", "15", "80"], ["", "", ""], ["", "", ""]]
    assert counted(leader, url) <= 10
    assert f'href="{url}"' in leader.page("/leader/units/") or not Petition.objects.exists()


def test_page_is_the_leaders_and_of_his_units(enterprise, visit):
    url = f"/leader/units/{enterprise.mine.pk}/"
    for who in ("clerk", "handler", "unit_head", "auditor"):
        assert visit(who).get(url).status_code == 404 and visit(who).get(f"{url}sheet/").status_code == 404, who
    assert visit("head").get(url).status_code == 200 and visit("leader").get("/leader/units/999999/").status_code == 404
    assert card(enterprise, of(enterprise.other_mine), "leader") is not None
