"""Beside each choice of an assignment stands what is in hand there: for whoever assigns, in one query, and nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests import enterprise as people
from tests.walking import Walk
from tests.web.visiting import step_url
from xinqiao.directory import change, snapshot
from xinqiao.petitions import burden
from xinqiao.petitions.models import Obligation
from xinqiao.rules.terms import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.postgres_too]


@pytest.fixture
def second(enterprise):
    enterprise.people["second"] = people._person("second", enterprise.mine, Duty.HANDLER)
    snapshot.forget()
    return enterprise.person("second")


def accepted(enterprise, age=2):
    return Walk(enterprise, at=timezone.now() - timedelta(days=age)).to("accepted")


def given(enterprise, first, other=None, age=2):
    return accepted(enterprise, age).link("handlers", "name_handlers", "unit_head", person_id=first.pk, second_id=other.pk if other else None).petition


def options(page, name):
    """Return the words of each choice of a field, in their order."""
    return [unescape(words).strip() for words in re.findall(r"<option[^>]*>([^<]*)</option>", re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)[0])]


def test_units_stand_with_what_they_have_in_hand_in_the_order_of_the_tree(enterprise, visit, django_assert_num_queries):
    for age in (2, 3):
        accepted(enterprise, age)
    late = accepted(enterprise).petition
    Obligation.objects.filter(petition=late).update(due_on=timezone.localdate() - timedelta(days=3))
    Walk(enterprise).to("sealed")
    today, units = timezone.localdate(), [enterprise.mine.pk, enterprise.other_mine.pk]
    clerk, directory = enterprise.actor("clerk"), snapshot.current()
    with django_assert_num_queries(1):
        found = burden.of_units(clerk, directory, units, today)
    counted = {row.petition_id for row in Obligation.objects.filter(unit_id=enterprise.mine.pk).exclude(work__in=("close", "send_up"))}
    assert found.get(enterprise.other_mine.pk) is None and found[enterprise.mine.pk].open == len(counted) == 3 and found[enterprise.mine.pk].due >= 1
    page = visit("clerk").page(step_url(Walk(enterprise).to("triaged").petition, "assign"))
    shown = options(page, "unit_id")
    mine, other = (next(words for words in shown if name in words) for name in ("二矿", "三矿"))
    assert "在办 3 件" in mine and "手上没有在办的" in other and shown.index(mine) < shown.index(other)
    assert "in hand" in visit("clerk", "en").page(step_url(Walk(enterprise).to("triaged").petition, "assign"))


def test_colleagues_stand_with_what_they_were_given_fewest_first(enterprise, visit, second, django_assert_num_queries):
    first = enterprise.person("handler")
    for _ in range(2):
        given(enterprise, first)
    given(enterprise, first, second)
    closed = Walk(enterprise).to("closed").petition
    assert not Obligation.objects.filter(petition=closed, duty="handler").exists()
    head, directory = enterprise.actor("unit_head"), snapshot.current()
    with django_assert_num_queries(1):
        found = burden.of_people(head, directory, enterprise.mine.pk, timezone.localdate())
    assert {key: one.open for key, one in found.items()} == {first.pk: 3, second.pk: 1}
    matter = accepted(enterprise).petition
    shown = options(visit("unit_head").page(step_url(matter, "name_handlers")), "person_id")
    names = [words for words in shown if "测试" in words]
    assert [next(name for name in ("测试handler", "测试second", "测试unit_head") if name in words) for words in names] == ["测试unit_head", "测试second", "测试handler"]
    assert "手上没有在办的" in names[0] and "在办 1 件" in names[1] and "在办 3 件" in names[2]
    for who in ("handler", "leader", "clerk"):
        assert "在办 3 件" not in visit(who).page(f"/desk/petitions/{matter.number}/"), who


def test_who_is_away_stands_last_with_who_stands_in(enterprise, visit, second):
    first, today = enterprise.person("handler"), timezone.localdate()
    given(enterprise, first)
    entry = change.SubstituteEntry(post=second.posts.get(), substitute=first, valid_from=today, valid_to=today + timedelta(days=3))
    change.name_substitute(entry, by=f"person:{second.pk}", at=timezone.now())
    shown = options(visit("unit_head").page(step_url(accepted(enterprise).petition, "name_handlers")), "person_id")
    assert "测试second" in shown[-1] and "不在，由测试handler代到" in shown[-1]


def test_what_the_one_who_assigns_is_kept_from_is_in_no_number(enterprise):
    """Attack 18: whoever is complained about reads no number with that matter in it."""
    matter, head = accepted(enterprise).petition, enterprise.actor("clerk")
    before = burden.of_units(head, snapshot.current(), [enterprise.mine.pk], timezone.localdate())
    Walk(enterprise)
    matter.is_kept_close = True
    matter.save(update_fields=["is_kept_close"])
    after = burden.of_units(head, snapshot.current(), [enterprise.mine.pk], timezone.localdate())
    assert before[enterprise.mine.pk].open == 1 and enterprise.mine.pk not in after
