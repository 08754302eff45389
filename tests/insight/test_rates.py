"""Three rates by unit: each k of n as its formula says, none of few, nothing sealed, no ranking."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.insight import figures
from xinqiao.insight.rates import Part, rates
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import RatingValue, Resolution

pytestmark = pytest.mark.django_db


def of(enterprise, who="head"):
    cache.clear()
    return {unit.pk: found for unit, found in rates(enterprise.actor(who), snapshot.current(), timezone.localdate())}


def test_no_share_of_few():
    assert Part(3, 9).share is None and Part(9, 10).share == 90 and Part(2, 30).share == 6 and Part().share is None


def test_each_counts_what_its_formula_says(enterprise):
    kept = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("accepted")
    kept.take("first_contact", "handler", **_contact(kept))
    Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("accepted")  # nobody was in touch
    asked = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("replied")
    asked.at = timezone.now() - timedelta(days=2)
    asked.take("record_outcome", "clerk", called_on=local_day(asked.at), resolution=Resolution.SOLVED, note="暖和了。")
    asked.take("rate", asked.petitioner, office=RatingValue.DISSATISFIED, unit=RatingValue.FAIRLY, reason="来得慢。")
    found = of(enterprise)[enterprise.mine.pk]
    assert found.contacted == Part(2, 3)  # handing the answer over is being in touch, too
    assert (found.solved, found.satisfied, found.wholly) == (Part(1, 1), Part(1, 1), Part(0, 1))
    assert found.solved.share is None


def _contact(walk):
    from xinqiao.petitions.zone import local_day
    from xinqiao.rules.terms_handling import ContactWay

    return {"way": ContactWay.PHONE, "contacted_on": local_day(walk.at), "text": "约好明天上门。"}


def test_what_is_old_or_sealed_is_not_counted(enterprise):
    old = Walk(enterprise, at=timezone.now() - timedelta(days=figures.COHORT_DAYS + 60)).to("replied")
    old.take("rate", old.petitioner, office=RatingValue.SATISFIED, unit=RatingValue.SATISFIED, reason="")
    Walk(enterprise).to("sealed")
    found = of(enterprise)
    assert all(one.satisfied == Part() for one in found.values()) and enterprise.discipline_unit.pk not in found


def test_reader_sees_the_units_he_oversees_in_the_order_of_the_tree(enterprise, monkeypatch):
    for unit in (enterprise.other_mine, enterprise.mine):
        walk = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("triaged")
        walk.take("assign", "clerk", unit_id=unit.pk)
    assert list(of(enterprise, "leader")) == [enterprise.mine.pk, enterprise.other_mine.pk]
    monkeypatch.setattr("xinqiao.insight.rates.scope", lambda *_: frozenset({enterprise.mine.pk}))
    assert list(of(enterprise)) == [enterprise.mine.pk]
