"""An officer who lets his head stand in is told that some matters will wait: by posts alone, whatever lies there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.enterprise import Enterprise
from tests.walking import Walk
from xinqiao.directory import change, snapshot
from xinqiao.petitions.models import Petition
from xinqiao.rules.terms import Duty

PAGE = "/desk/substitutes/"
HEAD, NOBODY = "只由承办人员先看的件，他代理也看不到", "这几天没有别的承办人员"


def named(visit: Callable[..., Any], enterprise: Enterprise, substitute: str, key: str = "clerk") -> str:
    """Let the officer name a substitute on the page, and return what he reads then."""
    today = timezone.localdate()
    post = enterprise.person(key).posts.get()
    answer = visit(key).post(PAGE, post=post.pk, substitute=enterprise.person(substitute).pk, valid_from=today.isoformat(), valid_to=(today + timedelta(days=3)).isoformat())
    assert answer.status_code == 302, answer.content.decode()
    snapshot.forget()
    return str(visit(key).page(PAGE))


def second_officer(enterprise: Enterprise) -> None:
    person = change.add_person(change.PersonEntry(login="yu-min", name="于敏", name_en="Yu Min"), by="command", at=timezone.now())
    entry = change.PostEntry(person=person, unit=enterprise.office, duty=Duty.COORDINATOR.value, title="信访专员", title_en="officer", valid_from=date(2020, 1, 1))
    change.add_post(entry, by="command", at=timezone.now())
    enterprise.people["yu-min"] = person
    snapshot.forget()


def test_who_names_his_head_is_told_what_will_wait(visit: Callable[..., Any], enterprise: Enterprise) -> None:
    shown = named(visit, enterprise, "head")
    assert HEAD in shown and NOBODY in shown and "请尽量请同岗位的同事" in shown
    english = visit("clerk", "en").page(PAGE)
    assert "he does not see by standing in" in english and "No other officer is there" in english


def test_with_another_officer_there_nothing_waits(visit: Callable[..., Any], enterprise: Enterprise) -> None:
    second_officer(enterprise)
    shown = named(visit, enterprise, "head")
    assert HEAD in shown and NOBODY not in shown


@pytest.mark.parametrize("substitute", ["receptionist", "yu-min"])
def test_who_names_a_colleague_reads_no_warning(visit: Callable[..., Any], enterprise: Enterprise, substitute: str) -> None:
    second_officer(enterprise)
    assert HEAD not in named(visit, enterprise, substitute)


def test_two_officers_away_at_once_are_not_there_for_each_other(visit: Callable[..., Any], enterprise: Enterprise) -> None:
    second_officer(enterprise)
    assert NOBODY not in named(visit, enterprise, "head")
    assert NOBODY in named(visit, enterprise, "receptionist", "yu-min") or NOBODY in visit("clerk").page(PAGE)


def test_the_page_is_the_same_whether_an_accusation_waits_or_not(visit: Callable[..., Any], walk: Callable[..., Walk], enterprise: Enterprise) -> None:
    """Who may not know learns nothing from it: what it says follows from posts alone."""
    named(visit, enterprise, "head")

    def read() -> str:
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", visit("head").page(PAGE).split("<main")[1].split("</main")[0])

    before = read()
    petition = walk("registered").petition
    Petition.objects.filter(pk=petition.pk).update(is_kept_close=True)
    assert HEAD in before and read() == before and petition.number not in before
