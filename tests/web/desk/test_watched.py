"""What is at risk in my unit: a head's look at what his handlers owe."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.linked import LINKED_ROUTES
from tests.walking import Walk
from tests.web.golden_queries import counted, expected
from xinqiao.directory import snapshot
from xinqiao.petitions import reading
from xinqiao.petitions.models import Obligation

pytestmark = pytest.mark.django_db
HEAD = "本单位承办人手里快到期、已超期的"


def ago(enterprise, days, to="accepted", **traits):
    return Walk(enterprise, at=timezone.now() - timedelta(days=days), **traits).to(to).petition


def part(page):
    """Return the section of a worklist that is not the reader's own."""
    found = re.search(r'<section id="watched".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_head_reads_what_his_handlers_owe_soon_or_late(enterprise, visit):
    late, far = ago(enterprise, 70, title="井下热水断了"), ago(enterprise, 30, title="食堂太贵")
    page = part(visit("unit_head").page("/desk/"))
    assert HEAD in page and "井下热水断了" in page and f"/desk/petitions/{late.number}/" in page and "还没有确定承办人" in page
    answering = Obligation.objects.get(petition=far, work="answer")
    assert answering.due_on > timezone.localdate() + timedelta(3)
    soonest = [line.due_on for line in reading.watched(enterprise.actor("unit_head"), snapshot.current(), timezone.localdate(), 3)[0]]
    assert soonest == sorted(soonest) and answering.due_on not in soonest


def test_it_says_who_was_named(enterprise, visit):
    walk = Walk(enterprise, at=timezone.now() - timedelta(days=70))
    LINKED_ROUTES["handlers_named"](walk)
    assert f"承办人 {enterprise.person('handler').name}" in part(visit("unit_head").page("/desk/"))
    assert "due soon" in part(visit("unit_head", "en").page("/desk/"))


def test_it_is_nobody_else_s(enterprise, visit):
    ago(enterprise, 70)
    for key in ("handler", "other_head", "other_handler", "clerk", "discipline", "receptionist"):
        assert part(visit(key).page("/desk/")) == "", key


def test_it_stays_short_and_leads_on(enterprise, visit):
    petition = ago(enterprise, 70)
    line = Obligation.objects.get(petition=petition, work="answer")
    Obligation.objects.bulk_create(
        Obligation(petition=petition, unit_id=line.unit_id, duty=line.duty, work=line.work, due_on=line.due_on) for _ in range(12)
    )
    visitor = visit("unit_head")
    first = part(visitor.page("/desk/"))
    assert first.count('class="title"') == reading.WATCHED
    later = re.search(r'href="[^"]*watched=([^"#]+)#watched"', first)[1]
    rest = part(visitor.page("/desk/", watched=later))
    assert 0 < rest.count('class="title"') <= reading.WATCHED
    assert part(visitor.page("/desk/", watched="nonsense")) == first


def test_a_sealed_matter_is_not_there(enterprise, visit):
    petition = ago(enterprise, 70)
    petition.is_sealed = True
    petition.save(update_fields=["is_sealed"])
    assert part(visit("unit_head").page("/desk/")) == ""


def test_it_takes_one_query_more_and_they_do_not_grow(enterprise, visit):
    counts = []
    for _ in range(2):
        for age in (61, 65, 70):
            ago(enterprise, age)
        counts.append(counted(visit("unit_head"), "/desk/"))
    assert set(counts) == {expected("desk")["worklist_head"] + 1}  # and one for the names of others in their titles
    assert expected("desk")["worklist_head"] == expected("desk")["worklist"] + 2  # for what is at risk, and whom its handlers are
