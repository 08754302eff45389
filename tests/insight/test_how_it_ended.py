"""Three facts about the end of a matter: over, on time, solved; each with its numerator and denominator."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.directory import snapshot
from xinqiao.insight import figures
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Resolution

pytestmark = pytest.mark.django_db


def said(walked: Walk, resolution: Resolution) -> None:
    walked.take("record_outcome", "clerk", called_on=local_day(walked.at), resolution=resolution, note="照原话。")


def test_each_fact_is_counted_on_its_own(enterprise: Enterprise, walk) -> None:
    said(walk("closed"), Resolution.UNSOLVED)  # over, and not solved
    said(walk("replied"), Resolution.SOLVED)  # solved, and not over
    said(walk("replied"), Resolution.PARTLY)
    walk("replied")  # nobody was asked: not in the denominator
    walk("accepted")
    Walk(enterprise, at=timezone.now() - timedelta(days=200)).to("closed")  # long ago
    found = figures.how_it_ended(enterprise.actor("leader"), snapshot.current(), timezone.localdate())
    assert found == figures.Ends(answered=4, closed=1, reached=3, solved=1, partly=1)


def test_leader_of_another_mine_counts_nothing_of_it(enterprise: Enterprise, walk) -> None:
    said(walk("replied"), Resolution.SOLVED)
    found = figures.how_it_ended(enterprise.actor("other_head"), snapshot.current(), timezone.localdate())
    assert found == figures.Ends(answered=0, closed=0, reached=0, solved=0, partly=0)


def test_it_is_counted_once_a_minute_and_not_at_every_look(enterprise: Enterprise, walk, django_assert_num_queries) -> None:
    walk("replied")
    leader, directory, today = enterprise.actor("leader"), snapshot.current(), timezone.localdate()
    first = figures.how_it_ended(leader, directory, today)
    with django_assert_num_queries(1):  # what the reader is kept from
        assert figures.how_it_ended(leader, directory, today) == first
