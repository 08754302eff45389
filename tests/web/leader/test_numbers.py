"""Every number of the leader's page is the length of the list behind it, and equals a plain recount."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import ROUTES, Walk
from xinqiao.directory import snapshot
from xinqiao.directory.models import Post
from xinqiao.insight import figures
from xinqiao.petitions import reading
from xinqiao.petitions.models import Obligation, Petition, RunningClock
from xinqiao.rules.terms import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(enterprise: Enterprise) -> Enterprise:
    """A petition at every station, some of them overdue; a leader of one mine."""
    for age in (2, 10, 17):
        for station in ROUTES:
            Walk(enterprise, at=timezone.now() - timedelta(days=age)).to(station)
    Post.objects.create(
        person=enterprise.person("unit_head"), unit=enterprise.mine, duty=Duty.LEADER.value, title="分管领导",
        valid_from=enterprise.mine.valid_from,
    )  # fmt: skip
    cache.clear()
    return enterprise


def recount(units: set[int] | None) -> dict[str, set[str]]:
    """Return the numbers behind each figure, by walking all rows in Python."""
    today = timezone.localdate()
    found: dict[str, set[str]] = {"open": set(), "due": set(), "overdue": set(), "untaken": set()}
    for row in Obligation.objects.select_related("petition"):
        if row.petition.is_sealed or row.work == "close" or (units is not None and row.unit_id not in units):
            continue
        number = row.petition.number
        found["open"].add(number)
        if row.due_on < today:
            found["overdue"].add(number)
        elif row.due_on <= today + timedelta(days=7):
            found["due"].add(number)
        if row.work in ("triage", "read_supplement", "send", "designate", "accept", "decide_objection"):
            found["untaken"].add(number)
    return found


@pytest.mark.parametrize("key", ["leader", "head", "unit_head"])
def test_numbers_equal_a_recount_and_the_lists(many: Enterprise, visit, key: str) -> None:
    units = {many.mine.pk} if key == "unit_head" else None
    expected = recount(units)
    shown = figures.figures(many.actor(key), snapshot.current(), timezone.now(), timezone.localdate())
    assert {name: getattr(shown.total, name) for name in expected} == {name: len(found) for name, found in expected.items()}
    assert all(expected.values())
    for name, found in expected.items():
        rows, after = [], None
        while True:
            today = timezone.localdate()
            span = {"due": figures.due_span(today), "overdue": figures.overdue_span(today)}.get(name, reading.EVER)
            works = figures.UNTAKEN if name == "untaken" else ()
            lines, after = reading.owed_by(
                many.actor(key), snapshot.current(), units, span, works=works, after=after, limit=4
            )  # fmt: skip
            rows += [line.number for line in lines]
            if after is None:
                break
        assert sorted(rows) == sorted(found), name
        assert set(visit(key).numbers(f"/leader/{name}/")) <= found


def test_the_rows_of_the_units_are_recounted_too(many: Enterprise) -> None:
    shown = figures.figures(many.actor("leader"), snapshot.current(), timezone.now(), timezone.localdate())
    for unit, counts in shown.units:
        expected = recount({unit.pk})
        assert (counts.open, counts.due, counts.overdue) == tuple(len(expected[name]) for name in ("open", "due", "overdue"))
    assert sum(counts.open for _, counts in shown.units) > shown.total.open  # the desk and the mine both owe on some


def test_a_leader_of_a_mine_sees_only_his_mine(many: Enterprise, visit) -> None:
    page = visit("unit_head").page("/leader/")
    assert "二矿" in page and "三矿" not in page and "集团信访办" not in page
    assert visit("unit_head").get("/leader/open/", unit=many.other_mine.pk).status_code == 404
    listed = set(visit("unit_head").numbers("/leader/open/"))
    assert listed <= set(Petition.objects.filter(handling_unit=many.mine).values_list("number", flat=True))


def test_there_are_five_sentences_and_the_fifth_is_about_the_reader(many: Enterprise, visit) -> None:
    for key, fifth in (("leader", "件还没有受理"), ("head", "件等您签发"), ("unit_head", "件等您签发")):
        page = visit(key).page("/leader/")
        assert page.count('class="stat_text"') == 5 and fifth in page
    waiting = Obligation.objects.filter(unit_id=many.mine.pk, work="sign").count()
    assert waiting == len(visit("unit_head").numbers("/leader/to-sign/")) == 3


def test_a_share_never_stands_without_its_k_and_n(many: Enterprise, visit) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    n = RunningClock.objects.filter(name="handle", petition__status="accepted", stopped_on=None).update(due_on=yesterday)
    cache.clear()
    assert n and f"二矿（0 / {n} 件）" in visit("leader").page("/leader/by-unit/")
    assert f"(0 / {n})" in visit("leader", "en").page("/leader/by-unit/")
