"""What units did well: each k of n as its formula says, none of few, nothing sealed, units of similar size together and never ranked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.walking import Walk, conclusion
from xinqiao.directory import snapshot
from xinqiao.insight.credit import Credit, band_of, credit
from xinqiao.insight.rates import Part
from xinqiao.petitions.zone import local_day
from xinqiao.rules.terms import Resolution, ServiceWay

GROUNDS = "答复说修好了，夜里只有十一度。"
pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


def of(enterprise, who="head"):
    cache.clear()
    return {unit.pk: found for _band, group in credit(enterprise.actor(who), snapshot.current(), timezone.localdate()) for unit, found in group}


def solved(walk, said=Resolution.SOLVED):
    walk.at = timezone.now() - timedelta(days=2)
    walk.take("record_outcome", "clerk", called_on=local_day(walk.at), resolution=said, note="问过本人了。")
    return walk


def replied(enterprise):
    return Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("replied")


def test_solved_at_first_handling_counts_one_answer_and_no_review(enterprise):
    solved(replied(enterprise))
    solved(replied(enterprise), Resolution.UNSOLVED)
    solved(replied(enterprise).link("review", "ask_review", "clerk", grounds=GROUNDS, how="信访件第 7 页"))
    again = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("reopened")
    again.take("reply", "handler", conclusions=(conclusion(),) * len(again.dossier.claims)).take("sign", "unit_head").take("serve", "handler", way=ServiceWay.IN_PERSON, recipient="本人")
    solved(again)
    assert of(enterprise)[enterprise.mine.pk].first == Part(1, 4)


def test_a_promise_is_kept_on_its_day_or_before_and_explained_is_not_kept(enterprise):
    def promised(days):
        walk = replied(enterprise)
        walk.at = timezone.now() - timedelta(days=15)
        walk.link("promise", "promise", "handler", text="换一扇门。", due_on=local_day(walk.at) + timedelta(days=days))
        return walk

    promised(5)  # nothing happened
    kept = promised(6)
    kept.at = timezone.now() - timedelta(days=10)
    kept.take_linked("promise", "keep_promise", "handler", proof="门换好了，当天本人签收，单子在后勤科。")
    explained = promised(7)
    explained.at = timezone.now() - timedelta(days=10)
    explained.take_linked("promise", "explain_promise", "unit_head", reason="门还没有到货。")
    promised(40)  # not due yet
    assert of(enterprise)[enterprise.mine.pk].promises == Part(1, 3)


def test_hard_matters_are_told_from_five_on_and_nothing_sealed_counts(enterprise):
    assert [Credit(hard=n).hard_told for n in (0, 1, 4, 5)] == [0, None, None, 5]
    solved(replied(enterprise).link("review", "ask_review", "clerk", grounds=GROUNDS, how="信访件第 7 页"))
    solved(replied(enterprise))
    Walk(enterprise).to("sealed")
    found = of(enterprise)
    assert found[enterprise.mine.pk].hard == 1 and enterprise.discipline_unit.pk not in found


def test_units_stand_beside_those_of_similar_size_in_the_order_of_the_tree(enterprise):
    assert [band_of(n) for n in (0, 1, 199, 200, 2_999, 3_000, 90_000)] == [None, (1, 199), (1, 199), (200, 999), (1_000, 2_999), (3_000, None), (3_000, None)]
    for unit, heads in ((enterprise.mine, 2_600), (enterprise.other_mine, 240)):
        type(unit).objects.filter(pk=unit.pk).update(headcount=heads)
        walk = Walk(enterprise, at=timezone.now() - timedelta(days=20)).to("triaged")
        walk.take("assign", "clerk", unit_id=unit.pk)
        walk.petition.refresh_from_db()
        type(walk.petition).objects.filter(pk=walk.petition.pk).update(resolution=Resolution.SOLVED.value, resolution_on=timezone.localdate())
    snapshot.forget()
    cache.clear()
    found = credit(enterprise.actor("leader"), snapshot.current(), timezone.localdate())
    assert [(band, [unit.pk for unit, _ in group]) for band, group in found] == [((1_000, 2_999), [enterprise.mine.pk]), ((200, 999), [enterprise.other_mine.pk])]
